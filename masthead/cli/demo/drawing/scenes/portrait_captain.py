"""An old ferry captain: cap, white beard, pipe; the harbour behind."""

from __future__ import annotations

from masthead.cli.demo.drawing.props import gulls, ripples, smoke
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, join, line, oval, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet


def draw(s: Sheet) -> None:
    """Harbour, coat, head in half light, cap, beard, pipe."""
    _harbour(s)
    _coat(s)
    _face(s)
    _beard(s)
    _cap(s)
    _pipe(s)


def _harbour(s: Sheet) -> None:
    s.wash(Along((0, 0), (0, 640)), ochre=(0.25, 0.5, 0.9), red=(0, 0.08, 0.35))
    s.paint(oval(842, 545, 92), ochre=0.08)
    s.paint(
        blob((-40, 660), (-40, 560), (120, 520), (260, 560), (420, 590), (700, 575), (1000, 530), (1000, 660)),
        ochre=0.6,
        red=0.5,
        night=0.15,
    )
    houses = [
        rect(x, 622 - h, w, h + 20)
        for x, w, h in (
            (0, 70, 60),
            (66, 50, 96),
            (112, 60, 70),
            (168, 44, 44),
            (820, 60, 70),
            (876, 46, 110),
            (918, 60, 84),
        )
    ]
    s.paint(
        both([*houses, poly((876, 512), (899, 470), (922, 512)), oval(140, 552, 30, 26)]), night=0.5, red=0.7, ochre=0.4
    )
    sea = rect(0, 630, 960, 570)
    s.paint(sea, Along((0, 630), (0, 1100)), night=(0.35, 0.85), red=(0.4, 0.2), ochre=(0.6, 0.2))
    with s.inside(sea):
        s.paint(ripples(s, (680, 632, 1004, 1200), 90, 34, centre=842), ochre=0.5)
        s.over(ripples(s, (0, 660, 960, 1200), 60, 60), night=0.95)
    s.paint(gulls((130, 210, 44), (230, 300, 30), (820, 180, 36)), night=0.85)


def _coat(s: Sheet) -> None:
    coat = blob(
        (30, 1240), (70, 1040), (190, 940), (330, 900), (480, 930), (640, 900), (790, 950), (900, 1060), (930, 1240)
    )
    s.paint(coat, ochre=0.9, red=0.4)
    with s.inside(coat):
        s.paint(shift(coat, -16, 10), night=1, red=0.25)
        s.over(
            both(
                [
                    reed([(150 + n * 26, 980 + n * 6), (120 + n * 26, 1090), (110 + n * 30, 1210)], 7)
                    for n in range(0, 8, 2)
                ]
            ),
            night=1,
        )
        s.lift(
            both(
                [reed([(690 + n * 30, 960 + n * 12), (740 + n * 26, 1080), (760 + n * 24, 1230)], 8) for n in range(5)]
            ),
            night=0.25,
        )
        s.paint(poly((330, 900), (480, 1010), (400, 1240), (250, 1010)), night=0.8, red=0.5)
        s.paint(poly((640, 900), (480, 1010), (560, 1240), (730, 1000)), night=0.7, red=0.55)
        s.paint(line([(480, 1010), (486, 1240)], 5), night=1)
    s.paint(both([oval(440, 1130, 17), oval(530, 1130, 17)]), ochre=1, red=0.2)
    s.over(both([oval(436, 1134, 13), oval(526, 1134, 13)]), night=0.35)


FACE = blob(
    (318, 420),
    (330, 590),
    (352, 720),
    (420, 830),
    (500, 850),
    (590, 800),
    (640, 690),
    (652, 560),
    (640, 420),
    (480, 350),
)


def _face(s: Sheet) -> None:
    s.paint(join(blob((380, 760), (370, 960), (480, 1010), (600, 950), (600, 760))), ochre=0.45, red=0.75, night=0.35)
    s.paint(blob((652, 520), (690, 510), (700, 570), (672, 640), (640, 640)), ochre=0.55, red=0.4)
    s.paint(FACE, ochre=0.42, red=0.3)
    with s.inside(FACE):
        shade = blob((300, 380), (468, 380), (452, 520), (474, 610), (440, 690), (470, 860), (300, 860))
        s.over(shade, red=0.72, ochre=0.5)
        s.over(blob((300, 400), (392, 420), (372, 540), (398, 660), (380, 860), (290, 860)), night=0.55, red=0.8)
        s.over(blob((600, 640), (640, 610), (670, 700), (600, 800), (570, 720)), red=0.5)
        s.over(oval(585, 640, 60, 40), Around((585, 640), 60), red=(0.75, 0))
    # Eyes under heavy brows, half closed against the light.
    for x, dark in ((408, 0.75), (566, 0.6)):
        s.over(blob((x - 62, 520), (x, 488), (x + 64, 516), (x + 50, 562), (x - 50, 566)), red=0.7, night=dark * 0.45)
        s.paint(blob((x - 34, 538), (x, 524), (x + 38, 536), (x, 550)), ochre=0.15)
        s.paint(oval(x + 6, 537, 12), night=1)
        s.paint(reed([(x - 46, 540), (x, 518), (x + 50, 536)], 13), night=1)
        s.over(
            both(
                [
                    reed([(x - 40, 562), (x, 576), (x + 42, 560)], 6),
                    reed([(x - 30, 580), (x + 4, 592), (x + 36, 578)], 5),
                ]
            ),
            night=0.75,
            red=0.7,
        )
        s.paint(
            both(
                [
                    reed([(x - 66 + n * 16, 508 + abs(n - 3) * 3), (x - 56 + n * 16, 478 + abs(n - 4) * 4)], 22)
                    for n in range(8)
                ]
            ),
            ochre=0.05,
        )
    crow = [reed([(640, 520 + n * 16), (612, 526 + n * 12)], 6) for n in range(3)]
    s.over(both(crow), red=0.9, night=0.6)
    nose = blob((474, 500), (506, 520), (522, 620), (552, 668), (520, 700), (470, 694), (446, 668), (468, 600))
    s.paint(nose, ochre=0.5, red=0.42)
    with s.inside(nose):
        s.over(shift(nose, -38, 8), red=0.85, night=0.25, ochre=0.6)
    s.over(both([oval(472, 686, 12, 7), oval(526, 688, 11, 6)]), night=0.9)


