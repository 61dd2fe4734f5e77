"""Whether a place to listen is free, told before anything is started."""

from __future__ import annotations

import errno
import socket

from masthead.cli.trouble import Trouble


def split(listen: str) -> tuple[str, int]:
    """``host:port`` in two; ``Trouble`` where it is something else."""
    host, _, port = listen.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise Trouble(f"`listen` takes host:port, such as 127.0.0.1:8000, not {listen!r}.")
    return host.strip("[]"), int(port)


def must_be_free(listen: str, advice: str) -> None:
    """Raise ``Trouble`` with the advice where another program listens there."""
    host, port = split(listen)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise Trouble(f"only root may listen on port {port}; choose one above 1023.") from error
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise Trouble(f"nobody can listen on {host!r} here ({error.strerror}); mend `listen`.") from error
            raise Trouble(f"port {port} is taken by another program; {advice}") from error
