"""A parliament with columns and a dome behind a wide square, plain flags, a small crowd."""

from __future__ import annotations

from dataclasses import replace

from masthead.cli.demo.drawing.figures import ARMS_FOLDED, IN_POCKETS, STANDING, WALKING, Pose, figure
from masthead.cli.demo.drawing.props import cloud, gulls
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, meet, oval, poly, rect, shift
from masthead.cli.demo.drawing.sheet import Along, Sheet


def draw(s: Sheet) -> None:
    """Sky, wings, portico, dome, steps, square with long shadows, people."""
    s.wash(Along((0, 0), (0, 480)), blue=(0.75, 0.35, 0.08), rose=(0, 0.1, 0.5), straw=(0, 0.1, 0.4))
    for x, y, w, h in ((180, 150, 340, 80), (1010, 190, 380, 90), (820, 90, 220, 40), (60, 300, 300, 50)):
        heap = cloud(x, y, w, h, s)
        s.paint(heap, straw=0.12)
        with s.inside(heap):
            s.over(shift(heap, -20, h * 0.4), rose=0.5, blue=0.15)
    _wings(s)
    _dome(s)
    _portico(s)
    _square(s)
    _flags(s)
    _crowd(s)
    s.paint(gulls((330, 90, 18), (380, 120, 14), (740, 150, 16)), night=0.9)


def _wings(s: Sheet) -> None:
    for left, right, lit in ((60, 420, False), (780, 1140, True)):
        s.paint(rect(left, 330, right - left, 190), straw=0.4, rose=0.1 if lit else 0.35, blue=0 if lit else 0.35)
        s.paint(
            both([rect(left - 10, 320, right - left + 20, 14), rect(left, 404, right - left, 6)]),
            straw=0.2,
            rose=0.3 if not lit else 0.1,
            blue=0.2 if not lit else 0,
        )
        s.paint(both([rect(x, 312, 8, 10) for x in range(left, right, 22)]), straw=0.4, rose=0.3)
        for x in range(left + 22, right - 20, 46):
            s.paint(join(rect(x, 352, 20, 40), oval(x + 10, 352, 10)), blue=0.8, night=0.5)
            s.paint(rect(x, 424, 20, 62), blue=0.8, night=0.55)
            s.paint(rect(x - 3, 490, 26, 5), straw=0.2)
            s.over(rect(x + 24, 336, 5, 180), blue=0.25, rose=0.25)


def _dome(s: Sheet) -> None:
    s.paint(rect(490, 232, 220, 70), straw=0.35, rose=0.15)
    s.over(rect(490, 232, 220, 70), Along((490, 0), (710, 0)), blue=(0.65, 0.3, 0, 0), night=(0.15, 0, 0, 0))
    s.paint(both([rect(504 + n * 26, 244, 12, 46, 5) for n in range(8)]), blue=0.85, night=0.4)
    s.paint(rect(478, 222, 244, 14, 2), straw=0.2, rose=0.1)
    dome = meet(oval(600, 226, 116, 132), rect(460, 80, 280, 146))
    s.paint(
        dome, Along((484, 0), (716, 0)), blue=(0.95, 0.75, 0.4, 0.35), night=(0.4, 0.1, 0, 0), straw=(0, 0.1, 0.5, 0.4)
    )
    with s.inside(dome):
        s.over(
            both([line([(600, 90), (600 + k * 0.8, 150), (600 + k, 230)], 3) for k in (-92, -62, -30, 0, 30, 62, 92)]),
            night=0.55,
            blue=0.9,
        )
    s.paint(
        join(rect(580, 70, 40, 30), oval(600, 70, 22, 20), line([(600, 54), (600, 12)], 4)),
        straw=0.5,
        rose=0.3,
        blue=0.25,
    )
    s.paint(both([rect(586, 76, 6, 20), rect(600, 76, 6, 20)]), blue=0.8, night=0.5)


def _portico(s: Sheet) -> None:
    s.paint(rect(400, 380, 400, 140), blue=0.8, night=0.6, rose=0.2)
    s.paint(both([rect(570, 410, 60, 110)]), straw=0.9, rose=0.5, blue=0.3)
    for n in range(8):
        x = 412 + n * 50
        s.paint(
            rect(x, 384, 26, 132),
            Along((x, 0), (x + 26, 0)),
            straw=(0.5, 0.2, 0.15),
            blue=(0.6, 0.15, 0),
            rose=(0.4, 0.1, 0),
        )
        s.paint(join(rect(x - 5, 376, 36, 10), rect(x - 5, 512, 36, 12)), straw=0.25, rose=0.12)
        s.over(both([rect(x + 7, 388, 2, 122), rect(x + 15, 388, 2, 122)]), blue=0.3)
    s.paint(rect(384, 350, 432, 28), straw=0.25, rose=0.1)
    s.over(rect(384, 372, 432, 7), blue=0.4, rose=0.3)
    s.paint(poly((376, 352), (600, 272), (824, 352)), straw=0.3, rose=0.15)
    s.paint(poly((420, 344), (600, 284), (780, 344)), blue=0.5, rose=0.4, straw=0.3)
    s.paint(
        both(
            [
                join(oval(x, 330 - t, 7), blob((x - 10, 345), (x - 8, 338 - t), (x + 8, 338 - t), (x + 10, 345)))
                for x, t in ((520, 4), (560, 12), (600, 24), (640, 12), (680, 4))
            ]
        ),
        straw=0.25,
    )
    for n in range(6):
        s.paint(rect(372 - n * 14, 520 + n * 9, 456 + n * 28, 9), straw=0.3, rose=0.1)
        s.over(rect(372 - n * 14, 525 + n * 9, 456 + n * 28, 4), blue=0.4, rose=0.3)


