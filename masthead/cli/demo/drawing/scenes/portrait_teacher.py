"""A woman of about seventy at an upright piano, glasses on a cord, sheet music."""

from __future__ import annotations

from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, limb, line, oval, poly, rect, reed, ring, shift, smooth
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet


def draw(s: Sheet) -> None:
    """Front room, piano, woman, her hands on the keys."""
    _room(s)
    _piano(s)
    _dress(s)
    _head(s)
    _glasses(s)
    _hand(s)


def _room(s: Sheet) -> None:
    s.wash(Along((0, 0), (960, 900)), ochre=(0.3, 0.75), rose=(0.35, 0.8), plum=(0, 0.35))
    for row in range(16):
        for column in range(13):
            x, y = column * 80 + (row % 2) * 40, row * 84 - 10
            s.over(
                both(
                    [
                        reed([(x, y + 20), (x - 13, y), (x, y - 20)], 9),
                        reed([(x, y + 20), (x + 13, y), (x, y - 20)], 9),
                        oval(x, y - 26, 4),
                    ]
                ),
                rose=0.9,
                plum=0.18,
            )
    s.lift(poly((-20, 40), (300, -20), (620, -20), (120, 720), (-20, 800)), rose=0.4, ochre=0.5, plum=0.3)
    s.paint(rect(60, 120, 190, 236), plum=0.9)
    s.paint(rect(76, 136, 158, 204), ochre=0.2)
    s.paint(
        join(oval(155, 210, 30, 36), blob((96, 340), (104, 280), (155, 252), (206, 280), (214, 340))),
        plum=0.65,
        rose=0.6,
    )
    s.paint(both([line([(155, 120), (155, 60)], 3)]), plum=0.8)


def _piano(s: Sheet) -> None:
    s.paint(poly((640, 420), (980, 380), (980, 1220), (560, 1220), (560, 900)), plum=0.95, ochre=0.5, rose=0.5)
    s.paint(poly((620, 400), (980, 356), (980, 392), (632, 436)), plum=0.7, rose=0.8, ochre=0.6)
    s.paint(line([(622, 402), (980, 358)], 6), ochre=0.9)
    s.paint(poly((700, 476), (970, 446), (970, 830), (690, 830)), plum=0.8, rose=0.8, ochre=0.6)
    s.over(poly((724, 504), (950, 478), (950, 800), (716, 800)), plum=0.95)
    for left, tilt in ((706, -3), (838, 2)):
        with s.moved(left + 60, 640, turn=tilt):
            s.paint(rect(-66, -150, 128, 186), ochre=0.12)
            for k in range(5):
                y = -128 + k * 34
                s.over(both([line([(-54, y + n * 5), (50, y + n * 5)], 1.4) for n in range(4)]), plum=0.9)
                notes = [(-44 + n * 20, y + (n * 7 + k * 5) % 17) for n in range(5)]
                s.over(
                    both(
                        [
                            join(oval(x, ny, 4.4, 3.4, -20), line([(x + 4, ny), (x + 4, ny - 15)], 1.6))
                            for x, ny in notes
                        ]
                    ),
                    plum=1,
                )
            s.over(rect(-66, -150, 30, 186), rose=0.4)
    s.paint(poly((680, 668), (980, 640), (980, 664), (684, 694)), plum=0.95, rose=0.6)
    s.paint(poly((440, 910), (980, 850), (980, 960), (400, 1030)), ochre=0.1)
    s.over(both([line([(446 + n * 38, 912 - n * 4), (408 + n * 41, 1026 - n * 5)], 3) for n in range(15)]), plum=0.9)
    for n in range(14):
        if n % 7 in (2, 6):
            continue
        x, y = 470 + n * 38, 906 - n * 4
        s.paint(poly((x, y), (x + 22, y - 2), (x + 8, y + 64), (x - 16, y + 66)), plum=1)
    s.paint(poly((400, 1030), (980, 960), (980, 1220), (380, 1220)), plum=0.95, rose=0.5)
    s.paint(line([(398, 1032), (980, 962)], 7), ochre=0.9, rose=0.4)
    s.paint(join(rect(770, 280, 46, 90, 10), oval(793, 280, 23, 8)), teal=0.9)
    s.paint(both([line([(793, 280), (793 + k, 190 - abs(k) * 0.3)], 4) for k in (-34, -8, 24)]), teal=0.9, plum=0.5)
    for x, y in ((757, 176), (786, 160), (818, 178), (772, 200), (806, 206)):
        s.paint(both([oval(x + dx, y + dy, 13) for dx, dy in ((-9, 0), (9, 0), (0, -9), (0, 9))]), rose=0.95, ochre=0.2)
        s.paint(oval(x, y, 7), ochre=1)


