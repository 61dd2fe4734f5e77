"""A small old double-ended ferry crosses the harbour, passengers at the rail, towers far off."""

from __future__ import annotations

from dataclasses import replace

from masthead.cli.demo.drawing.figures import STANDING, Pose, figure
from masthead.cli.demo.drawing.props import gulls, ripples, smoke
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, line, oval, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Sheet


def draw(s: Sheet) -> None:
    """Evening sky, town with its towers, water, ferry with smoke and wake."""
    s.wash(Along((0, 0), (0, 400)), teal=(0.35, 0.1, 0), rose=(0.1, 0.35, 0.6), straw=(0.2, 0.6, 1))
    s.paint(oval(250, 250, 64), straw=0.1)
    _town(s)
    _sea(s)
    s.lift(
        smoke([(700, 216), (740, 170), (830, 150), (940, 96), (1090, 84), (1250, 20)], 30, 130),
        Along((640, 0), (1200, 0)),
        rose=(0.4, 0.85),
        straw=(0.5, 0.9),
        teal=(0.5, 1),
    )
    s.over(
        smoke([(698, 220), (728, 180), (800, 168), (890, 126), (1010, 118)], 26, 60),
        Along((640, 0), (1000, 0)),
        night=(0.5, 0),
        teal=(0.4, 0),
    )
    with s.moved(590, 600, 1.12):
        _ferry(s)
    s.paint(gulls((120, 130, 40), (210, 90, 26), (380, 170, 30), (1040, 230, 36), (960, 300, 22)), night=0.9)


