"""Static files under names that change with their content, compressed once when they are collected."""

from __future__ import annotations

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage with gzip alone: brotli at its slowest level takes most of an upgrade's time."""

    def create_compressor(self, **kwargs: Any) -> Compressor:
        """The compressor of ``collectstatic``."""
        return super().create_compressor(**kwargs | {"use_brotli": False})
