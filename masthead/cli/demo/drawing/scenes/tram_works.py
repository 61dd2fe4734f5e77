"""A shopping street dug open: trench with rails, orange barriers, a digger, awnings."""

from __future__ import annotations

from dataclasses import replace

from masthead.cli.demo.drawing.figures import IN_POCKETS, STANDING, WALKING, Pose, figure
from masthead.cli.demo.drawing.props import gouges
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet


def draw(s: Sheet) -> None:
    """Street of shops, road, trench in perspective, people, barriers, digger."""
    s.wash(Along((0, 0), (0, 420)), blue=(0.5, 0.25, 0.05), straw=(0.1, 0.4, 0.7))
    _street(s)
    _ground(s)
    _trench(s)
    for x, foot, tall, pose, mirrored in PASSERS:
        _person(s, x, foot, tall, pose, mirrored)
    _digger(s)
    _barriers(s)


PASSERS = (
    (300, 506, 92, replace(WALKING, head="long", coat=0.5), False),
    (390, 498, 84, replace(STANDING, head="brim"), False),
    (210, 530, 116, replace(WALKING, head="scarf", coat=0.7), True),
    (90, 566, 150, replace(IN_POCKETS, head="cap", build=1.2), False),
)


def _street(s: Sheet) -> None:
    for left, right, top_l, top_r, tone in (
        (-20, 150, 60, 112, 0.25),
        (150, 280, 150, 190, 0.45),
        (280, 380, 206, 240, 0.2),
        (380, 450, 262, 290, 0.4),
    ):
        s.paint(poly((left, top_l), (right, top_r), (right, 520), (left, 560)), straw=0.8, rust=tone)
        for n in range(3):
            x = left + (right - left) * (0.14 + n * 0.3)
            for m in range(3):
                y = top_l + 34 + m * (right - left) * 0.42
                if y < 360:
                    s.paint(rect(x, y, (right - left) * 0.15, (right - left) * 0.26), blue=0.75, night=0.35)
        base = 560 - (left + 20) * 0.1
        s.paint(poly((left, base - 130), (right, base - 142), (right, base), (left, base)), night=0.75, rust=0.6)
        wide = (right - left) / 6
        for stripe in range(6):
            x = left + stripe * wide
            s.paint(
                poly((x, base - 142), (x + wide, base - 143), (x + wide * 1.3, base - 96), (x + wide * 0.3, base - 94)),
                **({"red": 0.9} if stripe % 2 else {"straw": 0.15}),
            )
        s.over(poly((left, base - 96), (right, base - 98), (right, base - 84), (left, base - 82)), night=0.5)
    for left, right, top, tone in (
        (450, 560, 316, 0.3),
        (560, 640, 300, 0.5),
        (640, 760, 270, 0.25),
        (760, 920, 210, 0.45),
        (920, 1220, 120, 0.3),
    ):
        s.paint(
            poly((left, top), (right, top - (right - left) * 0.14), (right, 560), (left, 520)),
            straw=0.7,
            rust=tone,
            blue=0.55,
            night=0.15,
        )
        s.paint(
            both(
                [
                    rect(left + 14 + n * 30, top + 16 + m * 58, 15, 30)
                    for n in range(int((right - left) // 32))
                    for m in range(3)
                    if top + m * 58 < 420
                ]
            ),
            night=0.75,
            blue=0.6,
        )


def _ground(s: Sheet) -> None:
    s.paint(poly((0, 550), (450, 490), (620, 490), (1200, 560), (1200, 820), (0, 820)), straw=0.75, blue=0.18, rust=0.1)
    s.over(poly((620, 490), (1200, 560), (1200, 820), (900, 820), (640, 520)), blue=0.5, night=0.25)
    s.over(gouges(s, (0, 560, 1200, 800), 80, 60, 3), rust=0.5)


def _trench(s: Sheet) -> None:
    s.paint(poly((486, 496), (590, 496), (1010, 830), (120, 830)), rust=0.9, night=0.6)
    s.paint(poly((486, 496), (520, 518), (300, 830), (120, 830)), rust=0.9, straw=0.9)
    s.over(poly((486, 496), (520, 518), (300, 830), (250, 830)), night=0.4)
    s.paint(poly((590, 496), (566, 518), (850, 830), (1010, 830)), rust=1, night=0.75)
    s.over(gouges(s, (130, 520, 420, 820), 60, 50, 5, -48), rust=1, night=0.35)
    for n in range(12):
        near = (n / 11) ** 2
        y = 524 + near * 300
        half = 26 + near * 240
        s.paint(rect(545 - half + near * 30, y, half * 2, 4 + near * 22), straw=0.5, blue=0.3, night=0.3)
    for top, low in ((532, 410), (556, 740)):
        s.paint(poly((top - 2, 520), (top + 2, 520), (low + 22, 830), (low - 22, 830)), night=1)
        s.paint(poly((top - 2, 520), (top, 520), (low - 4, 830), (low - 20, 830)), blue=0.35)
    worker = figure(Pose(arms=(30, 60, 44, 36), lean=22, head="helmet", build=1.15, legs=(-16, -6, 20, 4)))
    with s.moved(400, 776, 2.1):
        s.over(oval(6, 0, 30, 5), night=0.9)
        s.paint(worker.far_arm, red=0.8, straw=1, night=0.3)
        s.paint(worker.legs, night=1, blue=0.6)
        s.paint(worker.body, red=0.75, straw=1)
        s.paint(line([(-1, -78), (-4, -50)], 3.4), straw=0.1)
        s.paint(worker.near_arm, red=0.9, straw=1)
        s.paint(worker.head, rust=0.6, straw=0.6)
        s.paint(worker.hair, straw=1)
        s.paint(line([(2, -62), (38, -6)], 2.4), night=1)
        s.paint(poly((34, -12), (43, -10), (46, 2), (36, 2)), night=0.9, blue=0.4)


def _person(s: Sheet, x: float, foot: float, tall: float, pose: Pose, mirrored: bool) -> None:
    person = figure(pose)
    with s.moved(x, foot, tall / 100, mirror=mirrored):
        s.over(oval(0, 1, 18, 3), night=0.7)
        s.paint(person.whole, night=0.95, blue=0.4)
        s.paint(person.body, blue=0.9, night=0.35 if mirrored else 0.75)


def _digger(s: Sheet) -> None:
    with s.moved(930, 690, 1.2):
        s.over(oval(20, 6, 190, 16), night=0.8)
        s.paint(rect(-110, -62, 230, 62, 30), night=1)
        s.paint(both([oval(x, -31, 21) for x in (-76, -24, 28, 84)]), night=0.7, straw=0.7)
        s.paint(both([oval(x, -31, 9) for x in (-76, -24, 28, 84)]), night=1)
        body = join(rect(-80, -150, 210, 84, 12), poly((60, -150), (132, -150), (140, -96), (132, -68), (60, -68)))
        s.paint(body, straw=1, red=0.42)
        s.over(poly((20, -68), (132, -68), (140, -110), (30, -100)), night=0.35, rust=0.5)
        s.paint(poly((-76, -150), (-64, -262), (36, -262), (44, -150)), straw=1, red=0.42)
        s.paint(poly((-60, -160), (-52, -246), (24, -246), (30, -160)), night=0.75, blue=0.7)
        s.paint(poly((-56, -166), (-50, -240), (-14, -240), (-40, -166)), blue=0.4)
        driver = figure(Pose(head="cap"))
        with s.moved(0, -112, 1.2, mirror=True):
            s.paint(join(driver.head, driver.hair, driver.body), night=1)
        arm = [line([(-70, -120), (-190, -310)], 34, 24), line([(-190, -310), (-330, -190)], 26, 16)]
        s.paint(join(*arm), straw=1, red=0.5)
        s.over(join(line([(-62, -116), (-182, -304)], 12), line([(-184, -300), (-324, -186)], 8)), rust=0.8, night=0.3)
        s.paint(line([(-120, -150), (-166, -244)], 9), night=0.9)
        s.paint(both([oval(-190, -310, 12), oval(-330, -190, 9)]), night=1)
        s.paint(blob((-350, -200), (-304, -200), (-292, -140), (-330, -112), (-384, -136)), night=0.95, rust=0.5)
        s.paint(
            both(
                [
                    poly((-384 + n * 16, -134 + n * 6), (-390 + n * 16, -112 + n * 6), (-372 + n * 16, -128 + n * 6))
                    for n in range(4)
                ]
            ),
            night=1,
        )
        s.paint(blob((-350, -204), (-330, -226), (-306, -206), (-320, -196)), rust=0.9, night=0.3)


def _barriers(s: Sheet) -> None:
    for x, y, size in ((40, 700, 1.5), (210, 640, 1.0), (330, 598, 0.7)):
        with s.moved(x, y, size):
            s.over(poly((-70, 6), (90, 6), (120, 16), (-40, 16)), night=0.6)
            s.paint(both([rect(-62, -70, 9, 76), rect(62, -70, 9, 76)]), night=1)
            board = rect(-82, -104, 172, 40, 4)
            s.paint(board, straw=0.05)
            with s.inside(board):
                s.paint(
                    both(
                        [
                            poly((-100 + n * 44, -60), (-76 + n * 44, -60), (-50 + n * 44, -110), (-74 + n * 44, -110))
                            for n in range(6)
                        ]
                    ),
                    red=0.95,
                    straw=0.8,
                )
            s.paint(oval(4, -116, 12), straw=1, red=0.4)
            s.over(oval(4, -116, 34), Around((4, -116), 34), straw=(0.9, 0))


SCENE = Scene("tram-works", ("straw", "rust", "red", "blue", "night"), draw, focal=(0.5, 0.62))
