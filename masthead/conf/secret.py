"""The signing key: from the environment, else from a file that only its owner may read."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from masthead.conf.read import Config, ConfigError


def signing_key(config: Config, environ: Mapping[str, str] = os.environ) -> str:
    """The key of this newspaper; raises ``ConfigError`` where there is none or it is too short."""
    key = environ.get("MASTHEAD_SECRET_KEY", "")
    if not key:
        file = config.path(config.text("secret_key_file"))
        try:
            key = file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"{file}: no signing key; set MASTHEAD_SECRET_KEY or make the file with `masthead new`."
            ) from error
    if len(key) < 32:
        raise ConfigError("the signing key is shorter than 32 characters; make one with `masthead new`.")
    return key


def write_signing_key(file: Path) -> None:
    """Make a new key in a file with mode 0600; an existing file is left as it is."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(48))
