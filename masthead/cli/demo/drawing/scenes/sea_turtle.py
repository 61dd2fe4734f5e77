"""A green turtle swims over seagrass, seen from above through a net of ripples."""

from __future__ import annotations

import skia

from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, limb, line, oval, polar, poly, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Point, Sheet


def draw(s: Sheet) -> None:
    """Sand and meadow, the shadow, the turtle, small fish, the net of light."""
    s.wash(Along((1000, 0), (0, 1000)), straw=(0.9, 0.4, 0.1), sea=(0.5, 0.8, 1), teal=(0, 0.3, 0.8))
    _grass(s)
    _fish(s)
    with s.moved(520, 500, 1.08, turn=28):
        with s.moved(-90, 150):
            s.over(_outline(), night=0.6, teal=0.9)
        _turtle(s)
    _light(s)


def _grass(s: Sheet) -> None:
    for x, y, w, h in (
        (140, 860, 380, 250),
        (60, 480, 220, 260),
        (480, 960, 330, 160),
        (920, 900, 240, 230),
        (230, 140, 240, 130),
        (980, 520, 120, 150),
    ):
        s.over(oval(x, y, w * 0.75, h * 0.75), Around((x, y), w * 0.75, h / w), teal=(0.9, 0.7, 0), olive=(0.9, 0.5, 0))
        blades: list[list[skia.Path]] = [[], [], []]
        for n in range(int(w * h / 420)):
            px = x + float(s.rng.normal(0, w * 0.36))
            py = y + float(s.rng.normal(0, h * 0.36))
            long = float(s.rng.uniform(40, 96))
            bend = float(s.rng.uniform(8, 34))
            blades[n % 3].append(reed([(px, py), (px + bend * 0.3, py - long * 0.5), (px + bend, py - long)], 8))
        s.paint(both(blades[0]), teal=0.95, olive=1, night=0.45)
        s.paint(both(blades[1]), teal=0.8, olive=1)
        s.paint(both(blades[2]), teal=0.4, olive=1)


FORE: list[Point] = [
    (110, -120),
    (190, -200),
    (290, -262),
    (400, -270),
    (438, -244),
    (330, -190),
    (250, -110),
    (170, -60),
]
HIND: list[Point] = [(-190, -90), (-260, -140), (-330, -150), (-352, -122), (-290, -84), (-220, -50)]


def _mirror(points: list[Point]) -> list[Point]:
    return [(x * 0.92 - 20, -y * 1.06) for x, y in points]


def _outline() -> skia.Path:
    shell = oval(-10, 0, 230, 176)
    head = blob((206, -40), (270, -50), (326, -26), (340, 4), (322, 32), (268, 50), (206, 40))
    return join(shell, head, blob(*FORE), blob(*_mirror(FORE)), blob(*HIND), blob(*_mirror(HIND)))


def _skin(s: Sheet, points: list[Point]) -> None:
    flipper = blob(*points)
    s.paint(flipper, straw=0.75, sea=0.3)
    with s.inside(flipper):
        (x1, y1), (x2, y2) = points[0], points[3]
        for n in range(46):
            part, aside = float(s.rng.uniform(0, 1.05)), float(s.rng.uniform(-46, 46))
            x, y = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part + aside
            size = float(s.rng.uniform(9, 17))
            turn = float(s.rng.uniform(0, 60))
            s.paint(
                poly(*[polar((x, y), size, turn + k * 60, 0.8) for k in range(6)]),
                olive=0.95,
                teal=0.75,
                night=0.15 + 0.3 * (n % 2),
            )
    s.over(cut(flipper, shift(flipper, 6, -8 if y1 < 0 else -10)), night=0.55, teal=0.8)


