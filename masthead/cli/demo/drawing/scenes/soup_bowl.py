"""A bowl of red fish soup from above: mussels, spoon, torn bread, checked cloth."""

from __future__ import annotations

from masthead.cli.demo.drawing.props import leaves
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import (
    blob,
    both,
    join,
    limb,
    line,
    oval,
    polar,
    poly,
    rect,
    reed,
    ring,
    shift,
    turned,
)
from masthead.cli.demo.drawing.sheet import Along, Around, Point, Sheet

BOWL = (520, 500)


def draw(s: Sheet) -> None:
    """Table, cloth, bowl with its shadow, soup, what swims in it, bread and spoon."""
    _table(s)
    _bowl(s)
    _soup(s)
    _bread(s)
    _spoon(s)


def _table(s: Sheet) -> None:
    s.wash(teal=0.95, night=0.45)
    s.over(
        both(
            [reed([(-40, y), (500, y + float(s.rng.uniform(-14, 14))), (1040, y + 6)], 5) for y in range(30, 1000, 46)]
        ),
        night=0.8,
    )
    cloth = poly((120, -20), (1020, 120), (1020, 900), (900, 1020), (60, 1020), (-20, 700))
    s.over(shift(cloth, -14, 22), night=0.8)
    s.paint(cloth, ochre=0.08)
    with s.inside(cloth):
        for n in range(-3, 16):
            s.over(turned(rect(n * 92, -400, 46, 1900), 9, (500, 500)), red=0.42)
            s.over(turned(rect(-400, n * 92, 1900, 46), 9, (500, 500)), red=0.42)
            for m in range(-3, 16):
                s.over(turned(rect(n * 92, m * 92, 46, 46), 9, (500, 500)), red=0.88)
        s.over(
            both([reed([(20, 720), (190, 860), (330, 1040)], 14), reed([(880, 90), (930, 300), (1030, 460)], 12)]),
            teal=0.4,
        )


def _bowl(s: Sheet) -> None:
    x, y = BOWL
    s.over(
        oval(x - 34, y + 46, 372, 366), Around((x - 34, y + 46), 380), night=(0.9, 0.9, 0.7, 0), teal=(0.8, 0.6, 0.4, 0)
    )
    s.paint(oval(x, y, 356), ochre=0.12)
    s.over(oval(x, y, 356), Along((x + 250, y - 250), (x - 250, y + 250)), teal=(0, 0.1, 0.5))
    s.over(ring(x, y, 348, 330), teal=0.9)
    dashes = [turned(reed([(x, y - 322), (x, y - 300)], 12), n * 7.5, BOWL) for n in range(48)]
    s.over(both(dashes), teal=0.9, night=0.2)
    s.over(ring(x, y, 296, 270), Along((x + 200, y - 200), (x - 200, y + 200)), teal=(0.7, 0.2, 0), night=(0.5, 0.1, 0))


def _soup(s: Sheet) -> None:
    x, y = BOWL
    broth = oval(x, y, 272)
    s.paint(broth, Around((x + 60, y - 40), 330), red=(0.62, 0.8, 1), ochre=(1, 1, 0.9), night=(0, 0, 0.25))
    with s.inside(broth):
        s.over(shift(ring(x, y, 330, 258), 22, -22), night=0.55, red=1)
        for cx, cy, r in (
            (420, 380, 22),
            (452, 352, 12),
            (640, 640, 26),
            (600, 680, 12),
            (380, 610, 16),
            (690, 420, 14),
            (530, 700, 18),
            (520, 300, 13),
            (340, 480, 12),
        ):
            s.paint(oval(cx, cy, r, r * 0.9), ochre=1, red=0.3)
            s.paint(
                reed([(cx - r * 0.5, cy - r * 0.4), (cx, cy - r * 0.65), (cx + r * 0.5, cy - r * 0.4)], r * 0.3),
                ochre=0.2,
            )
    _fish(s)
    for cx, cy, turn in ((408, 470, -30), (640, 400, 50), (560, 650, 160), (690, 560, 100), (430, 640, 220)):
        _mussel(s, (cx, cy), turn)
    s.paint(leaves(s, 540, 500, 190, 34, 13, 1), teal=0.85, ochre=1)
    s.paint(leaves(s, 520, 480, 170, 14, 8, 1), teal=0.35, ochre=1)
    s.paint(
        both(
            [
                reed([polar(BOWL, 250, a), polar(BOWL, 256, a + 10), polar(BOWL, 250, a + 22)], 8)
                for a in (-70, -40, 150)
            ]
        ),
        ochre=0.2,
    )


