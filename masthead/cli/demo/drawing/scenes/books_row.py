"""Seven spines and two covers on a shelf, a pair of reading glasses in front."""

from __future__ import annotations

from masthead.cli.demo.drawing.props import gulls
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, line, oval, poly, rect, reed, ring, turned
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

SHELF = 640


def draw(s: Sheet) -> None:
    """Wall with window light, shelf, spines, covers, glasses."""
    s.wash(Along((0, 0), (1200, 600)), teal=(0.95, 0.75), straw=(0.3, 0.3), night=(0.35, 0.1))
    for x in (250, 560):
        s.lift(poly((x, -10), (x + 250, -10), (x + 470, 660), (x + 220, 660)), teal=0.62, night=0.1)
    s.paint(
        rect(-10, SHELF, 1220, 180), Along((0, SHELF), (0, 800)), rust=(0.85, 0.9), straw=(0.9, 0.5), night=(0, 0.35)
    )
    s.over(both([reed([(-40, y), (500, y + 10), (1240, y - 4)], 4) for y in (676, 704, 742, 776)]), rust=1, night=0.3)
    s.paint(rect(-10, 762, 1220, 60), rust=0.9, night=0.75)
    _spines(s)
    _cover_sea(s)
    _cover_house(s)
    _glasses(s)


def _spine(s: Sheet, x: float, wide: float, tall: float, **tones: float) -> tuple[float, float, float, float]:
    s.over(poly((x + wide, SHELF), (x + wide + 70, SHELF + 30), (x + 60, SHELF + 30), (x, SHELF)), night=0.75)
    s.paint(rect(x, SHELF - tall, wide, tall, 3), **tones)
    return x, SHELF - tall, wide, tall


def _round(s: Sheet, box: tuple[float, float, float, float]) -> None:
    x, y, wide, tall = box
    s.over(rect(x, y, wide, tall, 3), Along((x, 0), (x + wide, 0)), night=(0.55, 0.05, 0, 0.15, 0.7))
    s.over(both([rect(x, y + 12, wide, 3), rect(x, y + tall - 15, wide, 3)]), night=0.6)


def _spines(s: Sheet) -> None:
    a = _spine(s, 70, 74, 400, red=0.95)
    s.paint(both([rect(86, 300 + n * 16, 42, 6) for n in range(4)]), straw=0.6)
    s.paint(join(oval(107, 440, 20), rect(104, 440, 6, 90)), straw=0.6)
    b = _spine(s, 148, 52, 452, night=0.95, teal=0.5)
    s.paint(both([oval(174, 240 + n * 46, 9 + n % 3 * 4) for n in range(7)]), straw=1, rust=0.2)
    c = _spine(s, 204, 92, 376, straw=0.75)
    s.paint(
        both(
            [poly((214, 300 + n * 44), (250, 280 + n * 44), (286, 300 + n * 44), (250, 320 + n * 44)) for n in range(5)]
        ),
        teal=0.9,
    )
    s.paint(rect(226, 540, 48, 40), red=0.9)
    d = _spine(s, 300, 46, 430, rust=0.9, straw=0.4)
    s.paint(both([line([(312, 250 + n * 22), (334, 262 + n * 22)], 6) for n in range(9)]), straw=0.2)
    e = _spine(s, 350, 66, 346, teal=0.9)
    s.paint(blob((366, 380), (384, 352), (402, 380), (396, 440), (384, 470), (372, 440)), straw=0.3)
    s.paint(line([(384, 360), (384, 540)], 4), straw=0.3)
    for box in (a, b, c, d, e):
        _round(s, box)
    leaning = turned(rect(440, 250, 60, 392, 3), 11, (470, 640))
    s.over(poly((450, SHELF), (470, SHELF), (620, SHELF + 26), (540, SHELF + 30)), night=0.75)
    s.paint(leaning, straw=1, red=0.42)
    with s.inside(leaning):
        s.paint(both([turned(rect(440, y, 60, 12), 11, (470, 640)) for y in (290, 312, 560)]), night=0.95)
        s.paint(turned(ring(470, 430, 20, 12), 11, (470, 640)), night=0.95)
        s.over(turned(rect(480, 240, 24, 420), 11, (470, 640)), rust=0.9, night=0.3)
    flat = rect(1010, 566, 230, 74, 4)
    s.over(poly((1010, SHELF), (1240, SHELF), (1240, SHELF + 30), (1040, SHELF + 30)), night=0.7)
    s.paint(flat, red=0.75, night=0.55)
    s.paint(both([rect(1022, 576, 6, 54), rect(1040, 590, 110, 8), rect(1040, 610, 60, 6)]), straw=0.7)


