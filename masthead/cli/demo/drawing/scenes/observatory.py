"""An observatory dome with an open slit on a mountain top beneath star trails."""

from __future__ import annotations

from masthead.cli.demo.drawing.figures import figure
from masthead.cli.demo.drawing.props import gouges, stars
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, line, meet, oval, polar, poly, rect, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

POLE = (760, 300)


def draw(s: Sheet) -> None:
    """Sky turning round the pole, far ranges, summit, dome, door."""
    s.wash(Along((0, 0), (0, 620)), night=(1, 0.85, 0.45), blue=(0.6, 0.8, 0.75), rose=(0, 0, 0.5))
    _trails(s)
    _ranges(s)
    _summit(s)
    _dome(s)


def _trails(s: Sheet) -> None:
    band = blob((-80, 120), (200, 260), (480, 500), (700, 700), (520, 720), (240, 520), (-80, 380))
    s.lift(band, night=0.82)
    for n in range(120):
        radius = 24 + n * 8.4 + float(s.rng.uniform(-4, 4))
        start = float(s.rng.uniform(0, 360))
        sweep = float(s.rng.uniform(16, 34))
        points = [polar(POLE, radius, start + sweep * k / 10) for k in range(11)]
        width = float(s.rng.choice([1.2, 1.6, 2.6]))
        trail = line(points, width * 0.3, width, curved=False)
        if n % 5 == 0:
            s.paint(trail, straw=0.9)
        elif n % 7 == 0:
            s.paint(trail, rose=0.7)
        else:
            s.lift(trail, night=0.05, blue=0.2, rose=0.3)
    for n in range(70):
        radius = 60 + n * 11
        start = float(s.rng.uniform(150, 400))
        s.lift(
            line([polar(POLE, radius, start + k * 1.6) for k in range(9)], 0.5, 1.6, curved=False),
            night=0.2,
            blue=0.3,
            rose=0.4,
        )
    s.lift(stars(s, (0, 0, 1200, 560), 50, 1.4), night=0, blue=0.1)
    s.paint(oval(*POLE, 3.2), straw=0.3)


def _ranges(s: Sheet) -> None:
    s.paint(
        blob(
            (-80, 860),
            (-80, 560),
            (90, 520),
            (220, 570),
            (360, 540),
            (520, 600),
            (700, 560),
            (860, 590),
            (1040, 540),
            (1280, 580),
            (1280, 860),
        ),
        blue=0.75,
        night=0.5,
        rose=0.45,
    )
    s.paint(both([oval(float(x), float(y), 2.2) for x, y in s.rng.normal((180, 612), (70, 8), (40, 2))]), straw=1)
    s.paint(
        blob((-80, 860), (-80, 640), (140, 620), (320, 650), (520, 690), (640, 860)), blue=0.8, night=0.75, rose=0.3
    )
    s.paint(blob((800, 860), (900, 680), (1060, 640), (1280, 650), (1280, 860)), blue=0.8, night=0.75, rose=0.3)


def _summit(s: Sheet) -> None:
    peak = poly(
        (-20, 830),
        (130, 770),
        (260, 742),
        (330, 700),
        (430, 668),
        (500, 640),
        (900, 640),
        (960, 672),
        (1040, 700),
        (1120, 760),
        (1220, 800),
        (1220, 830),
    )
    s.paint(peak, night=1, blue=0.5)
    with s.inside(peak):
        for _ in range(26):
            x, y = float(s.rng.uniform(100, 1160)), float(s.rng.uniform(660, 800))
            w = float(s.rng.uniform(30, 80))
            s.paint(
                poly(
                    (x - w, y + w * 0.4),
                    (x - w * 0.4, y - w * 0.25),
                    (x + w * 0.1, y - w * 0.3),
                    (x - w * 0.1, y + w * 0.3),
                ),
                night=0.75,
                blue=0.8,
            )
        s.lift(gouges(s, (60, 650, 1180, 800), 60, 40, 2.4, 12), night=0.6)
        path = poly((586, 650), (612, 650), (560, 720), (640, 760), (600, 830), (500, 830), (560, 764), (500, 720))
        s.paint(path, Along((0, 640), (0, 820)), straw=(0.9, 0.3), night=(0.2, 0.75), rose=(0.4, 0.2), blue=(0, 0.5))
    for x, y in ((270, 742), (345, 704), (980, 686)):
        s.paint(
            join(
                *[
                    poly((x - 26 + k * 5, y - k * 24), (x, y - 46 - k * 24), (x + 26 - k * 5, y - k * 24))
                    for k in range(3)
                ],
                rect(x - 3, y - 6, 6, 20),
            ),
            night=1,
            blue=0.6,
        )


