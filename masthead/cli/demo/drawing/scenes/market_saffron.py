"""A covered market street: awnings, heaps of citrus and spices, shoppers, hanging scales."""

from __future__ import annotations

from dataclasses import replace

from masthead.cli.demo.drawing.figures import IN_POCKETS, STANDING, WALKING, figure
from masthead.cli.demo.drawing.props import leaves
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, line, oval, poly, rect, reed
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

VANISH = (590, 390)


def draw(s: Sheet) -> None:
    """Far light, arches, awnings on both sides, shoppers, stalls in front, scales."""
    s.wash(Along((0, 0), (0, 800)), plum=(0.9, 0.5, 0.85), red=(0.3, 0.5, 0.3), ochre=(0.3, 0.6, 0.4))
    _depth(s)
    _shops(s)
    _awnings(s)
    _lamps(s)
    for x, foot, tall, pose, mirrored in SHOPPERS:
        person = figure(pose)
        with s.moved(x, foot, tall / 100, mirror=mirrored):
            s.over(poly((-8, 0), (8, 0), (-2, 26), (-30, 26)), plum=0.9)
            s.paint(person.whole, plum=1, red=0.3)
            s.lift(line([(-7, -74), (-8, -50)], 2.4), plum=0.35)
            if not mirrored:
                s.paint(blob((14, -42), (22, -46), (30, -40), (28, -22), (14, -22)), ochre=0.8, plum=0.5)
    _stall_left(s)
    _stall_right(s)
    _scales(s)


SHOPPERS = (
    (560, 480, 92, replace(WALKING, head="long", coat=0.6), False),
    (640, 486, 98, replace(STANDING, head="brim", coat=0.3), True),
    (520, 520, 140, replace(IN_POCKETS, head="cap", build=1.2), True),
    (680, 548, 176, replace(WALKING, head="scarf", coat=0.9), True),
    (580, 640, 280, replace(WALKING, head="bun", coat=0.5, arms=(14, 20, -12, 8)), False),
)


def _depth(s: Sheet) -> None:
    x, y = VANISH
    s.paint(poly((x - 90, y + 80), (x - 90, 200), (x, 130), (x + 90, 200), (x + 90, y + 80)), ochre=0.55)
    s.paint(poly((x - 60, y + 60), (x - 60, 250), (x, 190), (x + 60, 250), (x + 60, y + 60)), ochre=0.12)
    s.paint(poly((x - 60, y + 70), (x - 60, 330), (x - 26, 320), (x - 26, y + 70)), red=0.4, ochre=0.8)
    s.paint(poly((x + 60, y + 70), (x + 60, 310), (x + 34, 318), (x + 34, y + 70)), red=0.5, ochre=0.7)
    s.paint(
        poly((x - 60, y + 66), (x + 60, y + 66), (1100, 820), (80, 820)),
        Along((0, y + 60), (0, 800)),
        ochre=(0.4, 0.9, 0.7),
        red=(0.1, 0.3, 0.5),
        plum=(0, 0.15, 0.6),
    )
    s.over(both([reed([(x + (n - 600) * 0.14, 470), (n, 830)], 5) for n in range(150, 1100, 90)]), plum=0.55)
    s.over(
        both(
            [
                line([(x - 60 - k, 456 + k * 0.75), (x + 60 + k, 456 + k * 0.75)], 2 + k * 0.01)
                for k in (12, 34, 70, 130, 220, 340)
            ]
        ),
        plum=0.5,
    )
    for k in (0, 1, 2):
        wide = 150 + k * 190
        top = 160 - k * 120
        s.over(
            both(
                [
                    line(
                        [(x - wide, 300), (x - wide, top + 60), (x, top - 40), (x + wide, top + 60), (x + wide, 300)],
                        16 + k * 14,
                    )
                ]
            ),
            plum=0.95,
        )
    for px, py, r in ((470, 60, 7), (700, 96, 5), (560, 40, 9), (640, 20, 10)):
        s.lift(
            poly((px - r, py), (px + r, py), (px + 60 + r * 6, 470), (px + 30 - r * 2, 470)),
            Along((px, py), (px + 50, 470)),
            plum=(0.3, 0.9),
            red=(0.6, 1),
        )


