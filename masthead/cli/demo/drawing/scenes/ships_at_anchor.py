"""Five container ships at anchor in haze beyond a breakwater."""

from __future__ import annotations

from masthead.cli.demo.drawing.props import gulls, hull, ripples
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect, shift
from masthead.cli.demo.drawing.sheet import Along, Sheet

FLEET = (
    # x, waterline, length, mirrored, haze (1 is far off)
    (440, 371, 110, False, 0.8),
    (110, 378, 170, True, 0.62),
    (1060, 386, 190, False, 0.55),
    (330, 440, 350, True, 0.3),
    (800, 506, 560, False, 0.0),
)


def draw(s: Sheet) -> None:
    """Haze, a low sun, ships from far to near, breakwater, gulls."""
    s.wash(Along((0, 0), (0, 400)), slate=(0.55, 0.35, 0.1), rose=(0, 0.25, 0.6), straw=(0.2, 0.7, 1))
    s.paint(oval(900, 250, 70), straw=0.15)
    sea = rect(0, 366, 1200, 440)
    s.paint(
        sea,
        Along((0, 366), (0, 760)),
        slate=(0.3, 0.75, 1),
        rose=(0.45, 0.1, 0),
        straw=(0.7, 0.1, 0),
        night=(0, 0.12, 0.5),
    )
    with s.inside(sea):
        s.paint(ripples(s, (700, 370, 1100, 800), 120, 38, centre=900), straw=0.55)
    for x, water, length, mirrored, haze in FLEET:
        with s.moved(x, water, length / 100, mirror=mirrored):
            _ship(s, haze)
        s.over(
            ripples(s, (x - length * 0.5, water, x + length * 0.5, water + length * 0.16), 34, length * 0.1),
            night=0.85 * (1 - haze),
            slate=0.9,
        )
    s.over(ripples(s, (-60, 520, 1260, 800), 120, 60), night=0.7)
    s.over(both([rect(-60, y, 1320, t) for y, t in ((352, 10), (384, 7))]), rose=0.25)
    _breakwater(s)
    s.paint(gulls((150, 190, 46), (240, 250, 30), (420, 150, 36), (620, 110, 24), (1080, 140, 30)), night=0.95)


def _ship(s: Sheet, haze: float) -> None:
    solid = 1 - haze
    body = hull(100, 9)
    boxes = []
    heights = (3, 4, 4, 3, 4, 5, 4, 4, 3, 4, 3, 2)
    for column, rows in enumerate(heights):
        for row in range(rows):
            boxes.append((rect(-30 + column * 5.9, -9.6 - (row + 1) * 2.9, 5.5, 2.6), column * 7 + row * 5))
    tones = (
        {"rust": 0.95},
        {"slate": 1.0, "night": 0.4},
        {"straw": 1.0, "rust": 0.3},
        {"rust": 0.6, "night": 0.5},
        {"slate": 0.3},
    )
    for box, number in boxes:
        faded = {ink: tone * (0.3 + 0.7 * solid) for ink, tone in tones[number % 5].items()}
        s.paint(box, **{"slate": haze * 0.75, "rose": haze * 0.5} | faded)
    bridge = join(
        rect(-43, -28, 9, 20), rect(-45, -27, 13, 4), rect(-41, -33, 5, 6), line([(-38, -32), (-38, -39)], 0.8)
    )
    s.paint(bridge, slate=haze * 0.7, rose=0.2 * haze, straw=0.1)
    s.over(shift(rect(-43, -28, 4.5, 20), 0, 0), slate=0.6, night=0.25 * solid)
    s.over(both([rect(-44, -26, 11, 1.4), rect(-42, -21, 7, 1), rect(-42, -17, 7, 1)]), night=0.85 * solid, slate=0.8)
    s.paint(rect(-34, -24, 4, 15), rust=0.9 * solid, slate=haze * 0.8)
    s.paint(body, night=0.95 * solid + 0.05, slate=0.85, rose=haze * 0.4)
    with s.inside(body):
        s.paint(rect(-60, -2.6, 120, 3), rust=0.9 * solid + 0.1, night=0.25 * solid, slate=haze * 0.6)
        s.lift(poly((30, -14), (52, -14), (52, 0), (40, 0)), night=0.5)
    s.over(line([(44, -6), (53, 1.2)], 0.5), night=0.8 * solid + 0.1)


def _breakwater(s: Sheet) -> None:
    wall = blob((-60, 820), (-60, 640), (120, 628), (400, 650), (640, 668), (760, 700), (800, 760), (780, 830))
    s.paint(wall, night=0.95, slate=0.7)
    with s.inside(wall):
        for number in range(60):
            x, y = float(s.rng.uniform(-20, 780)), float(s.rng.uniform(640, 800))
            size = 14 + (y - 640) * 0.24
            block = poly(
                (x - size, y),
                (x - size * 0.3, y - size * 0.8),
                (x + size * 0.9, y - size * 0.4),
                (x + size * 0.7, y + size * 0.6),
                (x - size * 0.5, y + size * 0.7),
            )
            s.paint(block, slate=0.75, night=0.5 + 0.1 * (number % 3), rose=0.2)
            s.paint(shift(block, -size * 0.24, size * 0.26), night=0.98, slate=0.7)
    s.paint(both([oval(300 + n * 56, 638 + n * 5, 10, 6) for n in (0, 1, 4)]), straw=0.2)
    s.paint(both([line([(300 + n * 56, 640 + n * 5), (300 + n * 56, 654 + n * 5)], 3) for n in (0, 1, 4)]), night=1)


SCENE = Scene("ships-at-anchor", ("straw", "rose", "slate", "rust", "night"), draw, focal=(0.62, 0.52))
