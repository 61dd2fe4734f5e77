"""An empty classroom: chairs on the desks, an open window, a globe, a chalkboard with doodles."""

from __future__ import annotations

import skia

from masthead.cli.demo.drawing.props import crown, leaves
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, line, oval, polar, poly, rect, reed
from masthead.cli.demo.drawing.sheet import Along, Sheet


def draw(s: Sheet) -> None:
    """Walls, board, windows with a tree, light on the floor, rows of desks, globe."""
    _room(s)
    _board(s)
    _windows(s)
    rows = ((560, 0.62, (300, 470, 640, 800)), (640, 0.84, (230, 460, 690, 900)), (770, 1.16, (160, 470, 790)))
    for y, size, places in rows:
        for x in places:
            _desk(s, x, y, size)
    _globe(s)


def _room(s: Sheet) -> None:
    s.wash(Along((0, 0), (900, 0)), straw=(0.75, 0.4), teal=(0.4, 0.1), night=(0.2, 0))
    s.paint(
        poly((0, 520), (800, 470), (1200, 600), (1200, 820), (0, 820)),
        Along((0, 480), (0, 800)),
        rust=(0.55, 0.85),
        straw=(0.9, 0.8),
        night=(0, 0.25),
    )
    s.over(both([line([(x, 480), (600 + (x - 600) * 3.2, 830)], 1.5, 5) for x in range(-100, 1300, 56)]), rust=0.9)
    s.paint(poly((0, 440), (800, 404), (800, 472), (0, 524)), teal=0.6, night=0.15)
    s.paint(poly((800, 404), (1200, 500), (1200, 604), (800, 472)), teal=0.8, night=0.4)
    s.over(poly((800, -10), (1210, -10), (1210, 600), (800, 470)), teal=0.45, rust=0.25)
    s.over(line([(800, -10), (800, 472)], 4), night=0.6)


def _board(s: Sheet) -> None:
    s.paint(poly((70, 120), (620, 138), (620, 380), (70, 402)), rust=0.9, straw=0.8, night=0.35)
    board = poly((84, 134), (608, 151), (608, 368), (84, 388))
    s.paint(board, teal=0.95, night=0.62)
    with s.inside(board):
        s.lift(
            both(
                [
                    blob((x, y), (x + 90, y - 16), (x + 170, y + 10), (x + 80, y + 30))
                    for x, y in ((120, 320), (330, 190), (420, 330))
                ]
            ),
            night=0.85,
            teal=0.9,
        )
        chalk = [
            cut(oval(170, 240, 62), oval(170, 240, 58)),
            line([(170, 240), polar((170, 240), 60, -40)], 4),
            line([(108, 240), (232, 240)], 3),
        ]
        chalk += [
            line([a, b], 4)
            for a, b in (
                ((280, 300), (380, 300)),
                ((380, 300), (330, 196)),
                ((330, 196), (280, 300)),
                ((330, 196), (332, 300)),
            )
        ]
        chalk += [
            line([a, b], 3.4)
            for a, b in (
                ((420, 230), (480, 230)),
                ((480, 230), (480, 290)),
                ((480, 290), (420, 290)),
                ((420, 290), (420, 230)),
                ((420, 230), (446, 206)),
                ((480, 230), (506, 206)),
                ((446, 206), (506, 206)),
                ((506, 206), (506, 264)),
                ((506, 264), (480, 290)),
            )
        ]
        spiral = [polar((556, 322), 4 + k * 1.4, k * 28) for k in range(24)]
        chalk += [
            line(spiral, 3),
            *[cut(oval(150 + k * 44, 344, 15), oval(150 + k * 44, 344, 12)) for k in range(3)],
            line([(330, 340), (360, 330), (390, 344), (420, 332), (450, 342)], 4),
        ]
        s.lift(both(chalk), night=0.05, teal=0.12)
        s.paint(_star(556, 220, 30), straw=0.9)
    s.paint(poly((70, 398), (620, 376), (626, 388), (66, 412)), rust=0.8, straw=0.9)
    s.paint(both([rect(200, 388, 34, 7, 2), rect(300, 384, 24, 7, 2)]))
    s.paint(rect(420, 374, 52, 14, 3), red=0.85, night=0.2)
    s.paint(oval(346, 66, 38), night=0.9)
    s.paint(oval(346, 66, 32), straw=0.1)
    s.over(join(line([(346, 66), (346, 44)], 4), line([(346, 66), (362, 74)], 4)), night=1)
    s.paint(both([line([(660, 130), (660, 190)], 3), rect(650, 190, 110, 140)]), straw=0.3)
    s.over(blob((670, 220), (700, 206), (730, 230), (744, 280), (700, 312), (676, 280)), rust=0.5, teal=0.3)


