"""A line map: one bending line with 19 stops beside the coast, the first 11 filled."""

from __future__ import annotations

import numpy as np

from masthead.cli.demo.drawing.props import crown, gulls, hull, ripples
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect, shift, smooth
from masthead.cli.demo.drawing.sheet import Along, Point, Sheet

ROUTE: list[Point] = [
    (450, 70),
    (500, 150),
    (474, 250),
    (540, 340),
    (660, 370),
    (700, 450),
    (640, 540),
    (700, 620),
    (840, 640),
    (930, 560),
    (1040, 520),
    (1110, 420),
    (1090, 300),
]
STOPS, OPEN_STOPS = 19, 11


def draw(s: Sheet) -> None:
    """Land, sea with its depth lines, blocks and hills, route, stops."""
    s.wash(straw=0.35)
    _blocks(s)
    _hills(s)
    _sea(s)
    _route(s)


def _coast(away: float) -> list[Point]:
    points = [
        (330, -40),
        (360, 90),
        (310, 200),
        (390, 300),
        (500, 420),
        (470, 500),
        (420, 560),
        (480, 660),
        (600, 720),
        (640, 840),
    ]
    return [(x - away, y + away * 0.25) for x, y in points]


def _sea(s: Sheet) -> None:
    for away, tones in (
        (0, {"sea": 0.45}),
        (34, {"sea": 0.7}),
        (80, {"sea": 0.85, "teal": 0.3}),
        (150, {"sea": 0.9, "teal": 0.6}),
    ):
        edge = smooth(_coast(away))
        shore = poly((-80, -80), *edge, (-80, 900))
        s.paint(shore, **tones)
        if not away:
            s.paint(line(edge, 7), teal=0.9, night=0.6)
    s.over(ripples(s, (0, 60, 250, 800), 46, 26), teal=0.9, night=0.3)
    mole = join(line([(392, 304), (330, 330), (300, 392)], 13), line([(500, 470), (420, 450), (372, 410)], 13))
    s.paint(mole, night=0.9, teal=0.6)
    s.paint(oval(298, 398, 12), red=0.95)
    for x, y, size, mirrored in ((150, 330, 110, False), (220, 610, 84, True)):
        with s.moved(x, y, size / 100, mirror=mirrored):
            s.paint(hull(100, 14), night=0.95)
            s.paint(join(rect(-30, -30, 50, 16), rect(-24, -42, 20, 14)), red=0.9)
    s.paint(gulls((120, 150, 26), (180, 200, 18), (90, 480, 20)), night=0.9)


def _blocks(s: Sheet) -> None:
    for x in range(380, 1200, 62):
        for y in range(-20, 800, 58):
            if float(s.rng.uniform()) < 0.16:
                continue
            bend = 26 * float(np.sin(y / 130 + x / 210))
            wide, tall = float(s.rng.uniform(38, 52)), float(s.rng.uniform(32, 46))
            tone = float(s.rng.choice([0.25, 0.4, 0.6]))
            s.paint(rect(x + bend, y, wide, tall, 3), straw=0.75, red=tone * 0.32)
            s.over(rect(x + bend + wide * 0.5, y + tall * 0.5, wide * 0.5, tall * 0.5, 2), red=tone * 0.5)


def _hills(s: Sheet) -> None:
    for grow, tone in ((1.0, 0.35), (0.74, 0.5), (0.48, 0.65), (0.24, 0.85)):
        ring_ = [
            (1060 + (x - 1060) * grow, 330 + (y - 330) * grow)
            for x, y in ((850, 240), (960, 90), (1150, 40), (1330, 200), (1320, 480), (1150, 600), (960, 500))
        ]
        s.paint(blob(*ring_), straw=1, teal=tone * 0.45, sea=tone * 0.4)
    for x, y, size in (
        (900, 120, 22),
        (940, 180, 18),
        (1140, 120, 26),
        (1170, 200, 20),
        (960, 300, 20),
        (1000, 420, 22),
        (820, 90, 18),
        (1160, 560, 24),
        (780, 740, 22),
        (830, 760, 16),
        (560, 60, 20),
        (600, 90, 15),
    ):
        tree = crown(s, x, y, size, 8, 0.9)
        s.over(shift(tree, 5, 6), night=0.5)
        s.paint(tree, teal=0.75, straw=1)


def _route(s: Sheet) -> None:
    track = np.asarray(smooth(ROUTE))
    length = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(track, axis=0).T))])
    places = np.linspace(0, length[-1], STOPS)
    stops = [(float(np.interp(d, length, track[:, 0])), float(np.interp(d, length, track[:, 1]))) for d in places]
    done = [(float(x), float(y)) for (x, y), d in zip(track, length, strict=True) if d <= places[OPEN_STOPS - 1] + 4]
    whole = [(float(x), float(y)) for x, y in track]
    s.over(shift(line(whole, 30, curved=False), 6, 9), Along((0, 0), (1200, 0)), night=(0.5, 0.5))
    s.paint(line(whole, 30, curved=False), straw=0)
    s.paint(both([line(whole[n : n + 3], 17, curved=False) for n in range(len(done), len(whole) - 2, 4)]), red=0.55)
    s.paint(line(done, 20, curved=False), red=1)
    for number, (x, y) in enumerate(stops):
        large = 19 if number in (0, OPEN_STOPS - 1, STOPS - 1) else 14
        s.paint(oval(x, y, large + 5), night=0.95, teal=0.5)
        s.paint(oval(x, y, large))
        if number < OPEN_STOPS:
            s.paint(oval(x, y, large - 5), red=1, night=0.15)
    x, y = stops[OPEN_STOPS - 1]
    s.paint(
        join(rect(x + 34, y - 60, 86, 40, 10), poly((x + 40, y - 30), (x + 70, y - 22), (x + 20, y - 8))),
        night=0.95,
        teal=0.6,
    )
    s.paint(rect(x + 44, y - 53, 66, 22, 6), sea=0.4)
    s.paint(both([rect(x + 64, y - 53, 3, 22), rect(x + 87, y - 53, 3, 22)]), night=0.95)


SCENE = Scene("tram-map", ("straw", "sea", "teal", "red", "night"), draw, focal=(0.56, 0.55))