def _square(s: Sheet) -> None:
    s.paint(rect(-10, 572, 1220, 240), Along((0, 572), (0, 800)), straw=(0.5, 0.85), rose=(0.3, 0.55), blue=(0, 0.2))
    s.over(
        both([line([(600 + (x - 600) * 0.36, 572), (x, 812)], 1.5, 4) for x in range(-1300, 2600, 150)]),
        blue=0.4,
        rose=0.4,
    )
    s.over(
        both([line([(-10, y), (1210, y)], 2 + n) for n, y in enumerate((590, 616, 654, 708, 780))]), blue=0.4, rose=0.4
    )
    s.over(poly((0, 572), (480, 572), (140, 640), (0, 650)), blue=0.7, rose=0.5)
    s.paint(
        join(rect(940, 566, 150, 16, 4), rect(996, 470, 38, 100), oval(1015, 566, 74, 9)), straw=0.5, rose=0.4, blue=0.5
    )
    s.paint(
        join(
            blob((990, 470), (996, 430), (1006, 404), (1026, 404), (1036, 430), (1040, 470)),
            oval(1016, 392, 12),
            line([(1030, 420), (1066, 384)], 8),
        ),
        blue=0.75,
        night=0.55,
    )


def _flags(s: Sheet) -> None:
    for x, tall, ink in (
        (150, 330, "red"),
        (250, 310, "straw"),
        (350, 296, "red"),
        (860, 300, "red"),
        (1160, 330, "straw"),
    ):
        foot = 596
        s.over(poly((x - 3, foot), (x + 3, foot), (x - 170, foot + 46), (x - 178, foot + 44)), blue=0.6, rose=0.4)
        s.paint(rect(x - 3, foot - tall, 6, tall), night=0.85)
        s.paint(oval(x, foot - tall, 6), straw=1)
        y = foot - tall + 8
        flag = blob(
            (x + 3, y),
            (x + 40, y - 8),
            (x + 76, y + 10),
            (x + 110, y + 2),
            (x + 104, y + 32),
            (x + 108, y + 58),
            (x + 74, y + 66),
            (x + 40, y + 50),
            (x + 3, y + 58),
        )
        s.paint(flag, **{ink: 0.95})
        with s.inside(flag):
            s.paint(
                line([(x - 10, y + 70), (x + 60, y + 26), (x + 124, y - 22)], 20),
                **({"straw": 0.3} if ink == "red" else {"blue": 0.9}),
            )
            s.over(
                both(
                    [
                        blob((x + 30, y - 20), (x + 50, y - 20), (x + 44, y + 80), (x + 26, y + 80)),
                        blob((x + 84, y - 20), (x + 100, y - 20), (x + 98, y + 80), (x + 80, y + 80)),
                    ]
                ),
                night=0.3,
            )


def _crowd(s: Sheet) -> None:
    poses: list[Pose] = [
        STANDING,
        replace(ARMS_FOLDED, head="cap"),
        replace(IN_POCKETS, head="brim", coat=0.4),
        replace(STANDING, head="long", coat=0.5),
        replace(WALKING, head="bun", coat=0.3),
        replace(STANDING, head="curls", arms=(120, 170, 12, 10)),
        replace(WALKING, head="beanie"),
        replace(IN_POCKETS, head="scarf", coat=0.7),
    ]
    places = [
        (430, 606, 50),
        (470, 610, 52),
        (505, 604, 50),
        (556, 612, 54),
        (660, 606, 50),
        (706, 612, 54),
        (752, 606, 50),
        (320, 640, 72),
        (520, 650, 78),
        (590, 644, 74),
        (648, 652, 80),
        (800, 646, 76),
        (420, 700, 112),
        (470, 704, 116),
        (720, 712, 122),
        (880, 690, 104),
        (230, 756, 170),
        (296, 764, 176),
        (620, 778, 190),
        (986, 770, 184),
    ]
    for n, (x, foot, tall) in enumerate(places):
        person = figure(poses[(n * 5) % 8])
        size = tall / 100
        s.over(
            poly(
                (x - 8 * size, foot),
                (x + 8 * size, foot),
                (x - 96 * size, foot + 26 * size),
                (x - 118 * size, foot + 24 * size),
            ),
            blue=0.7,
            rose=0.5,
        )
        with s.moved(x, foot, size, mirror=n % 3 == 0):
            s.paint(person.whole, straw=0.7, rose=0.5)
            flip = 1 if n % 3 == 0 else -1
            with s.inside(person.whole):
                s.paint(shift(join(person.legs, person.head, person.hair), 1.8 * flip, 0), night=0.95, blue=0.4)
                s.paint(
                    shift(join(person.body, person.far_arm, person.near_arm), 1.8 * flip, 0),
                    night=(0.9, 0.55, 0.8)[n % 3],
                    **({"red": 0.9} if n % 6 == 2 else {"blue": 0.9}),
                )


SCENE = Scene("parliament", ("straw", "rose", "red", "blue", "night"), draw, focal=(0.5, 0.4))
