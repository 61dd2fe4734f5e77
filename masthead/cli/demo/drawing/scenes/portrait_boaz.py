"""A large bald man in an apron, on olive."""

from __future__ import annotations

from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, limb, line, oval, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

FACE = blob(
    (316, 300),
    (300, 430),
    (312, 560),
    (360, 660),
    (440, 716),
    (510, 724),
    (584, 712),
    (660, 656),
    (700, 560),
    (708, 430),
    (690, 300),
    (600, 200),
    (504, 176),
    (404, 200),
)


def draw(s: Sheet) -> None:
    """Olive ground with hanging pans, shirt and apron, head, moustache, ladle."""
    s.wash(Along((0, 0), (1000, 1000)), olive=(0.75, 1), night=(0, 0.35))
    s.lift(oval(680, 330, 440), Around((680, 330), 440), olive=(0.6, 1))
    s.over(
        both(
            [
                rect(-10, 64, 1020, 12),
                line([(120, 70), (120, 130)], 5),
                line([(240, 70), (240, 150)], 5),
                line([(880, 70), (880, 140)], 5),
                oval(120, 190, 74),
                oval(880, 206, 80),
                limb((240, 150), 18, (240, 330), 24),
                oval(240, 360, 44, 40),
            ]
        ),
        night=0.55,
    )
    _clothes(s)
    _head(s)
    _features(s)
    _ladle(s)


def _clothes(s: Sheet) -> None:
    body = blob(
        (-20, 1060), (0, 900), (110, 790), (320, 720), (500, 760), (690, 720), (890, 790), (1000, 900), (1020, 1060)
    )
    s.paint(body, straw=0.2)
    with s.inside(body):
        s.over(blob((-40, 1060), (0, 860), (200, 740), (300, 900), (280, 1060)), olive=0.5, night=0.15)
        for n in range(15):
            s.over(line([(n * 70 - 10, 720), (n * 70 - 14, 1060)], 8), red=0.75)
    apron = poly((300, 860), (700, 860), (780, 1060), (220, 1060))
    s.paint(apron, night=0.85, olive=0.7)
    s.lift(poly((520, 860), (700, 860), (780, 1060), (560, 1060)), night=0.6)
    s.paint(both([line([(320, 870), (378, 720)], 34), line([(680, 870), (628, 720)], 34)]), night=0.9, olive=0.7)
    s.paint(both([oval(322, 876, 15), oval(678, 876, 15)]), straw=1, red=0.3)
    s.over(rect(400, 966, 200, 90, 8), night=0.6)
    s.paint(line([(402, 968), (598, 968)], 4), straw=0.9)


def _head(s: Sheet) -> None:
    s.paint(
        blob((350, 600), (320, 740), (400, 820), (500, 850), (610, 820), (690, 740), (660, 600)),
        straw=0.6,
        red=0.55,
        night=0.15,
    )
    s.paint(blob((312, 420), (262, 400), (254, 470), (282, 540), (326, 530)), straw=0.7, red=0.6, night=0.15)
    s.paint(blob((696, 420), (746, 400), (754, 470), (726, 540), (684, 530)), straw=0.6, red=0.4)
    s.paint(FACE, straw=0.55, red=0.26)
    with s.inside(FACE):
        s.over(blob((280, 170), (456, 170), (430, 320), (470, 460), (430, 560), (470, 740), (280, 740)), red=0.52)
        s.over(blob((280, 170), (350, 230), (340, 400), (360, 560), (430, 740), (280, 720)), red=0.68, night=0.28)
        s.over(oval(606, 560, 60, 46), Around((606, 560), 60), red=(0.75, 0.28))
        s.paint(blob((560, 216), (620, 236), (650, 290), (630, 300), (590, 256)), straw=0.2)
        s.over(
            both([reed([(430, 300), (510, 288), (590, 300)], 6), reed([(440, 330), (512, 320), (582, 330)], 5)]),
            red=0.8,
        )
    s.over(
        blob((380, 690), (440, 722), (510, 732), (590, 720), (640, 686), (590, 740), (510, 756), (430, 744)),
        red=0.75,
        night=0.2,
    )


def _features(s: Sheet) -> None:
    for x in (424, 590):
        s.paint(blob((x - 40, 430), (x, 410), (x + 42, 428), (x, 440)), straw=0.1)
        s.paint(oval(x + 4, 426, 13), night=1)
        s.paint(oval(x + 9, 421, 4))
        s.paint(reed([(x - 48, 434), (x, 404), (x + 50, 430)], 12), night=1)
        s.paint(reed([(x - 58, 380), (x, 352), (x + 58, 378)], 26), night=0.95, red=0.5)
        s.over(both([reed([(x - 36, 452), (x, 464), (x + 38, 450)], 6)]), red=0.85, night=0.25)
    s.over(both([reed([(676, 420 + k * 14), (652, 426 + k * 10)], 6) for k in range(3)]), red=0.8, night=0.2)
    nose = blob((500, 410), (526, 440), (560, 520), (562, 560), (508, 584), (452, 562), (456, 520), (484, 450))
    s.paint(nose, straw=0.55, red=0.42)
    with s.inside(nose):
        s.over(shift(nose, -40, 4), red=0.8, night=0.12)
        s.paint(oval(530, 526, 13, 9, -30), straw=0.45, red=0.16)
    moustache = blob(
        (508, 586),
        (440, 580),
        (360, 620),
        (322, 600),
        (350, 660),
        (430, 664),
        (508, 628),
        (590, 664),
        (668, 660),
        (700, 600),
        (656, 620),
        (580, 580),
    )
    s.paint(moustache, night=0.95, red=0.6)
    with s.inside(moustache):
        s.lift(
            both(
                [reed([(500 - n * 19, 592 + n), (470 - n * 17, 616 + n * 2), (440 - n * 12, 650)], 5) for n in range(7)]
            ),
            night=0.4,
        )
        s.lift(
            both(
                [reed([(520 + n * 19, 592 + n), (550 + n * 17, 616 + n * 2), (580 + n * 12, 650)], 5) for n in range(7)]
            ),
            night=0.2,
        )
    s.paint(blob((450, 664), (510, 650), (572, 664), (510, 692)), red=1, night=0.3)
    s.paint(blob((468, 660), (510, 652), (554, 660), (510, 668)), straw=0.05)


def _ladle(s: Sheet) -> None:
    with s.moved(850, 800, turn=14):
        s.over(line([(-10, 260), (-10, -320)], 22), night=0.5)
        s.paint(line([(0, 260), (0, -320)], 24, 20), straw=0.9, red=0.3)
        s.over(line([(-6, 260), (-6, -320)], 6), night=0.6)
        s.over(oval(-8, -370, 60, 84), night=0.5)
        s.paint(oval(0, -376, 58, 82), straw=0.9, red=0.3)
        s.over(oval(-6, -370, 44, 64), red=0.55, night=0.15)
        s.paint(reed([(34, -430), (48, -380), (36, -330)], 8), straw=0.4)
    for n in range(4):
        s.paint(limb((930, 800 + n * 48), 62, (812 - n * 10, 812 + n * 46), 48), straw=0.55, red=0.36)
        s.over(reed([(800, 834 + n * 47), (860, 842 + n * 48), (930, 834 + n * 48)], 6), red=0.85, night=0.25)
    s.paint(join(limb((830, 780), 44, (884, 746), 40)), straw=0.5, red=0.3)


SCENE = Scene("portrait-boaz", ("straw", "red", "olive", "night"), draw, focal=(0.5, 0.46), orientation="square")
