"""A hillside quarter: stacked flat roofs, carob trees, washing lines, the sea far below."""

from __future__ import annotations

from masthead.cli.demo.drawing.figures import Pose, figure
from masthead.cli.demo.drawing.props import crown, gulls, hull, leaves, ripples
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect, smooth
from masthead.cli.demo.drawing.sheet import Along, Sheet


def draw(s: Sheet) -> None:
    """Sky, sea, houses from the far terrace to the near roof, washing, trees."""
    s.wash(Along((0, 0), (0, 260)), sea=(0.55, 0.15), straw=(0.1, 0.6), rose=(0, 0.25))
    s.paint(rect(0, 226, 1200, 480), Along((0, 226), (0, 470)), sea=(0.55, 1), teal=(0.1, 0.6))
    s.paint(ripples(s, (0, 232, 700, 640), 100, 26), sea=0.2)
    for x, y, size in ((180, 262, 70), (420, 300, 100)):
        with s.moved(x, y, size / 100):
            s.paint(hull(100, 12), night=0.6, teal=0.6)
            s.paint(rect(-34, -26, 40, 14), rose=0.5)
    s.paint(line([(0, 330), (160, 322), (300, 336)], 8, 4), night=0.5, teal=0.7)
    s.paint(
        blob((330, 560), (520, 420), (760, 250), (960, 140), (1260, 60), (1260, 860), (330, 860)), olive=0.7, straw=0.8
    )
    s.paint(
        blob((-80, 640), (90, 618), (240, 560), (420, 500), (560, 860), (-80, 880)), olive=0.85, straw=0.8, teal=0.15
    )
    _terraces(s)
    _roof(s)
    s.paint(gulls((240, 120, 30), (330, 160, 20), (520, 90, 24)), night=0.85)


TERRACES = (
    # y of the street, first x, house width, height
    (230, 900, 62, 54),
    (300, 780, 78, 70),
    (390, 640, 96, 86),
    (500, 500, 116, 106),
    (630, 330, 140, 128),
)


def _terraces(s: Sheet) -> None:
    for row, (foot, first, wide, tall) in enumerate(TERRACES):
        n, x = 0, float(first)
        while x < 1240:
            y = foot - (x - first) * 0.12 + float(s.rng.uniform(-0.14, 0.14)) * tall
            width = wide * float(s.rng.uniform(0.8, 1.15))
            if float(s.rng.uniform()) < 0.2:
                _tree(s, x + width * 0.5, y, wide * 0.62)
            else:
                _house(s, x, y, width, tall * float(s.rng.uniform(0.8, 1.25)), (n + row) % 4)
            x += width * 0.98
            n += 1
        for _ in range(2):
            _tree(s, float(s.rng.uniform(first - 40, 1200)), foot + 20 - row * 2, wide * 0.5)
    _tree(s, 300, 690, 100)
    _tree(s, 180, 740, 130)


def _house(s: Sheet, x: float, foot: float, wide: float, tall: float, kind: int) -> None:
    face = ({"straw": 0.35}, {"rose": 0.55, "straw": 0.4}, {"straw": 0.9, "rose": 0.15}, {"straw": 0.1, "sea": 0.15})[
        kind
    ]
    side = wide * 0.34
    s.paint(rect(x + side, foot - tall, wide - side, tall * 1.7), **face)
    s.paint(
        poly((x, foot - tall + side * 0.3), (x + side, foot - tall), (x + side, foot + tall), (x, foot + tall)), **face
    )
    s.over(
        poly((x, foot - tall + side * 0.3), (x + side, foot - tall), (x + side, foot + tall), (x, foot + tall)),
        teal=0.55,
        rose=0.35,
        night=0.1,
    )
    s.paint(
        poly(
            (x - 2, foot - tall + side * 0.3),
            (x + side, foot - tall - 3),
            (x + wide, foot - tall - 3),
            (x + wide, foot - tall + 4),
            (x + side, foot - tall + 4),
        ),
        straw=0.2,
        rose=0.1,
    )
    for m in range(2):
        for k in range(2):
            px, py = x + side + (wide - side) * (0.16 + k * 0.44), foot - tall * (0.8 - m * 0.46)
            s.paint(rect(px, py, wide * 0.13, tall * 0.24), teal=0.8, night=0.45)
            if (kind + m + k) % 3 == 0:
                s.paint(rect(px - wide * 0.07, py, wide * 0.06, tall * 0.24), teal=0.75, sea=0.6)
                s.paint(rect(px + wide * 0.14, py, wide * 0.06, tall * 0.24), teal=0.75, sea=0.6)
    if kind == 2:
        s.paint(
            join(
                rect(x + wide * 0.6, foot - tall - wide * 0.2, wide * 0.16, wide * 0.2),
                line([(x + wide * 0.9, foot - tall), (x + wide * 0.9, foot - tall - wide * 0.34)], 2),
            ),
            night=0.7,
            teal=0.4,
        )
    if kind == 1:
        s.paint(
            both(
                [
                    line([(x + wide * 0.4, foot - tall - 16), (x + wide * 0.92, foot - tall - 14)], 1.6),
                    *[rect(x + wide * (0.46 + n * 0.12), foot - tall - 15, wide * 0.08, 13) for n in range(4)],
                ]
            ),
            rose=0.15,
            sea=0.25,
        )


