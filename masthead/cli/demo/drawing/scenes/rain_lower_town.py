"""Heavy rain on a stepped old street: umbrellas, water down the steps, lamp light."""

from __future__ import annotations

import math
from dataclasses import replace

import skia

from masthead.cli.demo.drawing.figures import WALKING, Pose, figure
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import both, cut, join, line, oval, poly, rect, reed
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

LAMP = (795, 218)


def draw(s: Sheet) -> None:
    """Far end of the street, houses on both sides, steps, people, lamp, rain."""
    s.wash(Along((0, 0), (0, 460)), teal=(0.8, 0.5), night=(0.6, 0.2), ochre=(0, 0.25))
    _far(s)
    _houses(s)
    _steps(s)
    _walker(s, 566, 470, 1.0, replace(WALKING, head="cap", arms=(10, 20, 60, 130)), "night", False)
    _walker(s, 660, 560, 1.6, replace(WALKING, head="long", coat=0.5, arms=(10, 20, 60, 130)), "ochre", True)
    _lamp(s)
    _walker(s, 430, 730, 2.9, replace(WALKING, head="none", coat=0.7, arms=(14, 20, 60, 128)), "red", False)
    _rain(s)


def _far(s: Sheet) -> None:
    s.paint(
        poly((470, 400), (470, 170), (530, 120), (590, 170), (590, 140), (700, 140), (700, 400)), teal=0.7, night=0.45
    )
    s.paint(
        both([rect(496, 220, 16, 26), rect(544, 240, 16, 26), rect(630, 190, 18, 30), rect(660, 260, 16, 26)]), ochre=1
    )
    s.paint(cut(rect(530, 290, 90, 130), oval(575, 345, 30, 40), rect(545, 345, 60, 90)), night=0.8, teal=0.6)
    s.over(oval(575, 370, 80, 70), Around((575, 380), 80), ochre=(0.8, 0))


def _houses(s: Sheet) -> None:
    left = poly((-10, -10), (380, -10), (470, 120), (470, 470), (380, 620), (-10, 830))
    right = poly((1210, -10), (760, -10), (690, 120), (690, 450), (790, 600), (1210, 830))
    s.paint(left, Along((0, 0), (470, 0)), night=(0.9, 0.7), teal=(0.8, 0.7), red=(0.2, 0.1))
    s.paint(right, Along((690, 0), (1210, 0)), night=(0.35, 0.85), teal=(0.6, 0.8), ochre=(0.8, 0.1))
    for side, path in ((-1, left), (1, right)):
        with s.inside(path):
            for row in range(24):
                for column in range(9):
                    near = column / 9
                    x = (470 - near * 480) if side < 0 else (690 + near * 520)
                    tall = 24 + near * 24
                    y = 250 + (row - 8) * tall + (column % 2) * tall / 2
                    wide = 44 + near * 30
                    if float(s.rng.uniform()) < 0.42:
                        s.over(rect(x - wide / 2, y, wide - 5, tall - 5, 4), night=0.55)
                        continue
                    s.lift(rect(x - wide / 2, y, wide - 5, 3), night=0.75)
    s.over(line([(380, -10), (470, 120), (470, 470)], 6, curved=False), night=1)
    s.over(line([(760, -10), (690, 120), (690, 450)], 6, curved=False), night=0.9)
    for x, y, w, h in ((90, 250, 110, 190), (300, 230, 70, 130)):
        s.paint(rect(x - 12, y - 12, w + 24, h + 24), night=1, teal=0.5)
        s.paint(rect(x, y, w, h), Along((0, y), (0, y + h)), ochre=(0.9, 1), red=(0.05, 0.4))
        s.over(both([rect(x + w / 2 - 3, y, 6, h), rect(x, y + h * 0.4, w, 5)]), night=1)
        s.paint(
            poly((x - 22, y + h + 12), (x + w + 22, y + h + 12), (x + w + 14, y + h + 26), (x - 14, y + h + 26)),
            teal=0.5,
            night=0.3,
        )
    s.paint(join(rect(950, 330, 120, 300), oval(1010, 330, 60)), night=1, red=0.4)
    s.paint(join(rect(966, 336, 88, 300), oval(1010, 336, 44)), red=0.85, night=0.6)
    s.over(both([rect(1008, 300, 4, 330), rect(966, 440, 88, 4)]), night=1)
    balcony = [rect(x, 176, 4, 60) for x in range(884, 1140, 14)]
    s.paint(both([*balcony, rect(876, 170, 270, 8), rect(870, 234, 282, 14)]), night=1, teal=0.3)