def _dress(s: Sheet) -> None:
    s.paint(blob((300, 700), (296, 800), (250, 860), (420, 900), (470, 820), (452, 700)), rose=0.75, ochre=0.5)
    body = blob(
        (20, 1240), (40, 1040), (110, 900), (230, 830), (330, 868), (460, 830), (560, 890), (600, 1010), (580, 1240)
    )
    s.paint(body, teal=0.9)
    with s.inside(body):
        s.over(blob((0, 1240), (40, 1000), (140, 880), (230, 1000), (220, 1240)), plum=0.55)
        s.lift(
            both([oval(x + (y // 44 % 2) * 22, y, 6) for x in range(40, 620, 44) for y in range(860, 1220, 44)]),
            teal=0.3,
            plum=0.6,
        )
        s.over(
            both([reed([(420, 900), (400, 1020), (430, 1200)], 9), reed([(500, 930), (520, 1050), (500, 1190)], 9)]),
            plum=0.8,
        )
    s.paint(blob((228, 834), (300, 900), (350, 938), (306, 960), (214, 890)), ochre=0.1)
    s.paint(blob((462, 834), (410, 900), (352, 938), (400, 962), (482, 886)), ochre=0.1)
    s.over(both([line([(240, 850), (320, 920)], 3), line([(456, 850), (396, 916)], 3)]), plum=0.5)
    s.paint(oval(352, 946, 17, 21), rose=1, plum=0.35)
    s.paint(oval(347, 940, 5), ochre=0.3)


FACE = blob(
    (262, 470),
    (258, 580),
    (290, 690),
    (352, 772),
    (420, 790),
    (478, 740),
    (508, 640),
    (512, 520),
    (480, 410),
    (370, 370),
    (290, 400),
)


def _head(s: Sheet) -> None:
    s.paint(FACE, rose=0.5, ochre=0.35)
    with s.inside(FACE):
        s.over(blob((240, 380), (330, 400), (312, 520), (340, 640), (370, 800), (250, 800)), rose=0.85, plum=0.22)
        s.over(oval(470, 640, 50, 36), Around((470, 640), 50), rose=(0.9, 0.4))
        s.over(oval(330, 650, 44, 32), Around((330, 650), 44), rose=(1, 0.6))
    for x, wide in ((350, 44), (464, 36)):
        s.paint(blob((x - wide * 0.8, 566), (x, 548), (x + wide * 0.8, 564), (x, 578)), ochre=0.1)
        s.paint(oval(x + 6, 564, 12), plum=1)
        s.paint(oval(x + 10, 560, 3.4))
        s.paint(reed([(x - wide, 570), (x, 544), (x + wide, 566)], 10), plum=0.95)
        s.over(
            both(
                [
                    reed([(x - wide * 0.8, 588), (x, 598), (x + wide * 0.8, 586)], 5),
                    reed([(x - wide * 0.5, 604), (x + 4, 610), (x + wide * 0.6, 600)], 4),
                ]
            ),
            rose=0.9,
            plum=0.4,
        )
        s.paint(reed([(x - wide * 1.1, 524), (x, 500), (x + wide * 1.1, 520)], 12), plum=0.4, rose=0.2)
    s.over(both([reed([(280 - k * 3, 560 + k * 12), (296, 566 + k * 10)], 4) for k in range(3)]), plum=0.5, rose=0.9)
    nose = blob((412, 540), (432, 560), (452, 640), (448, 668), (410, 672), (396, 656), (408, 610))
    s.paint(nose, rose=0.55, ochre=0.35)
    with s.inside(nose):
        s.over(shift(nose, -22, 4), rose=0.85, plum=0.2)
    s.paint(blob((364, 714), (404, 704), (420, 708), (440, 702), (472, 708), (426, 736), (390, 732)), rose=1, plum=0.45)
    s.over(reed([(358, 712), (420, 720), (478, 704)], 5), plum=0.9)
    s.over(
        both([reed([(346, 660), (338, 700), (350, 734)], 5), reed([(484, 650), (494, 690), (484, 720)], 5)]),
        plum=0.45,
        rose=0.9,
    )
    hair = blob(
        (250, 560),
        (222, 470),
        (250, 370),
        (340, 306),
        (440, 316),
        (512, 380),
        (530, 480),
        (516, 540),
        (496, 470),
        (450, 420),
        (390, 446),
        (320, 440),
        (282, 490),
        (270, 570),
    )
    s.paint(join(hair, oval(262, 330, 74, 62)), ochre=0.12)
    with s.inside(join(hair, oval(262, 330, 74, 62))):
        s.over(blob((210, 300), (280, 330), (270, 470), (270, 600), (200, 560)), plum=0.35, rose=0.2)
        s.over(
            both(
                [
                    reed([(270 + n * 22, 340 - n * 2), (280 + n * 20, 390), (300 + n * 18, 446 - n * 4)], 5)
                    for n in range(11)
                ]
            ),
            plum=0.6,
        )
        s.over(
            both([reed([(204 + n * 20, 300), (240 + n * 14, 286 + n * 6), (270 + n * 10, 350)], 5) for n in range(6)]),
            plum=0.6,
        )
    s.paint(oval(268, 606, 9, 13), ochre=1)


def _glasses(s: Sheet) -> None:
    cord = smooth([(268, 640), (240, 760), (270, 900), (330, 1040), (352, 1062)])
    other = smooth([(500, 660), (520, 760), (490, 900), (420, 1030), (404, 1060)])
    s.paint(both([line(cord, 5, curved=False), line(other, 5, curved=False)]), ochre=1, plum=0.25)
    s.paint(both([oval(x, y, 5) for x, y in (*cord[::5], *other[::5])]), ochre=1, rose=0.5)
    with s.moved(378, 1086, turn=6):
        s.lift(join(oval(-44, 0, 36, 28), oval(44, 0, 36, 28)), teal=0.55)
        s.paint(
            both([ring(-44, 0, 40, 31, 0.8), ring(44, 0, 40, 31, 0.8), line([(-8, -4), (0, -9), (8, -4)], 7)]), plum=1
        )
        s.paint(both([reed([(-66, -6), (-54, -18), (-36, -22)], 5), reed([(22, -6), (34, -18), (52, -22)], 5)]))


def _hand(s: Sheet) -> None:
    sleeve = blob((520, 900), (580, 960), (610, 1040), (560, 1090), (460, 1090), (440, 1010))
    s.paint(limb((540, 980), 150, (620, 1020), 104), teal=0.9, plum=0.2)
    s.over(sleeve, plum=0.2)
    s.paint(poly((606, 976), (652, 982), (648, 1074), (596, 1066)), ochre=0.1)
    s.paint(join(limb((640, 1026), 66, (700, 1000), 58)), rose=0.6, ochre=0.4)
    for n, (x, y) in enumerate(((706, 958), (736, 952), (764, 956), (784, 970))):
        finger = join(
            limb((690 + n * 8, 992 + n * 6), 21, (x - 6, y - 14), 18), limb((x - 6, y - 14), 18, (x + 10, y + 18), 14)
        )
        s.paint(finger, rose=0.55, ochre=0.4)
        s.over(line([(x - 12, y - 2), (x, y + 22)], 4), rose=0.95, plum=0.35)
    s.paint(oval(716, 972, 9, 6, -40), ochre=1)
    s.over(reed([(640, 1050), (690, 1034), (730, 1010)], 6), plum=0.4, rose=0.9)


SCENE = Scene("portrait-teacher", ("ochre", "rose", "teal", "plum"), draw, focal=(0.4, 0.48), orientation="portrait")
