"""An open football ground under four floodlight masts, the sea behind the low stand."""

from __future__ import annotations

from dataclasses import replace

from masthead.cli.demo.drawing.figures import RUNNING, STANDING, WALKING, Pose, figure
from masthead.cli.demo.drawing.props import ripples, stars
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, line, oval, polar, poly, rect
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

MASTS = ((140, 420, 300), (470, 366, 190), (790, 366, 190), (1080, 420, 320))


def draw(s: Sheet) -> None:
    """Night, sea, far stand, masts, pitch, players, near terrace."""
    s.wash(Along((0, 0), (0, 330)), night=(1, 0.75, 0.4), teal=(0.6, 0.95, 0.85), rose=(0, 0, 0.35))
    s.lift(stars(s, (0, 0, 1200, 220), 60, 1.5), night=0, teal=0.1)
    s.paint(rect(0, 286, 1200, 120), Along((0, 286), (0, 380)), teal=(0.6, 0.95), night=(0.3, 0.75), rose=(0.3, 0))
    s.paint(ripples(s, (560, 290, 800, 380), 50, 16, centre=680), straw=0.5)
    s.lift(ripples(s, (0, 290, 1200, 380), 60, 22), night=0.5)
    s.paint(poly((900, 286), (920, 280), (1010, 280), (1030, 290), (1016, 296), (912, 296)), night=1)
    s.paint(both([oval(930 + n * 14, 284, 2) for n in range(6)]), straw=0.8)
    _stand(s)
    _pitch(s)
    _masts(s)
    _players(s)
    _terrace(s)


def _stand(s: Sheet) -> None:
    s.paint(poly((-10, 352), (1210, 352), (1210, 440), (-10, 440)), night=0.9, teal=0.7)
    s.paint(poly((-10, 346), (1210, 346), (1210, 356), (-10, 356)), teal=0.5, straw=0.3)
    for row in range(5):
        people = [
            (float(x), 364 + row * 12 + float(s.rng.uniform(-2, 2)))
            for x in range(4 + row * 3, 1200, 11)
            if float(s.rng.uniform()) < 0.8
        ]
        for part, ink in enumerate(("straw", "red", "teal", "rose")):
            crowd = both(
                [
                    join(oval(x, y, 3), rect(x - 4.4, y + 2.4, 8.8, 9, 3))
                    for n, (x, y) in enumerate(people)
                    if (n * 7 + row) % 4 == part
                ]
            )
            s.paint(crowd, **{ink: 0.9}, night=0.35)
    boards = [(x, ("red", "straw", "teal", "rose")[n % 4]) for n, x in enumerate(range(-10, 1210, 122))]
    for x, ink in boards:
        s.paint(rect(x, 424, 118, 20), **{ink: 0.9})
        s.over(both([rect(x + 14 + k * 22, 430, 14, 8) for k in range(4)]), night=0.6)


def _pitch(s: Sheet) -> None:
    s.paint(rect(-10, 442, 1220, 370), olive=1, teal=0.45)
    for n in range(-6, 18, 2):
        s.lift(
            poly(
                (600 + (n - 6) * 66, 442),
                (600 + (n - 5) * 66, 442),
                (600 + (n - 5) * 150, 820),
                (600 + (n - 6) * 150, 820),
            ),
            teal=0.35,
        )
    for x, _, _ in MASTS:
        s.over(oval(x * 0.6 + 240, 560, 330, 110), Around((x * 0.6 + 240, 560), 330, 0.35), straw=(0.75, 0))
    s.over(rect(-10, 600, 1220, 220), Along((0, 600), (0, 800)), night=(0, 0.6))
    lines = [
        line([(-10, 462), (1210, 462)], 3),
        line([(600, 462), (600, 820)], 4, 6),
        cut(oval(600, 590, 190, 66), oval(600, 590, 185, 62.6)),
        oval(600, 590, 7, 4),
    ]
    box = [
        line([(1210, 500), (1010, 500), (1110, 650), (1210, 650)], 4, curved=False),
        line([(-10, 500), (190, 500), (90, 650), (-10, 650)], 4, curved=False),
    ]
    s.paint(both([*lines, *box]), straw=0.12)