def _town(s: Sheet) -> None:
    s.paint(
        blob(
            (-60, 420),
            (-60, 300),
            (120, 270),
            (360, 310),
            (620, 330),
            (860, 290),
            (1080, 250),
            (1260, 270),
            (1260, 420),
        ),
        rose=0.65,
        teal=0.25,
    )
    x = -10.0
    while x < 1210:
        wide, tall = float(s.rng.uniform(26, 60)), float(s.rng.uniform(26, 74))
        s.paint(
            rect(x, 400 - tall, wide, tall),
            rose=float(s.rng.choice([0.55, 0.75, 0.9])),
            teal=float(s.rng.choice([0.15, 0.35])),
            straw=0.6,
        )
        s.paint(
            both(
                [
                    rect(x + 6 + c * 13, 408 - tall + r * 17, 5, 8)
                    for r in range(int(tall // 22))
                    for c in range(int(wide // 15))
                ]
            ),
            teal=0.7,
            rose=0.6,
        )
        x += wide
    tower = {"rose": 0.9, "teal": 0.45, "straw": 0.3}
    s.paint(
        join(
            rect(900, 246, 28, 156),
            poly((896, 248), (914, 186), (932, 248)),
            rect(912, 168, 4, 22),
            rect(907, 175, 14, 4),
        ),
        **tower,
    )
    s.paint(rect(908, 268, 12, 18, 6), straw=1)
    s.paint(
        join(
            rect(1040, 214, 15, 188),
            oval(1047.5, 212, 10),
            rect(1032, 262, 31, 6),
            line([(1047.5, 204), (1047.5, 180)], 3),
        ),
        **tower,
    )
    for cx, cy, r in ((1110, 350, 40), (1158, 368, 26), (470, 364, 34)):
        s.paint(
            join(
                oval(cx, cy, r, r * 0.92),
                rect(cx - r, cy, r * 2, 404 - cy),
                line([(cx, cy - r), (cx, cy - r * 1.5)], 3),
            ),
            teal=0.6,
            rose=0.45,
        )
        s.paint(reed([(cx - r * 0.7, cy - r * 0.2), (cx - r * 0.4, cy - r * 0.66), (cx, cy - r * 0.84)], 5), straw=0.9)


def _sea(s: Sheet) -> None:
    s.paint(
        rect(0, 398, 1200, 412),
        Along((0, 398), (0, 780)),
        straw=(0.9, 0.3, 0),
        rose=(0.5, 0.2, 0),
        teal=(0.2, 0.8, 1),
        night=(0, 0, 0.35),
    )
    s.over(rect(0, 398, 1200, 34), Along((0, 398), (0, 434)), rose=(0.7, 0), teal=(0.4, 0))
    s.paint(ripples(s, (60, 404, 440, 800), 110, 34, centre=250), straw=0.35)
    s.over(ripples(s, (0, 430, 1200, 800), 130, 54), teal=1, night=0.35)
    s.paint(ripples(s, (0, 430, 1200, 800), 60, 40), straw=0.7, rose=0.2)


def _ferry(s: Sheet) -> None:
    s.over(blob((-400, 30), (0, 20), (400, 30), (330, 120), (0, 150), (-340, 120)), night=0.75, teal=1)
    hull_ = blob(
        (-430, -60), (-300, -44), (0, -38), (300, -44), (430, -60), (392, 6), (330, 34), (0, 40), (-330, 34), (-392, 6)
    )
    s.paint(hull_, teal=0.95, night=0.55)
    with s.inside(hull_):
        s.paint(poly((-460, 12), (460, 12), (460, 60), (-460, 60)), red=0.95, night=0.25)
        s.paint(line([(-440, -44), (-300, -28), (0, -22), (300, -28), (440, -44)], 8), straw=0.3)
        s.over(poly((-460, -70), (-330, -70), (-290, 60), (-460, 60)), night=0.5)
    tyres = [cut(oval(x, 2, 15), oval(x, 2, 7)) for x in range(-280, 300, 112)]
    s.paint(both(tyres), night=1)
    s.paint(rect(-330, -150, 660, 110), Along((-330, 0), (330, 0)), straw=(0.15, 0.1, 0.5), teal=(0, 0.05, 0.3))
    s.paint(both([rect(-306 + n * 88, -132, 62, 50, 8) for n in range(7)]), night=0.85, teal=0.8)
    s.paint(
        both(
            [
                poly((-300 + n * 88, -84), (-280 + n * 88, -130), (-262 + n * 88, -130), (-282 + n * 88, -84))
                for n in range(7)
            ]
        ),
        teal=0.5,
        straw=0.5,
    )
    for n, x in enumerate((-286, -196, -20, 156, 244)):
        s.paint(
            join(oval(x + 10, -112, 8, 10), blob((x - 4, -82), (x, -98), (x + 10, -104), (x + 20, -98), (x + 24, -82))),
            night=1,
            red=0.3 * (n % 2),
        )
    s.paint(rect(-362, -162, 724, 14, 4), red=0.9, night=0.15)
    _passengers(s)
    rails = [rect(x, -196, 4, 38) for x in range(-352, 356, 32)]
    s.paint(both([*rails, rect(-356, -200, 712, 6), rect(-356, -180, 712, 3)]), straw=0.1)
    s.paint(join(rect(-100, -262, 150, 66, 5), poly((-112, -260), (-96, -278), (48, -278), (62, -260))), straw=0.25)
    s.paint(both([rect(-88 + n * 34, -250, 26, 26, 3) for n in range(4)]), night=0.85, teal=0.7)
    s.over(rect(6, -276, 46, 80), teal=0.4, night=0.1)
    s.paint(join(oval(-36, -234, 8, 10), rect(-46, -248, 20, 9, 4), rect(-48, -228, 24, 20, 6)), night=1)
    funnel = poly((62, -196), (70, -330), (128, -330), (126, -196))
    s.paint(funnel, red=0.95)
    with s.inside(funnel):
        s.paint(rect(50, -334, 100, 26), night=1)
        s.paint(rect(50, -286, 100, 20), straw=0.1)
        s.over(rect(100, -340, 40, 160), night=0.45)
    s.paint(
        join(
            line([(-200, -196), (-200, -360)], 6, 3),
            line([(260, -196), (260, -330)], 5, 3),
            line([(-200, -350), (-36, -278)], 1.6),
            line([(-200, -350), (-352, -200)], 1.6),
        ),
        night=0.95,
    )
    s.paint(poly((-200, -360), (-150, -348), (-164, -336), (-200, -332)), red=0.9)
    s.paint(both([cut(oval(x, -172, 15), oval(x, -172, 8)) for x in (-310, 300)]), red=0.9)
    s.paint(
        both(
            [
                reed([(-560, 40), (-430, 16), (-320, 40)], 16),
                reed([(-700, 60), (-520, 44), (-380, 60)], 12),
                reed([(330, 38), (420, 24), (500, 46)], 18),
                reed([(400, 56), (520, 50), (620, 64)], 8),
            ]
        )
    )
    s.paint(blob((380, 34), (410, -4), (440, 10), (470, 40), (420, 48)), straw=0.08)


def _passengers(s: Sheet) -> None:
    people: list[tuple[float, Pose, str, bool]] = [
        (-320, replace(STANDING, head="cap", arms=(30, 80, 36, 86)), "night", True),
        (-276, replace(STANDING, head="long", arms=(20, 70, 30, 80)), "red", False),
        (-160, replace(STANDING, head="curls", arms=(30, 80, 120, 160)), "teal", False),
        (166, replace(STANDING, head="scarf", coat=0.4), "rose", False),
        (204, replace(STANDING, head="brim", build=1.2), "night", True),
        (318, replace(STANDING, head="none", arms=(30, 86, 40, 92), lean=6), "teal", False),
    ]
    for x, pose, ink, mirrored in people:
        person = figure(pose)
        with s.moved(x, -146, 1.0, mirror=mirrored):
            s.paint(person.whole, night=0.9)
            cloth = join(person.body, person.near_arm)
            s.paint(cloth, **({"night": 0.7} | {ink: 0.95}))
            with s.inside(cloth):
                s.lift(shift(cloth, -6, 2), night=0.5)
            s.paint(person.head, rose=0.9, straw=0.5)
            s.paint(person.hair, night=0.95, red=0.3)


SCENE = Scene("ferry", ("straw", "rose", "red", "teal", "night"), draw, focal=(0.48, 0.58))
