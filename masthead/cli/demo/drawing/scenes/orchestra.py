"""An orchestra in a concert hall made of a grain silo: round walls, conductor from behind, rows of strings."""

from __future__ import annotations

import math

from masthead.cli.demo.drawing.figures import Pose, figure
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, limb, line, oval, polar, poly, rect, reed
from masthead.cli.demo.drawing.sheet import Along, Around, Point, Sheet


def draw(s: Sheet) -> None:
    """Concrete cells, lamps, stage, players in arcs, conductor, front rows."""
    _hall(s)
    _stage(s)
    _winds(s)
    for radius, count in ((470, 15), (350, 12), (230, 8)):
        for n in range(count):
            turn = 196 + (n + 0.5) * 148 / count
            at = polar((600, 640), radius, turn, 0.5)
            _fiddler(s, at, 0.72 + (470 - radius) / 700, at[0] > 600, n + radius)
    _conductor(s)
    _audience(s)


def _hall(s: Sheet) -> None:
    s.wash(plum=0.9, slate=0.6)
    cells = 9
    for n in range(cells):
        left, right = n * 1200 / cells - 4, (n + 1) * 1200 / cells + 4
        mid = abs(n - (cells - 1) / 2) / 5
        foot = 400 + mid * mid * 130
        s.paint(
            rect(left, -10, right - left, foot + 10),
            Along((left, 0), (right, 0)),
            slate=(0.95, 0.55, 0.35, 0.6, 0.95),
            plum=(0.7, 0.25 + mid * 0.4, 0.1 + mid * 0.5, 0.35 + mid * 0.4, 0.9),
            straw=(0, 0.25, 0.45, 0.1, 0),
        )
        for y in range(20, int(foot), 62):
            s.over(line([(left, y + 4), ((left + right) / 2, y + 12), (right, y + 4)], 2.4), plum=0.5)
        for y in (82, 206, 330):
            s.over(both([oval((left + right) / 2 + k, y, 3) for k in (-30, 30)]), plum=0.9)
    s.over(rect(-10, -10, 1220, 260), Along((0, 0), (0, 250)), plum=(0.9, 0))
    for x, y in ((230, 90), (415, 60), (600, 50), (785, 60), (970, 90)):
        s.lift(
            poly((x - 20, y + 24), (x + 20, y + 24), (x + 170, 470), (x - 170, 470)),
            Along((x, y), (x, 470)),
            plum=(0.25, 0.9),
            slate=(0.3, 0.95),
        )
        s.over(
            poly((x - 20, y + 24), (x + 20, y + 24), (x + 170, 470), (x - 170, 470)),
            Along((x, y), (x, 470)),
            straw=(0.9, 0),
        )
        s.paint(
            join(line([(x, -10), (x, y)], 2.5), poly((x - 12, y), (x + 12, y), (x + 26, y + 26), (x - 26, y + 26))),
            plum=1,
        )
        s.paint(oval(x, y + 27, 22, 6), straw=0.3)
    s.over(
        both(
            [line([polar((600, 60), 420, a, 0.16), polar((600, 60), 420, a + 30, 0.16)], 3) for a in range(0, 180, 30)]
        ),
        plum=0.8,
    )


def _stage(s: Sheet) -> None:
    s.paint(
        poly((-20, 540), (130, 470), (600, 396), (1070, 470), (1220, 540), (1220, 820), (-20, 820)),
        Along((0, 400), (0, 760)),
        ochre=(1, 0.9),
        rust=(0.15, 0.75),
        plum=(0, 0.2),
    )
    s.lift(oval(600, 610, 360, 150), Around((600, 600), 360, 0.42), ochre=(0.4, 1), rust=(0.2, 1))
    s.over(
        both(
            [
                line([(600 + (x - 600) * 0.45, 400 + abs(x - 600) * 0.09), (x, 820)], 1.5, 3)
                for x in range(-700, 1900, 80)
            ]
        ),
        rust=0.8,
        plum=0.2,
    )
    for k in (0, 1):
        rise = [polar((600, 520), 560 - k * 120, a, 0.3) for a in range(190, 351, 5)]
        s.paint(poly(*rise, *[(x, y + 22) for x, y in rise[::-1]]), rust=0.95, plum=0.55)
        s.paint(line(rise, 4, curved=False), straw=1, ochre=0.3)


def _winds(s: Sheet) -> None:
    for row, (radius, count) in enumerate(((556, 13), (440, 11))):
        for n in range(count):
            x, y = polar((600, 516), radius, 204 + (n + 0.5) * 132 / count, 0.3)
            size = 0.62 + row * 0.06
            _seated(s, (x, y - 6), size, n)
            with s.moved(x, y - 48 * size, size, mirror=x > 600):
                if row == 0 and n % 3 == 1:
                    s.paint(join(limb((6, -4), 5, (34, -2), 12), oval(40, -2, 9, 13)), ochre=1, rust=0.2)
                elif row == 0 and 9 <= n <= 11:
                    s.paint(oval(16, 12, 22, 24), rust=0.9, ochre=0.6)
                    s.paint(oval(16, 6, 21, 12), straw=0.3)
                else:
                    s.paint(limb((2, -8), 3, (22, 18), 5), plum=1)
                    s.lift(line([(5, -6), (20, 14)], 1.4), plum=0.2)


