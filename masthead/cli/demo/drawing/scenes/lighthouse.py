"""The Watch light on the Old Mole: white tower, red band, beam to the left."""

from __future__ import annotations

from masthead.cli.demo.drawing.props import gouges, ripples, stars
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect, reed
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

LAMP = (640, 282)


def draw(s: Sheet) -> None:
    """Sky with its beam, sea, rocks, cottage, tower."""
    _sky(s)
    _sea(s)
    _rocks(s)
    _cottage(s)
    _tower(s)


def _sky(s: Sheet) -> None:
    s.wash(Along((0, 0), (0, 900)), night=(1, 0.85, 0.35), teal=(0.8, 0.95, 0.85))
    s.lift(stars(s, (0, 0, 960, 620), 150, 1.8), night=0, teal=0.1)
    beam = poly((LAMP[0], LAMP[1] - 12), (LAMP[0], LAMP[1] + 12), (-60, 470), (-60, 120))
    s.lift(beam, Along(LAMP, (-60, 300)), night=(0, 0.1, 0.55), teal=(0.05, 0.3, 0.8))
    s.over(beam, Along(LAMP, (-60, 300)), ochre=(0.9, 0.55, 0.15))
    s.lift(poly(LAMP, (1000, 250), (1000, 330)), Along(LAMP, (1000, 290)), night=(0.3, 0.8), teal=(0.4, 0.9))
    s.over(
        both(
            [
                reed([(x - w, y), (x, y - 8), (x + w, y + 3)], t)
                for x, y, w, t in ((200, 640, 260, 26), (560, 700, 320, 22), (860, 610, 200, 20), (80, 740, 220, 14))
            ]
        ),
        night=0.75,
        teal=1,
    )


def _sea(s: Sheet) -> None:
    sea = rect(0, 812, 960, 400)
    s.paint(sea, Along((0, 812), (0, 1200)), night=(0.5, 0.95, 1), teal=(1, 1, 0.8))
    with s.inside(sea):
        s.paint(ripples(s, (-200, 816, 420, 1200), 90, 46, centre=90), ochre=0.75, teal=0.2)
        s.paint(ripples(s, (-200, 816, 300, 1180), 40, 30, centre=60), ochre=0.2)
        s.lift(ripples(s, (0, 820, 960, 1200), 80, 50), night=0.35)


def _rocks(s: Sheet) -> None:
    mole = blob((200, 1240), (260, 1090), (330, 1010), (430, 970), (560, 950), (760, 946), (980, 930), (1020, 1240))
    s.paint(mole, night=1, teal=0.6)
    with s.inside(mole):
        for x, y, w in (
            (300, 1070, 90),
            (400, 1010, 110),
            (380, 1110, 120),
            (520, 1040, 130),
            (500, 1160, 150),
            (660, 1110, 150),
            (820, 1060, 160),
            (780, 1170, 150),
            (300, 1180, 110),
            (930, 1140, 100),
        ):
            foot, low = (x - w * 0.5, y + 44), (x + w * 0.5, y + 44)
            crest = [(x - w * 0.4, y - 4), (x - w * 0.1, y - 30), (x + w * 0.32, y - 16)]
            s.paint(poly(foot, *crest, low), night=0.95, teal=0.8)
            s.paint(poly(*crest, (x + w * 0.06, y + 2), (x - w * 0.2, y + 12)), teal=0.85, night=0.4)
        s.lift(gouges(s, (250, 960, 960, 1200), 70, 44, 3, 6), night=0.5)
    s.paint(
        both(
            [reed([(x - 70, y), (x, y - 12), (x + 80, y + 4)], 16) for x, y in ((210, 1130), (270, 1180), (170, 1190))]
        ),
        teal=0.15,
    )
    s.paint(join(rect(420, 944, 560, 22), rect(404, 936, 560, 12)), teal=0.6, night=0.45)
    s.paint(rect(404, 934, 560, 5), teal=0.2, ochre=0.2)


def _cottage(s: Sheet) -> None:
    s.paint(rect(720, 824, 190, 114), teal=0.75, night=0.55)
    s.paint(poly((720, 824), (760, 824), (760, 938), (720, 938)), teal=0.35, night=0.1)
    s.paint(poly((700, 828), (748, 764), (886, 764), (930, 828)), red=0.9, night=0.6)
    s.paint(poly((700, 828), (748, 764), (770, 764), (742, 828)), red=0.9, night=0.2)
    s.paint(join(rect(850, 736, 26, 50), rect(844, 730, 38, 10)), night=0.95, red=0.5)
    s.paint(join(rect(786, 852, 34, 38), rect(852, 852, 34, 38)), ochre=1)
    s.over(
        both([rect(802, 852, 3, 38), rect(786, 870, 34, 3), rect(868, 852, 3, 38), rect(852, 870, 34, 3)]), night=0.9
    )
    s.over(oval(803, 880, 90, 70), Around((803, 872), 80), ochre=(0.6, 0))
    s.paint(rect(732, 868, 24, 70, 3), night=0.9)


def _tower(s: Sheet) -> None:
    tower = poly((552, 938), (584, 366), (696, 366), (728, 938))
    s.paint(tower)
    with s.inside(tower):
        s.paint(poly((540, 690), (740, 690), (740, 560), (540, 560)), red=1)
        s.over(tower, Along((560, 0), (728, 0)), night=(0, 0, 0.12, 0.55, 0.8), teal=(0.05, 0.1, 0.35, 0.7, 0.9))
        s.over(both([line([(540, y), (640, y + 9), (740, y)], 3) for y in range(400, 940, 36)]), teal=0.4, night=0.15)
        s.lift(gouges(s, (560, 380, 640, 930), 26, 18, 3), teal=0.2, night=0.2)
    s.paint(both([rect(622, y, 20, 36, 9) for y in (450, 620, 790)]), night=1)
    s.paint(both([rect(624, y + 2, 8, 32, 4) for y in (450, 790)]), ochre=1)
    s.paint(rect(616, 862, 48, 76, 22), night=1, red=0.4)
    s.paint(join(rect(566, 350, 148, 18, 3), rect(580, 336, 120, 16)), night=1, teal=0.4)
    s.paint(rect(566, 350, 70, 5), ochre=0.7, teal=0.2)
    s.paint(rect(600, 240, 80, 92), ochre=0.5)
    s.paint(oval(640, 284, 26, 34))
    rails = [rect(x, 306, 4, 44) for x in range(568, 714, 18)]
    s.paint(
        both([*rails, rect(564, 304, 152, 5), *[rect(x, 238, 5, 98) for x in (598, 637, 677)], rect(598, 284, 84, 3)]),
        night=1,
    )
    s.paint(poly((586, 242), (604, 206), (640, 184), (676, 206), (694, 242)), red=0.95, night=0.35)
    s.paint(poly((586, 242), (604, 206), (640, 184), (626, 242)), red=0.9)
    s.paint(join(rect(637, 150, 6, 40), oval(640, 178, 9)), night=1)
    s.over(oval(*LAMP, 170), Around(LAMP, 170), ochre=(0.9, 0.3, 0))


SCENE = Scene("lighthouse", ("ochre", "red", "teal", "night"), draw, focal=(0.6, 0.36), orientation="portrait")
