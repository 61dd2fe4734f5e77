"""Sesame bread rings on a tray and on a stick, a twist of za'atar, a baker's window at night."""

from __future__ import annotations

import math

from masthead.cli.demo.drawing.figures import Pose, figure
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, line, oval, polar, poly, rect, reed, ring, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Point, Sheet


def draw(s: Sheet) -> None:
    """Bakery through the window, the stick, counter and tray, rings, twist."""
    _bakery(s)
    _stick(s)
    _counter(s)
    for x, y, size, turn in (
        (230, 735, 1.0, -8),
        (480, 700, 1.0, 6),
        (720, 745, 1.0, -4),
        (350, 815, 1.06, 5),
        (600, 828, 1.06, -6),
    ):
        _ring(s, (x, y), 132 * size, turn, 0.46)
    _twist(s)


def _bakery(s: Sheet) -> None:
    s.wash(night=0.95, red=0.3)
    s.paint(rect(70, 40, 860, 560), Along((0, 40), (0, 600)), ochre=(0.75, 1), red=(0.15, 0.45))
    arch = join(rect(560, 300, 250, 210), oval(685, 300, 125))
    s.over(
        both(
            [
                rect(70 + c * 58 + (r % 2) * 29, 60 + r * 34, 54, 30)
                for r in range(16)
                for c in range(-1, 15)
                if (r * 7 + c * 3) % 4 == 0
            ]
        ),
        red=0.5,
    )
    s.paint(arch, red=0.95, night=0.7)
    s.paint(join(rect(590, 320, 190, 170), oval(685, 320, 95)), ochre=1, red=0.6)
    s.paint(
        blob(
            (600, 490), (610, 410), (640, 440), (665, 360), (690, 430), (720, 380), (745, 440), (772, 420), (776, 490)
        ),
        ochre=0.9,
    )
    s.paint(blob((630, 490), (640, 450), (668, 420), (700, 456), (728, 440), (744, 490)), ochre=0.25)
    baker = figure(Pose(arms=(48, 76, 56, 88), head="cap", build=1.3, lean=4))
    with s.moved(438, 700, 3.7):
        s.paint(baker.whole, ochre=0.9, red=0.4)
        with s.inside(baker.whole):
            s.paint(shift(join(baker.body, baker.legs, baker.far_arm, baker.near_arm), -1.6, 0.6), night=0.6, red=0.6)
            s.paint(shift(baker.head, -1.6, 0.4), red=0.75, ochre=0.8, night=0.25)
            s.paint(shift(baker.hair, -1.4, 0.4), ochre=0.25, night=0.12)
            s.paint(poly((-5, -78), (9, -78), (12, -40), (-6, -40)), ochre=0.15, night=0.15)
    s.paint(join(line([(540, 470), (640, 476)], 8), oval(640, 474, 44, 8)), night=0.9, red=0.5)
    s.over(rect(70, 40, 860, 560), Around((685, 400), 640), red=(0, 0, 0.6), night=(0, 0.1, 0.6))
    bars = [
        rect(40, 20, 920, 30),
        rect(40, 20, 34, 600),
        rect(926, 20, 34, 600),
        rect(490, 40, 14, 560),
        rect(70, 210, 860, 12),
    ]
    s.paint(both(bars), teal=0.95, night=0.55)
    s.paint(both([rect(74, 50, 5, 556), rect(504, 50, 4, 556)]), ochre=0.9, red=0.3)