def _steps(s: Sheet) -> None:
    for n in range(16):
        near = (n / 15) ** 1.6
        y = 424 + near * 400
        half_left, half_right = 60 + near * 620, 70 + near * 640
        tall = 9 + near * 50
        x = 580
        s.paint(
            poly(
                (x - half_left, y),
                (x + half_right, y),
                (x + half_right * 1.1, y + tall),
                (x - half_left * 1.1, y + tall),
            ),
            teal=0.75,
            night=0.75,
        )
        s.paint(
            poly(
                (x - half_left, y),
                (x + half_right, y),
                (x + half_right * 1.04, y + tall * 0.45),
                (x - half_left * 1.04, y + tall * 0.45),
            ),
            Along((x - half_left, 0), (x + half_right, 0)),
            teal=(0.75, 0.5, 0.25, 0.7),
            night=(0.4, 0.15, 0, 0.4),
            ochre=(0, 0.2, 0.9, 0),
        )
        for _ in range(5):
            px = x + float(s.rng.normal(10, 0.3)) * 4 + float(s.rng.uniform(-0.55, 0.6)) * half_left
            s.paint(
                line([(px, y + tall * 0.2), (px + 3, y + tall * 0.5), (px - 2, y + tall)], 4 + near * 14, 2 + near * 5),
                teal=0.25,
                ochre=0.15,
            )
    for _ in range(70):
        near = float(s.rng.uniform(0.05, 1)) ** 1.4
        px, py = 580 + float(s.rng.uniform(-1, 1)) * (60 + near * 600), 430 + near * 370
        size = 3 + near * 10
        s.paint(cut(oval(px, py, size, size * 0.35), oval(px, py, size * 0.7, size * 0.2)), teal=0.1)


def _walker(s: Sheet, x: float, foot: float, size: float, pose: Pose, ink: str, mirrored: bool) -> None:
    person = figure(pose)
    with s.moved(x, foot, size, mirror=mirrored):
        s.over(poly((-12, 2), (14, 2), (22, 30), (-20, 30)), night=0.85)
        s.paint(person.whole, night=1, teal=0.4)
        s.lift(line([(9, -76), (10, -50)], 2), night=0.4)
        s.paint(line([(20, -60), (17, -112)], 1.5), night=1)
        dome = [
            (17 + 40 * math.cos(math.radians(a)), -100 + 30 * math.sin(math.radians(a))) for a in range(180, 361, 6)
        ]
        scallop = [(57 - n * 4 - 2, -100 - (4.5 if n % 5 in (1, 2, 3) else 0)) for n in range(20)]
        shade = poly(*dome, *scallop)
        s.paint(shade, **({ink: 1.0} if ink != "night" else {"night": 0.9, "teal": 1.0}))
        with s.inside(shade):
            s.over(
                both([line([(17, -132), (17 + k, -112), (17 + k * 1.35, -98)], 1.2) for k in (-24, -8, 8, 24)]),
                night=0.8,
            )
            s.over(oval(-8, -92, 38, 34), night=0.4)
            s.lift(reed([(30, -126), (44, -116), (52, -104)], 3), **{ink: 0.2})
        s.paint(line([(17, -130), (17, -136)], 1.5), night=1)


def _lamp(s: Sheet) -> None:
    x, y = LAMP
    s.over(oval(x, y + 40, 330), Around((x, y + 20), 320), ochre=(1, 0.5, 0))
    s.lift(oval(x, y + 20, 220), Around((x, y + 10), 210), night=(0.2, 1), teal=(0.4, 1))
    s.paint(
        join(
            line([(720, 130), (760, 118), (x, 150)], 6),
            rect(x - 3, 146, 6, 30),
            poly((x - 34, 190), (x, 168), (x + 34, 190)),
        ),
        night=1,
    )
    s.paint(poly((x - 26, 190), (x + 26, 190), (x + 17, 248), (x - 17, 248)), ochre=0.35)
    s.over(
        both(
            [
                line([(x - 26, 190), (x - 17, 248)], 4),
                line([(x + 26, 190), (x + 17, 248)], 4),
                rect(x - 20, 246, 40, 6),
                rect(x - 2, 190, 3, 58),
            ]
        ),
        night=1,
    )


def _rain(s: Sheet) -> None:
    streaks: list[skia.Path] = []
    near: list[skia.Path] = []
    for x, y, long in s.rng.uniform((-40, -40, 20), (1260, 780, 70), (250, 3)).tolist():
        (near if long > 58 else streaks).append(line([(x, y), (x - long * 0.16, y + long)], 1.1 + long * 0.018, 0.6))
    s.lift(both(streaks), night=0.45, teal=0.5)
    s.lift(both(near), night=0.1, teal=0.2, red=0.5)


SCENE = Scene("rain-lower-town", ("ochre", "red", "teal", "night"), draw, focal=(0.46, 0.62))
