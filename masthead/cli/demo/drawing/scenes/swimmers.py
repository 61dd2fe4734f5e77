"""Open-water swimmers in bright caps stream past a buoy, seen from above."""

from __future__ import annotations

import math

from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, limb, line, oval, polar, reed, ring, shift, smooth
from masthead.cli.demo.drawing.sheet import Along, Around, Point, Sheet

BUOY = (700, 380)


def draw(s: Sheet) -> None:
    """Dark water with its net of light, the stream of swimmers, buoy, escort."""
    _water(s)
    for x, y, turn, size, cap, stroke in _field(s):
        _swimmer(s, (x, y), turn, size, cap, stroke)
    _buoy(s)
    _kayak(s)


def _water(s: Sheet) -> None:
    s.wash(Along((1200, 0), (0, 800)), teal=(0.85, 1, 1), night=(0.15, 0.55, 0.9), sea=(0.7, 0.4, 0))
    cells = []
    for row in range(13):
        for column in range(18):
            x, y = column * 74 + (row % 2) * 37 - 30, row * 66 - 10
            a, b, c = s.rng.uniform(-18, 18, (3, 2)).tolist()
            fade = (x / 1200 + (800 - y) / 800) / 2
            cells.append(
                line(
                    [(x - 40 + a[0], y + a[1]), (x + b[0], y - 18 + b[1]), (x + 40 + c[0], y + c[1])],
                    1.5 + 4.5 * fade,
                    1,
                )
            )
    s.lift(both(cells), night=0.35, teal=0.62)
    s.over(
        both(
            [
                blob((x, y), (x + 70, y - 20), (x + 150, y), (x + 90, y + 26))
                for x, y in s.rng.uniform((0, 300), (1100, 800), (12, 2)).tolist()
            ]
        ),
        night=0.72,
    )
    wake = smooth([(-80, 760), (200, 640), (480, 560), (660, 500), (800, 380), (820, 240), (960, 120), (1240, 40)])
    s.lift(line(wake, 250, 110), night=0.6, teal=0.8)
    foam = []
    for n in range(150):
        at = wake[int(s.rng.integers(0, len(wake)))]
        fx, fy = at[0] + float(s.rng.normal(0, 62)), at[1] + float(s.rng.normal(0, 46))
        foam.append(reed([(fx - 16, fy + 5), (fx, fy - 3 + n % 5), (fx + 16, fy - 6)], 4))
    s.paint(both(foam), sea=0.25)


def _field(s: Sheet) -> list[tuple[float, float, float, float, str, int]]:
    track = smooth([(-40, 720), (200, 640), (470, 560), (670, 500), (812, 380), (830, 240), (960, 130), (1180, 60)])
    places = []
    count = 24
    for n in range(count):
        at = (n + 0.5) / count * (len(track) - 3)
        k = int(at)
        (x, y), (nx, ny) = track[k], track[k + 2]
        heading = math.degrees(math.atan2(ny - y, nx - x))
        aside = (-54, 4, 50, -24, 30)[n % 5] + float(s.rng.uniform(-12, 12))
        px, py = polar((x, y), aside, heading + 90)
        size = 0.62 + 0.55 * py / 800
        places.append((px, py, heading, size, ("red", "ochre", "ochre", "red", "white")[(n * 3) % 5], n % 3))
    return sorted(places, key=lambda place: place[1])