def _ring(s: Sheet, at: Point, radius: float, turn: float, flat: float) -> None:
    x, y = at
    with s.moved(x, y, turn=turn):
        outer = oval(0, 0, radius, radius * flat)
        hole = oval(0, -radius * 0.03, radius * 0.46, radius * 0.46 * flat)
        dough = cut(outer, hole)
        s.over(shift(cut(outer, oval(0, 0, radius * 0.4, radius * 0.36 * flat)), -10, radius * 0.2), night=0.9)
        s.paint(cut(join(outer, shift(outer, 0, radius * 0.13)), hole), red=0.85, ochre=1, night=0.35)
        s.paint(dough, ochre=1, red=0.42)
        with s.inside(dough):
            s.over(
                cut(outer, shift(oval(0, 0, radius * 0.93, radius * 0.9 * flat), 8, -radius * 0.06)),
                red=0.8,
                night=0.12,
            )
            s.over(ring(0, 0, radius * 0.62, radius * 0.4, flat), red=0.75)
            s.lift(ring(radius * 0.06, -radius * 0.05, radius * 0.82, radius * 0.68, flat), red=0.45)
            seeds = []
            for _ in range(150):
                away, angle = radius * float(s.rng.uniform(0.5, 0.96)), float(s.rng.uniform(0, 360))
                px, py = polar((0, 0), away, angle, flat)
                tilt = float(s.rng.uniform(0, math.pi))
                seeds.append(
                    reed(
                        [
                            (px - 4 * math.cos(tilt), py - 3 * math.sin(tilt)),
                            (px + 4 * math.cos(tilt), py + 3 * math.sin(tilt)),
                        ],
                        4.6,
                    )
                )
            s.over(shift(both(seeds), -1.5, 2), red=0.8, night=0.35)
            s.paint(both(seeds), ochre=0.16)


def _stick(s: Sheet) -> None:
    s.paint(rect(-10, 122, 1020, 20, 8), ochre=0.8, red=0.6, night=0.4)
    s.paint(rect(-10, 123, 1020, 5, 2), ochre=0.9, red=0.2)
    for x, turn in ((170, 82), (262, 96), (352, 86), (800, 94), (884, 84)):
        with s.moved(x, 132):
            s.over(oval(10, 130, 50, 120), night=0.45)
        _ring(s, (x, 258), 128, turn, 0.42)
        s.paint(rect(x - 32, 122, 64, 20), ochre=0.8, red=0.6, night=0.4)
        s.paint(rect(x - 32, 123, 64, 5), ochre=0.9, red=0.2)


def _counter(s: Sheet) -> None:
    s.paint(poly((-10, 612), (1010, 612), (1010, 1010), (-10, 1010)), teal=0.9, night=0.4)
    s.paint(rect(-10, 606, 1020, 14), teal=0.35, ochre=0.2)
    s.over(poly((120, 640), (880, 640), (1010, 960), (-10, 960)), night=0.6)
    s.paint(poly((130, 632), (868, 632), (960, 906), (40, 906)), ochre=0.5, night=0.45, red=0.15)
    s.paint(poly((160, 648), (840, 648), (914, 878), (88, 878)), ochre=0.4, night=0.12)
    s.over(poly((160, 648), (260, 648), (220, 878), (88, 878)), night=0.35)
    s.paint(line([(40, 906), (960, 906)], 12), ochre=0.25)
    s.paint(
        both([oval(float(x), float(y), 3.4, 2.2) for x, y in s.rng.uniform((110, 660), (900, 960), (90, 2))]), ochre=0.1
    )


def _twist(s: Sheet) -> None:
    s.over(blob((640, 930), (800, 960), (980, 960), (960, 900), (800, 890)), night=0.75)
    cone = poly((680, 960), (838, 748), (958, 860))
    s.paint(cone, ochre=0.08)
    s.over(poly((680, 960), (790, 812), (900, 880)), teal=0.25)
    s.over(both([line([(700, 930), (880 + n * 16, 800 + n * 20)], 2.4) for n in range(3)]), night=0.5)
    s.over(both([rect(770 + n * 26, 850 - n * 10, 18, 4) for n in range(4)]), red=0.8)
    mouth = oval(898, 804, 84, 44, 43)
    s.paint(mouth, ochre=0.2)
    s.paint(oval(898, 804, 72, 34, 43), teal=0.85, ochre=1, night=0.3)
    spots = s.rng.normal((898, 800), (26, 24), (120, 2)).tolist()
    with s.inside(mouth):
        s.paint(both([oval(a, b, 4) for a, b in spots[:70]]), teal=0.6, ochre=1)
        s.paint(both([oval(a, b, 3) for a, b in spots[70:]]), ochre=0.2)
    s.paint(poly((660, 940), (700, 934), (690, 976), (650, 972)), ochre=0.15)


SCENE = Scene("sesame-rings", ("ochre", "red", "teal", "night"), draw, focal=(0.5, 0.72), orientation="square")
