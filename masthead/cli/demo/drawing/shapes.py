"""Shapes as closed outlines, made from points, rounded, brushed and cut out of each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import reduce

import numpy as np
import skia

from masthead.cli.demo.drawing.sheet import Point


def poly(*points: Point) -> skia.Path:
    """A polygon with straight sides."""
    path = skia.Path()
    path.addPoly([skia.Point(*point) for point in points], True)
    return path


def rect(x: float, y: float, width: float, height: float, round_by: float = 0) -> skia.Path:
    """A rectangle, its corners rounded by a radius."""
    box = skia.Rect.MakeXYWH(x, y, width, height)
    path = skia.Path()
    path.addRoundRect(box, round_by, round_by)
    return path


def oval(x: float, y: float, rx: float, ry: float | None = None, turn: float = 0) -> skia.Path:
    """An ellipse round (x, y), turned by degrees; a circle if one radius is given."""
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(x - rx, y - (ry or rx), x + rx, y + (ry or rx)))
    if turn:
        path.transform(skia.Matrix().setRotate(turn, x, y))
    return path


def blob(*points: Point) -> skia.Path:
    """A closed smooth outline through the points (Catmull-Rom)."""
    return poly(*_spline([*points[-1:], *points, *points[:2]]))


def smooth(points: Sequence[Point]) -> list[Point]:
    """An open smooth line through the points, as many short steps."""
    return _spline([points[0], *points, points[-1]])


def line(points: Sequence[Point], width: float, end: float | None = None, curved: bool = True) -> skia.Path:
    """A brush stroke through the points, ``width`` wide at its start and ``end`` at its end."""
    track = smooth(points) if curved and len(points) > 2 else list(points)
    widths = np.linspace(width, width if end is None else end, len(track))
    return _stroke(track, widths.tolist())


def reed(points: Sequence[Point], width: float) -> skia.Path:
    """A stroke that is thickest in its middle and pointed at both ends, as a gouge cuts it."""
    track = smooth(points) if len(points) > 2 else list(points)
    if len(track) == 2:
        (x1, y1), (x2, y2) = track
        track = [(x1 + (x2 - x1) * part / 8, y1 + (y2 - y1) * part / 8) for part in range(9)]
    widths = width * np.sin(np.linspace(0.02, math.pi - 0.02, len(track)))
    return _stroke(track, widths.tolist())


def ring(x: float, y: float, outer: float, inner: float, flat: float = 1) -> skia.Path:
    """A flat ring."""
    return cut(oval(x, y, outer, outer * flat), oval(x, y, inner, inner * flat))


def limb(a: Point, wide_a: float, b: Point, wide_b: float) -> skia.Path:
    """Two circles and the skin stretched over them: an arm, a finger, a fish's body."""
    ends = [oval(*a, wide_a / 2), oval(*b, wide_b / 2)]
    return join(*ends, line([a, b], wide_a, wide_b, curved=False))


def join(*paths: skia.Path) -> skia.Path:
    """One outline round all of them."""
    builder = skia.OpBuilder()
    for path in paths:
        builder.add(path, skia.PathOp.kUnion_PathOp)
    return builder.resolve()


def cut(path: skia.Path, *holes: skia.Path) -> skia.Path:
    """``path`` without the holes."""
    rest = reduce(lambda rest, hole: skia.Op(rest, hole, skia.PathOp.kDifference_PathOp), holes, path)
    return _plain(rest)


def meet(first: skia.Path, second: skia.Path) -> skia.Path:
    """What lies in both."""
    return _plain(skia.Op(first, second, skia.PathOp.kIntersect_PathOp))


def both(paths: Iterable[skia.Path]) -> skia.Path:
    """Several shapes as one, without working out where they overlap: quick for very many."""
    whole = skia.Path()
    for path in paths:
        whole.addPath(path)
    return whole


def shift(path: skia.Path, x: float, y: float) -> skia.Path:
    """A copy moved aside."""
    return transform(path, skia.Matrix().setTranslate(x, y))


def turned(path: skia.Path, degrees: float, centre: Point) -> skia.Path:
    """A copy turned clockwise."""
    return transform(path, skia.Matrix().setRotate(degrees, *centre))


def transform(path: skia.Path, matrix: skia.Matrix) -> skia.Path:
    """A copy through a matrix."""
    copy = skia.Path(path)
    copy.transform(matrix)
    return copy


def along(a: Point, b: Point, part: float) -> Point:
    """The point that lies ``part`` of the way from ``a`` to ``b``."""
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def polar(centre: Point, radius: float, degrees: float, flat: float = 1) -> Point:
    """The point at an angle from a centre, clockwise from the right."""
    angle = math.radians(degrees)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * flat * math.sin(angle)


def _plain(path: skia.Path) -> skia.Path:
    """Make holes a matter of direction: else they fill up when the path is put together with others."""
    return skia.AsWinding(path)


def _spline(points: Sequence[Point]) -> list[Point]:
    knots = np.asarray(points, dtype=float)
    before, start, end, after = knots[:-3], knots[1:-2], knots[2:-1], knots[3:]
    steps = np.linspace(0, 1, 12, endpoint=False)[:, None, None]
    curve = 0.5 * (
        2 * start
        + (end - before) * steps
        + (2 * before - 5 * start + 4 * end - after) * steps**2
        + (3 * start - before - 3 * end + after) * steps**3
    )
    track = [(float(x), float(y)) for x, y in curve.transpose(1, 0, 2).reshape(-1, 2)]
    return [*track, (float(end[-1][0]), float(end[-1][1]))]


def _stroke(track: Sequence[Point], widths: Sequence[float]) -> skia.Path:
    points = np.asarray(track, dtype=float)
    heading = np.gradient(points, axis=0)
    length = np.maximum(np.hypot(heading[:, 0], heading[:, 1]), 1e-9)
    normal = np.stack([-heading[:, 1], heading[:, 0]], axis=1) / length[:, None]
    half = np.asarray(widths)[:, None] / 2
    outline = np.concatenate([points + normal * half, (points - normal * half)[::-1]])
    path = poly(*[(float(x), float(y)) for x, y in outline])
    path.setFillType(skia.PathFillType.kWinding)
    return path
