"""Small text files at the root of a host: robots.txt, ads.txt, security.txt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from masthead.editions.models import Edition
from masthead.feeds.texts import address
from masthead.press.recording import until

VALID = timedelta(days=180)
"""How long security.txt stands at least (RFC 9116, section 2.5.5, wants less than a year)."""


def robots(on_this_host: Iterable[Edition]) -> str:
    """robots.txt (RFC 9309) of a host: all may be read but the newsroom; where the sitemaps of its editions are."""
    lines = ["User-agent: *", "Disallow: /newsroom/", ""]
    for edition in on_this_host:
        for name in ("sitemap", "sitemap-news"):
            lines.append(f"Sitemap: {address(edition, f'{edition.root}{name}.xml')}")
    return _text(lines)


def ads(edition: Edition) -> str:
    """ads.txt as an editor wrote it (IAB Tech Lab, ads.txt 1.1); "" where there is none."""
    return _text(edition.ads_txt.strip().splitlines()) if edition.ads_txt.strip() else ""


def security(edition: Edition, on_this_host: Iterable[Edition], moment: datetime) -> str:
    """security.txt (RFC 9116): where to tell of a hole; "" for an edition without a contact address.

    Its end is the first of a month half a year ahead, so that it says the same for a month.
    """
    if not edition.contact_email:
        return ""
    month = (moment + VALID).astimezone(UTC).replace(day=28, hour=0, minute=0, second=0, microsecond=0)
    end = (month + timedelta(days=4)).replace(day=1)
    until(end - VALID)
    languages = ", ".join(dict.fromkeys(each.language for each in on_this_host))
    return _text(
        [
            f"Contact: mailto:{edition.contact_email}",
            f"Expires: {end:%Y-%m-%d}T00:00:00Z",
            f"Preferred-Languages: {languages}",
            f"Canonical: {address(edition, '/.well-known/security.txt')}",
        ]
    )


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
