"""A flooded river town: water at the arches of a stone bridge, a boat in the street, grey sky."""

from __future__ import annotations

from dataclasses import replace

from masthead.cli.demo.drawing.figures import Pose, figure
from masthead.cli.demo.drawing.props import cloud, ripples
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, line, oval, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Sheet


def draw(s: Sheet) -> None:
    """Rain clouds, far town, bridge, houses in the water, boat."""
    s.wash(Along((0, 0), (0, 380)), slate=(1, 0.6, 0.3), night=(0.25, 0.05, 0), rose=(0, 0.15, 0.3))
    for x, y, w, h in ((260, 90, 620, 130), (900, 120, 700, 160), (560, 190, 480, 80)):
        heap = cloud(x, y, w, h, s)
        s.paint(heap, slate=0.75, night=0.15)
        with s.inside(heap):
            s.paint(shift(heap, 16, 26), slate=0.95, night=0.35)
    _far(s)
    _water(s)
    _bridge(s)
    _houses(s)
    _current(s)
    _boat(s)
    s.lift(
        both(
            [
                line([(x, y), (x - 16, y + 74)], 1.8, 0.6)
                for x, y in s.rng.uniform((0, -40), (1240, 760), (120, 2)).tolist()
            ]
        ),
        night=0.6,
        slate=0.55,
    )


def _far(s: Sheet) -> None:
    s.paint(
        blob((-60, 440), (-60, 330), (200, 300), (460, 340), (760, 300), (1020, 320), (1260, 290), (1260, 440)),
        slate=0.75,
        rose=0.2,
    )
    for x, wide, tall in (
        (330, 46, 60),
        (380, 40, 76),
        (424, 52, 54),
        (480, 38, 84),
        (522, 50, 60),
        (640, 44, 70),
        (690, 54, 56),
    ):
        s.paint(rect(x, 400 - tall, wide, tall + 20), slate=0.7, rose=0.5)
        s.paint(poly((x - 4, 402 - tall), (x + wide / 2, 376 - tall), (x + wide + 4, 402 - tall)), rust=0.7, slate=0.5)
    s.paint(join(rect(585, 250, 34, 160), poly((579, 252), (602, 170), (625, 252))), slate=0.75, rose=0.4, night=0.15)


def _water(s: Sheet) -> None:
    s.paint(
        rect(0, 400, 1200, 410),
        Along((0, 400), (0, 800)),
        straw=(0.5, 0.65),
        slate=(0.5, 0.7),
        rust=(0.2, 0.55),
        night=(0, 0.25),
    )


def _bridge(s: Sheet) -> None:
    top = poly((140, 380), (420, 330), (600, 316), (790, 330), (1070, 380), (1070, 480), (140, 480))
    arches = [
        oval(x, 476, w, h) for x, w, h in ((300, 70, 62), (470, 84, 92), (660, 92, 104), (850, 80, 86), (1000, 60, 58))
    ]
    body = cut(top, *arches)
    s.paint(body, straw=0.5, rust=0.25, slate=0.3)
    with s.inside(body):
        for row in range(9):
            for column in range(34):
                x, y = 130 + column * 30 + (row % 2) * 15, 316 + row * 19
                s.over(
                    rect(x, y, 27, 16, 3),
                    slate=float(s.rng.choice([0.2, 0.45, 0.65])),
                    rust=float(s.rng.choice([0.1, 0.3])),
                )
        s.over(rect(100, 430, 1000, 60), rust=0.4, night=0.3)
    for x, w, h in ((300, 70, 62), (470, 84, 92), (660, 92, 104), (850, 80, 86), (1000, 60, 58)):
        arch = oval(x, 476, w, h)
        s.over(cut(oval(x, 476, w + 12, h + 12), arch, rect(0, 476, 1200, 200)), night=0.5)
        s.over(cut(arch, rect(0, 476, 1200, 400)), Along((0, 380), (0, 476)), night=(0.95, 0.55), slate=(0.8, 0.6))
    s.paint(line([(140, 374), (420, 324), (600, 310), (790, 324), (1070, 374)], 12), straw=0.3, slate=0.2)
    for x, y in ((240, 350), (960, 350), (600, 306)):
        s.paint(join(line([(x, y), (x, y - 58)], 5), oval(x, y - 64, 8)), night=0.95)
    person = figure(Pose(head="cap", coat=0.5, arms=(30, 80, 36, 86)))
    for x, y, mirrored in ((520, 320, False), (548, 318, True), (710, 322, False)):
        with s.moved(x, y, 0.5, mirror=mirrored):
            s.paint(
                join(person.body, person.head, person.hair, person.near_arm), night=0.95, red=0.4 if mirrored else 0
            )


