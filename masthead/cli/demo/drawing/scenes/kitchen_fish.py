"""A frying pan from above with two small fish, lemon halves, parsley, a board with a knife."""

from __future__ import annotations

import skia

from masthead.cli.demo.drawing.props import leaves
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, limb, line, oval, polar, rect, reed, ring, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Point, Sheet

PAN = (430, 420)


def draw(s: Sheet) -> None:
    """Tiles, board, pan, fish, lemons, parsley, knife."""
    _tiles(s)
    _board(s)
    _pan(s)
    _fish(s, (410, 372), 8)
    _fish(s, (440, 500), 14)
    _lemon(s, (300, 500), 52, 20)
    _lemon(s, (900, 250), 84, -15)
    _lemon(s, (1010, 330), 76, 40)
    _parsley(s)
    _knife(s)


def _tiles(s: Sheet) -> None:
    s.wash(straw=0.12)
    for row in range(6):
        for column in range(9):
            x, y = column * 150 - 40, row * 150 - 40
            s.paint(rect(x + 3, y + 3, 144, 144, 5), straw=0.1, sea=0.35)
            petal = [reed([(x + 75, y + 75), polar((x + 75, y + 75), 60, 45 + k * 90)], 34) for k in range(4)]
            s.over(both(petal), sea=0.95, teal=0.25)
            s.over(ring(x + 75, y + 75, 15, 9), red=0.85)
            s.over(both([oval(x + cx, y + cy, 20) for cx in (0, 150) for cy in (0, 150)]), teal=0.7)
    s.over(rect(0, 0, 1200, 800), Along((1100, 0), (100, 800)), teal=(0, 0.1, 0.5), night=(0, 0, 0.3))


def _board(s: Sheet) -> None:
    board = join(rect(690, 130, 480, 560, 46), rect(880, 640, 110, 130, 40))
    s.over(shift(board, -26, 30), night=0.8, teal=0.6)
    s.paint(board, ochre=0.85, red=0.25)
    with s.inside(board):
        s.over(
            both(
                [
                    line(
                        [(690, y), (900, y + float(s.rng.uniform(-18, 18))), (1180, y + float(s.rng.uniform(-10, 10)))],
                        4,
                        2,
                    )
                    for y in range(150, 780, 22)
                ]
            ),
            red=0.5,
            night=0.1,
        )
        s.over(both([line([(850, 130), (846, 780)], 3), line([(1020, 130), (1024, 780)], 3)]), red=0.6, night=0.3)
        s.over(rect(690, 130, 26, 640), red=0.6, night=0.2)
    s.paint(oval(935, 738, 16), teal=0.5, night=0.5)


def _pan(s: Sheet) -> None:
    x, y = PAN
    s.over(oval(x - 34, y + 44, 330), Around((x - 34, y + 44), 335), night=(0.9, 0.9, 0.8, 0), teal=(0.7, 0.7, 0.5, 0))
    handle = limb((250, 640), 62, (60, 850), 74)
    s.over(shift(handle, -24, 26), night=0.85, teal=0.6)
    s.paint(handle, night=1, red=0.3)
    s.paint(line([(276, 650), (90, 856)], 9), red=0.4, ochre=0.4, night=0.5)
    s.paint(oval(x, y, 322), night=0.95, teal=0.3)
    s.paint(ring(x, y, 318, 304), Along((x + 240, y - 240), (x - 240, y + 240)), night=(0.25, 0.9), teal=(0.3, 0.5))
    s.paint(
        oval(x, y, 276), Around((x + 70, y - 80), 360), night=(0.72, 0.9, 1), red=(0.5, 0.5, 0.4), ochre=(0.5, 0.3, 0)
    )
    for cx, cy, r in (
        (600, 330, 26),
        (572, 290, 12),
        (250, 380, 18),
        (360, 620, 20),
        (420, 640, 9),
        (620, 480, 14),
        (520, 610, 12),
        (330, 230, 14),
        (480, 210, 20),
        (520, 236, 9),
    ):
        s.paint(oval(cx, cy, r, r * 0.92), ochre=0.9, red=0.35, night=0.2)
        s.paint(
            reed([(cx - r * 0.4, cy - r * 0.5), (cx + r * 0.1, cy - r * 0.66), (cx + r * 0.6, cy - r * 0.3)], r * 0.3),
            ochre=0.3,
        )
    s.paint(
        both([reed([polar(PAN, 290, a), polar(PAN, 291, a + 14), polar(PAN, 290, a + 30)], 9) for a in (-70, -30)]),
        straw=0.1,
    )


