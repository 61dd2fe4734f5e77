"""A long hospital corridor at night: one nurse walking, a bed, a window with harbour lights."""

from __future__ import annotations

from dataclasses import replace

from masthead.cli.demo.drawing.figures import WALKING, figure
from masthead.cli.demo.drawing.props import gantry, ripples
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Point, Sheet

VANISH = (690.0, 372.0)
LEFT, RIGHT, TOP, FLOOR = -160.0, 1330.0, -330.0, 1000.0
"""The corridor's cross-section at the picture's own plane."""


def _at(x: float, y: float, depth: float) -> Point:
    """A point of the corridor seen from the near end: ``depth`` 0 is near, 1 the vanishing point."""
    return x + (VANISH[0] - x) * depth, y + (VANISH[1] - y) * depth


def _panel(side: float, top: float, low: float, near: float, far: float) -> list[Point]:
    return [_at(side, top, near), _at(side, top, far), _at(side, low, far), _at(side, low, near)]


def draw(s: Sheet) -> None:
    """Walls, floor and ceiling, doors, window, far end, bed, nurse."""
    _shell(s)
    _doors(s)
    _window(s)
    _bed(s)
    _nurse(s)


def _shell(s: Sheet) -> None:
    s.paint(poly((0, 0), (1200, 0), VANISH), Along((0, 0), VANISH), night=(0.95, 0.55), teal=(0.7, 0.7))
    s.paint(
        poly((0, 800), (1200, 800), VANISH), Along((0, 800), VANISH), night=(0.75, 0.1), teal=(0.8, 0.6), sea=(0.5, 0.6)
    )
    s.paint(
        poly((0, -200), (0, 1000), VANISH), Along((0, 0), VANISH), night=(0.8, 0.15), teal=(0.75, 0.4), sea=(0.6, 0.6)
    )
    s.paint(
        poly((1200, -200), (1200, 1000), VANISH),
        Along((1200, 0), VANISH),
        night=(0.55, 0.1),
        teal=(0.6, 0.3),
        sea=(0.7, 0.6),
    )
    for side in (LEFT, RIGHT):
        s.over(poly(*_panel(side, 520, 1000, 0, 0.9)), teal=0.85)
        s.paint(poly(*_panel(side, 500, 530, 0, 0.9)), ochre=0.75, night=0.25)
    end = 0.885
    s.paint(
        poly(_at(LEFT, TOP, end), _at(RIGHT, TOP, end), _at(RIGHT, FLOOR, end), _at(LEFT, FLOOR, end)),
        sea=0.5,
        ochre=0.35,
    )
    s.paint(
        join(
            poly(*[_at(x, y, end) for x, y in ((160, 20), (560, 20), (560, 1000), (160, 1000))]),
            poly(*[_at(x, y, end) for x, y in ((600, 20), (1000, 20), (1000, 1000), (600, 1000))]),
        ),
        teal=0.6,
        night=0.4,
    )
    s.paint(
        both(
            [
                poly(*[_at(x, y, end) for x, y in ((x0, 160), (x0 + 200, 160), (x0 + 200, 480), (x0, 480))])
                for x0 in (260, 700)
            ]
        ),
        ochre=0.7,
    )
    s.paint(poly(*[_at(x, y, end) for x, y in ((340, -180), (840, -180), (840, -60), (340, -60))]), red=0.95)
    for n in range(8):
        near = 1 - 0.92 * 0.74**n
        far = 1 - 0.92 * 0.74 ** (n + 0.42)
        lit = n not in (1, 3)
        s.paint(
            poly(_at(440, TOP, near), _at(740, TOP, near), _at(740, TOP, far), _at(440, TOP, far)),
            **({"ochre": 0.12} if lit else {"night": 0.6, "teal": 0.6}),
        )
        if lit:
            s.lift(
                poly(_at(260, FLOOR, near), _at(920, FLOOR, near), _at(860, FLOOR, far), _at(320, FLOOR, far)),
                night=0.1,
                teal=0.35,
                sea=0.6,
            )
            s.lift(poly(*_panel(LEFT, -200, 900, near, far)), night=0.7, teal=0.85)
            s.lift(poly(*_panel(RIGHT, -200, 900, near, far)), night=0.7, teal=0.85)
    s.over(
        both([line([_at(x, FLOOR, 0), _at(x, FLOOR, 0.9)], 2.5, 0.6) for x in (60, 360, 840, 1120)]), teal=1, night=0.5
    )


def _doors(s: Sheet) -> None:
    for near, far in ((0.2, 0.36), (0.5, 0.59), (0.68, 0.73), (0.79, 0.82)):
        s.paint(poly(*_panel(LEFT, -60, FLOOR, near, far)), night=0.75, teal=0.8)
        s.paint(poly(*_panel(LEFT, -40, FLOOR, near + 0.008, far - 0.008)), ochre=0.55, red=0.35, night=0.4)
        s.paint(poly(*_panel(LEFT, 60, 330, near + (far - near) * 0.62, near + (far - near) * 0.84)), ochre=0.75)
        s.paint(
            poly(*_panel(LEFT, -170, -90, near + (far - near) * 0.3, near + (far - near) * 0.7)), ochre=0.15, red=0.2
        )
    for near, far in ((0.66, 0.72), (0.79, 0.83)):
        s.paint(poly(*_panel(RIGHT, -60, FLOOR, near, far)), ochre=0.5, red=0.3, night=0.45)