def _shops(s: Sheet) -> None:
    for side in (-1, 1):
        for near, far in ((0.3, 0.44), (0.5, 0.74), (0.84, 1.3)):
            x1, x2 = VANISH[0] + side * near * 420, VANISH[0] + side * far * 420
            top1, top2 = VANISH[1] - near * 120, VANISH[1] - far * 120
            low1, low2 = VANISH[1] + near * 190, VANISH[1] + far * 190
            s.paint(poly((x1, top1), (x2, top2), (x2, low2), (x1, low1)), ochre=0.9, red=0.45)
            for shelf in (0.25, 0.55, 0.82):
                y1, y2 = top1 + (low1 - top1) * shelf, top2 + (low2 - top2) * shelf
                s.over(line([(x1, y1), (x2, y2)], 3 + far * 5), plum=0.9)
                for n in range(5):
                    part = 0.12 + n * 0.19
                    x, y = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
                    size = 7 + far * 15
                    jar = rect(x - size * 0.5, y - size * 1.5, size, size * 1.5, size * 0.3)
                    s.paint(
                        jar,
                        **(({"olive": 0.9}, {"red": 0.95}, {"ochre": 0.3}, {"ochre": 1.0})[(n + round(shelf * 9)) % 4]),
                    )
                    s.over(rect(x - size * 0.5, y - size * 1.5, size * 0.4, size * 1.5, 2), plum=0.5)
            s.over(poly((x1, top1), (x2, top2), (x2, low2), (x1, low1)), plum=0.3)


def _lamps(s: Sheet) -> None:
    for x, y, size in ((330, 330, 22), (452, 352, 13), (700, 356, 11), (772, 344, 15)):
        s.paint(line([(x, y - size * 5), (x, y - size)], 2.5), plum=1)
        s.over(oval(x, y, size * 5), Around((x, y), size * 5), ochre=(0.9, 0))
        s.lift(oval(x, y, size * 4), Around((x, y), size * 4), plum=(0.3, 1))
        s.paint(
            blob(
                (x - size, y),
                (x - size * 0.5, y - size),
                (x + size * 0.5, y - size),
                (x + size, y),
                (x, y + size * 1.2),
            ),
            ochre=0.3,
        )
        s.paint(poly((x - size * 0.8, y - size * 0.7), (x, y - size * 1.5), (x + size * 0.8, y - size * 0.7)), plum=0.9)


def _awnings(s: Sheet) -> None:
    rows = ((0.34, 0.48, "red"), (0.48, 0.68, "olive"), (0.68, 1.0, "red"), (1.0, 1.55, "ochre"))
    for side in (-1, 1):
        for near, far, ink in rows:
            x1, x2 = VANISH[0] + side * near * 420, VANISH[0] + side * far * 420
            y1, y2 = VANISH[1] - near * 290, VANISH[1] - far * 290
            in1, in2 = x1 - side * near * 200, x2 - side * far * 200
            drop1, drop2 = y1 + near * 235, y2 + far * 235
            s.over(poly((x1, y1), (x2, y2), (x2, 800), (x1, 520)), plum=0.75)
            for n in range(8):
                a, b = n / 8, (n + 1) / 8
                piece = poly(
                    (x1 + (x2 - x1) * a, y1 + (y2 - y1) * a),
                    (x1 + (x2 - x1) * b, y1 + (y2 - y1) * b),
                    (in1 + (in2 - in1) * b, drop1 + (drop2 - drop1) * b),
                    (in1 + (in2 - in1) * a, drop1 + (drop2 - drop1) * a),
                )
                s.paint(piece, **({ink: 0.95} if n % 2 else {"ochre": 0.12}))
                fringe = [
                    (in1 + (in2 - in1) * t, drop1 + (drop2 - drop1) * t + deep)
                    for t, deep in ((a, 0), (b, 0), (b, 20 * far), ((a + b) / 2, 30 * far), (a, 20 * far))
                ]
                s.paint(poly(*fringe), **({ink: 0.95} if n % 2 else {"ochre": 0.2}), plum=0.35)
            if side > 0:
                s.over(poly((x1, y1), (x2, y2), (in2, drop2), (in1, drop1)), plum=0.32)


def _heap(s: Sheet, x: float, y: float, wide: float, tall: int, size: float, tones: dict[str, float]) -> None:
    for row in range(tall):
        count = max(1, round((wide - row * size * 1.6) / size / 1.7))
        for n in range(count):
            cx = x + (n - (count - 1) / 2) * size * 1.75
            cy = y - row * size * 1.35 + float(s.rng.uniform(-2, 2))
            s.paint(oval(cx, cy, size), **tones)
            s.over(
                blob(
                    (cx - size, cy),
                    (cx - size * 0.2, cy + size * 0.4),
                    (cx + size, cy - size * 0.1),
                    (cx + size * 0.5, cy + size),
                    (cx - size * 0.6, cy + size * 0.9),
                ),
                red=0.75,
                plum=0.12,
            )
            s.lift(oval(cx - size * 0.3, cy - size * 0.4, size * 0.22), ochre=0.3, red=0.2)