def _cover_sea(s: Sheet) -> None:
    cover = poly((560, 232), (772, 246), (768, 646), (556, 640))
    s.over(poly((768, 646), (860, 676), (640, 676), (556, 640)), night=0.8)
    s.paint(poly((772, 246), (796, 262), (792, 640), (768, 646)), straw=0.25)
    s.over(both([line([(776 + n * 5, 252 + n * 3), (772 + n * 5, 644)], 1.4) for n in range(5)]), night=0.5)
    s.paint(cover, straw=0.9, red=0.25)
    with s.inside(cover):
        s.paint(oval(690, 352, 54), red=1)
        for n in range(7):
            y = 420 + n * 34
            wave = [(540, y), (600, y - 16), (650, y + 2), (710, y - 18), (780, y - 2)]
            s.paint(blob(*wave, (790, 700), (530, 700)), teal=0.55 + n * 0.07, night=n * 0.1)
        s.paint(
            join(
                poly((600, 452), (676, 448), (662, 470), (614, 472)),
                poly((640, 372), (676, 440), (640, 442)),
                rect(636, 366, 4, 80),
            ),
            straw=0.02,
        )
        s.paint(gulls((610, 320, 16), (646, 300, 12)), night=1)
        s.paint(both([rect(590, 264, 150, 10), rect(620, 284, 90, 6)]), night=0.95)


def _cover_house(s: Sheet) -> None:
    cover = poly((836, 300), (1006, 290), (1010, 644), (836, 646))
    s.over(poly((1010, 644), (1080, 672), (900, 676), (836, 646)), night=0.8)
    s.paint(poly((836, 300), (818, 310), (820, 640), (836, 646)), straw=0.3)
    s.paint(cover, night=0.95, teal=0.7)
    with s.inside(cover):
        s.paint(oval(962, 362, 26), straw=0.4)
        s.paint(
            both([oval(float(x), float(y), 2.2) for x, y in s.rng.uniform((840, 300), (1000, 460), (26, 2))]), straw=0.5
        )
        s.paint(poly((850, 660), (880, 500), (920, 470), (962, 500), (990, 660)), rust=0.6, night=0.55)
        s.paint(join(rect(886, 500, 70, 90), poly((874, 506), (921, 456), (968, 506))), straw=0.85, rust=0.5)
        s.paint(both([rect(898, 520, 16, 22), rect(928, 520, 16, 22)]), straw=0.4)
        s.paint(rect(912, 556, 20, 36), night=1)
        s.paint(blob((922, 590), (940, 620), (905, 640), (930, 670), (880, 670), (890, 630)), straw=0.8)
        s.over(oval(921, 530, 90), Around((921, 530), 90), straw=(0.6, 0))
        s.paint(both([rect(856, 604, 60, 8), rect(856, 620, 40, 6)]), straw=0.2)


def _glasses(s: Sheet) -> None:
    left, right = oval(330, 716, 66, 34), oval(494, 724, 66, 34)
    s.over(join(oval(322, 740, 68, 26), oval(486, 748, 68, 26)), night=0.6, rust=1)
    s.lift(join(left, right), rust=0.35, night=0.2, straw=0.5)
    frames = join(
        cut(left, oval(330, 716, 57, 26)),
        cut(right, oval(494, 724, 57, 26)),
        line([(394, 710), (412, 702), (430, 712)], 9),
    )
    s.paint(frames, night=1, red=0.4)
    s.paint(
        join(
            line([(266, 712), (230, 690), (360, 664), (480, 662)], 7),
            line([(558, 722), (600, 700), (560, 676), (450, 672)], 7),
        ),
        night=1,
        red=0.4,
    )
    s.paint(both([reed([(296, 706), (316, 698), (344, 694)], 6), reed([(460, 714), (480, 706), (508, 702)], 6)]))
    s.paint(
        both([reed([(272, 704), (290, 690), (320, 684)], 4), reed([(438, 710), (456, 698), (486, 692)], 4)]),
        red=0.7,
        straw=0.6,
    )


SCENE = Scene("books-row", ("straw", "rust", "red", "teal", "night"), draw, focal=(0.56, 0.55))