def _window(s: Sheet) -> None:
    frame = poly(*_panel(RIGHT, -150, 480, 0.16, 0.58))
    s.paint(frame, night=0.95, teal=0.4)
    pane = poly(*_panel(RIGHT, -125, 455, 0.175, 0.57))
    s.paint(pane, Along((0, 80), (0, 460)), night=(0.95, 0.75, 0.9), teal=(0.9, 0.9, 0.8))
    with s.inside(pane):
        s.over(poly((800, 340), (1300, 330), (1300, 350), (800, 350)), ochre=0.7, red=0.3)
        for x, tall in ((960, 120), (1080, 160)):
            with s.moved(x, 352):
                s.paint(gantry(tall), night=1)
        s.paint(
            both(
                [
                    oval(x, y, 3.4)
                    for x, y in (
                        (906, 326),
                        (1004, 212),
                        (938, 300),
                        (1020, 318),
                        (1046, 330),
                        (1094, 168),
                        (890, 340),
                        (1072, 322),
                    )
                ]
            ),
            ochre=1,
        )
        s.paint(both([oval(x, y, 3.4) for x, y in ((975, 236), (1118, 200))]), red=0.9)
        s.paint(ripples(s, (860, 356, 1160, 450), 46, 14), ochre=0.9)
        s.lift(oval(1010, 150, 24), night=0, teal=0.1)
    s.paint(both([poly(*_panel(RIGHT, -125, 455, d, d + 0.012)) for d in (0.33, 0.46)]), night=0.95, teal=0.4)
    s.paint(poly(*_panel(RIGHT, 455, 500, 0.15, 0.59)), sea=0.4, ochre=0.15)
    s.lift(
        poly(_at(RIGHT, FLOOR, 0.3), _at(RIGHT, FLOOR, 0.55), _at(760, FLOOR, 0.5), _at(700, FLOOR, 0.22)),
        night=0.5,
        teal=0.8,
    )


def _bed(s: Sheet) -> None:
    with s.moved(250, 690, 1.12):
        s.over(blob((-210, 10), (-40, -14), (190, -40), (230, -10), (60, 44), (-150, 50)), night=0.9)
        s.paint(
            both([line([(x, y), (x, y + 92)], 7) for x, y in ((-186, -80), (-20, -66), (176, -118), (70, -128))]),
            sea=0.3,
            night=0.4,
        )
        s.paint(both([oval(x, y, 12) for x, y in ((-186, 16), (-20, 30), (176, -22))]), night=1)
        s.paint(poly((-200, -96), (60, -160), (200, -136), (-10, -64)), ochre=0.12)
        s.paint(poly((-200, -96), (-10, -64), (-10, -36), (-200, -66)), sea=0.7, teal=0.4)
        s.paint(poly((-10, -64), (200, -136), (200, -108), (-10, -36)), sea=0.8, teal=0.6, night=0.2)
        s.paint(poly((-120, -116), (-20, -140), (130, -118), (-10, -72), (-90, -84)), red=0.75, ochre=0.3)
        s.over(
            both([reed([(-80, -104), (0, -92), (60, -100)], 5), reed([(-40, -122), (30, -110), (90, -116)], 5)]),
            night=0.55,
        )
        s.paint(blob((70, -152), (110, -176), (178, -160), (190, -140), (140, -130)), ochre=0.05)
        s.over(blob((110, -136), (150, -134), (190, -142), (180, -152), (130, -146)), sea=0.6)
        for x, y, tall in ((-202, -60, 70), (192, -100, 96)):
            s.paint(
                join(line([(x, y), (x, y - tall), (x + (16 if x > 0 else -6), y - tall - 6)], 6)), sea=0.3, night=0.45
            )
        s.paint(join(line([(196, -100), (196, -320)], 4), line([(180, -318), (214, -318)], 4)), sea=0.3, night=0.4)
        s.paint(rect(204, -314, 22, 40, 6), sea=0.4, ochre=0.1)


def _nurse(s: Sheet) -> None:
    person = figure(replace(WALKING, head="bun", legs=(-20, -34, 18, 8), arms=(14, 22, -16, 40)))
    s.over(poly((604, 640), (640, 640), (560, 770), (470, 770)), night=0.7, teal=0.9)
    with s.moved(622, 642, 2.55):
        s.paint(person.whole, ochre=0.1)
        s.paint(join(person.legs, person.far_arm), sea=0.9, teal=0.5)
        s.paint(person.body, sea=0.85, teal=0.15)
        with s.inside(person.body):
            s.over(shift(person.body, -9, 3), teal=0.75, night=0.12)
        s.paint(person.near_arm, sea=0.85, teal=0.3)
        s.paint(oval(*person.near_hand, 3), ochre=0.6, red=0.4)
        s.paint(person.head, ochre=0.6, red=0.42)
        s.paint(person.hair, night=1, red=0.4)
        x, y = person.near_hand
        s.paint(poly((x - 3, y - 9), (x + 12, y - 12), (x + 16, y + 6), (x + 1, y + 9)), ochre=0.1)
        s.over(both([line([(x + 1, y - 5 + k), (x + 10, y - 7 + k)], 1) for k in (0, 4, 8)]), night=0.7)
        s.paint(both([rect(-13, -6, 9, 4, 2)]), red=0.9)
        s.paint(line([(-4, -78), (2, -66), (5, -76)], 1.4), red=0.9)


SCENE = Scene("hospital-corridor", ("ochre", "sea", "red", "teal", "night"), draw, focal=(0.54, 0.58))