def _house(s: Sheet, points: tuple[float, float, float], tones: dict[str, float], lit: bool, water: float) -> None:
    left, right, eaves = points
    wide = right - left
    s.paint(rect(left, eaves, wide, water - eaves + 20), **tones)
    if not lit:
        s.over(rect(left, eaves, wide, water - eaves + 20), slate=0.55, night=0.3)
    s.paint(
        poly(
            (left - 18, eaves + 4),
            (left + wide * 0.3, eaves - wide * 0.34),
            (right - wide * 0.2, eaves - wide * 0.34),
            (right + 18, eaves + 4),
        ),
        rust=0.95,
        night=0.25 if lit else 0.6,
    )
    s.over(
        both(
            [
                line([(left - 10 + n * 24, eaves), (left + wide * 0.25 + n * 14, eaves - wide * 0.32)], 2.4)
                for n in range(int(wide // 24))
            ]
        ),
        night=0.6,
    )
    for row in range(3):
        for column in range(3):
            x, y = left + wide * (0.12 + column * 0.3), eaves + 28 + row * 122
            if y > water - 20:
                continue
            high = min(72.0, water - y - 4)
            glow = (row, column) == (0, 1)
            s.paint(
                rect(x, y, wide * 0.16, high),
                **({"straw": 1.0, "rust": 0.25} if glow else {"night": 0.9, "slate": 0.7}),
            )
            s.paint(
                both([rect(x - wide * 0.07, y, wide * 0.06, high), rect(x + wide * 0.17, y, wide * 0.06, high)]),
                red=0.7 if lit else 0.5,
                night=0.2 if lit else 0.6,
            )
            s.over(both([rect(x + wide * 0.075, y, 3, high), rect(x, y + high * 0.45, wide * 0.16, 3)]), night=0.9)
    s.over(rect(left, water - 46, wide, 66), rust=0.6, night=0.35)
    s.over(line([(left, water - 46), (left + wide * 0.5, water - 50), (right, water - 44)], 4), night=0.5)


def _houses(s: Sheet) -> None:
    _house(s, (190, 330, 250), {"straw": 0.6, "rose": 0.5}, False, 520)
    _house(s, (-30, 210, 150), {"rose": 0.8, "straw": 0.4}, False, 640)
    _house(s, (880, 1000, 240), {"straw": 0.8, "rust": 0.1}, True, 530)
    _house(s, (980, 1240, 120), {"straw": 0.35, "rose": 0.3}, True, 660)
    s.paint(rect(1010, 470, 120, 46, 3), night=0.9, red=0.5)
    s.paint(both([rect(1022 + n * 15, 484, 9, 18) for n in range(6)]), straw=0.5)
    s.paint(join(line([(300, 640), (300, 430)], 8), line([(280, 470), (320, 470)], 5)), night=0.95)
    s.paint(oval(300, 446, 26), red=0.95)
    s.paint(rect(282, 441, 36, 10, 2))
    s.paint(join(line([(820, 700), (820, 396)], 9, 6), rect(804, 370, 32, 30, 4)), night=0.95)
    s.paint(rect(810, 376, 20, 20, 2), straw=0.8)


def _current(s: Sheet) -> None:
    s.over(ripples(s, (0, 480, 1200, 800), 130, 60), night=0.55, rust=0.5)
    s.paint(ripples(s, (0, 470, 1200, 800), 90, 46), straw=0.3, slate=0.15)
    for x, water, wide in (
        (80, 640, 250),
        (260, 520, 150),
        (940, 530, 130),
        (1110, 660, 270),
        (300, 640, 40),
        (820, 700, 50),
    ):
        s.paint(reed([(x - wide * 0.55, water), (x, water + 8), (x + wide * 0.55, water)], 9), straw=0.2)
    for x, y, turn in ((420, 560, 8), (730, 600, -12)):
        with s.moved(x, y, turn=turn):
            s.paint(rect(-40, -8, 90, 16, 4), rust=0.9, night=0.4)
            s.paint(line([(-40, -6), (50, -6)], 4), straw=0.8, rust=0.3)


def _boat(s: Sheet) -> None:
    s.over(blob((380, 712), (560, 740), (780, 712), (720, 770), (560, 790), (420, 764)), night=0.75)
    rower = figure(replace(Pose(), head="hood", arms=(50, 74, 58, 80), lean=16, build=1.2))
    rider = figure(Pose(head="scarf", arms=(24, 60, 30, 70), coat=0.3))
    child = figure(Pose(head="beanie", arms=(20, 40, 24, 50)))
    for person, x, size, cloth, mirrored in (
        (rider, 462, 2.0, "straw", False),
        (child, 520, 1.5, "red", False),
        (rower, 610, 2.2, "red", True),
    ):
        with s.moved(x, 706 + 46 * size, size, mirror=mirrored):
            coat = join(person.body, person.near_arm, person.far_arm)
            s.paint(coat, **({cloth: 0.95} | ({"rust": 0.3} if cloth == "straw" else {})))
            with s.inside(coat):
                s.over(shift(coat, -8 if mirrored else 8, 4), night=0.5)
            s.paint(person.head, rose=0.9, straw=0.4)
            s.paint(person.hair, **({"red": 0.9, "night": 0.25} if person is rower else {"night": 0.9}))
    s.paint(
        join(line([(560, 640), (800, 760)], 8, 6), poly((790, 744), (856, 776), (848, 792), (782, 764))),
        rust=0.8,
        straw=0.9,
        night=0.2,
    )
    boat = blob((340, 668), (470, 690), (600, 692), (740, 660), (716, 716), (650, 748), (470, 752), (384, 724))
    s.paint(boat, straw=0.5, rust=0.5)
    with s.inside(boat):
        s.over(both([line([(330, 690 + k), (540, 716 + k), (760, 684 + k)], 3) for k in (0, 22)]), night=0.8)
        s.over(blob((330, 730), (540, 726), (740, 712), (720, 770), (420, 770)), night=0.45, rust=0.6)
        s.paint(line([(336, 672), (470, 696), (600, 698), (744, 664)], 8), red=0.9)
    s.paint(
        both(
            [
                reed([(300, 742), (420, 762), (560, 766)], 9),
                reed([(640, 760), (760, 748), (840, 760)], 8),
                reed([(830, 790), (880, 784), (940, 794)], 7),
            ]
        ),
        straw=0.1,
    )


SCENE = Scene("river-flood", ("straw", "rose", "slate", "rust", "red", "night"), draw, focal=(0.48, 0.66))