def _swimmer(s: Sheet, at: Point, turn: float, size: float, cap: str, stroke: int) -> None:
    with s.moved(*at, size, turn):
        s.over(blob((-110, 10), (0, 30), (60, 24), (40, 50), (-60, 54)), night=0.8)
        s.paint(both([reed([(-150 - k * 20, k * 8 - 8), (-116, k * 5 - 4), (-84, k * 4 - 4)], 12) for k in range(3)]))
        s.lift(join(limb((-90, -5), 10, (-36, -7), 16), limb((-92, 7), 10, (-36, 6), 16)), night=0.25, teal=0.6)
        trunk = blob((-44, -13), (0, -20), (26, -19), (32, 0), (26, 19), (0, 18), (-44, 13))
        s.paint(trunk, night=0.85, red=0.25 if cap != "red" else 0, teal=0.4)
        s.paint(reed([(-38, -8), (-4, -14), (24, -12)], 5), sea=0.6)
        skin = {"ochre": 0.55, "red": 0.45}
        lead, rear = ((20, -16), (20, 16)) if stroke else ((20, 16), (20, -16))
        side = -1 if stroke else 1
        s.paint(join(limb(lead, 13, (52, 24 * side), 10), limb((52, 24 * side), 10, (92, 13 * side), 7)), **skin)
        if stroke == 2:
            s.paint(join(limb(rear, 13, (-6, -44 * side), 10), limb((-6, -44 * side), 10, (34, -56 * side), 7)), **skin)
            s.paint(both([oval(44 + k * 6, -60 * side + (k % 2) * 8, 3) for k in range(4)]))
        else:
            s.lift(limb(rear, 12, (-30, -24 * side), 8), night=0.3, teal=0.5)
        s.paint(oval(40, 0, 15, 14), **skin)
        head = oval(43, 0, 17, 15)
        s.paint(head, **({"red": 1.0} if cap == "red" else {"ochre": 1.0, "red": 0.15} if cap == "ochre" else {}))
        with s.inside(head):
            s.over(shift(head, -8, 8), red=0.6, night=0.2)
        s.paint(reed([(38, -9), (46, -8), (53, -3)], 4), ochre=0.1)
        s.paint(
            both(
                [
                    reed([(96, 13 * side - 8), (108, 13 * side), (96, 13 * side + 10)], 6),
                    reed([(58, -14), (66, 0), (58, 14)], 5),
                ]
            )
        )


def _buoy(s: Sheet) -> None:
    x, y = BUOY
    s.over(
        blob((x - 150, y + 20), (x - 20, y - 10), (x + 60, y + 70), (x - 40, y + 150), (x - 150, y + 110)), night=0.85
    )
    s.paint(ring(x, y + 14, 106, 92, 0.94), sea=0.1)
    s.paint(oval(x, y, 92, 88), red=0.85, ochre=1)
    ball = oval(x, y, 92, 88)
    with s.inside(ball):
        s.over(shift(ball, -30, 30), red=0.95, night=0.12)
        s.over(shift(ball, -64, 62), night=0.45)
        s.paint(both([line([(x - 100, y - 6), (x, y + 22), (x + 100, y - 6)], 24)]), ochre=0.1)
        s.over(line([(x - 100, y + 8), (x, y + 36), (x + 100, y + 8)], 4), night=0.4)
    s.paint(oval(x + 30, y - 40, 24, 14, 30), ochre=0.6, red=0.2)
    s.paint(oval(x + 34, y - 44, 11, 6, 30))
    s.paint(ring(x, y - 4, 16, 9), night=1)
    s.paint(line([(x - 60, y + 78), (x - 120, y + 150), (x - 110, y + 230)], 6, 3), night=0.9, teal=0.5)


def _kayak(s: Sheet) -> None:
    with s.moved(330, 260, 1.15, turn=-24):
        s.over(blob((-150, 30), (0, 50), (150, 30), (0, 84)), night=0.9)
        s.paint(blob((-170, 0), (-90, -22), (0, -28), (90, -22), (170, 0), (90, 22), (0, 28), (-90, 22)), ochre=1)
        s.over(blob((-170, 2), (0, 8), (170, 2), (90, 24), (0, 29), (-90, 24)), red=0.55)
        s.paint(oval(0, 0, 42, 19), night=1)
        s.paint(line([(-26, -112), (34, 112)], 6), night=0.9, teal=0.3)
        s.paint(
            join(
                blob((-40, -96), (-24, -132), (-14, -124), (-16, -88)), blob((24, 90), (44, 124), (32, 134), (10, 98))
            ),
            red=1,
        )
        s.paint(join(limb((-2, -14), 14, (-14, -58), 9), limb((4, 14), 14, (22, 58), 9)), ochre=0.55, red=0.5)
        s.paint(oval(0, 0, 20, 27), red=0.95)
        s.paint(oval(6, 0, 15), ochre=0.3)
        s.over(oval(8, 0, 24, 20), Around((8, 0), 24), red=(0.3, 0))


SCENE = Scene("swimmers", ("ochre", "sea", "red", "teal", "night"), draw, focal=(0.6, 0.5))