def _windows(s: Sheet) -> None:
    for left, right, top, low in ((850, 966, (70, 44), (366, 392)), (1010, 1190, (34, -8), (404, 450))):
        pane = poly((left, top[0]), (right, top[1]), (right, low[1]), (left, low[0]))
        s.paint(pane, Along((0, 0), (0, 430)), teal=(0.5, 0.1), straw=(0.1, 0.7))
        with s.inside(pane):
            s.paint(poly((800, 330), (1210, 360), (1210, 470), (800, 470)), teal=0.5, straw=0.7)
            s.paint(line([(1080, 460), (1070, 300), (1110, 220)], 26, 12), night=0.85, rust=0.6)
            s.paint(crown(s, 1050, 170, 150, 12, 0.9), teal=0.8, straw=1, night=0.25)
            s.paint(crown(s, 1030, 140, 110, 11, 0.9), teal=0.5, straw=1)
            s.paint(leaves(s, 1030, 140, 120, 70, 9, 0.9), straw=0.9)
        frame = [
            line([(left, top[0]), (right, top[1]), (right, low[1]), (left, low[0]), (left, top[0])], 10, curved=False),
            line([((left + right) / 2, (top[0] + top[1]) / 2), ((left + right) / 2, (low[0] + low[1]) / 2)], 7),
            line([(left, (top[0] * 2 + low[0]) / 3), (right, (top[1] * 2 + low[1]) / 3)], 6),
        ]
        s.paint(both(frame), straw=0.12)
        s.paint(
            poly((left - 14, low[0] + 4), (right + 14, low[1] + 4), (right + 6, low[1] + 22), (left - 20, low[0] + 20)),
            straw=0.2,
            rust=0.2,
        )
    s.paint(poly((1010, 38), (930, 64), (926, 420), (1010, 408)), straw=0.2, teal=0.3)
    s.paint(poly((998, 58), (942, 78), (938, 396), (998, 392)), teal=0.35, straw=0.4)
    s.paint(blob((970, 30), (992, 200), (960, 330), (984, 428), (952, 430), (946, 250), (956, 90)), straw=0.06)
    s.over(both([reed([(964, 60), (974, 220), (958, 410)], 7)]), teal=0.4)
    for far, near in ((640, 200), (830, 520)):
        s.lift(poly((far, 500), (far + 110, 512), (near + 330, 800), (near, 800)), rust=0.45, night=0.2)


def _star(x: float, y: float, size: float) -> skia.Path:
    """A five-pointed star drawn in one go."""
    return line([polar((x, y), size, -90 + k * 144) for k in range(6)], 3.4, curved=False)


