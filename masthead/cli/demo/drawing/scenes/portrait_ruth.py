"""A woman of about seventy with short white hair and heavy glasses, on ochre."""

from __future__ import annotations

from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, cut, limb, line, oval, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

FACE = blob(
    (344, 360),
    (334, 500),
    (356, 620),
    (410, 706),
    (492, 746),
    (580, 704),
    (634, 620),
    (652, 500),
    (640, 360),
    (490, 300),
)


def draw(s: Sheet) -> None:
    """Ochre ground, roll-neck and scarf, face, hair, glasses, a pencil behind the ear."""
    s.wash(Along((0, 0), (1000, 1000)), ochre=(0.8, 1), red=(0, 0.3))
    s.lift(oval(300, 360, 460), Around((300, 360), 460), ochre=(0.55, 1))
    _clothes(s)
    _face(s)
    _hair(s)
    _glasses(s)
    _pencil(s)


def _clothes(s: Sheet) -> None:
    body = blob(
        (90, 1060), (120, 930), (230, 850), (380, 800), (500, 830), (620, 800), (770, 850), (880, 930), (910, 1060)
    )
    s.paint(body, night=1)
    with s.inside(body):
        s.lift(
            both([reed([(150 + n * 34, 880 - n * 8), (140 + n * 30, 960), (150 + n * 30, 1050)], 8) for n in range(6)]),
            night=0.45,
        )
    roll = blob((390, 730), (380, 830), (440, 872), (500, 880), (566, 870), (618, 830), (606, 730))
    s.paint(roll, night=0.9, teal=0.5)
    s.lift(
        both([reed([(402 + n * 22, 756), (400 + n * 23, 800), (412 + n * 21, 862)], 7) for n in range(6)]), night=0.5
    )
    for n in range(13):
        turn = (n - 6) / 6
        s.paint(oval(500 + turn * 168, 868 + (1 - turn * turn) * 78, 19), red=0.95, night=0.1 if n < 7 else 0.45)
        s.paint(oval(494 + turn * 168, 861 + (1 - turn * turn) * 78, 5), ochre=0.3)


def _face(s: Sheet) -> None:
    s.paint(FACE, ochre=0.28, red=0.22)
    with s.inside(FACE):
        s.over(
            blob((680, 300), (530, 300), (512, 440), (530, 560), (500, 610), (520, 770), (680, 770)), red=0.5, ochre=0.5
        )
        s.over(blob((680, 300), (610, 360), (630, 500), (596, 620), (540, 770), (680, 750)), night=0.3, red=0.6)
        s.over(oval(410, 600, 44, 32), Around((410, 600), 44), red=(0.6, 0.2))
    for x in (418, 572):
        s.paint(blob((x - 32, 492), (x, 480), (x + 34, 490), (x, 502)), ochre=0.1)
        s.paint(oval(x - 4, 490, 11), night=1)
        s.paint(reed([(x - 42, 494), (x, 474), (x + 44, 490)], 10), night=1)
        s.over(
            both(
                [
                    reed([(x - 34, 516), (x, 526), (x + 36, 514)], 5),
                    reed([(x - 24, 534), (x + 2, 541), (x + 28, 532)], 4),
                ]
            ),
            red=0.8,
            night=0.4,
        )
    s.over(
        both([reed([(430, 346), (490, 338), (560, 346)], 5), reed([(440, 368), (492, 360), (548, 368)], 4)]),
        red=0.7,
        night=0.2,
    )
    nose = blob((484, 470), (506, 500), (530, 580), (538, 612), (494, 628), (448, 612), (462, 570), (474, 510))
    s.paint(nose, ochre=0.3, red=0.28)
    with s.inside(nose):
        s.over(shift(nose, 34, 2), red=0.6, night=0.2)
    s.over(
        both([reed([(430, 610), (416, 650), (424, 688)], 6), reed([(560, 606), (576, 650), (566, 688)], 6)]),
        red=0.8,
        night=0.35,
    )
    s.paint(blob((432, 662), (470, 652), (494, 658), (520, 652), (556, 664), (494, 684)), red=1, night=0.1)
    s.over(reed([(424, 668), (494, 668), (566, 660)], 6), night=0.9)


def _hair(s: Sheet) -> None:
    hair = blob(
        (330, 500),
        (300, 420),
        (312, 310),
        (380, 230),
        (480, 200),
        (590, 216),
        (668, 290),
        (690, 400),
        (664, 500),
        (640, 420),
        (616, 352),
        (560, 320),
        (500, 340),
        (440, 322),
        (380, 366),
        (352, 430),
    )
    s.paint(hair, ochre=0.03)
    with s.inside(hair):
        s.over(blob((700, 260), (610, 280), (640, 360), (640, 500), (720, 500)), night=0.35, ochre=0.2)
        s.over(
            both(
                [
                    reed(
                        [
                            (480 + (n - 8) * 9, 214),
                            (480 + (n - 8) * 20, 262),
                            (486 + (n - 8) * 25, 342 + abs(n - 8) * 7),
                        ],
                        6,
                    )
                    for n in range(17)
                ]
            ),
            night=0.55,
        )
    s.paint(both([oval(326, 566, 13, 13), oval(662, 566, 13, 13)]), red=0.95, night=0.15)


def _glasses(s: Sheet) -> None:
    lenses = [rect(338, 432, 150, 118, 48), rect(508, 432, 150, 118, 48)]
    s.lift(both(lenses), red=0.8, ochre=0.8)
    inner = [rect(356, 450, 114, 82, 34), rect(526, 450, 114, 82, 34)]
    frames = [cut(lens, hole) for lens, hole in zip(lenses, inner, strict=True)]
    s.paint(
        both(
            [
                *frames,
                line([(484, 470), (498, 460), (512, 470)], 17),
                limb((336, 468), 20, (312, 462), 16),
                limb((660, 468), 20, (684, 462), 16),
            ]
        ),
        night=1,
    )
    s.paint(
        both([reed([(348, 500), (350, 462), (384, 442)], 7), reed([(518, 500), (520, 462), (554, 442)], 7)]),
        red=0.9,
        night=0.5,
    )
    s.paint(both([reed([(372, 506), (404, 474), (430, 456)], 8), reed([(542, 506), (574, 474), (600, 456)], 8)]))


def _pencil(s: Sheet) -> None:
    s.paint(limb((640, 486), 19, (800, 402), 19), red=0.95)
    s.over(line([(636, 494), (800, 410)], 6), night=0.5)
    s.paint(poly((796, 392), (840, 382), (808, 412)), ochre=0.5)
    s.paint(poly((824, 386), (842, 380), (828, 396)), night=1)
    s.paint(blob((650, 452), (684, 446), (692, 490), (668, 540), (648, 530)), ochre=0.4, red=0.5, night=0.2)
    s.paint(limb((652, 468), 20, (676, 462), 15), night=1)


SCENE = Scene("portrait-ruth", ("ochre", "red", "teal", "night"), draw, focal=(0.5, 0.5), orientation="square")