def _beard(s: Sheet) -> None:
    beard = blob(
        (316, 560),
        (300, 690),
        (330, 820),
        (400, 920),
        (490, 972),
        (590, 918),
        (656, 800),
        (672, 660),
        (660, 560),
        (640, 640),
        (600, 720),
        (540, 712),
        (490, 726),
        (440, 714),
        (390, 730),
        (350, 660),
    )
    s.paint(beard, ochre=0.06)
    with s.inside(beard):
        s.over(blob((280, 560), (350, 640), (390, 740), (420, 860), (470, 990), (280, 960)), ochre=0.3, night=0.32)
        locks = []
        for n in range(46):
            x = 322 + n * 7.4
            top = 700 + abs(x - 490) * -0.35 + float(s.rng.uniform(-20, 80))
            long = float(s.rng.uniform(60, 150))
            bend = (490 - x) * 0.25
            locks.append(
                reed(
                    [(x, top), (x + bend * 0.2 + 6, top + long / 2), (x + bend, top + long)], float(s.rng.uniform(3, 7))
                )
            )
        s.over(both(locks), night=0.8, red=0.2)
        s.over(
            both(
                [
                    reed([(520 + n * 22, 800 + n * -8), (530 + n * 18, 850), (510 + n * 16, 900 - n * 6)], 5)
                    for n in range(7)
                ]
            ),
            ochre=0.55,
        )
    moustache = blob(
        (490, 706),
        (440, 700),
        (372, 744),
        (352, 786),
        (420, 776),
        (490, 742),
        (560, 774),
        (626, 780),
        (604, 740),
        (540, 698),
    )
    s.paint(moustache, ochre=0.02)
    with s.inside(moustache):
        s.over(blob((340, 700), (440, 716), (470, 748), (340, 800)), night=0.22, ochre=0.25)
        s.over(
            both(
                [
                    reed([(482 - n * 20, 718 + n * 3), (450 - n * 20, 734 + n * 6), (420 - n * 16, 764 + n * 4)], 4)
                    for n in range(4)
                ]
            ),
            night=0.85,
        )
        s.over(
            both(
                [
                    reed([(500 + n * 20, 716 + n * 3), (532 + n * 20, 732 + n * 6), (560 + n * 14, 762 + n * 4)], 4)
                    for n in range(4)
                ]
            ),
            night=0.7,
        )
    s.paint(blob((440, 778), (490, 762), (548, 776), (490, 796)), red=0.9, night=0.5)


def _cap(s: Sheet) -> None:
    hair = blob((300, 440), (296, 540), (322, 600), (344, 540), (340, 440))
    s.paint(join(hair, blob((640, 430), (632, 520), (660, 560), (680, 500), (668, 430))), ochre=0.1)
    s.over(hair, night=0.35)
    top = blob((262, 380), (250, 270), (340, 196), (490, 172), (640, 192), (736, 262), (722, 372), (490, 330))
    s.paint(top, ochre=0.9, red=0.35)
    with s.inside(top):
        s.paint(shift(top, -14, 12), night=0.95, red=0.3)
        s.lift(
            both([reed([(560 + n * 34, 214 + n * 10), (590 + n * 30, 270), (596 + n * 28, 330)], 8) for n in range(4)]),
            night=0.3,
        )
    band = blob((280, 360), (490, 318), (704, 356), (690, 446), (490, 414), (296, 450))
    s.paint(band, night=1, red=0.5)
    s.paint(line([(288, 418), (490, 378), (698, 412)], 7), ochre=0.9, red=0.2)
    peak = blob((292, 440), (400, 404), (490, 396), (590, 402), (694, 432), (640, 476), (490, 456), (350, 482))
    s.paint(peak, night=1)
    s.paint(reed([(540, 414), (610, 424), (676, 440)], 9), ochre=0.8, red=0.2)
    anchor = join(
        line([(490, 330), (490, 388)], 7),
        oval(490, 326, 9),
        line([(472, 344), (508, 344)], 6),
        cut(oval(490, 368, 28, 24), oval(490, 360, 26, 20)),
    )
    s.paint(cut(anchor, oval(490, 326, 4)), ochre=1)


def _pipe(s: Sheet) -> None:
    s.paint(line([(530, 784), (610, 806), (690, 812)], 15, 20), night=1)
    bowl = blob((668, 760), (746, 752), (744, 840), (712, 862), (676, 836))
    s.paint(bowl, red=0.85, night=0.6, ochre=0.6)
    s.paint(reed([(732, 766), (736, 810), (720, 846)], 9), ochre=0.9, red=0.4)
    s.paint(oval(707, 757, 38, 9), night=1)
    s.paint(oval(710, 756, 24, 5), ochre=1, red=0.7)
    plume = smoke([(712, 740), (742, 660), (700, 570), (776, 470), (740, 330), (830, 220)], 14, 84)
    s.lift(plume, Along((0, 740), (0, 200)), red=(0.15, 0.6), night=(0.1, 0.6), ochre=(0.3, 0.7))


SCENE = Scene("portrait-captain", ("ochre", "red", "night"), draw, focal=(0.5, 0.48), orientation="portrait")