def _masts(s: Sheet) -> None:
    for x, foot, height in MASTS:
        top = foot - height
        wide = height * 0.34
        s.paint(
            join(
                line([(x - height * 0.03, foot), (x - 3, top + wide * 0.4)], 5, 3),
                line([(x + height * 0.03, foot), (x + 3, top + wide * 0.4)], 5, 3),
                *[
                    line(
                        [
                            (x - height * 0.026 * (1 - k / 7), foot - k * height / 7),
                            (x + height * 0.022 * (1 - k / 7), foot - (k + 1) * height / 7),
                        ],
                        2,
                    )
                    for k in range(6)
                ],
            ),
            night=1,
            teal=0.6,
        )
        s.lift(
            oval(x, top + wide * 0.2, height * 0.95),
            Around((x, top + wide * 0.2), height * 0.95),
            night=(0.05, 0.6, 1),
            teal=(0.3, 0.8, 1),
        )
        s.over(
            oval(x, top + wide * 0.2, height * 0.95), Around((x, top + wide * 0.2), height * 0.95), straw=(1, 0.35, 0)
        )
        s.paint(rect(x - wide / 2, top - wide * 0.06, wide, wide * 0.5, 3), night=1)
        s.paint(
            both(
                [
                    oval(x - wide * 0.4 + c * wide * 0.2, top + wide * 0.05 + r * wide * 0.14, wide * 0.062)
                    for r in range(3)
                    for c in range(5)
                ]
            )
        )


PLAYERS: tuple[tuple[float, float, float, Pose, bool, str], ...] = (
    (250, 520, 62, WALKING, False, "red"),
    (420, 506, 58, RUNNING, False, "straw"),
    (700, 512, 60, STANDING, True, "red"),
    (860, 530, 66, RUNNING, True, "straw"),
    (1010, 520, 62, WALKING, True, "red"),
    (160, 640, 104, RUNNING, False, "straw"),
    (900, 660, 112, WALKING, True, "straw"),
    (540, 566, 78, replace(STANDING, arms=(-60, -20, 60, 10)), False, "night"),
    (420, 690, 158, replace(RUNNING, head="none"), False, "red"),
    (640, 700, 168, replace(RUNNING, lean=-8, legs=(-20, -30, 66, 40), arms=(60, 90, -70, -40)), True, "straw"),
)


def _players(s: Sheet) -> None:
    for x, foot, tall, pose, mirrored, shirt in PLAYERS:
        person = figure(pose)
        for away in (-150, 120):
            end = polar((x, foot), tall * 0.75, 90 + away, 0.22)
            s.over(
                poly(
                    (x - tall * 0.05, foot),
                    (x + tall * 0.05, foot),
                    (end[0] + tall * 0.12, end[1] + tall * 0.2),
                    (end[0] - tall * 0.06, end[1] + tall * 0.2),
                ),
                night=0.55,
            )
        with s.moved(x, foot, tall / 100, mirror=mirrored):
            s.paint(person.legs, rose=0.8, night=0.3)
            s.paint(both([oval(0, -45, 11, 8)]), night=0.9)
            cloth = join(person.body, person.far_arm, person.near_arm)
            s.paint(cloth, **{shirt: 0.95 if shirt != "straw" else 0.15})
            with s.inside(cloth):
                s.over(rect(-30, -100, 26, 100), night=0.35)
            s.paint(join(oval(*person.far_hand, 3), oval(*person.near_hand, 3), person.head), rose=0.9, straw=0.3)
            s.paint(person.hair, night=1)
    s.paint(oval(536, 690, 11))
    s.over(both([oval(534, 687, 3.6), oval(541, 694, 3), oval(529, 695, 2.6)]), night=0.9)
    s.over(oval(530, 704, 18, 4), night=0.7)


def _terrace(s: Sheet) -> None:
    for n in range(17):
        x = 20 + n * 74 + float(s.rng.uniform(-14, 14))
        y = 776 + float(s.rng.uniform(-14, 22))
        back = join(
            oval(x, y - 26, 19, 23),
            blob(
                (x - 44, y + 60), (x - 38, y + 10), (x - 14, y - 4), (x + 14, y - 4), (x + 38, y + 10), (x + 44, y + 60)
            ),
        )
        s.paint(back, night=1, teal=0.4)
        if n % 5 == 2:
            s.paint(
                blob((x - 28, y - 4), (x, y + 6), (x + 28, y - 4), (x + 26, y + 14), (x - 26, y + 14)),
                red=0.95,
                night=0.35,
            )
    s.paint(join(line([(208, 780), (238, 640)], 10), line([(318, 780), (290, 650)], 10)), night=1, teal=0.4)
    scarf = blob((216, 626), (264, 640), (312, 632), (314, 662), (264, 672), (218, 656))
    s.paint(scarf, red=0.95)
    with s.inside(scarf):
        s.paint(both([rect(232 + n * 32, 610, 14, 80) for n in range(3)]), straw=0.1)


SCENE = Scene("stadium-night", ("straw", "rose", "olive", "red", "teal", "night"), draw, focal=(0.46, 0.74))
