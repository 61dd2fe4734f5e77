"""A sheet to draw on: one plate for each ink, tones from 0 (paper) to 1 (full ink)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import skia

Point = tuple[float, float]
Tone = float | Sequence[float]
Plate: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Along:
    """Tones change evenly from ``start`` to ``end``."""

    start: Point
    end: Point

    def shader(self, colours: list[skia.Color4f], matrix: skia.Matrix) -> skia.Shader:
        """The gradient for plates that share one surface."""
        points = [skia.Point(*self.start), skia.Point(*self.end)]
        ints = [colour.toColor() for colour in colours]
        return skia.GradientShader.MakeLinear(points=points, colors=ints, localMatrix=matrix)


@dataclass(frozen=True)
class Around:
    """Tones change evenly from ``centre`` outwards to ``radius``; ``flat`` squeezes the height."""

    centre: Point
    radius: float
    flat: float = 1.0

    def shader(self, colours: list[skia.Color4f], matrix: skia.Matrix) -> skia.Shader:
        """The gradient for plates that share one surface."""
        x, y = self.centre
        squeeze = skia.Matrix().setScale(1, self.flat, x, y)
        ints = [colour.toColor() for colour in colours]
        return skia.GradientShader.MakeRadial(
            center=skia.Point(x, y), radius=self.radius, colors=ints, localMatrix=matrix.preConcat(squeeze)
        )


Ramp = Along | Around


class Sheet:
    """Draws every shape on all plates at once.

    Coordinates are design units (1,200 for the long side). A tone is one number, or several that a ramp spreads
    over the shape. Inks that are not named get what the method says.
    """

    def __init__(self, key: str, size: tuple[int, int], inks: Sequence[str], scale: float) -> None:
        self.width, self.height = size
        self.inks = tuple(inks)
        self.rng = np.random.default_rng(zlib.crc32(key.encode()))
        pixels = (round(size[0] * scale), round(size[1] * scale))
        info = skia.ImageInfo.Make(*pixels, skia.kRGBA_8888_ColorType, skia.kOpaque_AlphaType)
        # Three plates share the red, green and blue of one surface.
        self._surfaces = [skia.Surface.MakeRaster(info) for _ in range((len(self.inks) + 2) // 3)]
        self._canvases = [surface.getCanvas() for surface in self._surfaces]
        for canvas in self._canvases:
            canvas.clear(skia.Color4f(0, 0, 0, 1))
            canvas.scale(scale, scale)

    def paint(self, path: skia.Path, ramp: Ramp | None = None, /, **tones: Tone) -> None:
        """Lay tones down; inks not named are knocked out, so that what lay there is covered."""
        self._draw(path, skia.BlendMode.kSrcOver, 0.0, ramp, tones)

    def over(self, path: skia.Path, ramp: Ramp | None = None, /, **tones: Tone) -> None:
        """Print over what is there; inks not named stay as they are, none gets lighter."""
        self._draw(path, skia.BlendMode.kLighten, 0.0, ramp, tones)

    def lift(self, path: skia.Path, ramp: Ramp | None = None, /, **tones: Tone) -> None:
        """Take ink away: 0 takes all of it, 1 none; inks not named stay."""
        self._draw(path, skia.BlendMode.kMultiply, 1.0, ramp, tones)

    def wash(self, ramp: Ramp | None = None, /, **tones: Tone) -> None:
        """Cover the whole sheet."""
        self.paint(skia.Path().addRect(skia.Rect.MakeWH(self.width, self.height)), ramp, **tones)

    @contextmanager
    def inside(self, path: skia.Path) -> Iterator[None]:
        """Draw only inside ``path``."""
        for canvas in self._canvases:
            canvas.save()
            canvas.clipPath(path, skia.ClipOp.kIntersect, True)
        yield
        for canvas in self._canvases:
            canvas.restore()

    @contextmanager
    def moved(self, x: float, y: float, size: float = 1, turn: float = 0, mirror: bool = False) -> Iterator[None]:
        """Draw with the origin at (x, y), ``size`` times as large, turned by degrees, mirrored left to right."""
        for canvas in self._canvases:
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(turn)
            canvas.scale(-size if mirror else size, size)
        yield
        for canvas in self._canvases:
            canvas.restore()

    def plate(self, ink: str) -> Plate:
        """The tones of one ink, rows by columns."""
        place = self.inks.index(ink)
        pixels = self._surfaces[place // 3].toarray(colorType=skia.kRGBA_8888_ColorType)
        tones: Plate = pixels[:, :, place % 3].astype(np.float32) / 255
        return tones

    def _draw(
        self,
        path: skia.Path,
        mode: skia.BlendMode,
        rest: float,
        ramp: Ramp | None,
        tones: dict[str, Tone],
    ) -> None:
        if unknown := tones.keys() - set(self.inks):
            raise ValueError(f"This sheet has no ink {', '.join(sorted(unknown))}.")
        steps = max((len(tone) for tone in tones.values() if not isinstance(tone, int | float)), default=1)
        if (steps > 1) != (ramp is not None):
            raise ValueError("Several tones need a ramp, and a ramp needs several tones.")
        levels = np.full((steps, len(self._canvases) * 3), rest)
        for ink, tone in tones.items():
            places = np.linspace(0, 1, steps)
            given = np.atleast_1d(np.asarray(tone, dtype=float))
            levels[:, self.inks.index(ink)] = np.interp(places, np.linspace(0, 1, len(given)), given)
        for number, canvas in enumerate(self._canvases):
            colours = [skia.Color4f(*row, 1) for row in levels[:, number * 3 : number * 3 + 3].tolist()]
            paint = skia.Paint(AntiAlias=True, BlendMode=mode, Color4f=colours[0])
            if ramp is not None:
                paint.setShader(ramp.shader(colours, skia.Matrix()))
            canvas.drawPath(path, paint)
