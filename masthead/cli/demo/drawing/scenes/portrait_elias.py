"""A man of about fifty with a short beard and a cap, on red."""

from __future__ import annotations

from masthead.cli.demo.drawing.props import gantry
from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, line, oval, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

FACE = blob(
    (330, 380),
    (322, 520),
    (340, 640),
    (400, 730),
    (500, 766),
    (590, 730),
    (650, 640),
    (664, 520),
    (652, 380),
    (500, 330),
)


def draw(s: Sheet) -> None:
    """Red ground with a far crane, coat, face, beard, cap."""
    s.wash(Along((0, 0), (0, 1000)), red=(0.8, 1), ochre=(0.35, 0))
    s.lift(oval(250, 340, 420), Around((250, 340), 420), red=(0.7, 1))
    with s.moved(840, 860):
        s.over(gantry(620), night=0.45)
    _coat(s)
    _face(s)
    _beard(s)
    _cap(s)


def _coat(s: Sheet) -> None:
    s.paint(
        blob((390, 680), (380, 820), (330, 880), (500, 960), (660, 880), (620, 820), (610, 680)),
        ochre=0.65,
        red=0.6,
        night=0.3,
    )
    coat = blob(
        (60, 1060), (90, 930), (210, 850), (360, 800), (500, 900), (640, 800), (790, 850), (910, 940), (940, 1060)
    )
    s.paint(coat, night=0.9, teal=0.6)
    with s.inside(coat):
        s.lift(blob((60, 1060), (90, 920), (220, 840), (330, 830), (200, 930), (160, 1060)), night=0.55)
        s.over(blob((560, 1060), (640, 820), (960, 900), (960, 1060)), night=1)
    s.paint(blob((300, 830), (380, 770), (440, 860), (500, 930), (420, 1000), (330, 920)), teal=0.85, night=0.35)
    s.paint(blob((700, 830), (622, 770), (560, 860), (500, 930), (580, 1000), (672, 920)), teal=0.85, night=0.75)
    jersey = poly((440, 880), (560, 880), (580, 1010), (420, 1010))
    s.paint(jersey, ochre=0.3)
    s.over(both([rect(410, 912 + n * 30, 180, 13) for n in range(4)]), teal=0.95, night=0.4)


def _face(s: Sheet) -> None:
    s.paint(blob((330, 500), (296, 490), (290, 550), (318, 620), (346, 610)), ochre=0.6, red=0.35)
    s.paint(blob((656, 500), (692, 490), (698, 550), (668, 620), (644, 610)), ochre=0.7, red=0.7, night=0.3)
    s.paint(FACE, ochre=0.55, red=0.28)
    with s.inside(FACE):
        s.over(
            blob((690, 330), (540, 330), (520, 470), (536, 580), (506, 620), (520, 780), (690, 780)), red=0.7, ochre=0.7
        )
        s.over(blob((690, 330), (620, 400), (640, 520), (610, 620), (560, 780), (690, 760)), night=0.5, red=0.8)
    for x in (420, 568):
        s.over(blob((x - 56, 500), (x, 470), (x + 58, 496), (x + 44, 536), (x - 44, 540)), red=0.65, night=0.25)
        s.paint(blob((x - 36, 514), (x, 500), (x + 38, 512), (x, 526)), ochre=0.12)
        s.paint(oval(x - 4, 512, 13), night=1)
        s.paint(oval(x - 8, 508, 3.6))
        s.paint(reed([(x - 46, 516), (x, 494), (x + 48, 512)], 12), night=1)
        s.paint(reed([(x - 60, 470), (x - 4, 446), (x + 60, 466)], 24), night=1)
        s.over(
            both(
                [
                    reed([(x - 34, 540), (x, 550), (x + 36, 538)], 5),
                    reed([(x - 24, 554), (x + 2, 561), (x + 28, 552)], 4),
                ]
            ),
            night=0.6,
            red=0.8,
        )
    nose = blob((490, 480), (514, 510), (536, 600), (548, 634), (500, 652), (448, 636), (462, 590), (476, 520))
    s.paint(nose, ochre=0.55, red=0.34)
    with s.inside(nose):
        s.over(shift(nose, 36, 4), red=0.8, night=0.3)
    s.over(both([oval(472, 640, 10, 6), oval(526, 641, 10, 6)]), night=0.9)


def _beard(s: Sheet) -> None:
    beard = blob(
        (326, 560),
        (336, 660),
        (392, 748),
        (500, 796),
        (600, 748),
        (652, 660),
        (662, 560),
        (634, 630),
        (590, 664),
        (540, 656),
        (500, 664),
        (458, 656),
        (404, 664),
        (358, 630),
    )
    s.paint(beard, night=0.9, red=0.4)
    with s.inside(beard):
        s.lift(
            both(
                [
                    reed([(350 + n * 17, 640 + abs(n - 9) * -3), (356 + n * 16, 690), (372 + n * 14, 740)], 6)
                    for n in range(18)
                ]
            ),
            night=0.35,
        )
        s.over(blob((690, 540), (600, 640), (560, 800), (700, 780)), night=1)
        s.lift(blob((430, 720), (500, 712), (560, 722), (540, 800), (460, 800)), night=0.5, red=0.4)
        s.over(
            both([reed([(452 + n * 16, 716), (458 + n * 14, 750), (462 + n * 12, 786)], 5) for n in range(7)]),
            night=0.9,
        )
    s.paint(blob((440, 696), (500, 684), (560, 694), (500, 716)), red=1, night=0.35)
    s.paint(
        blob((420, 690), (460, 660), (500, 670), (542, 660), (584, 690), (540, 686), (500, 682), (460, 688)),
        night=0.95,
        red=0.4,
    )


def _cap(s: Sheet) -> None:
    s.paint(
        join(
            blob((330, 400), (322, 500), (338, 560), (356, 500), (352, 400)),
            blob((654, 400), (664, 500), (648, 560), (632, 500), (632, 400)),
        ),
        night=0.75,
        red=0.4,
    )
    cap = blob((296, 420), (280, 320), (340, 230), (490, 196), (640, 226), (708, 310), (692, 420), (500, 372))
    s.paint(cap, ochre=0.55, teal=0.75)
    with s.inside(cap):
        s.over(shift(cap, 90, 30), night=0.5)
        s.over(shift(cap, 220, 50), night=0.85)
        s.over(
            both([line([(490, 196), (490 + k, 300), (490 + k * 1.35, 400)], 5) for k in (-130, -50, 50, 130)]),
            night=0.8,
        )
        for n in range(14):
            s.lift(
                both(
                    [
                        reed(
                            [
                                (306 + n * 20, 260 + (k * 34) + abs(n - 6) * 3),
                                (318 + n * 20, 266 + k * 34 + abs(n - 6) * 3),
                            ],
                            4,
                        )
                        for k in range(5)
                    ]
                ),
                teal=0.7,
                night=0.7,
            )
        s.paint(oval(490, 200, 20, 12), ochre=0.6, teal=0.9, night=0.4)
    peak = blob((288, 424), (400, 380), (500, 370), (610, 380), (704, 418), (640, 446), (500, 424), (350, 452))
    s.paint(peak, night=0.85, teal=0.9)
    s.paint(reed([(310, 420), (400, 394), (500, 386)], 9), ochre=0.7, teal=0.4)


SCENE = Scene("portrait-elias", ("ochre", "teal", "red", "night"), draw, focal=(0.5, 0.52), orientation="square")
