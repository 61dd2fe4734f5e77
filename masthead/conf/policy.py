"""Content security policies: one for readers, one for the newsroom."""

from __future__ import annotations

from collections.abc import Iterable


def for_readers(embed_hosts: Iterable[str]) -> str:
    """No inline script or style, nothing from elsewhere but players of the named hosts."""
    frames = " ".join(f"https://{host}" for host in embed_hosts) or "'none'"
    return _join(
        {
            "default-src": "'none'",
            "script-src": "'self'",
            "style-src": "'self'",
            "img-src": "'self'",
            "font-src": "'self'",
            "media-src": "'self'",
            "connect-src": "'self'",
            "manifest-src": "'self'",
            "frame-src": frames,
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'self'",
        }
    )


def for_newsroom(embed_hosts: Iterable[str]) -> str:
    """Inline scripts and styles only because Wagtail's editor writes them; never a third party's script."""
    frames = " ".join(["'self'", *(f"https://{host}" for host in embed_hosts)])
    return _join(
        {
            "default-src": "'self'",
            "script-src": "'self' 'unsafe-inline'",
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data: blob:",
            "font-src": "'self' data:",
            "media-src": "'self' blob:",
            "connect-src": "'self'",
            "frame-src": frames,
            "object-src": "'none'",
            "form-action": "'self'",
            "base-uri": "'self'",
            "frame-ancestors": "'self'",
        }
    )


def _join(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
