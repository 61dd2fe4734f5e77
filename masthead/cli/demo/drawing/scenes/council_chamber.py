"""A horseshoe of desks in a high panelled chamber, seen from the gallery."""

from __future__ import annotations

from masthead.cli.demo.drawing.figures import Pose, figure
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, limb, line, oval, polar, poly, rect, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Point, Sheet

FLOOR = (600, 560)


def draw(s: Sheet) -> None:
    """Panelled wall and windows, floor, desks with members, chandelier, gallery rail."""
    _wall(s)
    _floor(s)
    _dais(s)
    _desks(s)
    _speaker(s)
    _chandelier(s)
    _gallery(s)


def _wall(s: Sheet) -> None:
    s.wash(Along((0, 0), (0, 440)), rust=(0.9, 0.75), umber=(0.75, 0.3), straw=(0.6, 0.9))
    s.paint(poly((0, 0), (150, 60), (150, 400), (0, 470)), rust=0.9, umber=0.7)
    s.paint(poly((1200, 0), (1050, 60), (1050, 400), (1200, 470)), rust=0.9, umber=0.5)
    for x in range(158, 1000, 74):
        s.over(rect(x + 8, 270, 56, 122, 3), umber=0.5)
        s.lift(rect(x + 12, 276, 48, 112, 2), umber=0.3, rust=0.85)
        s.over(rect(x, 60, 7, 350), umber=0.7)
    s.paint(rect(150, 244, 900, 13), rust=1, umber=0.8)
    s.paint(rect(150, 242, 900, 4), straw=1, rust=0.3)
    for x in (226, 374, 826, 974):
        arch = join(rect(x - 38, 110, 76, 124), oval(x, 112, 38))
        s.paint(arch, Along((0, 70), (0, 234)), teal=(0.9, 0.35), straw=(0, 0.5))
        s.over(both([rect(x - 2, 70, 5, 166), rect(x - 38, 112, 76, 4), rect(x - 38, 172, 76, 4)]), umber=0.9)
    beams = [
        poly((x - 14, -10), (x + 14, -10), (600 + (x - 600) * 0.8 + 8, 60), (600 + (x - 600) * 0.8 - 8, 60))
        for x in range(30, 1200, 142)
    ]
    s.paint(poly((0, -10), (1200, -10), (1050, 62), (150, 62)), umber=0.85, rust=0.8)
    s.paint(both(beams), umber=1, rust=0.6)
    ship = cut(join(oval(600, 160, 66)), oval(600, 160, 58))
    s.paint(oval(600, 160, 66), teal=0.9, umber=0.3)
    s.paint(ship, straw=1, rust=0.25)
    s.paint(
        join(
            poly((556, 182), (644, 182), (628, 202), (572, 202)),
            poly((598, 116), (636, 172), (598, 172)),
            poly((592, 126), (568, 172), (592, 172)),
        ),
        straw=0.6,
    )


def _floor(s: Sheet) -> None:
    s.paint(
        poly((150, 400), (1050, 400), (1260, 820), (-60, 820)),
        Along((0, 400), (0, 800)),
        rust=(0.8, 0.95),
        straw=(0.9, 0.6),
        umber=(0.1, 0.5),
    )
    s.paint(oval(600, 590, 300, 98), teal=0.9, umber=0.1)
    s.paint(oval(600, 588, 272, 88), teal=0.8)
    s.over(oval(600, 588, 244, 78), teal=1, umber=0.25)
    s.paint(cut(oval(600, 588, 214, 67), oval(600, 588, 206, 63)), straw=1)
    for x in (226, 374):
        s.lift(poly((x - 30, 430), (x + 46, 430), (x + 240, 560), (x + 110, 560)), umber=0.2, rust=0.6, teal=0.7)


def _dais(s: Sheet) -> None:
    s.paint(join(rect(480, 352, 240, 70), rect(458, 404, 284, 34)), rust=0.95, umber=0.7)
    s.paint(rect(480, 350, 240, 7), straw=1, rust=0.3)
    for x, high in ((530, 300), (600, 280), (670, 300)):
        s.paint(rect(x - 24, high - 16, 48, 90, 18), umber=0.85, teal=0.4)
        _bust(s, (x, high + 42), 0.86, "teal" if x != 600 else "red")
    s.paint(rect(480, 344, 240, 34), rust=0.95, umber=0.55)
    s.paint(both([rect(516, 338, 26, 4), rect(590, 338, 30, 4), rect(654, 338, 26, 4)]), straw=0.1)


