"""A bare stage: one actress with a suitcase under a hanging lamp, a curtain's edge, an empty front row."""

from __future__ import annotations

from masthead.cli.demo.drawing.figures import Pose, figure
from masthead.cli.demo.drawing.props import gouges
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, line, oval, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet


def draw(s: Sheet) -> None:
    """Back wall, cone of light, boards, actress, curtain, seats."""
    s.wash(Along((0, 0), (1200, 0)), night=(1, 0.75, 0.95), blue=(0.4, 0.8, 0.5))
    _wall(s)
    _boards(s)
    _light(s)
    _actress(s)
    _curtain(s)
    _seats(s)


def _wall(s: Sheet) -> None:
    for row in range(17):
        for column in range(24):
            x, y = 130 + column * 46 + (row % 2) * 23, 20 + row * 30
            if float(s.rng.uniform()) < 0.4:
                s.lift(rect(x, y, 42, 26), night=0.8)
    s.over(
        both([rect(930, 150, 14, 370), rect(1010, 150, 10, 370), *[rect(930, y, 86, 7) for y in range(170, 520, 44)]]),
        night=1,
    )
    door = rect(250, 300, 110, 222)
    s.paint(door, night=0.95, blue=0.5)
    s.paint(oval(346, 420, 4), straw=0.7)


def _boards(s: Sheet) -> None:
    floor = poly((-10, 520), (1210, 520), (1210, 710), (-10, 710))
    s.paint(floor, Along((0, 520), (0, 700)), night=(0.85, 0.65), blue=(0.7, 0.6), red=(0.1, 0.25))
    with s.inside(floor):
        s.over(both([line([(600 + (x - 600) * 0.62, 518), (x, 712)], 2, 4) for x in range(-300, 1520, 58)]), night=1)
        s.lift(gouges(s, (0, 530, 1200, 700), 60, 46, 2.4), night=0.75)
    s.paint(rect(-10, 706, 1220, 26), night=1, red=0.5)
    s.paint(rect(-10, 704, 1220, 5), straw=0.6, red=0.4)


def _light(s: Sheet) -> None:
    cone = poly((588, 120), (652, 120), (930, 640), (310, 640))
    s.lift(cone, Along((620, 120), (620, 640)), night=(0.25, 0.62), blue=(0.1, 0.6))
    s.over(cone, Along((620, 120), (620, 640)), straw=(0.95, 0.3))
    pool = oval(620, 632, 330, 62)
    s.paint(pool, Around((620, 632), 330, 0.2), straw=(0.35, 0.6, 0.85), red=(0, 0.05, 0.3))
    with s.inside(pool):
        s.over(
            both([line([(600 + (x - 600) * 0.62, 518), (x, 712)], 2, 3) for x in range(-300, 1520, 58)]),
            red=0.5,
            night=0.2,
        )
    s.paint(line([(620, -10), (620, 76)], 4), night=1)
    s.paint(poly((604, 72), (636, 72), (668, 122), (572, 122)), night=1, red=0.5)
    s.paint(reed([(612, 78), (596, 100), (582, 118)], 6), straw=1)
    s.paint(oval(620, 124, 44, 9), straw=0.1)
    s.paint(oval(620, 128, 17, 16))


def _actress(s: Sheet) -> None:
    s.paint(poly((600, 642), (660, 640), (860, 684), (780, 694)), night=0.9, red=0.4)
    person = figure(Pose(arms=(-14, -4, 20, 16), legs=(-5, 0, 8, -2), head="bun", nod=-12, coat=0.75, lean=-2))
    with s.moved(628, 640, 3.5):
        s.paint(person.whole, straw=0.5, red=0.15)
        s.paint(person.legs, night=0.9)
        coat = person.body
        s.paint(coat, red=0.95)
        with s.inside(coat):
            s.over(shift(coat, -7, 5), night=0.25)
            s.over(shift(coat, -14, 12), night=0.62)
            s.over(
                both([reed([(x, -52), (x + x * 0.3, -32), (x + x * 0.5, -12)], 1.4) for x in (-7, -2, 3, 8)]),
                night=0.85,
            )
            s.over(line([(0, -80), (1, -10)], 1.2), night=0.9)
        s.paint(person.far_arm, red=0.95, night=0.65)
        s.paint(person.near_arm, red=0.95, night=0.1)
        s.paint(person.head, straw=0.6, red=0.22)
        with s.inside(person.head):
            s.over(shift(person.head, -4, 3), red=0.6, night=0.3)
        s.paint(person.hair, night=1, red=0.6)
        s.paint(reed([(-2, -101), (4, -101), (7, -97)], 1.4), straw=1, red=0.3)
        x, y = person.far_hand
        case = rect(x - 17, y + 3, 32, 21, 2.4)
        s.paint(case, straw=1, red=0.55, night=0.25)
        s.over(poly((x - 17, y + 3), (x - 4, y + 3), (x - 9, y + 24), (x - 17, y + 24)), night=0.55)
        s.paint(both([rect(x - 11, y + 3, 2.4, 21), rect(x + 8, y + 3, 2.4, 21)]), night=0.85, red=0.6)
        s.paint(cut(rect(x - 5, y - 1, 10, 5, 2), rect(x - 3.4, y + 0.8, 6.8, 4)), night=0.9)


def _curtain(s: Sheet) -> None:
    for side in (0, 1):
        with s.moved(1200 * side, 0, mirror=bool(side)):
            wide = 1.0 if not side else 0.62
            edge = blob(
                (-60, -60), (250 * wide, -60), (236 * wide, 200), (206 * wide, 420), (240 * wide, 720), (-60, 740)
            )
            s.paint(edge, red=0.95, night=0.15)
            with s.inside(edge):
                for n in range(7):
                    x = 6 + n * 38 * wide
                    s.over(
                        blob((x, -60), (x + 16, -60), (x + 12, 300), (x + 20, 730), (x - 8, 730), (x + 2, 300)),
                        night=0.75,
                    )
                    s.lift(reed([(x + 24, -40), (x + 20, 300), (x + 30, 720)], 7), night=0.2)
                s.over(rect(-60, -60, 400, 800), Along((0, 0), (260 * wide, 0)), night=(0.85, 0))
                s.paint(rect(-60, 690, 400, 26), straw=0.9, red=0.5)
    s.paint(poly((-10, -10), (1210, -10), (1210, 40), (900, 64), (600, 46), (300, 64), (-10, 40)), red=0.95, night=0.5)
    s.paint(line([(-10, 42), (300, 66), (600, 48), (900, 66), (1210, 42)], 7), straw=0.9, red=0.5)


def _seats(s: Sheet) -> None:
    s.paint(rect(-10, 730, 1220, 90), night=1, blue=0.3)
    for n in range(10):
        x = -40 + n * 130
        seat = blob((x, 830), (x + 4, 752), (x + 22, 728), (x + 60, 722), (x + 98, 728), (x + 116, 752), (x + 120, 830))
        s.paint(seat, red=0.8, night=0.75)
        with s.inside(seat):
            s.over(shift(seat, 0, 14), night=0.95, red=1)
        s.paint(reed([(x + 24, 732), (x + 60, 726), (x + 96, 732)], 5), red=0.8, straw=0.6)
        s.over(both([oval(x + k, 772, 4) for k in (36, 60, 84)]), night=1)


SCENE = Scene("theatre-stage", ("straw", "red", "blue", "night"), draw, focal=(0.52, 0.6))
