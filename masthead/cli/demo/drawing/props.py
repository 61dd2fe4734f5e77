"""Things that stand in many pictures: gulls, ripples, stars, trees, ships, houses, lamps."""

from __future__ import annotations

import numpy as np
import skia

from masthead.cli.demo.drawing.shapes import both, join, line, oval, poly, rect, reed, smooth
from masthead.cli.demo.drawing.sheet import Point, Sheet


def ripples(
    s: Sheet, box: tuple[float, float, float, float], count: int, size: float, centre: float | None = None
) -> skia.Path:
    """Flat dashes on water between (left, top) and (right, bottom), small far away and large near.

    With ``centre`` they crowd round that x: the path that a light lays on water.
    """
    left, top, right, bottom = box
    dashes = []
    for _ in range(count):
        near = float(s.rng.uniform(0.02, 1)) ** 1.5
        y = top + (bottom - top) * near
        half = (right - left) / 2
        if centre is None:
            x = float(s.rng.uniform(left, right))
        else:
            x = centre + float(s.rng.normal(0, 0.42)) * half * (0.35 + near)
        long = size * (0.25 + near) * float(s.rng.uniform(0.5, 1.4))
        sag = long * 0.03 * float(s.rng.uniform(-1, 1))
        dashes.append(reed([(x - long, y), (x, y + sag), (x + long, y)], max(1.6, long * 0.16)))
    return both(dashes)


def gulls(*birds: tuple[float, float, float]) -> skia.Path:
    """Gulls gliding far off: x, y and half the span of each."""
    wings = []
    for x, y, span in birds:
        left = [(x - span, y + span * 0.1), (x - span * 0.5, y - span * 0.28), (x, y)]
        right = [(x, y), (x + span * 0.45, y - span * 0.34), (x + span, y - span * 0.06)]
        wings += [reed(left, span * 0.2), reed(right, span * 0.2), oval(x, y, span * 0.12, span * 0.07)]
    return both(wings)


def stars(s: Sheet, box: tuple[float, float, float, float], count: int, size: float = 1.6) -> skia.Path:
    """Specks scattered over a sky, a few of them larger."""
    left, top, right, bottom = box
    places = s.rng.uniform((left, top), (right, bottom), (count, 2))
    sizes = size * (0.5 + s.rng.pareto(3.0, count).clip(0, 1.6))
    return both(oval(float(x), float(y), float(r)) for (x, y), r in zip(places, sizes, strict=True))


def gouges(
    s: Sheet, box: tuple[float, float, float, float], count: int, length: float, width: float, turn: float = 0
) -> skia.Path:
    """Cuts of a lino gouge, roughly parallel, scattered over a box."""
    left, top, right, bottom = box
    slope = float(np.tan(np.radians(turn)))
    cuts = []
    for x, y in s.rng.uniform((left, top), (right, bottom), (count, 2)).tolist():
        half = length * float(s.rng.uniform(0.4, 1)) / 2
        bend = half * float(s.rng.uniform(-0.08, 0.08))
        cuts.append(reed([(x - half, y - half * slope), (x, y + bend), (x + half, y + half * slope)], width))
    return both(cuts)


def cloud(x: float, y: float, width: float, height: float, s: Sheet) -> skia.Path:
    """A heap of cloud with a flat foot."""
    puffs = [rect(x - width / 2, y - height * 0.25, width, height * 0.25, height * 0.12)]
    for part in np.linspace(-0.36, 0.36, 6):
        rise = height * (1 - (part / 0.55) ** 2) * float(s.rng.uniform(0.55, 1))
        puffs.append(oval(x + width * float(part), y - rise * 0.45, width * 0.13, rise * 0.5))
    return join(*puffs)


def crown(s: Sheet, x: float, y: float, radius: float, lumps: int = 11, flat: float = 0.8) -> skia.Path:
    """The lumpy crown of a broad tree."""
    parts = [oval(x, y, radius * 0.8, radius * 0.8 * flat)]
    for angle in np.linspace(0, 2 * np.pi, lumps, endpoint=False):
        reach = radius * float(s.rng.uniform(0.62, 0.8))
        size = radius * float(s.rng.uniform(0.24, 0.36))
        parts.append(oval(x + reach * float(np.cos(angle)), y + reach * flat * float(np.sin(angle)), size, size * 0.9))
    return join(*parts)