def _fish(s: Sheet) -> None:
    for turn, at in ((-18, (545, 485)), (150, (500, 560))):
        with s.moved(*at, turn=turn):
            piece = blob((-96, 16), (-70, -44), (0, -58), (70, -40), (98, 4), (60, 40), (0, 50), (-60, 46))
            s.over(shift(piece, -10, 14), night=0.7, red=1)
            s.paint(piece, teal=0.75, night=0.55)
            flesh = blob((-88, 6), (-64, -44), (0, -56), (66, -40), (90, -4), (56, 24), (0, 30), (-58, 26))
            s.paint(flesh, ochre=0.16)
            with s.inside(flesh):
                for n in range(6):
                    s.over(
                        line([(-70 + n * 27, -70), (-50 + n * 27, -16), (-76 + n * 27, 40)], 5, 2), red=0.42, ochre=0.4
                    )
                s.over(blob((-90, 20), (0, 10), (90, -10), (90, 40), (-90, 50)), red=0.3, ochre=0.3)


def _mussel(s: Sheet, at: Point, turn: float) -> None:
    with s.moved(*at, turn=turn):
        shell = blob((-62, 6), (-40, -34), (10, -44), (54, -24), (66, 6), (40, 34), (-20, 34))
        s.over(shift(shell, -8, 12), night=0.8, red=1)
        s.paint(shell, night=1, teal=0.8)
        s.paint(blob((-48, 4), (-30, -22), (12, -30), (44, -14), (50, 6), (30, 22), (-16, 22)), teal=0.3, ochre=0.1)
        s.paint(blob((-26, 4), (-6, -14), (28, -12), (36, 4), (18, 15), (-12, 14)), ochre=1, red=0.42)
        s.over(reed([(-20, 6), (6, 0), (30, 6)], 6), red=0.8)
        s.lift(both([reed([(-52, -2), (-34, -28), (6, -38)], 4), reed([(10, -40), (44, -26), (58, -2)], 3)]), night=0.2)


def _bread(s: Sheet) -> None:
    for points, lit in (
        ([(800, 760), (860, 700), (960, 716), (1010, 790), (1000, 880), (900, 920), (820, 880)], 1),
        ([(720, 880), (770, 850), (850, 880), (866, 950), (800, 1000), (730, 970)], 0),
    ):
        crust = blob(*points)
        s.over(shift(crust, -20, 24), night=0.75, teal=0.5)
        s.paint(crust, ochre=1, red=0.55, night=0.15)
        crumb = (
            blob(*[(x + (900 - x) * 0.16 - 12, y + (812 - y) * 0.2 - 8) for x, y in points])
            if lit
            else blob((740, 882), (776, 868), (836, 892), (836, 940), (790, 976), (746, 950))
        )
        s.paint(crumb, ochre=0.4)
        with s.inside(crumb):
            s.over(
                both(
                    [
                        oval(float(a), float(b), float(c), float(c) * 0.6)
                        for a, b, c in s.rng.uniform((730, 710, 3), (990, 990, 13), (60, 3))
                    ]
                ),
                ochre=0.8,
                red=0.2,
            )
    s.paint(
        both(
            [oval(float(a), float(b), float(c)) for a, b, c in s.rng.uniform((660, 880, 2), (1000, 1000, 6), (26, 3))]
        ),
        ochre=0.9,
        red=0.3,
    )


def _spoon(s: Sheet) -> None:
    with s.moved(150, 300, turn=12):
        whole = join(oval(0, 0, 58, 84), limb((0, 70), 24, (10, 560), 40))
        s.over(shift(whole, -16, 22), night=0.8, teal=0.6)
        s.paint(whole, teal=0.22, ochre=0.06)
        s.paint(oval(0, 2, 44, 68), Along((40, -60), (-40, 60)), teal=(0.75, 0.1), night=(0.3, 0))
        s.paint(reed([(-26, 34), (-12, 58), (14, 62)], 9))
        s.over(line([(-9, 90), (-12, 560)], 7), teal=0.75, night=0.3)


SCENE = Scene("soup-bowl", ("ochre", "red", "teal", "night"), draw, focal=(0.5, 0.5), orientation="square")