def _desk(s: Sheet, x: float, y: float, size: float) -> None:
    with s.moved(x, y, size):
        s.over(poly((-120, 100), (90, 100), (20, 130), (-210, 126)), night=0.6, rust=0.9)
        s.paint(
            both([line([(k, 10), (k + m, 108)], 8) for k, m in ((-76, -4), (76, 4), (-54, 0), (62, 0))]),
            teal=0.85,
            night=0.55,
        )
        s.paint(poly((-70, -26), (96, -26), (104, 8), (-92, 8)), straw=1, rust=0.35)
        s.paint(rect(-92, 8, 196, 14, 2), rust=0.9, straw=0.8, night=0.15)
        s.over(poly((-70, -26), (-20, -26), (-50, 8), (-92, 8)), rust=0.5)
        chair = [
            line([(-38, -34), (-46, -132)], 7),
            line([(44, -34), (54, -130)], 7),
            line([(-26, -44), (-34, -150)], 6),
            line([(34, -44), (40, -148)], 6),
        ]
        s.paint(both(chair), teal=0.85, night=0.6)
        s.paint(poly((-48, -52), (52, -52), (58, -34), (-54, -34)), red=0.9, straw=0.4)
        s.over(poly((-48, -44), (52, -44), (58, -34), (-54, -34)), night=0.35)
        s.paint(rect(-44, -26, 90, 18, 8), red=0.9, straw=0.4, night=0.25)


def _globe(s: Sheet) -> None:
    s.paint(poly((890, 486), (1190, 566), (1190, 600), (890, 516)), straw=0.9, rust=0.6)
    s.paint(poly((890, 516), (1190, 600), (1190, 700), (890, 606)), rust=0.9, night=0.55)
    s.over(
        both(
            [
                poly(
                    (x, 524 + (x - 890) * 0.28),
                    (x + 80, 546 + (x - 890) * 0.28),
                    (x + 80, 606 + (x - 890) * 0.3),
                    (x, 584 + (x - 890) * 0.28),
                )
                for x in (904, 1000, 1096)
            ]
        ),
        night=0.9,
    )
    for n, (x, ink) in enumerate(
        ((912, "red"), (930, "straw"), (952, "teal"), (1012, "teal"), (1036, "red"), (1104, "straw"), (1128, "red"))
    ):
        s.paint(
            poly(
                (x, 542 + (x - 890) * 0.28),
                (x + 16, 546 + (x - 890) * 0.28),
                (x + 16, 590 + (x - 890) * 0.28),
                (x, 586 + (x - 890) * 0.28),
            ),
            **{ink: 0.9},
            night=0.15 * (n % 2),
        )
    x, y = 1060, 436
    s.paint(join(line([(x, y + 70), (x, y + 96)], 9), oval(x, y + 104, 42, 11)), night=0.95, rust=0.5)
    s.paint(
        cut(
            oval(x, y, 84, 84),
            oval(x, y, 76, 76),
            poly((x - 100, y - 100), (x + 10, y - 100), (x + 10, y + 20), (x - 100, y + 40)),
        ),
        rust=0.9,
        straw=0.9,
    )
    ball = oval(x, y, 68)
    s.paint(ball, teal=0.75)
    with s.inside(ball):
        s.paint(
            both(
                [
                    blob((x - 50, y - 40), (x - 10, y - 54), (x + 6, y - 26), (x - 20, y - 4), (x - 46, y - 10)),
                    blob((x + 10, y - 10), (x + 44, y - 20), (x + 60, y + 16), (x + 30, y + 40), (x + 8, y + 16)),
                    blob((x - 30, y + 18), (x - 8, y + 24), (x - 14, y + 56), (x - 36, y + 40)),
                ]
            ),
            straw=1,
            rust=0.2,
        )
        s.over(
            both(
                [cut(oval(x, y, rx, 68), oval(x, y, rx - 2.4, 67)) for rx in (24, 50)]
                + [line([(x - 70, y + k), (x, y + k + 8), (x + 70, y + k)], 2) for k in (-34, 0, 34)]
            ),
            night=0.4,
        )
        s.over(cut(ball, oval(x + 16, y - 16, 66)), night=0.65)
    s.paint(reed([(x + 26, y - 46), (x + 44, y - 32), (x + 52, y - 12)], 9), straw=0.1)


SCENE = Scene("classroom", ("straw", "rust", "red", "teal", "night"), draw, focal=(0.62, 0.55))
