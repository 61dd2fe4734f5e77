"""Two rowing eights abreast at dawn beneath the harbour wall, oars lifted."""

from __future__ import annotations

from masthead.cli.demo.drawing.props import gulls, ripples
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, limb, line, oval, poly, rect, reed
from masthead.cli.demo.drawing.sheet import Along, Sheet


def draw(s: Sheet) -> None:
    """Dawn, town, wall with its reflection, two boats with theirs."""
    s.wash(Along((0, 0), (0, 330)), sea=(0.5, 0.15, 0), rose=(0.2, 0.7, 0.55), straw=(0, 0.35, 0.95))
    s.over(
        both(
            [
                reed([(x - w, y), (x, y - 6), (x + w, y + 2)], t)
                for x, y, w, t in ((300, 90, 280, 16), (820, 130, 340, 18), (560, 190, 260, 10), (1080, 60, 200, 12))
            ]
        ),
        rose=0.75,
        sea=0.2,
    )
    _town(s)
    _water(s)
    _wall(s)
    _eight(s, 640, 500, 0.74, "teal", "red")
    _eight(s, 560, 660, 1.06, "red", "straw")
    s.paint(gulls((180, 150, 26), (250, 190, 18), (960, 200, 22)), plum=0.95)


def _town(s: Sheet) -> None:
    s.paint(
        blob(
            (-60, 400),
            (-60, 240),
            (140, 210),
            (360, 250),
            (560, 290),
            (760, 270),
            (1000, 220),
            (1260, 250),
            (1260, 400),
        ),
        sea=0.5,
        rose=0.6,
    )
    x = -10.0
    while x < 1210:
        wide, tall = float(s.rng.uniform(34, 70)), float(s.rng.uniform(40, 96))
        s.paint(
            rect(x, 350 - tall, wide, tall),
            rose=float(s.rng.choice([0.5, 0.75, 0.95])),
            sea=float(s.rng.choice([0.2, 0.45])),
            plum=0.12,
        )
        s.paint(
            both(
                [
                    rect(x + 8 + c * 14, 360 - tall + r * 20, 6, 10)
                    for r in range(int(tall // 24))
                    for c in range(int(wide // 17))
                ]
            ),
            plum=0.5,
            rose=0.5,
        )
        x += wide
    s.paint(join(rect(300, 190, 26, 160), poly((296, 192), (313, 140), (330, 192))), rose=0.8, plum=0.35)
    s.paint(
        join(rect(850, 170, 16, 180), oval(858, 168, 11), rect(842, 214, 32, 6), line([(858, 160), (858, 136)], 3)),
        rose=0.8,
        plum=0.35,
    )
    s.paint(join(oval(930, 300, 44, 40), rect(886, 298, 88, 54), line([(930, 262), (930, 244)], 3)), sea=0.8, plum=0.3)


def _water(s: Sheet) -> None:
    s.paint(
        rect(0, 420, 1200, 390),
        Along((0, 420), (0, 800)),
        rose=(0.7, 0.35, 0.05),
        straw=(0.7, 0.4, 0.1),
        sea=(0.25, 0.75, 1),
        plum=(0.15, 0, 0.3),
    )
    s.over(rect(0, 420, 1200, 66), Along((0, 420), (0, 490)), plum=(0.75, 0), rose=(0.6, 0))
    s.paint(ripples(s, (0, 440, 1200, 800), 120, 44), rose=0.25, straw=0.5)
    s.over(ripples(s, (0, 460, 1200, 800), 90, 50), sea=1, plum=0.25)


def _wall(s: Sheet) -> None:
    s.paint(rect(-10, 336, 1220, 92), plum=0.75, rose=0.6)
    for row in range(4):
        for column in range(26):
            x, y = column * 50 - (row % 2) * 25 - 20, 346 + row * 20
            tone = float(s.rng.choice([0.35, 0.5, 0.6]))
            s.paint(rect(x, y, 47, 18, 2), plum=tone, rose=0.7, straw=0.3)
    s.paint(rect(-10, 330, 1220, 12), rose=0.4, straw=0.7)
    s.over(rect(-10, 412, 1220, 16), plum=0.9, sea=0.6)
    s.paint(both([oval(x, 404, 9) for x in range(70, 1200, 140)]), plum=1)
    s.paint(both([line([(x, 330), (x, 312)], 7) for x in range(120, 1200, 180)]), plum=1)
    s.paint(
        join(rect(1050, 250, 14, 82), rect(1040, 226, 34, 28), poly((1036, 228), (1057, 206), (1078, 228))), plum=0.95
    )
    s.paint(rect(1048, 232, 18, 18), straw=0.7)
    watcher = join(oval(470, 286, 8), blob((458, 330), (460, 304), (470, 294), (482, 304), (484, 330)))
    s.paint(join(watcher, oval(516, 292, 7), blob((506, 330), (507, 308), (516, 300), (526, 308), (527, 330))), plum=1)


def _eight(s: Sheet, x: float, y: float, size: float, shirt: str, blade: str) -> None:
    with s.moved(x, y, size):
        shell = blob((-600, -8), (-300, -22), (0, -25), (300, -22), (620, -10), (300, 10), (0, 14), (-300, 10))
        s.over(blob((-560, 22), (0, 30), (580, 22), (300, 64), (0, 74), (-300, 64)), plum=0.55, sea=1)
        for n in range(8):
            seat = -330 + n * 84
            for reach in (1, -1):
                near = reach > 0
                if (n + near) % 2:
                    continue
                tip = (seat - 130, 44) if near else (seat - 110, -92)
                s.over(reed([(tip[0] - 40, 70), (tip[0], 74), (tip[0] + 50, 70)], 6), sea=0.9, plum=0.2)
                s.paint(line([(seat + 34, -44), tip], 4.4), plum=0.8, rose=0.3)
                s.paint(
                    blob(
                        (tip[0] + 8, tip[1] - 10),
                        (tip[0] - 44, tip[1] - 12),
                        (tip[0] - 48, tip[1] + 8),
                        (tip[0] + 4, tip[1] + 9),
                    ),
                    **{blade: 1.0},
                )
                s.paint(oval(tip[0] - 30, tip[1] + 26, 5, 3), rose=0.1)
        s.paint(shell, straw=0.25)
        with s.inside(shell):
            s.over(rect(-640, -4, 1300, 30), plum=0.7, rose=0.4)
            s.paint(rect(-640, -8, 1300, 4), **{shirt: 1.0})
        for n in range(8):
            _rower(s, -330 + n * 84, shirt, n)
        s.paint(
            join(blob((396, -14), (398, -44), (410, -56), (426, -46), (430, -14)), limb((404, -44), 9, (378, -30), 7)),
            **{shirt: 1.0},
            plum=0.4,
        )
        s.paint(join(oval(410, -70, 11, 13), limb((410, -62), 8, (411, -52), 8)), rose=0.95, plum=0.2)
        s.paint(join(oval(410, -77, 12, 8), limb((402, -76), 4, (388, -75), 3)), plum=0.95)
        s.paint(reed([(-640, 8), (-600, 2), (-540, 14)], 7))
        s.paint(both([reed([(560, 12), (680, 18), (790, 14)], 6), reed([(540, 22), (620, 32), (720, 30)], 5)]))


def _rower(s: Sheet, x: float, shirt: str, n: int) -> None:
    with s.moved(x, -14):
        s.paint(join(limb((0, -4), 20, (-34, -22), 15), limb((-34, -22), 14, (-60, -2), 11)), plum=0.95)
        trunk = blob((-15, 2), (-6, -30), (4, -58), (22, -60), (30, -48), (24, -20), (15, 4))
        s.paint(trunk, **{shirt: 1.0})
        with s.inside(trunk):
            s.over(blob((-15, 4), (0, -30), (10, -62), (-20, -62)), plum=0.45)
        s.paint(
            join(limb((18, -50), 11, (-2, -36), 9), limb((-2, -36), 9, (8, -27), 7)),
            rose=0.9,
            plum=(0.1, 0.45, 0.25)[n % 3],
        )
        s.paint(
            join(oval(19, -76, 10.5, 12.5, 10), limb((17, -68), 8, (15, -56), 9)),
            rose=0.9,
            plum=(0.1, 0.45, 0.25)[n % 3],
        )
        s.paint(
            (oval(21, -83, 11, 8), join(oval(21, -82, 11, 8), oval(32, -79, 5)), rect(9, -90, 23, 11, 5))[n % 3],
            plum=(1, 0.8, 0.2)[(n * 2) % 3],
            rose=0.3,
        )
        s.paint(reed([(9, -82), (7, -74), (10, -67)], 3), straw=0.6)


SCENE = Scene("rowing-boats", ("straw", "rose", "sea", "red", "teal", "plum"), draw, focal=(0.5, 0.72))