def _bust(s: Sheet, at: Point, size: float, cloth: str) -> None:
    tone = float(s.rng.choice([0.2, 0.45, 0.8]))
    with s.moved(*at, size):
        body = blob((-22, 10), (-19, -14), (-7, -22), (7, -22), (19, -14), (22, 10))
        s.paint(body, **({"umber": tone} | {cloth: 0.95}))
        s.over(rect(-24, -24, 22, 40), umber=0.5)
        s.paint(join(oval(0, -33, 9, 11.5), limb((0, -26), 7, (0, -20), 8)), rust=0.3 + tone * 0.7, straw=0.7)
        hair = int(s.rng.integers(0, 3))
        s.paint(
            [oval(-1, -39, 9.4, 7), join(oval(-1, -38, 11, 8), oval(-8, -30, 5, 11)), oval(0, -43, 6, 3)][hair],
            umber=[1, 0.7, 0.2][int(s.rng.integers(0, 3))],
            straw=0.4,
        )


def _desks(s: Sheet) -> None:
    for radius, drop, count in ((400, 0, 13), (540, 18, 15)):
        centre = (600.0, 566.0 + drop)
        turns = [204 - n * 228 / 48 for n in range(49)]
        back = [polar(centre, radius, turn, 0.34) for turn in turns]
        top = [polar(centre, radius + 40, turn, 0.36) for turn in turns]
        front = [(x, y - 34) for x, y in back]
        lid = [(x, y - 34) for x, y in top]
        s.over(poly(*[(x, y + 14) for x, y in top], *back[::-1]), umber=0.8)
        s.paint(poly(*front, *back[::-1]), rust=0.9, umber=0.75)
        s.paint(poly(*lid, *top[::-1]), rust=1, umber=0.5)
        s.paint(poly(*lid, *front[::-1]), straw=0.95, rust=0.55)
        s.over(
            both([line([(x, y), (tx, ty)], 3) for (x, y), (tx, ty) in zip(lid[::2], top[::2], strict=True)]), umber=0.9
        )
        for n in range(count):
            turn = 198 - n * 216 / (count - 1)
            x, y = polar(centre, radius + 70, turn, 0.37)
            px, py = polar(centre, radius + 20, turn, 0.35)
            near = (y - 470) / 260
            s.paint(poly((px - 15, py - 37), (px + 12, py - 39), (px + 17, py - 28), (px - 12, py - 26)), straw=0.08)
            if (n + count) % 6 != 3:
                s.paint(rect(x - 24 * (0.9 + near * 0.3), y - 42, 48 * (0.9 + near * 0.3), 58, 12), umber=0.95, red=0.5)
                _bust(s, (x, y - 10), 0.85 + near * 0.5, ("teal", "red", "umber")[(n * 5 + count) % 3])


def _speaker(s: Sheet) -> None:
    person = figure(Pose(arms=(-40, -100, 46, 105), head="bun", coat=0.5))
    s.over(oval(600, 614, 54, 9), umber=0.8)
    s.lift(oval(600, 600, 150, 50), Around((600, 600), 150, 0.33), teal=(0.45, 1), umber=(0.4, 1))
    with s.moved(596, 612, 1.6):
        s.paint(person.whole, umber=1)
        s.paint(join(person.body, person.far_arm, person.near_arm), red=1, rust=0.4)
        with s.inside(person.body):
            s.over(shift(person.body, -9, 0), umber=0.55)
        s.paint(person.head, rust=0.6, straw=0.8)
        s.paint(person.hair, umber=1)
        s.paint(poly((17, -88), (31, -91), (35, -74), (21, -71)), straw=0.05)


def _chandelier(s: Sheet) -> None:
    s.paint(line([(600, -10), (600, 60)], 4), umber=1)
    s.over(oval(600, 92, 400, 230), Around((600, 92), 400, 0.6), straw=(1, 0.4, 0))
    s.lift(oval(600, 92, 300, 130), Around((600, 92), 300, 0.45), umber=(0.3, 1), rust=(0.6, 1))
    s.paint(cut(oval(600, 92, 150, 34), oval(600, 88, 142, 28)), umber=1, straw=1)
    for n in range(12):
        x, y = polar((600, 90), 146, n * 30 + 8, 0.22)
        s.paint(join(rect(x - 4, y - 22, 8, 24), line([(600, 56), (x, y)], 1.6)), umber=0.9, straw=1)
        s.paint(blob((x - 5, y - 22), (x, y - 44), (x + 5, y - 22), (x, y - 17)), straw=0.25)


def _gallery(s: Sheet) -> None:
    s.paint(rect(-10, 776, 1220, 40), umber=1, rust=0.6)
    s.paint(rect(-10, 770, 1220, 9), straw=0.9, rust=0.7)
    for x, size, pose in ((70, 3.3, Pose(head="cap", build=1.15)), (1130, 3.6, Pose(head="curls", build=1.15))):
        back = figure(pose)
        with s.moved(x, 790 + 56 * size, size):
            s.paint(join(back.body, back.far_arm, back.near_arm, back.head, back.hair), umber=1, teal=0.5)


SCENE = Scene("council-chamber", ("straw", "rust", "red", "teal", "umber"), draw, focal=(0.5, 0.66))
