"""Buckets of S3-compatible stores, named by one URL; their keys come from the environment or from a file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from masthead.conf import services
from masthead.conf.read import Config

COPIES = {"pages": ".pages", "media": ".media"}
"""Folders of local copies of what is in a bucket, below the newspaper's; of originals there is none."""
FORM = "s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where objects are kept: all below ``prefix``. Without a key, what the machine itself is allowed counts."""

    name: str
    prefix: str
    endpoint: str
    region: str
    key: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)


def bucket(config: Config, name: str, environ: Mapping[str, str] = os.environ) -> Bucket | None:
    """The bucket that an option names; ``None`` where it names a folder. Raises ``ConfigError``."""
    url = config.text(name)
    if not url.startswith("s3:"):
        return None
    # What was given is not repeated: somebody may have put the key into it.
    wrong = config.wrong(name, f"`{name}` takes {FORM}; keys stand elsewhere (`s3_key_file`).")
    try:
        parts = urlsplit(url)
        given = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError as error:
        raise wrong from error
    endpoint = given.pop("endpoint", "")
    region = given.pop("region", "us-east-1")
    if given or not _NAME.fullmatch(parts.netloc) or not (not endpoint or endpoint.startswith(("http://", "https://"))):
        raise wrong
    if find_spec("obstore") is None:
        raise config.wrong(name, f"`{name}` names a bucket: install masthead[s3].")
    key, secret = _keys(config, environ)
    return Bucket(parts.netloc, parts.path.strip("/"), endpoint.rstrip("/"), region, key, secret)


def _keys(config: Config, environ: Mapping[str, str]) -> tuple[str, str]:
    key, secret = environ.get("AWS_ACCESS_KEY_ID", ""), environ.get("AWS_SECRET_ACCESS_KEY", "")
    if key or not config.text("s3_key_file"):
        return key, secret
    file = config.path(config.text("s3_key_file"))
    try:
        key, secret = file.read_text(encoding="ascii").split()
    except (OSError, ValueError) as error:
        raise config.wrong("s3_key_file", f"{file}: takes two lines, the key's id and the secret key.") from error
    return key, secret


def folder(config: Config, name: str) -> str:
    """The folder that an option names, absolute; for a bucket that of the local copy, or "" where there is none."""
    if bucket(config, name) is None:
        return services.folder(config, name, "files")
    return str(config.folder / COPIES[name]) if name in COPIES else ""


def must_be_apart(config: Config, environ: Mapping[str, str] = os.environ) -> None:
    """Raise ``ConfigError`` where one of our places in a bucket is within another one.

    Else the press would sweep pictures away as pages that nobody knows, and originals could be fetched as media.
    """
    found = [(name, bucket(config, name, environ)) for name in ("pages", "media", "originals")]
    places = [(name, [each.endpoint, each.name, *each.prefix.split("/")]) for name, each in found if each is not None]
    for name, place in places:
        for other, theirs in places:
            if name != other and _begins(theirs, place):
                raise config.wrong(
                    other, f"`{other}` lies within `{name}`: give each a prefix of its own (s3://BUCKET/{other}?…)."
                )


def _begins(place: list[str], start: list[str]) -> bool:
    start = [step for step in start if step]
    return [step for step in place if step][: len(start)] == start


def storage(name: str, found: Bucket | None, **of_folder: Any) -> dict[str, Any]:
    """Django's ``STORAGES[…]`` for the files of an option: in its bucket, else in a folder."""
    if found is not None:
        return {"BACKEND": "masthead.conf.bucket_storage.BucketStorage", "OPTIONS": {"option": name}}
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": of_folder}