def _fish(s: Sheet, at: Point, turn: float) -> None:
    with s.moved(*at, turn=turn):
        body = blob(
            (-190, 4),
            (-150, -40),
            (-70, -62),
            (30, -56),
            (110, -28),
            (160, -8),
            (160, 8),
            (110, 34),
            (30, 58),
            (-70, 58),
            (-150, 40),
        )
        tail = blob((146, 0), (190, -40), (226, -62), (214, 0), (230, 58), (190, 38))
        fins = join(blob((-60, -56), (0, -92), (60, -78), (40, -50)), blob((-20, 54), (20, 86), (56, 76), (30, 48)))
        s.over(shift(join(body, tail), -14, 20), night=1)
        s.paint(join(tail, fins), red=0.7, ochre=0.9, night=0.1)
        s.over(both([line([(150, 0), (220, k)], 3, 2) for k in (-46, -22, 0, 22, 44)]), night=0.5, red=0.9)
        s.paint(body, Along((0, -60), (0, 60)), red=(0.75, 0.42, 0.12), ochre=(0.9, 0.6, 0.3), teal=(0.3, 0, 0))
        with s.inside(body):
            for row in range(7):
                for n in range(13):
                    x, y = -96 + n * 22 + (row % 2) * 11, -48 + row * 16
                    s.over(_scale(x, y), red=0.75, night=0.12)
            s.over(blob((-200, 20), (0, 44), (170, 8), (170, 70), (-200, 70)), night=0.35, red=0.5)
            s.paint(both([line([(k, -60), (k - 22, 60)], 7) for k in (-30, 30, 90)]), night=0.85, red=0.8)
        head = blob((-192, 4), (-150, -42), (-112, -50), (-98, 0), (-112, 48), (-150, 40))
        s.paint(head, red=0.55, ochre=0.7, night=0.08)
        s.over(line([(-112, -50), (-96, 0), (-112, 48)], 6), night=0.7, red=0.9)
        s.paint(oval(-146, -12, 13), straw=0.1)
        s.paint(oval(-146, -12, 7), night=1)
        s.over(line([(-190, 8), (-166, 14)], 4), night=0.9)
        s.paint(blob((-90, 8), (-52, 4), (-40, 24), (-70, 34)), red=0.75, ochre=0.9)
        s.paint(reed([(-130, -44), (-40, -56), (60, -44)], 7), straw=0.2)


def _scale(x: float, y: float) -> skia.Path:
    """The lower edge of one fish scale."""
    return line([(x, y - 7), (x + 6, y), (x, y + 7)], 2)


def _lemon(s: Sheet, at: Point, size: float, turn: float) -> None:
    x, y = at
    with s.moved(x, y, size / 100, turn=turn):
        s.over(shift(oval(0, 0, 104, 96), -22, 26), night=0.75, red=0.5)
        s.paint(join(oval(0, 0, 104, 96), oval(100, 0, 16, 14)), ochre=1, red=0.06)
        s.paint(oval(-4, -3, 92, 84), straw=0.2)
        wedges = []
        for n in range(9):
            turn_a = n * 40
            a, b = polar((-4, -3), 80, turn_a + 5, 0.92), polar((-4, -3), 80, turn_a + 35, 0.92)
            mid = polar((-4, -3), 84, turn_a + 20, 0.92)
            wedges.append(blob(polar((-4, -3), 12, turn_a + 20), a, mid, b))
        s.paint(both(wedges), ochre=0.85)
        s.paint(
            both([reed([polar((-4, -3), 30, n * 40 + 16), polar((-4, -3), 66, n * 40 + 16)], 9) for n in range(9)]),
            straw=0.5,
        )
        s.paint(oval(-4, -3, 8), straw=0.15)


def _parsley(s: Sheet) -> None:
    for x, y, size in ((800, 560, 70), (870, 610, 60), (760, 630, 60), (340, 300, 36), (560, 420, 34)):
        s.over(leaves(s, x - 8, y + 10, size * 0.8, 26, 10, 0.9), night=0.5)
        if size > 40:
            s.paint(both([line([(x + k, y), (x + 70 + k, y - 70)], 5, 3) for k in (-14, 6, 22)]), teal=0.8, ochre=1)
        s.paint(leaves(s, x, y, size, int(size), 12, 0.9), teal=0.85, ochre=1, night=0.2)
        s.paint(leaves(s, x + 4, y - 4, size * 0.9, int(size * 0.5), 9, 0.9), teal=0.45, ochre=1)


def _knife(s: Sheet) -> None:
    with s.moved(950, 470, turn=-24):
        blade = blob((-210, 10), (-120, -22), (60, -34), (120, -34), (120, 30), (-60, 32), (-160, 26))
        grip = rect(118, -28, 200, 52, 18)
        s.over(shift(join(blade, grip), -18, 26), night=0.75, red=0.6)
        s.paint(blade, Along((0, -34), (0, 32)), sea=(0.1, 0.5), teal=(0, 0.3), night=(0, 0.25))
        s.paint(reed([(-190, 10), (-40, 26), (116, 24)], 9))
        s.paint(grip, night=1, red=0.7)
        s.paint(both([oval(150 + n * 60, -2, 8) for n in range(3)]), straw=0.4)
        s.lift(line([(136, -18), (306, -18)], 5), night=0.4)


SCENE = Scene("kitchen-fish", ("straw", "ochre", "red", "sea", "teal", "night"), draw, focal=(0.36, 0.52))