def _turtle(s: Sheet) -> None:
    for points in (HIND, _mirror(HIND), FORE, _mirror(FORE)):
        _skin(s, points)
    s.paint(limb((200, 0), 74, (250, 0), 70), straw=0.8, sea=0.4)
    head = blob((220, -40), (276, -50), (328, -26), (342, 4), (324, 32), (270, 50), (220, 40))
    s.paint(head, straw=0.75, sea=0.2)
    for x, y, size in (
        (250, -24, 17),
        (250, 22, 17),
        (282, 0, 20),
        (312, -18, 11),
        (312, 22, 11),
        (282, -36, 10),
        (282, 38, 10),
        (326, 2, 9),
    ):
        s.paint(poly(*[polar((x, y), size, 30 + k * 60) for k in range(6)]), olive=0.95, teal=0.8, night=0.35)
    s.paint(both([oval(306, -38, 8), oval(306, 42, 8)]), night=1)
    s.paint(both([oval(308, -41, 2.6), oval(308, 39, 2.6)]))
    shell = blob(
        (218, 0),
        (190, -96),
        (90, -164),
        (-40, -172),
        (-160, -124),
        (-246, 0),
        (-160, 124),
        (-40, 172),
        (90, 164),
        (190, 96),
    )
    s.paint(shell, straw=0.9, olive=0.6, rust=0.25)
    with s.inside(shell):
        scutes: list[list[Point]] = [
            [(150, -46), (196, 0), (150, 46), (92, 54), (70, 0), (92, -54)],
            [(66, -56), (88, 0), (66, 56), (-10, 60), (-34, 0), (-10, -60)],
            [(-38, -60), (-16, 0), (-38, 60), (-110, 54), (-130, 0), (-110, -54)],
            [(-136, -50), (-118, 0), (-136, 50), (-200, 30), (-214, 0), (-200, -30)],
        ]
        for side in (-1, 1):
            scutes += [
                [(x, y * side) for x, y in points]
                for points in (
                    [(150, 56), (92, 64), (60, 132), (120, 140), (184, 92)],
                    [(84, 66), (-8, 70), (-26, 148), (50, 146)],
                    [(-16, 70), (-108, 64), (-130, 130), (-36, 150)],
                    [(-116, 62), (-196, 38), (-220, 70), (-140, 124)],
                )
            ]
        for number, points in enumerate(scutes):
            cx, cy = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
            inner = [(x + (cx - x) * 0.06, y + (cy - y) * 0.06) for x, y in points]
            plate = poly(*inner)
            s.paint(plate, olive=1, teal=0.55, rust=0.5, night=0.1 + 0.15 * (number % 3))
            with s.inside(plate):
                rays = [reed([(cx, cy), polar((cx, cy), 84, k * 24 + number * 7)], 9) for k in range(15)]
                s.paint(both(rays), straw=1, olive=0.55, rust=0.2)
        s.over(cut(shell, shift(shell, 26, -34)), night=0.6, teal=0.6)
    edge = [polar((-12, 0), 1, a) for a in range(0, 360, 15)]
    s.over(both([line([(-14 + x * 204, y * 152), (-14 + x * 236, y * 178)], 4) for x, y in edge]), night=0.7, olive=1)


def _fish(s: Sheet) -> None:
    for x, y, turn in (
        (760, 180, 200),
        (820, 210, 206),
        (800, 150, 196),
        (880, 170, 204),
        (180, 330, 30),
        (240, 360, 24),
        (720, 880, -20),
        (780, 860, -14),
        (760, 920, -26),
    ):
        with s.moved(x, y, 1, turn):
            fish = join(
                blob((-26, 0), (-4, -9), (22, -2), (22, 2), (-4, 9)), poly((-22, 0), (-40, -10), (-36, 0), (-40, 10))
            )
            s.over(shift(fish, -6, 26), teal=0.9, night=0.3)
            s.paint(fish, straw=0.2, sea=0.2)
            s.paint(line([(-20, 0), (18, 0)], 4, 2), rust=0.9)


def _light(s: Sheet) -> None:
    net = []
    for row in range(10):
        for column in range(10):
            x, y = column * 118 + (row % 2) * 59 - 40, row * 112 - 20
            a = s.rng.uniform(-24, 24, (4, 2)).tolist()
            corners: list[Point] = [
                (x - 60 + a[0][0], y + a[0][1]),
                (x + a[1][0], y - 44 + a[1][1]),
                (x + 60 + a[2][0], y + a[2][1]),
            ]
            net.append(line([corners[0], corners[1]], 4, 2))
            net.append(line([corners[1], corners[2]], 2, 5))
            net.append(line([corners[1], (corners[1][0] + a[3][0] * 0.4, corners[1][1] - 56)], 4, 2))
    s.lift(both(net), sea=0.55, teal=0.6, olive=0.8, night=0.6)


SCENE = Scene(
    "sea-turtle", ("straw", "sea", "olive", "rust", "teal", "night"), draw, focal=(0.55, 0.5), orientation="square"
)
