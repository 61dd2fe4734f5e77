"""Lets Django's static files find the stylesheet that is built from its parts, and the theme's own files."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

from masthead.look import stylesheet
from masthead.look.edition_style import SHEET

THEME_FILES = "static"
"""Folder of a theme whose files are served under ``theme/``."""


class LookFinder(BaseFinder):
    """Offers ``look/masthead.css`` and ``theme/…``."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        theme = getattr(settings, "MASTHEAD_THEME", None)
        self.theme = Path(theme) if theme else None
        self.folder = Path(tempfile.mkdtemp(prefix="masthead-look-"))
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self.built = self.folder / SHEET

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the file behind a static path, as Django asks for it."""
        found = [file for file in (self._file(path),) if file]
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """Yield each file and the storage it lies in, for ``collectstatic``."""
        self._build()
        yield SHEET, FileSystemStorage(location=str(self.folder))
        if self.theme and (self.theme / THEME_FILES).is_dir():
            storage = FileSystemStorage(location=str(self.theme / THEME_FILES))
            storage.prefix = "theme"  # type: ignore[attr-defined]
            for file in sorted((self.theme / THEME_FILES).rglob("*")):
                if file.is_file():
                    yield file.relative_to(self.theme / THEME_FILES).as_posix(), storage

    def _file(self, path: str) -> str | None:
        if path == SHEET:
            self._build()
            return str(self.built)
        if self.theme and path.startswith("theme/"):
            own = (self.theme / THEME_FILES).resolve()
            file = (own / path.removeprefix("theme/")).resolve()
            if file.is_relative_to(own) and file.is_file():
                return str(file)
        return None

    def _build(self) -> None:
        self.built.parent.mkdir(parents=True, exist_ok=True)
        self.built.write_text(stylesheet.build(self.theme).text, encoding="utf-8")
