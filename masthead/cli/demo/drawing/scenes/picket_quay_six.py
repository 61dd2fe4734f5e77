"""Dockers round an oil-drum fire before a port gate at night."""

from __future__ import annotations

from dataclasses import replace

from masthead.cli.demo.drawing.figures import ARMS_FOLDED, HANDS_TO_FIRE, IN_POCKETS, STANDING, Pose, figure
from masthead.cli.demo.drawing.props import gantry, smoke, stars
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

FIRE = (610, 560)


def draw(s: Sheet) -> None:
    """Far to near: night sky and cranes, gate, ground in firelight, the ring of people."""
    _port(s)
    _gate(s)
    _ground(s)
    for x, foot, tall, pose, mirrored in BACK:
        _docker(s, x, foot, tall, pose, mirrored)
    _placard(s)
    _fire(s)
    for x, foot, tall, pose, mirrored in FRONT:
        _docker(s, x, foot, tall, pose, mirrored)


BACK = [
    (462, 604, 268, replace(HANDS_TO_FIRE, head="beanie"), False),
    (360, 626, 286, replace(IN_POCKETS, head="cap", build=1.25), False),
    (760, 604, 262, replace(STANDING, head="bun", coat=0.3, arms=(-10, 60, 12, 70)), True),
    (858, 628, 290, replace(ARMS_FOLDED, head="helmet", build=1.2), True),
    (548, 582, 240, replace(IN_POCKETS, head="scarf", coat=0.55), False),
    (682, 582, 246, replace(STANDING, head="helmet", build=1.1), True),
]
FRONT = [
    (206, 760, 420, replace(HANDS_TO_FIRE, head="helmet", build=1.2, coat=0.15), False),
    (980, 762, 420, replace(HANDS_TO_FIRE, head="beanie", build=1.1, arms=(26, 60, 34, 76)), True),
    (1122, 800, 470, replace(IN_POCKETS, head="hood", coat=0.25, build=1.2, nod=8), True),
]


def _port(s: Sheet) -> None:
    s.wash(Along((0, 0), (0, 520)), night=(0.95, 0.6, 0.1), teal=(1, 0.95, 0.75), red=(0, 0, 0.3), ochre=(0, 0, 0.2))
    s.lift(stars(s, (0, 0, 1200, 260), 70), night=0.05, teal=0.2)
    for x, tall in ((180, 400), (420, 430), (1010, 460)):
        with s.moved(x, 520):
            s.paint(gantry(tall), night=1, teal=1)
    s.paint(
        both(
            [
                oval(-8, 58, 5),
                oval(156, 130, 4),
                oval(218, 23, 5),
                oval(396, 100, 5),
                oval(794, -20, 5),
                oval(984, 70, 5),
            ]
        ),
        red=0.8,
        ochre=0.6,
    )
    s.lift(
        smoke([(606, 430), (640, 330), (600, 220), (690, 110), (660, -40)], 50, 190),
        Along((0, 440), (0, 0)),
        teal=(0.5, 0.85),
        night=(0.4, 0.8),
    )
    s.over(oval(*FIRE, 620, 430), Around(FIRE, 560, 0.8), red=(0.85, 0.35, 0), ochre=(0.7, 0.15, 0))


def _gate(s: Sheet) -> None:
    s.paint(
        join(rect(60, 300, 54, 300), rect(1086, 300, 54, 300), rect(40, 284, 94, 20), rect(1066, 284, 94, 20)),
        night=0.9,
        red=0.4,
        teal=0.6,
    )
    s.paint(both([rect(104, 304, 10, 296), rect(1086, 304, 10, 296)]), red=0.8, ochre=0.6)
    bars = [rect(x, 352 + abs(x - 600) * 0.045, 6, 260) for x in range(128, 1086, 26)]
    rails = [
        line([(112, 384), (600, 360), (1088, 384)], 9),
        line([(112, 540), (1088, 540)], 9),
        line([(112, 460), (1088, 460)], 5),
    ]
    s.paint(both([*bars, *rails]), night=1, teal=0.3)
    s.lift(both([shift(bar, 4, 0) for bar in bars[8:30]]), night=0.45)


