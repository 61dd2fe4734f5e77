"""People, simplified: a pose gives the outlines of legs, body, arms and head."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import skia

from masthead.cli.demo.drawing.shapes import blob, join, limb, oval, poly, rect, turned
from masthead.cli.demo.drawing.sheet import Point

Headgear = Literal["none", "cap", "beanie", "helmet", "hood", "bun", "curls", "long", "scarf", "brim"]


@dataclass(frozen=True)
class Pose:
    """Angles in degrees from hanging straight down, positive to the right.

    ``legs`` and ``arms`` are thigh and shin, upper arm and forearm, of the far and then the near side.
    """

    legs: tuple[float, float, float, float] = (-4, -2, 5, 3)
    arms: tuple[float, float, float, float] = (-8, -4, 8, 10)
    lean: float = 0
    nod: float = 0
    build: float = 1
    coat: float = 0
    """How far a coat or skirt hangs below the hips: 0 to 1."""
    head: Headgear = "none"


@dataclass(frozen=True)
class Figure:
    """The outlines of a person 100 units tall who stands on (0, 0) and looks to the right."""

    legs: skia.Path
    body: skia.Path
    far_arm: skia.Path
    near_arm: skia.Path
    head: skia.Path
    hair: skia.Path
    far_hand: Point
    near_hand: Point

    @property
    def whole(self) -> skia.Path:
        """The silhouette."""
        return join(self.legs, self.body, self.far_arm, self.near_arm, self.head, self.hair)


STANDING = Pose()
WALKING = Pose(legs=(-24, -40, 22, 12), arms=(18, 30, -20, -8), lean=4)
RUNNING = Pose(legs=(-30, -95, 48, 5), arms=(50, 110, -45, 20), lean=14)
ARMS_FOLDED = Pose(arms=(-14, 95, 14, -80))
HANDS_TO_FIRE = Pose(arms=(38, 75, 42, 82), lean=7, nod=6)
IN_POCKETS = Pose(arms=(-16, 14, 16, -6))


def figure(pose: Pose = STANDING) -> Figure:
    """Work out the outlines of a pose."""
    hip = (0.0, -50.0)
    neck = _from(hip, 180 - pose.lean, 31)
    shoulders = [(neck[0] - 8 * pose.build, neck[1] + 4.5), (neck[0] + 8 * pose.build, neck[1] + 4.5)]
    legs = [_leg(hip, side, pose.legs[n], pose.legs[n + 1]) for side, n in ((-4.5, 0), (4.5, 2))]
    arms = [_arm(shoulders[n // 2], pose.arms[n], pose.arms[n + 1], pose.build) for n in (0, 2)]
    head = _from(neck, 180 - pose.lean - pose.nod, 9.6)
    face = join(oval(*head, 6.4, 7.6, pose.lean + pose.nod), limb(neck, 6.5, head, 6.5))
    return Figure(
        legs=join(*legs),
        body=_body(hip, neck, shoulders, pose),
        far_arm=arms[0][0],
        near_arm=arms[1][0],
        head=face,
        hair=turned(_HEADGEAR[pose.head](head), pose.lean + pose.nod, head),
        far_hand=arms[0][1],
        near_hand=arms[1][1],
    )


def _from(start: Point, degrees: float, length: float) -> Point:
    angle = math.radians(degrees)
    return start[0] + length * math.sin(angle), start[1] + length * math.cos(angle)


def _leg(hip: Point, side: float, thigh: float, shin: float) -> skia.Path:
    start = (hip[0] + side, hip[1] + 2)
    knee = _from(start, thigh, 24)
    foot = _from(knee, shin, 22.5)
    return join(
        limb(start, 12.5, knee, 9.5), limb(knee, 9.5, foot, 7), oval(foot[0] + 2.6, foot[1] + 1, 5, 2.4, -shin * 0.6)
    )


def _arm(shoulder: Point, upper: float, lower: float, build: float) -> tuple[skia.Path, Point]:
    elbow = _from(shoulder, upper, 16.5)
    hand = _from(elbow, lower, 15)
    return join(limb(shoulder, 7.6 * build, elbow, 6.6), limb(elbow, 6.6, hand, 5), oval(*hand, 2.9)), hand


def _body(hip: Point, neck: Point, shoulders: list[Point], pose: Pose) -> skia.Path:
    (lx, ly), (rx, ry) = shoulders
    x, y = neck
    wide = 9 * pose.build
    trunk = blob(
        (x, y - 2.5),
        (rx - 1, ry - 4.2),
        (rx + 2.8 * pose.build, ry + 3),
        (rx + 1, ry + 14),
        (hip[0] + wide, hip[1] - 6),
        (hip[0] + wide, hip[1] + 4),
        (hip[0] - wide, hip[1] + 4),
        (hip[0] - wide, hip[1] - 6),
        (lx - 1, ly + 14),
        (lx - 2.8 * pose.build, ly + 3),
        (lx + 1, ly - 4.2),
    )
    parts = [trunk, limb((hip[0] - 4, hip[1]), 11, (hip[0] + 4, hip[1]), 11)]
    if pose.coat:
        hem = hip[1] + 4 + 38 * pose.coat
        flare = wide + 5 * pose.coat
        parts.append(poly((-wide, hip[1] - 8), (wide, hip[1] - 8), (flare, hem), (-flare, hem)))
    return join(*parts)


_HEADGEAR = {
    "none": lambda c: oval(c[0] - 0.8, c[1] - 3.2, 6.6, 5),
    "cap": lambda c: join(
        rect(c[0] - 7, c[1] - 8.6, 13.5, 6.4, 3), limb((c[0] + 3, c[1] - 3), 2.4, (c[0] + 10.5, c[1] - 2), 1.6)
    ),
    "beanie": lambda c: join(oval(c[0], c[1] - 5, 6.8, 5.4), rect(c[0] - 7, c[1] - 5, 14, 3.4, 1.5)),
    "helmet": lambda c: join(rect(c[0] - 7.4, c[1] - 10, 14.8, 8, 6), rect(c[0] - 9, c[1] - 3.4, 19, 2.2, 1)),
    "hood": lambda c: join(oval(c[0] - 1, c[1] - 1, 8.2, 9.4), limb((c[0] - 2, c[1] + 6), 12, (c[0], c[1] + 9), 14)),
    "bun": lambda c: join(oval(c[0] - 1, c[1] - 3, 6.8, 5.6), oval(c[0] - 6, c[1] - 7, 4)),
    "curls": lambda c: join(
        *[oval(c[0] + x, c[1] + y, 4.6) for x, y in ((-5, 2), (-6, -4), (-1, -7), (4, -6), (-4, 5))]
    ),
    "long": lambda c: join(oval(c[0] - 1, c[1] - 3, 7, 6), limb((c[0] - 4, c[1]), 8, (c[0] - 5, c[1] + 12), 6)),
    "scarf": lambda c: join(
        oval(c[0] - 0.6, c[1] - 2, 7.6, 7.4), limb((c[0] - 4, c[1] + 4), 7, (c[0] + 2, c[1] + 9), 12)
    ),
    "brim": lambda c: join(oval(c[0], c[1] - 5, 6.6, 5.4), oval(c[0], c[1] - 4, 12, 2.2)),
}
