"""Dawn over the bay: breakwater, light, cranes, a tug on a path of light."""

from __future__ import annotations

from masthead.cli.demo.drawing.props import gantry, gulls, hull, ripples, smoke
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect, reed
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

HORIZON = 430
SUN = (430, 400)


def draw(s: Sheet) -> None:
    """Far to near: sky, hills, sea, breakwater, quay with cranes, tug."""
    _sky(s)
    _sea(s)
    _breakwater(s)
    _quay(s)
    _tug(s)
    s.paint(gulls((250, 200, 30), (320, 160, 22), (700, 130, 26), (780, 175, 18)), night=0.9)


def _sky(s: Sheet) -> None:
    s.wash(
        Along((0, 0), (0, HORIZON)),
        teal=(0.95, 0.55, 0.12, 0, 0),
        rose=(0.1, 0.35, 0.85, 0.7, 0.25),
        ochre=(0, 0, 0.3, 0.9, 1),
    )
    s.paint(oval(*SUN, 62))
    s.over(oval(*SUN, 62), Along((0, 338), (0, 440)), ochre=(0.15, 0.8))
    bars = [
        reed([(x - w, y), (x, y - 5), (x + w, y + 2)], t)
        for x, y, w, t in (
            (250, 300, 240, 16),
            (640, 262, 300, 20),
            (930, 318, 200, 14),
            (120, 228, 170, 12),
            (560, 338, 170, 9),
            (860, 205, 230, 14),
        )
    ]
    s.over(both(bars), rose=0.9, teal=0.35)
    far = blob((-60, 470), (-40, 392), (90, 372), (210, 396), (300, 408), (360, 424), (380, 470))
    s.paint(far, teal=0.55, rose=0.5)
    s.paint(
        blob((640, 480), (700, 418), (830, 396), (960, 366), (1120, 380), (1260, 350), (1260, 480)), teal=0.6, rose=0.55
    )


def _sea(s: Sheet) -> None:
    water = rect(0, HORIZON, 1200, 380)
    s.paint(
        water,
        Along((0, HORIZON), (0, 800)),
        teal=(0.35, 0.75, 1, 1),
        rose=(0.6, 0.5, 0.3, 0),
        ochre=(0.5, 0.2, 0, 0),
        night=(0, 0, 0.25, 0.75),
    )
    with s.inside(water):
        s.paint(ripples(s, (240, HORIZON + 4, 620, 800), 190, 30, centre=SUN[0]), ochre=0.85, rose=0.15)
        s.paint(ripples(s, (330, HORIZON + 2, 530, 760), 90, 18, centre=SUN[0]))
        s.over(ripples(s, (0, HORIZON + 30, 1200, 800), 120, 44), night=0.75, teal=1)


def _breakwater(s: Sheet) -> None:
    wall = poly((0, 478), (40, 462), (560, 446), (640, 449), (668, 462), (640, 468), (300, 486), (0, 520))
    s.paint(wall, night=0.95, teal=0.6)
    s.paint(line([(0, 474), (60, 463), (560, 448), (640, 451)], 3, curved=False), ochre=0.9, rose=0.4)
    s.over(ripples(s, (0, 500, 620, 560), 60, 40), night=0.9)
    s.paint(poly((604, 449), (609, 352), (631, 352), (636, 449)), night=0.9, teal=0.5)
    s.paint(poly((604, 449), (609, 352), (615, 352), (612, 449)), ochre=0.8, rose=0.3)
    s.paint(join(rect(602, 346, 36, 7), rect(612, 326, 16, 20), oval(620, 326, 11, 9)), night=1)
    s.paint(rect(615, 331, 10, 12), ochre=1)
    s.over(oval(620, 337, 60, 40), Around((620, 337), 60), ochre=(0.9, 0))


def _quay(s: Sheet) -> None:
    for x, foot, height in ((838, 508, 250), (960, 526, 330), (1110, 548, 420)):
        with s.moved(x, foot):
            s.paint(gantry(height), night=1, teal=0.6)
            s.paint(
                line([(-height * 0.165, -4), (-height * 0.137, -height * 0.6)], height * 0.011), ochre=0.9, rose=0.5
            )
    s.paint(poly((730, 502), (1200, 540), (1200, 640), (730, 524)), night=1, teal=0.7)
    s.paint(line([(730, 503), (1200, 541)], 4), ochre=0.8, rose=0.6)
    stacks = [
        rect(x, y, 44, 20)
        for x, y in (
            (1010, 508),
            (1010, 488),
            (880, 497),
            (1056, 512),
            (1150, 518),
            (1150, 498),
            (1150, 478),
            (790, 489),
        )
    ]
    s.paint(both(stacks), night=0.75, rose=0.8, teal=0.3)
    s.over(ripples(s, (720, 540, 1200, 720), 110, 60), night=1, teal=0.6)


def _tug(s: Sheet) -> None:
    plume = smoke([(462, 548), (510, 520), (590, 512), (690, 478)], 10, 46)
    s.over(plume, Along((460, 0), (720, 0)), teal=(0.7, 0.15), rose=(0.3, 0.3))
    with s.moved(420, 630):
        s.paint(hull(190, 34), night=1, teal=0.6)
        s.paint(join(rect(-40, -66, 70, 34), rect(-22, -96, 44, 34, 4)), night=0.95, rose=0.6)
        s.paint(
            both([rect(-16, -90, 12, 13), rect(2, -90, 12, 13), rect(-32, -58, 10, 10), rect(-14, -58, 10, 10)]),
            ochre=1,
        )
        s.paint(join(rect(-46, -84, 12, 52), line([(30, -32), (30, -118)], 4), line([(0, -96), (0, -130)], 3)), night=1)
        s.paint(line([(-92, -36), (76, -34), (94, -50)], 5, curved=False), rose=0.7, ochre=0.7)
        s.paint(reed([(-150, 4), (0, 10), (130, 3)], 9), rose=0.15)
        s.paint(reed([(80, 6), (150, 16), (230, 30)], 7), rose=0.3)
    s.over(ripples(s, (300, 636, 540, 730), 40, 40), night=0.95)


SCENE = Scene("harbour-dawn", ("ochre", "rose", "teal", "night"), draw, focal=(0.38, 0.6))
