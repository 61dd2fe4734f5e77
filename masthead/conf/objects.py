"""The client for buckets, and its errors as those of a disk; neither Django nor a database is needed."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from masthead.conf.buckets import Bucket

if TYPE_CHECKING:
    from obstore.store import S3Store as Objects

CONNECT = timedelta(seconds=2)
RETRIES, ALL_RETRIES = 1, timedelta(seconds=6)


class BucketError(OSError):
    """A bucket does not answer, or refuses; the message says which and why, in one line without keys."""


def client(bucket: Bucket, *, is_signed: bool = True, **limits: timedelta) -> Objects:
    """A client with limits of time: ``timeout`` for a whole request, ``read_timeout`` for each part of its answer.

    It must not be used before a fork: its threads are not in the copy.
    """
    from obstore.store import S3Store as Objects

    named: dict[str, Any] = {"endpoint": bucket.endpoint} if bucket.endpoint else {}
    if bucket.key:
        named |= {"access_key_id": bucket.key, "secret_access_key": bucket.secret}
    options: Any = {"allow_http": bucket.endpoint.startswith("http://"), "connect_timeout": CONNECT, **limits}
    return Objects(
        bucket.name,
        prefix=bucket.prefix or None,
        region=bucket.region,
        skip_signature=not is_signed,
        virtual_hosted_style_request=False,
        client_options=options,
        retry_config={
            "max_retries": RETRIES,
            "retry_timeout": ALL_RETRIES,
            "backoff": {
                "init_backoff": timedelta(milliseconds=100),
                "max_backoff": timedelta(seconds=1),
                "base": 2,
            },
        },
        **named,
    )


def in_one_line(error: Exception) -> str:
    """What the client says, without what it adds for its programmers."""
    return str(error).partition("\n\nDebug source")[0].replace("\n", " ")[:250]


@contextmanager
def told(bucket: Bucket, name: str = "") -> Iterator[None]:
    """Errors of the client are ``BucketError``, and ``FileNotFoundError`` where an object of that name is asked for."""
    from obstore.exceptions import BaseError

    try:
        yield
    except ValueError as error:
        if not name:
            raise
        raise FileNotFoundError(errno.ENOENT, f"no object can have this name ({in_one_line(error)})", name) from error
    except (BaseError, OSError) as error:
        # Not found may be the bucket too, or the beginning of a larger file that did not come to its end.
        if name and isinstance(error, FileNotFoundError):
            raise FileNotFoundError(errno.ENOENT, f"not in the bucket {bucket.name}", name) from error
        raise BucketError(f"The bucket {bucket.name} does not answer or refuses: {in_one_line(error)}") from error