def _tree(s: Sheet, x: float, foot: float, size: float) -> None:
    s.paint(
        line([(x, foot + size * 0.3), (x - size * 0.06, foot - size * 0.4)], size * 0.16, size * 0.1),
        night=0.9,
        rose=0.5,
    )
    s.paint(crown(s, x, foot - size * 0.66, size * 0.72, 10, 0.72), teal=0.85, olive=1, night=0.35)
    s.paint(crown(s, x + size * 0.1, foot - size * 0.76, size * 0.52, 9, 0.66), olive=1, teal=0.35)
    s.paint(
        leaves(s, x + size * 0.1, foot - size * 0.76, size * 0.5, 16, max(3.0, size * 0.06), 0.66), olive=0.7, straw=0.9
    )


def _roof(s: Sheet) -> None:
    s.paint(poly((-20, 830), (-20, 752), (520, 690), (1220, 756), (1220, 830)), straw=0.7, rose=0.25)
    s.over(poly((-20, 790), (520, 716), (1220, 790), (1220, 830), (-20, 830)), rose=0.45, teal=0.1)
    s.paint(
        join(rect(640, 430, 9, 290), rect(1150, 420, 10, 340), rect(618, 440, 54, 7), rect(1128, 430, 54, 7)),
        night=0.95,
        rose=0.5,
    )
    cloths = (
        (690, 66, 130, "rose"),
        (768, 78, 150, "white"),
        (858, 50, 108, "teal"),
        (920, 92, 160, "white"),
        (1024, 40, 84, "rose"),
        (1076, 52, 120, "sea"),
    )
    rope = smooth([(644, 446), (800, 474), (980, 474), (1155, 436)])
    s.paint(line(rope, 3), night=0.9)
    for x, wide, tall, ink in cloths:
        y = 462 - abs(x + wide / 2 - 890) * 0.02
        cloth = blob(
            (x, y),
            (x + wide / 2, y + 6),
            (x + wide, y),
            (x + wide - 6, y + tall * 0.5),
            (x + wide - 14, y + tall),
            (x + wide * 0.4, y + tall - 8),
            (x - 12, y + tall),
            (x - 4, y + tall * 0.5),
        )
        s.paint(cloth, **({ink: 0.85} if ink != "white" else {"straw": 0.05}))
        with s.inside(cloth):
            s.over(
                poly((x + wide * 0.6, y), (x + wide, y), (x + wide, y + tall), (x + wide * 0.3, y + tall)),
                rose=0.2,
                teal=0.28,
            )
        s.paint(both([rect(x + 4, y - 4, 4, 11), rect(x + wide - 8, y - 4, 4, 11)]), night=0.9)
    woman = figure(Pose(arms=(120, 170, 140, 176), head="scarf", coat=0.85))
    with s.moved(590, 738, 2.3):
        s.over(oval(10, 0, 40, 5), night=0.5)
        s.paint(woman.whole, night=0.9, teal=0.7)
        s.paint(woman.body, rose=0.95, teal=0.45)
        s.over(poly((-16, -90), (-2, -90), (-4, 0), (-24, 0)), night=0.55)
        s.paint(woman.near_arm, rose=0.9, straw=0.5, teal=0.15)
        s.paint(woman.hair, straw=0.5)
    s.paint(blob((486, 708), (560, 704), (556, 744), (494, 748)), straw=1, rose=0.6, night=0.25)
    s.paint(blob((490, 706), (524, 690), (556, 704), (524, 716)), straw=0.05)


SCENE = Scene("carobs-hill", ("straw", "rose", "sea", "olive", "teal", "night"), draw, focal=(0.62, 0.62))
