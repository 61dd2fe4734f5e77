"""A low tram in teal and white under mulberry trees; overhead wire; two cyclists."""

from __future__ import annotations

import math
from dataclasses import replace

from masthead.cli.demo.drawing.figures import Pose, figure
from masthead.cli.demo.drawing.props import crown, leaves
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import both, cut, join, line, oval, poly, rect, ring
from masthead.cli.demo.drawing.sheet import Along, Sheet

VANISH = (340, 452)


def draw(s: Sheet) -> None:
    """Morning sky, houses, far trees, road and rails, tram, near trees, cyclists."""
    s.wash(Along((0, 0), (0, 460)), straw=(0.35, 0.7, 1), sea=(0.5, 0.2, 0))
    _houses(s)
    _road(s)
    _tree(s, 250, 478, 70)
    _tree(s, 180, 500, 100)
    _tram(s)
    s.paint(both([line([(344, 300), (760, 150), (1240, -20)], 3), line([(640, 700), (640, 196)], 9, 6)]), night=1)
    _tree(s, 60, 560, 190)
    _tree(s, 1180, 720, 330)
    _cyclist(s, 300, 690, 1.75, "red")
    _cyclist(s, 160, 730, 2.05, "olive")


def _houses(s: Sheet) -> None:
    for x, wide, tall, tone in (
        (0, 120, 330, 0.5),
        (110, 70, 270, 0.35),
        (172, 60, 210, 0.5),
        (225, 44, 160, 0.35),
        (262, 36, 120, 0.5),
    ):
        s.paint(rect(x, 480 - tall, wide, tall + 20), straw=0.9, red=tone * 0.5)
        s.paint(
            both(
                [
                    rect(x + 10 + n * 26, 500 - tall + m * 62, 13, 30)
                    for n in range(int(wide // 28))
                    for m in range(4)
                    if m * 62 < tall - 70
                ]
            ),
            sea=0.8,
            night=0.35,
        )
    s.paint(poly((380, 470), (420, 400), (560, 330), (800, 240), (1240, 60), (1240, 520)), straw=0.8, sea=0.6)


def _road(s: Sheet) -> None:
    s.paint(rect(0, 470, 1200, 340), Along((0, 470), (0, 800)), straw=(0.9, 0.5), sea=(0.2, 0.45), night=(0, 0.08))
    s.paint(poly((330, 468), (352, 468), (1240, 740), (1240, 820), (520, 820)), olive=0.6, straw=0.7)
    for low, high in ((560, 830), (720, 830), (900, 830), (1110, 830)):
        s.over(line([VANISH, (low, high)], 1, 8), night=0.9)
    s.over(poly((320, 500), (1240, 770), (1240, 820), (560, 820)), night=0.3, olive=0.8)
    s.over(
        both(
            [
                oval(float(x), float(y), float(w), float(w) * 0.22)
                for x, y, w in s.rng.uniform((0, 560, 20), (700, 800, 70), (46, 3))
            ]
        ),
        sea=0.6,
        night=0.25,
    )


def _tram(s: Sheet) -> None:
    s.over(poly((400, 520), (1240, 760), (1240, 800), (620, 690)), night=0.9)
    side = poly((610, 196), (1240, 20), (1240, 690), (616, 676), (606, 640))
    front = cut(poly((450, 290), (520, 228), (612, 194), (618, 678), (520, 672), (446, 626), (436, 470)))
    s.paint(side, straw=0.12)
    s.paint(poly((610, 196), (1240, 20), (1240, 66), (612, 234)), teal=0.9, night=0.3)
    s.paint(poly((614, 520), (1240, 520), (1240, 690), (616, 676)), teal=0.95)
    s.paint(poly((616, 656), (1240, 662), (1240, 700), (618, 690)), night=1)
    for left, right in ((640, 712), (726, 812), (950, 1070), (1088, 1230)):
        _pane(s, left, right, 0.985)
    for left, right in ((828, 876), (882, 934)):
        _pane(s, left, right, 1.36)
    s.over(line([(822, 170), (822, 660)], 4), teal=0.8)
    s.paint(front, teal=0.95, night=0.18)
    s.paint(poly((452, 300), (522, 242), (600, 214), (606, 484), (520, 492), (444, 470)), night=0.95, sea=0.8)
    s.paint(poly((500, 262), (560, 232), (512, 480), (470, 474)), sea=0.75, straw=0.3)
    driver = figure(Pose(head="cap"))
    with s.inside(poly((452, 300), (522, 242), (600, 214), (606, 484), (520, 492), (444, 470))), s.moved(556, 600, 2.4):
        s.paint(driver.whole, night=0.8, red=0.6)
    s.paint(poly((486, 256), (582, 214), (584, 238), (488, 282)), straw=0.9, red=0.1)
    s.over(poly((498, 262), (570, 230), (571, 236), (499, 268)), night=0.8)
    s.paint(both([oval(474, 560, 17, 12), oval(574, 582, 20, 13)]))
    s.over(both([oval(474, 560, 9, 7), oval(574, 582, 11, 8)]), straw=1)
    s.paint(poly((436, 600), (520, 630), (616, 636), (618, 690), (520, 690), (446, 650)), night=1, teal=0.6)
    s.paint(line([(452, 520), (520, 536), (612, 540)], 9), straw=0.1)
    s.paint(join(line([(760, 160), (830, 96), (790, 60)], 6, curved=False), line([(770, 66), (815, 52)], 5)), night=1)


def _pane(s: Sheet, left: float, right: float, deep: float) -> None:
    def top(x: float) -> float:
        return 262 - (x - 612) * 0.262

    def low(x: float) -> float:
        return (474 - (x - 612) * 0.03) * deep

    pane = poly((left, top(left)), (right, top(right)), (right, low(right)), (left, low(left)))
    s.paint(pane, night=0.85, sea=0.9)
    with s.inside(pane):
        wide = right - left
        s.paint(
            poly((left + wide * 0.5, 0), (left + wide * 0.9, 0), (left + wide * 0.4, 700), (left, 700)),
            sea=0.8,
            straw=0.2,
            night=0.2,
        )
        for x in (left + wide * 0.3, left + wide * 0.8):
            s.paint(join(oval(x, 372 - (left - 600) * 0.06, 15, 18), oval(x, 450, 34, 62)), night=1, teal=0.4)


def _tree(s: Sheet, x: float, foot: float, size: float) -> None:
    trunk = [
        line(
            [(x, foot), (x - size * 0.05, foot - size * 0.7), (x + size * 0.04, foot - size * 1.2)],
            size * 0.16,
            size * 0.08,
        )
    ]
    trunk += [
        line([(x, foot - size * 0.7), (x + side * size * 0.5, foot - size * 1.3)], size * 0.08, size * 0.03)
        for side in (-1, 1)
    ]
    s.paint(join(*trunk), night=0.95, red=0.4)
    top = foot - size * 1.55
    round_ = crown(s, x, top, size * 0.95, 13, 0.72)
    s.paint(round_, olive=0.95, night=0.45)
    s.paint(crown(s, x - size * 0.14, top - size * 0.12, size * 0.74, 11, 0.68), olive=0.95, sea=0.3)
    s.paint(leaves(s, x - size * 0.15, top - size * 0.15, size * 0.72, 60, size * 0.06, 0.68), olive=0.55, straw=1)
    s.over(leaves(s, x + size * 0.1, top + size * 0.1, size * 0.85, 60, size * 0.06, 0.7), night=0.75)


def _cyclist(s: Sheet, x: float, foot: float, size: float, shirt: str) -> None:
    with s.moved(x, foot, size):
        s.over(oval(4, 1, 62, 6), night=0.7)
        s.paint(both([ring(-28, -19, 20, 17.6), ring(32, -19, 20, 17.6)]), night=1)
        frame = [
            line([a, b], 2.4)
            for a, b in (
                ((-28, -19), (-10, -44)),
                ((-28, -19), (2, -19)),
                ((2, -19), (-12, -46)),
                ((2, -19), (24, -44)),
                ((-10, -42), (24, -42)),
                ((32, -19), (23, -50)),
                ((23, -50), (30, -53)),
                ((-17, -48), (-5, -48)),
            )
        ]
        s.paint(both(frame), red=0.9, night=0.3)
        spokes = [
            line([(c, -19), (c + 17 * math.cos(n), -19 + 17 * math.sin(n))], 0.6)
            for c in (-28, 32)
            for n in (0, 1, 2, 3, 4, 5)
        ]
        s.over(both(spokes), night=0.8)
    rider = figure(replace(Pose(), legs=(60, -12, 30, -40), arms=(62, 80, 58, 74), lean=30, nod=-18, head="helmet"))
    with s.moved(x - 16 * size, foot + 4 * size, size):
        s.paint(rider.far_arm, night=0.9, red=0.5)
        s.paint(rider.legs, night=1, teal=0.5)
        s.paint(rider.body, **{shirt: 1.0}, straw=0.6)
        s.paint(rider.near_arm, **{shirt: 1.0}, night=0.25)
        s.paint(rider.head, red=0.45, straw=0.9, night=0.15)
        s.paint(rider.hair, straw=0.2)


SCENE = Scene("tram-test-run", ("straw", "sea", "olive", "red", "teal", "night"), draw, focal=(0.52, 0.5))
