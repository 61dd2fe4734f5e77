"""A reservoir far below its shoreline: bare banks, cracked mud, intake tower, hills."""

from __future__ import annotations

from masthead.cli.demo.drawing.figures import IN_POCKETS, figure
from masthead.cli.demo.drawing.props import crown, gouges, ripples
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, line, oval, poly, rect, smooth
from masthead.cli.demo.drawing.sheet import Along, Point, Sheet


def draw(s: Sheet) -> None:
    """White-hot sky, hills, banks in bands, what is left of the water, tower, mud."""
    s.wash(Along((0, 0), (0, 330)), ochre=(0.75, 0.35, 0.05), red=(0.12, 0, 0))
    s.paint(oval(880, 130, 58))
    _hills(s)
    _banks(s)
    _tower(s)
    _mud(s)


def _hills(s: Sheet) -> None:
    s.paint(
        blob(
            (-60, 420),
            (-60, 290),
            (100, 240),
            (260, 270),
            (420, 210),
            (600, 262),
            (760, 220),
            (960, 270),
            (1260, 230),
            (1260, 420),
        ),
        sea=0.55,
        rust=0.2,
    )
    s.paint(blob((-60, 420), (-60, 320), (120, 290), (300, 330), (480, 350), (560, 420)), olive=0.7, rust=0.25)
    s.paint(blob((560, 420), (700, 330), (900, 300), (1060, 324), (1260, 280), (1260, 430)), olive=0.8, rust=0.3)
    for x, y, size in (
        (60, 322, 26),
        (130, 312, 20),
        (190, 326, 24),
        (300, 348, 16),
        (760, 332, 18),
        (850, 320, 24),
        (930, 318, 20),
        (1040, 334, 28),
        (1120, 320, 24),
        (1180, 310, 30),
        (700, 350, 13),
        (380, 356, 13),
    ):
        s.paint(crown(s, x, y, size, 8, 0.7), olive=1, night=0.5)


def _shore(level: float) -> list[Point]:
    """The edge of the basin at a level: 0 is full, 1 the water that is left."""
    far, near = 366 + level * 34, 800 - level * 190
    left, right = -80 + level * 330, 1290 - level * 330
    return [
        (left, near),
        (left + 60, far + (near - far) * 0.55),
        (left + 170 - level * 40, far + 16),
        (480, far),
        (760, far + 6),
        (right - 170, far + 14),
        (right - 30, far + (near - far) * 0.4),
        (right, near),
    ]


def _banks(s: Sheet) -> None:
    s.paint(rect(0, 376, 1200, 430), ochre=0.75, rust=0.55)
    tones = [(0.55, 0.32), (0.5, 0.18), (0.62, 0.42), (0.42, 0.12), (0.6, 0.3), (0.36, 0.1), (0.55, 0.34), (0.3, 0.06)]
    for step, (ochre, rust) in enumerate(tones):
        edge = smooth(_shore(step / 8))
        s.paint(poly(*edge, (edge[-1][0], 860), (edge[0][0], 860)), ochre=ochre, rust=rust)
        s.over(line(edge, 3), rust=0.6, night=0.12)
    edge = smooth(_shore(1))
    water = blob(*_shore(1), (820, 690), (560, 720), (380, 660))
    s.paint(poly(*edge, (edge[-1][0], 860), (edge[0][0], 860)), ochre=0.5, rust=0.4)
    s.paint(water, Along((0, 400), (0, 700)), sea=(0.5, 1), night=(0, 0.45))
    with s.inside(water):
        s.paint(ripples(s, (620, 404, 1100, 700), 70, 30, centre=870))
        s.over(ripples(s, (200, 420, 1000, 720), 60, 40), night=0.6)
        s.over(poly((470, 400), (540, 400), (560, 560), (450, 560)), night=0.55)