def _seated(s: Sheet, at: Point, size: float, n: int) -> None:
    skin = ({"ochre": 0.4, "rust": 0.35}, {"ochre": 0.5, "rust": 0.75}, {"ochre": 0.3, "rust": 0.2})[n % 3]
    with s.moved(*at, size):
        s.over(oval(0, 6, 30, 7), plum=0.7)
        s.paint(
            join(blob((-20, 4), (-18, -40), (-8, -52), (8, -52), (18, -40), (20, 4)), limb((-14, 0), 15, (14, 0), 15)),
            plum=1,
            slate=0.4,
        )
        s.paint(poly((-5, -52), (5, -52), (0, -34)), straw=0.05)
        s.paint(join(oval(0, -63, 8, 10), limb((0, -58), 6, (0, -51), 6)), **skin)
        hair = (
            oval(0, -69, 8.6, 6.6),
            join(oval(0, -68, 9.6, 7.6), oval(-7, -60, 4, 9), oval(7, -60, 4, 9)),
            join(oval(0, -68, 9, 7), oval(0, -77, 4.5)),
        )[(n * 7) % 3]
        s.paint(
            hair, **({"plum": 0.95, "rust": 0.6}, {"rust": 0.95, "ochre": 0.6}, {"slate": 0.5}, {"plum": 1.0})[n % 4]
        )


def _fiddler(s: Sheet, at: Point, size: float, mirrored: bool, n: int) -> None:
    _seated(s, at, size, n)
    x, y = at
    with s.moved(x, y, size, mirror=mirrored):
        if n % 5 == 0 and y > 520:
            s.paint(join(oval(8, -10, 17, 19), oval(6, -36, 13, 13), limb((5, -46), 5, (2, -82), 4)), rust=1, ochre=0.8)
            s.over(join(rect(2, -44, 6, 30)), plum=0.7)
            s.paint(line([(-26, -14), (40, -28)], 2.2), straw=0.1)
            return
        s.paint(
            join(oval(9, -44, 10, 6, 24), oval(19, -39, 8, 5.4, 24), limb((24, -37), 3, (42, -28), 2.4)),
            rust=1,
            ochre=0.75,
        )
        s.paint(line([(2, -70), (32, -22)], 2), straw=0.1)
        s.paint(limb((16, -34), 8, (34, -22), 6), plum=1, slate=0.4)
    if n % 2:
        s.paint(
            join(
                poly(
                    (x - 20 * size, y + 2),
                    (x + 20 * size, y + 2),
                    (x + 17 * size, y + 26 * size),
                    (x - 17 * size, y + 26 * size),
                ),
                rect(x - 1.5, y + 20 * size, 3, 30 * size),
            ),
            plum=1,
        )
        s.paint(poly((x - 16 * size, y), (x + 16 * size, y), (x + 14 * size, y + 5), (x - 14 * size, y + 5)), straw=0.1)


def _conductor(s: Sheet) -> None:
    s.over(oval(600, 742, 120, 20), plum=0.8)
    s.paint(poly((500, 720), (700, 720), (730, 756), (470, 756)), rust=0.9, ochre=0.6)
    s.paint(rect(470, 754, 260, 26), rust=1, plum=0.5)
    s.paint(both([line([(506, 724), (500, 640), (700, 640), (694, 724)], 4, curved=False)]), ochre=0.9)
    person = figure(Pose(arms=(-105, -160, 118, 150), head="curls", coat=0.5, legs=(-6, -3, 6, 3)))
    with s.moved(600, 736, 3.0):
        s.paint(person.whole, straw=0.9, ochre=0.4)
        with s.inside(person.whole):
            s.paint(join(person.body, person.legs), plum=1, slate=0.3)
            s.lift(
                join(reed([(-9, -76), (-10, -60), (-8, -46)], 3), reed([(9, -76), (10, -60), (8, -46)], 3)), plum=0.3
            )
            s.over(line([(0, -76), (0, -20)], 1.2), plum=1, slate=1)
        s.paint(join(person.far_arm, person.near_arm), plum=1, slate=0.3)
        s.paint(both([oval(*person.far_hand, 3.4), oval(*person.near_hand, 3.4)]), ochre=0.4, rust=0.4)
        x, y = person.near_hand
        s.paint(line([(x, y), (x - 8, y - 24)], 1.2), straw=0)
        s.paint(person.head, ochre=0.4, rust=0.45)
        s.paint(person.hair, slate=0.4, straw=0.2)
        s.over(both([reed([(k - 8, -98), (k - 9, -92), (k - 7, -86)], 1.4) for k in range(0, 14, 3)]), slate=1)


def _audience(s: Sheet) -> None:
    heads = []
    for n in range(13):
        x = -10 + n * 102 + 12 * math.sin(n * 2.4)
        if 480 < x < 720:
            continue
        y = 772 + 10 * math.sin(n * 1.7)
        heads.append(
            join(
                oval(x, y - 22, 25, 30),
                limb((x, y), 26, (x, y + 20), 40),
                limb((x - 30, y + 40), 40, (x + 30, y + 40), 40),
            )
        )
    s.paint(both(heads), plum=1, slate=0.8)


SCENE = Scene("orchestra", ("straw", "ochre", "rust", "slate", "plum"), draw, focal=(0.5, 0.62))
