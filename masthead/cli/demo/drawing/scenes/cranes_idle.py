"""Six cranes with raised booms, an empty quay, stacked containers, hard midday light."""

from __future__ import annotations

from masthead.cli.demo.drawing.figures import ARMS_FOLDED, figure
from masthead.cli.demo.drawing.props import cloud, gantry, gulls, ripples
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import both, line, poly, rect, shift
from masthead.cli.demo.drawing.sheet import Along, Sheet

CRANES = ((676, 486, 190), (740, 500, 240), (812, 518, 306), (896, 540, 392), (1000, 570, 500), (1130, 612, 640))


def draw(s: Sheet) -> None:
    """Bleached sky, flat sea, cranes in perspective, quay with shadows, boxes."""
    s.wash(Along((0, 0), (0, 480)), slate=(0.6, 0.25, 0), ochre=(0, 0.1, 0.4))
    for x, y, w, h in ((250, 330, 420, 110), (560, 396, 300, 60), (40, 410, 260, 60)):
        heap = cloud(x, y, w, h, s)
        s.paint(heap)
        with s.inside(heap):
            s.over(shift(heap, 16, h * 0.35), slate=0.35, ochre=0.2)
    _sea(s)
    _quay(s)
    for x, foot, height in CRANES:
        _crane(s, x, foot, height)
    _boxes(s)
    s.paint(gulls((240, 150, 34), (330, 210, 22), (470, 120, 26)), night=0.9)


def _sea(s: Sheet) -> None:
    sea = rect(0, 466, 1200, 340)
    s.paint(sea, Along((0, 466), (0, 780)), slate=(0.6, 0.85, 1), night=(0.05, 0.15, 0.5), ochre=(0.2, 0, 0))
    with s.inside(sea):
        s.paint(ripples(s, (-60, 470, 620, 800), 110, 40), slate=0.1)
        s.over(ripples(s, (-60, 500, 720, 800), 90, 50), night=0.75, slate=1)
    s.paint(poly((0, 462), (0, 474), (300, 470), (380, 467)), night=0.6, slate=0.6)


def _quay(s: Sheet) -> None:
    s.paint(poly((636, 478), (1240, 478), (1240, 820), (250, 820)), ochre=0.5, slate=0.12)
    s.paint(poly((636, 478), (250, 820), (90, 820), (620, 486)), night=0.85, slate=0.6)
    s.over(poly((636, 478), (250, 820), (300, 820), (644, 478)), ochre=0.95, red=0.15)
    for left, wide in ((440, 14), (560, 14)):
        s.over(poly((652, 478), (656, 478), (left + wide, 820), (left, 820)), night=0.7)
    for x, foot, height in CRANES:
        s.over(
            poly(
                (x - height * 0.22, foot),
                (x + height * 0.2, foot),
                (x - height * 0.04, foot + height * 0.13),
                (x - height * 0.56, foot + height * 0.13),
            ),
            night=0.75,
            slate=0.7,
        )


def _crane(s: Sheet, x: float, foot: float, height: float) -> None:
    shape = gantry(height)
    far = 1 - height / 640
    with s.moved(x, foot):
        s.paint(shift(shape, height * 0.014, 0), night=1 - far * 0.5, slate=0.6, red=0.5)
        s.paint(shape, red=1 - far * 0.35, ochre=0.25 + far * 0.2, slate=far * 0.4)
        with s.inside(shape):
            s.over(shift(shape, height * 0.016, height * 0.006), night=0.8 - far * 0.3, red=1)
        house = rect(height * 0.14, -height * 0.73, height * 0.17, height * 0.085)
        s.paint(house, ochre=0.12)
        s.over(rect(height * 0.23, -height * 0.73, height * 0.08, height * 0.085), slate=0.8)


def _boxes(s: Sheet) -> None:
    colours: list[dict[str, float]] = [
        {"red": 0.95, "ochre": 0.2},
        {"slate": 0.9, "night": 0.15},
        {"ochre": 0.95, "red": 0.15},
        {"slate": 0.4},
        {"red": 0.6, "night": 0.5},
    ]
    for base, left, wide, tall, rows in ((770, 640, 150, 52, 3), (800, 826, 186, 64, 4), (830, 1050, 230, 78, 3)):
        s.over(
            poly((left - 130, base + 8), (left, base - 24), (left + wide, base), (left + wide, base + 20)), night=0.8
        )
        for row in range(rows - (left == 640)):
            tone = colours[(row * 2 + left) % 5]
            y = base - (row + 1) * tall
            s.paint(rect(left, y, wide, tall - 2), **tone)
            s.over(rect(left, y, wide * 0.3, tall - 2), night=0.55)
            s.over(
                both([rect(left + wide * 0.3 + n * wide * 0.07, y + 5, wide * 0.022, tall - 12) for n in range(10)]),
                night=0.35,
            )
            s.paint(rect(left + wide * 0.3, y, wide * 0.7, 4), ochre=0.15)
    guard = figure(ARMS_FOLDED)
    with s.moved(520, 690, 0.92, mirror=True):
        s.over(poly((-6, 0), (8, 0), (70, 20), (54, 26)), night=0.8)
        s.paint(guard.whole, night=1)
        s.paint(guard.body, ochre=1, red=0.5)
        s.paint(both([line([(-8, -66), (8, -66)], 3)]), ochre=0.1)
        s.paint(guard.near_arm, ochre=1, red=0.8)


SCENE = Scene("cranes-idle", ("ochre", "slate", "red", "night"), draw, focal=(0.78, 0.5))