def _ground(s: Sheet) -> None:
    ground = rect(0, 560, 1200, 240)
    s.paint(ground, night=0.95, teal=0.8)
    with s.inside(ground):
        s.paint(
            oval(610, 625, 560, 175),
            Around((610, 610), 520, 0.3),
            ochre=(1, 0.8, 0.2, 0),
            red=(0.35, 0.8, 0.7, 0),
            night=(0, 0.15, 0.6, 0.95),
            teal=(0, 0, 0.4, 0.8),
        )
        for x, far in (
            (400, -150),
            (330, -210),
            (470, -70),
            (740, 75),
            (830, 180),
            (262, -330),
            (950, 320),
            (560, -30),
            (676, 36),
        ):
            s.over(
                poly(
                    (610 + (x - 610) * 0.9, 640),
                    (610 + (x - 610) * 1.1 + 20, 640),
                    (x + far * 1.6 + 50, 810),
                    (x + far * 1.6 - 40, 810),
                ),
                Along((0, 640), (0, 800)),
                night=(0.8, 0.95),
            )
        s.over(
            both(
                [
                    reed([(x, y), (x + 50, y + 2), (x + 120, y)], 3)
                    for x, y in ((60, 690), (480, 742), (640, 770), (760, 700), (180, 780))
                ]
            ),
            night=1,
        )


def _docker(s: Sheet, x: float, foot: float, tall: float, pose: Pose, mirrored: bool) -> None:
    person = figure(pose)
    with s.moved(x, foot, tall / 100, mirror=mirrored):
        s.paint(person.whole, ochre=0.9, red=0.55)
        with s.inside(person.whole):
            s.paint(shift(join(person.body, person.legs, person.far_arm), -2.6, 0.8), night=0.95, red=0.5, teal=0.5)
            s.paint(shift(person.near_arm, -1.6, 1), night=0.85, red=0.7, teal=0.3)
            s.paint(shift(person.head, -2.6, 0.6), night=0.55, red=0.75, ochre=0.5)
            s.paint(shift(person.hair, -1.4, 0.6), night=1, teal=0.5)


def _placard(s: Sheet) -> None:
    s.paint(line([(868, 590), (880, 220)], 9), night=0.95, red=0.6)
    board = poly((790, 118), (990, 138), (974, 262), (776, 240))
    s.paint(board, ochre=0.35, red=0.1)
    strokes = [line([(812 - n * 3, 158 + n * 30), (950 - n * 26, 172 + n * 30)], 11, 7) for n in range(3)]
    s.paint(both(strokes), red=1, night=0.25)
    s.over(board, Along((776, 0), (990, 0)), night=(0, 0.35), red=(0, 0.3))
    s.paint(oval(874, 440, 10), red=0.7, ochre=0.7, night=0.4)


def _fire(s: Sheet) -> None:
    x, y = FIRE
    s.paint(rect(x - 52, y, 104, 116, 10), Along((x - 52, 0), (x + 52, 0)), night=(0.95, 0.7, 1), red=(0.8, 0.9, 0.4))
    s.paint(
        both(
            [
                oval(x - 26, y + 40, 7, 8),
                oval(x + 4, y + 62, 7, 8),
                oval(x + 30, y + 36, 7, 8),
                oval(x - 12, y + 84, 6, 7),
            ]
        ),
        ochre=1,
        red=0.3,
    )
    s.paint(oval(x, y + 2, 52, 13), night=0.9, red=0.9)
    flames = blob(
        (x - 46, y + 4),
        (x - 50, y - 50),
        (x - 22, y - 84),
        (x - 26, y - 120),
        (x + 2, y - 92),
        (x + 16, y - 150),
        (x + 34, y - 88),
        (x + 48, y - 56),
        (x + 44, y + 4),
    )
    s.paint(flames, red=0.95, ochre=0.9)
    s.paint(
        blob(
            (x - 34, y + 6),
            (x - 36, y - 36),
            (x - 10, y - 76),
            (x + 8, y - 56),
            (x + 18, y - 96),
            (x + 34, y - 40),
            (x + 32, y + 6),
        ),
        ochre=1,
        red=0.25,
    )
    s.paint(blob((x - 20, y + 6), (x - 18, y - 26), (x + 4, y - 50), (x + 20, y - 22), (x + 18, y + 6)), ochre=0.25)
    sparks = s.rng.normal((x + 20, y - 190), (60, 70), (34, 2))
    s.paint(
        both(
            [oval(float(a), float(b), float(r)) for (a, b), r in zip(sparks, s.rng.uniform(1.4, 3.6, 34), strict=True)]
        ),
        ochre=1,
        red=0.3,
    )


SCENE = Scene("picket-quay-six", ("ochre", "red", "teal", "night"), draw, focal=(0.5, 0.62))
