"""A desalination plant by the sea: rows of vessels, blue pipes, tamarisks, the outfall."""

from __future__ import annotations

from dataclasses import replace

from masthead.cli.demo.drawing.figures import STANDING, figure
from masthead.cli.demo.drawing.props import cloud, crown, gulls, ripples, windows
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect, reed, ring
from masthead.cli.demo.drawing.sheet import Along, Sheet


def draw(s: Sheet) -> None:
    """Sky and sea, halls, vessels in rows, pipes, shore with trees."""
    s.wash(Along((0, 0), (0, 400)), sea=(0.75, 0.4, 0.05), straw=(0, 0.25, 0.5))
    for x, y, w, h in ((820, 170, 360, 90), (1060, 250, 300, 60), (500, 260, 220, 44)):
        s.paint(cloud(x, y, w, h, s))
    _sea(s)
    _halls(s)
    _vessels(s)
    _pipes(s)
    _shore(s)
    s.paint(gulls((930, 320, 26), (1010, 290, 34), (1090, 340, 20)), night=0.9)


def _sea(s: Sheet) -> None:
    s.paint(rect(0, 388, 1200, 420), Along((0, 388), (0, 760)), sea=(0.8, 1), blue=(0.25, 0.95), night=(0, 0.25))
    s.paint(ripples(s, (560, 396, 1240, 800), 110, 40), sea=0.2)
    s.over(ripples(s, (560, 420, 1240, 800), 80, 50), night=0.5, blue=1)
    plume = blob((760, 640), (860, 606), (1010, 612), (1130, 580), (1240, 600), (1240, 690), (1080, 680), (900, 690))
    s.lift(plume, Along((760, 0), (1240, 0)), blue=(0.1, 0.75), night=(0.1, 0.8))
    s.paint(
        both(
            [
                reed(
                    [
                        (770 + n * 40, 640 + (n % 3) * 14),
                        (830 + n * 44, 632 + (n % 3) * 16),
                        (900 + n * 46, 640 + (n % 3) * 14),
                    ],
                    9,
                )
                for n in range(6)
            ]
        )
    )


def _halls(s: Sheet) -> None:
    s.paint(poly((0, 420), (700, 420), (560, 560), (0, 640)), straw=0.6, night=0.08)
    s.paint(rect(-10, 240, 330, 180), straw=0.25)
    s.paint(poly((320, 240), (470, 276), (470, 416), (320, 420)), sea=0.75, night=0.3)
    s.paint(poly((-10, 240), (40, 214), (360, 214), (320, 240)), blue=0.9, sea=0.5)
    s.paint(poly((320, 240), (360, 214), (500, 254), (470, 276)), blue=0.95, night=0.4)
    s.over(both([rect(x, 240, 4, 180) for x in range(20, 320, 38)]), sea=0.5)
    s.paint(windows(14, 268, 8, 1, (38, 0), (22, 40)), night=0.7, sea=0.9)
    s.paint(windows(14, 340, 8, 1, (38, 0), (22, 64)), sea=0.85, blue=0.4)
    for x, top, wide in ((540, 300, 120), (640, 330, 84)):
        tank = join(rect(x - wide / 2, top, wide, 120), oval(x, top, wide / 2, wide * 0.13))
        s.paint(
            tank,
            Along((x - wide / 2, 0), (x + wide / 2, 0)),
            straw=(0.15, 0.15, 0.3),
            sea=(0, 0.3, 0.9),
            night=(0, 0, 0.35),
        )
        s.over(
            both(
                [
                    line([(x - wide / 2, top + k), (x, top + k + 10), (x + wide / 2, top + k)], 2.4)
                    for k in (34, 70, 104)
                ]
            ),
            night=0.5,
        )
    s.paint(join(rect(700, 200, 14, 220), oval(707, 200, 7)), red=0.9)
    s.paint(both([rect(700, y, 14, 22) for y in (222, 266, 310)]), straw=0.05)


