"""A woman of about forty with curly hair and a notebook, on teal."""

from __future__ import annotations

from masthead.cli.demo.drawing.scene import Scene
from masthead.cli.demo.drawing.shapes import blob, both, join, limb, line, oval, polar, poly, rect, reed, shift
from masthead.cli.demo.drawing.sheet import Along, Around, Sheet

FACE = blob(
    (372, 330),
    (366, 450),
    (386, 560),
    (440, 650),
    (504, 684),
    (566, 646),
    (616, 560),
    (632, 450),
    (620, 330),
    (500, 270),
)


def draw(s: Sheet) -> None:
    """Ground, hair behind, jacket, face in half light, curls, notebook."""
    s.wash(Along((0, 0), (1000, 1000)), teal=(0.7, 1), night=(0, 0.2))
    s.lift(oval(680, 380, 430), Around((680, 380), 430), teal=(0.55, 1))
    _curls(s, 0)
    _jacket(s)
    _face(s)
    _curls(s, 1)
    _notebook(s)


def _curls(s: Sheet, layer: int) -> None:
    if layer == 0:
        places = [
            (300, 330, 92),
            (270, 450, 96),
            (286, 570, 92),
            (330, 670, 80),
            (690, 330, 90),
            (726, 450, 94),
            (716, 570, 90),
            (670, 664, 78),
            (360, 230, 96),
            (640, 226, 94),
            (500, 180, 110),
            (430, 196, 90),
            (575, 190, 90),
        ]
    else:
        places = [
            (372, 300, 62),
            (430, 262, 66),
            (500, 250, 60),
            (566, 262, 64),
            (628, 304, 60),
            (352, 372, 46),
            (648, 380, 44),
        ]
    mass = join(*[oval(x, y, r) for x, y, r in places])
    s.paint(mass, night=1, red=0.5)
    with s.inside(mass):
        for x, y, r in places:
            for n in range(9):
                away, turn = r * float(s.rng.uniform(0.1, 0.8)), float(s.rng.uniform(0, 360))
                cx, cy = polar((x, y), away, turn)
                size = r * float(s.rng.uniform(0.16, 0.34))
                curl = [polar((cx, cy), size * (1 - k / 14), turn + k * 36) for k in range(10)]
                lit = cx + (600 - cy) * 0.4 > 520 and n % 2 == 0
                s.lift(line(curl, 6, 2, curved=False), night=0.15 if lit else 0.6)


def _jacket(s: Sheet) -> None:
    s.paint(
        join(blob((430, 600), (424, 740), (400, 800), (500, 870), (600, 800), (578, 740), (574, 600))),
        ochre=0.6,
        red=0.55,
        night=0.15,
    )
    coat = blob(
        (110, 1040), (140, 900), (250, 810), (400, 760), (500, 880), (600, 760), (750, 810), (860, 900), (890, 1040)
    )
    s.paint(coat, red=0.95)
    with s.inside(coat):
        s.over(blob((80, 1040), (130, 880), (300, 780), (420, 900), (430, 1040)), night=0.5)
        s.paint(poly((400, 752), (500, 880), (476, 1040), (390, 1040), (330, 850)), red=1, night=0.6)
        s.paint(poly((600, 752), (500, 880), (524, 1040), (610, 1040), (672, 850)), red=0.85, night=0.25)
    s.paint(poly((424, 764), (500, 872), (576, 764), (560, 880), (500, 940), (440, 880)), ochre=0.15)


def _face(s: Sheet) -> None:
    s.paint(FACE, ochre=0.5, red=0.25)
    with s.inside(FACE):
        s.over(
            blob((340, 260), (486, 260), (474, 420), (488, 520), (466, 580), (490, 700), (340, 700)),
            red=0.62,
            ochre=0.6,
        )
        s.over(blob((340, 260), (410, 300), (396, 440), (420, 560), (470, 700), (340, 690)), night=0.35, red=0.7)
        s.over(oval(576, 540, 44, 32), Around((576, 540), 44), red=(0.6, 0.25))
    for x in (436, 566):
        s.paint(blob((x - 36, 440), (x, 422), (x + 38, 438), (x, 456)), ochre=0.1)
        s.paint(oval(x + 4, 438, 14), night=1)
        s.paint(oval(x + 9, 433, 4))
        s.paint(reed([(x - 46, 444), (x, 416), (x + 48, 438)], 12), night=1)
        s.paint(reed([(x - 50, 394), (x - 4, 372), (x + 52, 392)], 17), night=1)
        s.over(reed([(x - 30, 464), (x, 472), (x + 32, 462)], 4), red=0.9, night=0.3)
    nose = blob((498, 420), (520, 440), (534, 520), (542, 546), (506, 560), (476, 548), (486, 500))
    s.paint(nose, ochre=0.5, red=0.28)
    with s.inside(nose):
        s.over(shift(nose, -26, 2), red=0.7, night=0.2)
    s.paint(blob((438, 596), (484, 592), (504, 597), (524, 592), (572, 594), (506, 634)), red=1, night=0.2)
    s.over(reed([(430, 592), (470, 606), (506, 610), (540, 605), (580, 588)], 6), night=0.9)
    s.paint(both([oval(372, 560, 11, 16), oval(634, 560, 11, 16)]), ochre=1)


def _notebook(s: Sheet) -> None:
    with s.moved(702, 862, turn=-10):
        s.over(rect(-124, -96, 240, 300, 8), night=0.7)
        s.paint(rect(-112, -112, 240, 300, 8), ochre=0.1)
        s.over(
            both([line([(-84, -60 + n * 30), (100 - (n % 3) * 40, -62 + n * 30)], 5) for n in range(7)]),
            teal=0.9,
            night=0.4,
        )
        s.paint(both([rect(-96 + n * 26, -128, 7, 30, 3) for n in range(8)]), night=1)
        s.paint(limb((60, 60), 17, (150, -110), 15), ochre=1)
        s.paint(poly((52, 54), (70, 62), (46, 92)), night=1)
        for n in range(4):
            s.paint(limb((150, 40 + n * 34), 42, (84 + n * 6, 34 + n * 30), 34), ochre=0.55, red=0.4)
            s.over(reed([(84, 50 + n * 31), (120, 58 + n * 32), (158, 58 + n * 34)], 5), red=0.9, night=0.3)


SCENE = Scene("portrait-maya", ("ochre", "red", "teal", "night"), draw, focal=(0.5, 0.46), orientation="square")
