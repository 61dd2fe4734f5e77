"""What pages are made with beside their content: the version, the templates, the theme, the styles, the options."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

import masthead


def build() -> str:
    """A short text that is another one when pages may come out otherwise though no content changed."""
    made = hashlib.blake2b(digest_size=16)
    made.update(masthead.__version__.encode())
    made.update(settings.MASTHEAD_OPTIONS_DIGEST.encode())
    for file in _files():
        made.update(f"{file.name}\0".encode() + file.read_bytes())
    return made.hexdigest()


def _files() -> list[Path]:
    package = Path(masthead.__file__).parent
    folders = [*package.glob("*/templates"), package / "locale", Path(settings.MASTHEAD_THEME)]
    found = [file for folder in folders if folder.is_dir() for file in folder.rglob("*") if file.is_file()]
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return sorted([*found, *([manifest] if manifest.is_file() else [])])
