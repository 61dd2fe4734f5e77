"""The press: turns a sheet's plates into a printed picture, with all that makes a print look printed."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image

from masthead.cli.demo.drawing.inks import INKS, PAPERS, Ink
from masthead.cli.demo.drawing.sheet import Plate, Sheet

PITCH = 9.5
"""Pixels from dot to dot at a long side of 1,600."""
SOFT = 0.9
"""How blurred a dot is: hard dots look no better and make a file three times as large."""
SLIP = 2.2
"""How far a plate may be out of register, in pixels."""


def pull(sheet: Sheet, paper: str = "cream") -> Image.Image:
    """Print the plates over each other. The last ink named is the key plate: it never slips."""
    ground = np.asarray(PAPERS[paper], dtype=np.float32) / 255
    shape = sheet.plate(sheet.inks[0]).shape
    print_ = np.broadcast_to(ground, (*shape, 3)).copy()
    for number, name in enumerate(sheet.inks):
        ink = INKS[name]
        tones = sheet.plate(name)
        is_key = number == len(sheet.inks) - 1
        covered = _press(tones, ink, sheet.rng, slip=0 if is_key else SLIP)
        colour = np.asarray(ink.colour, dtype=np.float32) / 255
        print_ *= 1 - covered[:, :, None] * (1 - colour)
    print_ *= 1 + 0.008 * _roll(noise(shape, 5.0), sheet.rng)[:, :, None]
    pixels = (np.clip(print_, 0, 1) * 255 + 0.5).astype(np.uint8)
    return Image.fromarray(pixels, "RGB")


def _press(tones: Plate, ink: Ink, rng: np.random.Generator, slip: float) -> Plate:
    shape = tones.shape
    aside = rng.uniform(-slip, slip, 2) if slip else np.zeros(2)
    rough_x, rough_y = _roll(noise(shape, 6.0), rng) * 0.6, _roll(noise(shape, 6.0), rng) * 0.6
    tones = _sample(tones, aside[1] + rough_y, aside[0] + rough_x)
    raster = _dots(shape, ink.angle) if ink.screen == "dots" else _roll(_ranked(shape), rng)
    broken = np.clip((tones - raster) / SOFT + 0.5, 0, 1)
    # Near full and near empty the screen closes, so that solids are solid.
    amount = ink.bite * np.clip(tones / 0.06, 0, 1) * np.clip((1 - tones) / 0.06, 0, 1)
    covered = tones + (broken - tones) * amount
    wear = 1 - 0.05 * np.clip(_roll(noise(shape, 28.0), rng) + 0.4, 0, 2)
    bare = np.clip((_roll(noise(shape, 1.6), rng) - 3.0) * 2, 0, 0.4)
    worn: Plate = (covered * wear * (1 - bare)).astype(np.float32)
    return worn


def _sample(plate: Plate, down: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> Plate:
    rows, columns = plate.shape
    y = np.clip(np.arange(rows)[:, None] + down, 0, rows - 1.001)
    x = np.clip(np.arange(columns)[None, :] + right, 0, columns - 1.001)
    top, left = y.astype(np.int32), x.astype(np.int32)
    dy, dx = y - top, x - left
    upper = plate[top, left] * (1 - dx) + plate[top, left + 1] * dx
    lower = plate[top + 1, left] * (1 - dx) + plate[top + 1, left + 1] * dx
    sampled: Plate = (upper * (1 - dy) + lower * dy).astype(np.float32)
    return sampled


def _roll(field: npt.NDArray[np.float64], rng: np.random.Generator) -> npt.NDArray[np.float64]:
    rows, columns = field.shape
    return np.roll(field, (int(rng.integers(rows)), int(rng.integers(columns))), (0, 1))


@lru_cache(maxsize=16)
def noise(shape: tuple[int, int], size: float) -> npt.NDArray[np.float64]:
    """Smooth noise of mean 0 and deviation 1 whose spots are about ``size`` pixels large; it tiles."""
    white = np.random.default_rng(round(size * 100)).standard_normal(shape)
    down = np.fft.fftfreq(shape[0])[:, None]
    right = np.fft.rfftfreq(shape[1])[None, :]
    blur = np.exp(-2 * (math.pi * size / 2) ** 2 * (down**2 + right**2))
    spots = np.fft.irfft2(np.fft.rfft2(white) * blur, shape)
    flat: npt.NDArray[np.float64] = (spots - spots.mean()) / spots.std()
    return flat


@lru_cache(maxsize=4)
def _ranked(shape: tuple[int, int]) -> npt.NDArray[np.float64]:
    """Noise with every value between 0 and 1 equally frequent: a threshold for grain."""
    spots = noise(shape, 5.0)
    order = np.empty(spots.size)
    order[np.argsort(spots, axis=None)] = np.linspace(0, 1, spots.size)
    return order.reshape(shape)


@lru_cache(maxsize=32)
def _dots(shape: tuple[int, int], angle: float) -> npt.NDArray[np.float64]:
    """A screen of round dots: a threshold between 0 and 1 for every pixel."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    turn = math.radians(angle)
    u = (x * math.cos(turn) + y * math.sin(turn)) * (2 * math.pi / PITCH)
    v = (y * math.cos(turn) - x * math.sin(turn)) * (2 * math.pi / PITCH)
    wave = (np.cos(u) + np.cos(v)) / 4 + 0.5
    order = np.sort(wave[::7, ::7], axis=None)
    ranked: npt.NDArray[np.float64] = np.interp(wave, order, np.linspace(0, 1, order.size))
    return ranked