def _dome(s: Sheet) -> None:
    drum = rect(470, 468, 400, 184)
    s.paint(drum, Along((470, 0), (870, 0)), night=(0.15, 0.05, 0.35, 0.8, 0.95), blue=(0.35, 0.1, 0.3, 0.6, 0.7))
    s.over(both([rect(470, y, 400, 3) for y in (500, 560, 606)]), night=0.6)
    s.paint(both([rect(x, 524, 22, 44, 3) for x in (510, 690, 760, 822)]), night=0.95, blue=0.5)
    dome = meet(oval(670, 462, 216), rect(400, 200, 540, 266))
    s.paint(
        dome,
        Along((454, 0), (886, 0)),
        night=(0.2, 0, 0.3, 0.8, 1),
        blue=(0.3, 0.05, 0.3, 0.6, 0.8),
        rose=(0.3, 0.1, 0, 0, 0),
    )
    with s.inside(dome):
        ribs = [cut(oval(670, 462, rx, 216), oval(670, 462, rx - 4, 213)) for rx in (60, 130, 184)]
        s.over(both(ribs), night=0.55)
        s.over(both([line([(450, 462 - k), (670, 470 - k), (890, 462 - k)], 3) for k in (70, 138)]), night=0.5)
        slit = poly((618, 470), (634, 330), (660, 240), (720, 236), (712, 330), (712, 470))
        s.paint(slit, night=1, blue=0.4)
        s.paint(poly((640, 470), (654, 340), (678, 300), (704, 306), (700, 470)), red=0.75, night=0.55)
        s.paint(line([(690, 420), (664, 300)], 34, 40), straw=0.2, night=0.3)
        s.paint(line([(680, 420), (654, 302)], 8), straw=0.1)
    s.paint(poly((642, 316), (636, 292), (686, 278), (694, 302)), night=0.9, blue=0.4)
    s.paint(line([(610, 470), (628, 330), (658, 236)], 9), straw=0.3, night=0.25)
    s.paint(line([(722, 470), (724, 330), (722, 238)], 9), night=0.85, blue=0.4)
    s.paint(rect(446, 456, 448, 20, 4), night=0.85, blue=0.5)
    s.paint(rect(446, 456, 200, 5, 2), straw=0.2, blue=0.2)
    s.paint(rect(576, 560, 46, 92, 4), straw=0.95, red=0.2)
    s.over(oval(598, 620, 130, 90), Around((598, 612), 120), straw=(0.8, 0), rose=(0.4, 0))
    astronomer = figure()
    with s.moved(604, 652, 0.72):
        s.paint(astronomer.whole, night=1, red=0.4)
    with s.moved(0, 0):
        s.paint(join(rect(900, 560, 120, 94), poly((890, 562), (960, 520), (1030, 562))), night=0.9, blue=0.5)
        s.paint(shift(rect(0, 0, 24, 30), 930, 590), straw=1, red=0.15)
        s.over(oval(942, 606, 50), Around((942, 606), 50), straw=(0.8, 0))


SCENE = Scene("observatory", ("straw", "rose", "red", "blue", "night"), draw, focal=(0.56, 0.52))