def _tower(s: Sheet) -> None:
    body = poly((462, 520), (470, 196), (540, 196), (548, 520))
    s.paint(body, ochre=0.15)
    with s.inside(body):
        s.over(body, Along((462, 0), (548, 0)), night=(0.75, 0.45, 0.05, 0), rust=(0.4, 0.3, 0.05, 0))
        s.over(rect(440, 200, 130, 196), rust=0.12)
        for n in range(16):
            s.paint(rect(516, 214 + n * 19, 22 if n % 4 == 0 else 12, 5), red=0.95)
        s.over(rect(440, 380, 130, 6), night=0.7)
        s.over(rect(440, 386, 130, 140), rust=0.35, ochre=0.6)
    s.paint(join(rect(452, 178, 106, 22, 3), rect(474, 134, 62, 46)), night=0.85, rust=0.5)
    s.paint(both([rect(506, 142, 22, 26)]), ochre=0.3)
    s.paint(poly((464, 136), (505, 104), (546, 136)), red=0.9, night=0.35)
    s.paint(
        join(
            line([(-20, 318), (120, 300), (458, 186)], 7, curved=False),
            *[line([(x, 306 - (x - 120) * 0.337), (x, 360)], 5) for x in (190, 270, 350, 420)],
        ),
        night=0.9,
        rust=0.3,
    )
    s.paint(oval(505, 522, 66, 10), night=0.5, sea=1)


def _mud(s: Sheet) -> None:
    ground = blob((-60, 840), (-60, 640), (160, 640), (400, 672), (640, 706), (900, 690), (1260, 620), (1260, 840))
    s.paint(ground, Along((0, 640), (0, 800)), ochre=(0.6, 0.85), rust=(0.35, 0.75))
    with s.inside(ground):
        for row in range(9):
            near = row / 8
            y = 640 + near**1.5 * 190
            size = 24 + near * 110
            for n in range(int(1400 / size) + 2):
                x = -60 + n * size + (row % 2) * size / 2 + float(s.rng.uniform(-0.12, 0.12)) * size
                flat = 0.34 + 0.08 * near
                corners = [
                    (x + size * 0.53 * dx + float(s.rng.uniform(-0.09, 0.09)) * size, y + size * flat * dy)
                    for dx, dy in ((-0.9, 0.1), (-0.4, -0.62), (0.35, -0.66), (0.9, -0.05), (0.45, 0.6), (-0.4, 0.62))
                ]
                s.over(poly(*corners), rust=1, night=0.55)
                s.paint(
                    poly(*[(cx + (x - cx) * 0.1, cy + (y - cy) * 0.16 - 2) for cx, cy in corners]),
                    ochre=0.62 - near * 0.1 + 0.1 * ((n + row) % 3),
                    rust=0.22 + near * 0.2,
                )
                s.over(
                    poly(*[(cx + (x - cx) * 0.1, cy + (y - cy) * 0.16 - 2) for cx, cy in corners[3:]], (x, y)), rust=0.6
                )
    s.over(gouges(s, (0, 640, 1200, 800), 40, 30, 3), night=0.7)
    with s.moved(930, 726, 1.5):
        walker = figure(IN_POCKETS)
        s.over(poly((-6, 0), (6, 0), (-60, 26), (-84, 24)), night=0.7, rust=0.9)
        s.paint(walker.whole, night=0.95, rust=0.4)
        s.paint(line([(8, -78), (10, -52)], 2.4), ochre=0.8, red=0.3)
    boat = cut(
        blob((120, 700), (210, 690), (330, 712), (400, 690), (380, 752), (300, 776), (180, 762)),
        oval(262, 694, 128, 18, 2),
    )
    s.over(blob((110, 750), (260, 800), (420, 760), (300, 730)), night=0.75, rust=0.9)
    s.paint(boat, sea=1, night=0.25)
    s.paint(oval(262, 704, 118, 14, 2), night=0.85, rust=0.8)
    s.over(blob((120, 726), (260, 740), (390, 726), (370, 756), (300, 778), (180, 764)), night=0.55)


SCENE = Scene("reservoir-low", ("ochre", "sea", "olive", "rust", "red", "night"), draw, focal=(0.46, 0.5))