def leaves(s: Sheet, x: float, y: float, radius: float, count: int, size: float, flat: float = 0.8) -> skia.Path:
    """Leaf strokes scattered over a crown, to be cut out of it or laid on it."""
    strokes = []
    for _ in range(count):
        away, angle = radius * float(s.rng.uniform(0, 1)) ** 0.5, float(s.rng.uniform(0, 2 * np.pi))
        cx, cy = x + away * float(np.cos(angle)), y + away * flat * float(np.sin(angle))
        tilt = float(s.rng.uniform(-0.5, 0.9))
        strokes.append(reed([(cx - size, cy - size * tilt), (cx + size, cy + size * tilt)], size * 0.62))
    return both(strokes)


def windows(
    x: float, y: float, columns: int, rows: int, step: Point, pane: Point, skip: set[int] | None = None
) -> skia.Path:
    """A grid of window panes; ``skip`` leaves some out by number."""
    panes = []
    for number in range(columns * rows):
        if number in (skip or ()):
            continue
        column, row = number % columns, number // columns
        panes.append(rect(x + column * step[0], y + row * step[1], *pane))
    return both(panes)


def gantry(height: float, raised: bool = True) -> skia.Path:
    """A ship-to-shore crane standing on (0, 0), its boom over the water on the left."""
    h = height
    beam = max(2.0, h * 0.035)
    legs = [
        line([(-h * 0.16, 0), (-h * 0.13, -h * 0.62)], beam),
        line([(h * 0.16, 0), (h * 0.13, -h * 0.62)], beam),
        line([(-h * 0.155, -h * 0.2), (h * 0.155, -h * 0.2)], beam),
        line([(-h * 0.15, -h * 0.22), (h * 0.13, -h * 0.58)], beam * 0.6),
        line([(-h * 0.13, -h * 0.62), (-h * 0.06, -h * 0.98), (h * 0.13, -h * 0.62)], beam * 0.9, curved=False),
        rect(-h * 0.2, -h * 0.655, h * 0.62, beam * 1.3),
        rect(h * 0.14, -h * 0.73, h * 0.17, h * 0.085),
        line([(-h * 0.06, -h * 0.97), (h * 0.4, -h * 0.65)], beam * 0.35),
    ]
    tip = (-h * 0.47, -h * 1.16) if raised else (-h * 0.85, -h * 0.635)
    root = (-h * 0.16, -h * 0.635)
    boom = [line([root, tip], beam * 1.2), line([(-h * 0.06, -h * 0.97), _part(root, tip, 0.7)], beam * 0.35)]
    feet = [rect(side * h * 0.16 - h * 0.07, -h * 0.03, h * 0.14, h * 0.03) for side in (-1, 1)]
    return join(*legs, *boom, *feet)


def _part(a: Point, b: Point, part: float) -> Point:
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def hull(length: float, depth: float) -> skia.Path:
    """The side of a ship, bow to the right, waterline on y = 0."""
    return poly(
        (-length / 2, -depth * 1.05),
        (length * 0.4, -depth),
        (length * 0.5, -depth * 1.5),
        (length * 0.46, -depth * 0.5),
        (length * 0.42, 0),
        (-length * 0.46, 0),
        (-length * 0.5, -depth * 0.5),
    )


def lamp(x: float, foot: float, height: float, arm: float = 0) -> skia.Path:
    """A street lamp; with ``arm`` its head hangs that far aside."""
    top = foot - height
    post = line([(x, foot), (x, top)], height * 0.035, height * 0.02)
    if not arm:
        return join(post, rect(x - height * 0.05, top - height * 0.1, height * 0.1, height * 0.1, 2))
    bow = line(smooth([(x, top), (x + arm * 0.4, top - height * 0.06), (x + arm, top)]), height * 0.02)
    return join(post, bow, rect(x + arm - height * 0.05, top - 2, height * 0.1, height * 0.05, 2))


def smoke(points: list[Point], width: float, end: float) -> skia.Path:
    """A plume made of puffs that grow along a line."""
    track = smooth(points)[::4]
    sizes = np.linspace(width, end, len(track))
    puffs = []
    for number, ((x, y), size) in enumerate(zip(track, sizes.tolist(), strict=True)):
        side = size * 0.22 * (-1) ** number
        puffs.append(oval(x + side, y, size * (0.46 + 0.12 * (number % 3)), size * 0.42))
    return join(*puffs)