def _crate(s: Sheet, x: float, y: float, wide: float, deep: float) -> None:
    s.paint(
        poly((x - wide / 2, y), (x + wide / 2, y), (x + wide * 0.46, y + deep), (x - wide * 0.46, y + deep)),
        ochre=0.8,
        red=0.5,
        plum=0.45,
    )
    s.over(both([line([(x - wide / 2, y + deep * t), (x + wide / 2, y + deep * t)], 4) for t in (0.04, 0.5)]), plum=0.9)


def _stall_left(s: Sheet) -> None:
    s.paint(poly((-20, 560), (330, 560), (400, 830), (-20, 830)), plum=1, red=0.4)
    _heap(s, 250, 560, 180, 3, 15, {"olive": 0.9, "ochre": 0.9})
    _crate(s, 250, 566, 200, 46)
    _heap(s, 70, 600, 250, 4, 22, {"ochre": 1, "red": 0.12})
    _crate(s, 80, 612, 290, 60)
    _heap(s, 270, 690, 240, 4, 22, {"ochre": 1, "red": 0.5})
    _crate(s, 280, 700, 270, 70)
    _heap(s, 60, 770, 260, 4, 28, {"red": 0.95, "plum": 0.12})
    s.paint(blob((100, 742), (134, 726), (162, 744), (160, 776), (130, 790), (104, 774)), ochre=0.35)
    s.paint(leaves(s, 131, 758, 24, 40, 6, 0.9), red=1, plum=0.2)
    s.paint(leaves(s, 190, 640, 90, 26, 16, 0.35), olive=1, plum=0.3)


def _stall_right(s: Sheet) -> None:
    s.paint(poly((1220, 540), (830, 560), (770, 830), (1220, 830)), plum=1, red=0.4)
    for x, y, size, tones in (
        (880, 590, 60, {"ochre": 1, "red": 0.3}),
        (1010, 580, 62, {"red": 0.95, "ochre": 0.4}),
        (1144, 572, 66, {"olive": 0.9, "ochre": 0.6}),
        (870, 730, 84, {"red": 0.8, "plum": 0.5}),
        (1060, 716, 92, {"ochre": 1}),
        (1220, 720, 80, {"ochre": 0.8, "red": 0.6, "plum": 0.4}),
    ):
        cone = blob(
            (x - size * 0.8, y + 6),
            (x - size * 0.3, y - size * 0.6),
            (x, y - size * 0.95),
            (x + size * 0.3, y - size * 0.6),
            (x + size * 0.8, y + 6),
            (x, y + 16),
        )
        s.paint(cone, **tones)
        s.over(
            blob(
                (x + size * 0.02, y - size * 0.94),
                (x + size * 0.3, y - size * 0.6),
                (x + size * 0.8, y + 6),
                (x + size * 0.2, y + 14),
            ),
            plum=0.35,
            red=0.5,
        )
        s.paint(
            poly(
                (x - size * 0.88, y),
                (x + size * 0.88, y),
                (x + size * 0.74, y + size * 0.95),
                (x - size * 0.74, y + size * 0.95),
            ),
            ochre=0.5,
            plum=0.3,
        )
        s.paint(oval(x, y + 2, size * 0.9, size * 0.16), ochre=0.3, plum=0.2)
        s.paint(oval(x, y, size * 0.8, size * 0.12), **tones)
        s.paint(cone, **tones)
        s.over(
            poly((x + size * 0.04, y - size * 0.9), (x + size * 0.8, y + 6), (x + size * 0.2, y + 10)),
            plum=0.3,
            red=0.5,
        )
        s.over(
            both(
                [
                    line([(x - size * (0.8 - n * 0.4), y + 10), (x - size * (0.68 - n * 0.34), y + size * 0.92)], 3)
                    for n in range(5)
                ]
            ),
            plum=0.7,
        )


def _scales(s: Sheet) -> None:
    x, y = 850, 226
    s.paint(
        both(
            [
                line([(x, -20), (x, y)], 5),
                line([(x - 96, y + 16), (x, y), (x + 96, y - 14)], 8, curved=False),
                oval(x, y, 12),
            ]
        ),
        ochre=0.9,
        red=0.1,
    )
    for side, drop in ((-96, 16), (96, -14)):
        px, py = x + side, y + drop
        s.paint(both([line([(px, py), (px + k, py + 120)], 2.4) for k in (-46, 46)]), ochre=0.9, red=0.1)
        s.paint(
            blob((px - 54, py + 118), (px, py + 116), (px + 54, py + 118), (px + 30, py + 142), (px - 30, py + 142)),
            ochre=0.9,
            plum=0.4,
        )
        s.paint(reed([(px - 46, py + 124), (px - 20, py + 134), (px + 6, py + 137)], 6), ochre=0.3)
    _heap(s, x - 96, y + 122, 84, 2, 16, {"ochre": 1, "red": 0.3})


SCENE = Scene("market-saffron", ("ochre", "olive", "red", "plum"), draw, focal=(0.48, 0.62))