def _vessels(s: Sheet) -> None:
    for row in range(4):
        near = row / 3
        y = 430 + near * near * 190 + row * 22
        radius = 15 + near * 26
        for n in range(8 - row):
            x = 30 - near * 70 + n * radius * 2.5 + row * 8
            long = radius * 3.4
            if x > 620 - near * 60:
                continue
            body = rect(x - radius, y - long, radius * 2, long, radius)
            s.over(oval(x + radius * 1.1, y, radius * 1.5, radius * 0.4), night=0.6)
            s.paint(
                body,
                Along((x - radius, 0), (x + radius, 0)),
                straw=(0.1, 0.05, 0.3, 0.2),
                sea=(0, 0.2, 0.85, 0.7),
                night=(0, 0, 0.25, 0.65),
            )
            s.paint(
                both([rect(x - radius * 1.06, y - long * t, radius * 2.12, radius * 0.2) for t in (0.3, 0.72)]),
                blue=1,
                night=0.3,
            )
            s.paint(
                join(
                    rect(x - radius * 0.2, y - long - radius * 0.4, radius * 0.4, radius * 0.6),
                    rect(x - radius * 0.5, y - long - radius * 0.5, radius, radius * 0.22),
                ),
                red=0.9,
            )
            s.paint(
                reed(
                    [
                        (x - radius * 0.6, y - long * 0.86),
                        (x - radius * 0.64, y - long * 0.5),
                        (x - radius * 0.6, y - long * 0.14),
                    ],
                    radius * 0.22,
                )
            )
        if row < 3:
            s.paint(rect(-20, y + 4, 640 - near * 60, 7 + near * 6, 4), blue=0.95)
            s.paint(rect(-20, y + 4, 640 - near * 60, 2.4), sea=0.5)


def _pipe(s: Sheet, points: list[tuple[float, float]], wide: float) -> None:
    s.over(line([(x + 10, y + wide * 0.6) for x, y in points], wide), night=0.7)
    s.paint(line(points, wide), blue=1, night=0.35)
    s.paint(line([(x - wide * 0.08, y - wide * 0.14) for x, y in points], wide * 0.66), blue=0.95)
    s.paint(line([(x - wide * 0.1, y - wide * 0.28) for x, y in points], wide * 0.12), sea=0.35)


def _pipes(s: Sheet) -> None:
    s.paint(
        blob(
            (-60, 840), (-60, 660), (200, 650), (460, 600), (640, 520), (720, 540), (700, 620), (760, 700), (700, 840)
        ),
        straw=0.85,
        red=0.08,
    )
    _pipe(s, [(-40, 690), (240, 690), (430, 660), (560, 610), (650, 600), (762, 640)], 46)
    _pipe(s, [(-40, 770), (260, 768), (470, 726), (600, 670), (690, 654), (780, 676)], 62)
    for x, y, size in ((776, 645, 26), (794, 682, 34)):
        s.paint(oval(x, y, size * 0.5, size), night=1)
        s.paint(ring(x, y, size * 0.98, size * 0.7), blue=0.8, night=0.4)
    for x, y, r in ((150, 690, 30), (380, 672, 30), (180, 769, 40), (420, 738, 40)):
        s.paint(rect(x - 7, y - r, 14, r * 2, 3), night=0.9, blue=0.6)
        s.paint(rect(x - 7, y - r, 5, r * 1.2, 3), sea=0.7, blue=0.5)
    s.paint(
        join(
            ring(180, 690, 26, 20),
            line([(158, 690), (202, 690)], 5),
            line([(180, 668), (180, 716)], 5),
            rect(176, 700, 9, 32),
        ),
        red=0.95,
    )
    worker = figure(replace(STANDING, head="helmet", arms=(-10, -4, 60, 80)))
    with s.moved(300, 672, 1.3, mirror=True):
        s.paint(worker.whole, night=0.95)
        s.paint(join(worker.body, worker.near_arm), red=0.7, straw=1)
        s.paint(worker.hair, straw=0.1)


def _shore(s: Sheet) -> None:
    for x, foot, size in ((1010, 830, 330), (1140, 850, 250)):
        for n in range(7):
            tip = (x + (n - 3) * size * 0.2 - size * 0.1, foot - size * (0.9 - abs(n - 3) * 0.1))
            s.paint(
                line([(x, foot), (x + (n - 3) * size * 0.05, foot - size * 0.4), tip], size * 0.05, 2),
                night=0.9,
                red=0.4,
            )
            s.paint(crown(s, tip[0], tip[1] + size * 0.1, size * 0.2, 9, 1.1), olive=1, night=0.6)
            for _ in range(34):
                px = tip[0] + float(s.rng.normal(0, size * 0.075))
                py = tip[1] + float(s.rng.normal(-size * 0.02, size * 0.07))
                s.paint(
                    reed([(px, py), (px - 5, py + size * 0.06), (px - 16, py + size * 0.11)], 6),
                    olive=1,
                    night=float(s.rng.choice([0, 0.15, 0.4])),
                )
            for _ in range(6):
                px, py = tip[0] + float(s.rng.normal(0, size * 0.08)), tip[1] + float(s.rng.normal(0, size * 0.06))
                s.paint(reed([(px, py), (px - 6, py + 14), (px - 14, py + 26)], 8), straw=0.6, red=0.3)
    s.paint(blob((880, 840), (900, 780), (1040, 760), (1240, 750), (1240, 840)), night=0.85, olive=0.9)


SCENE = Scene("desalination", ("straw", "sea", "olive", "red", "blue", "night"), draw, focal=(0.42, 0.62))
