"""Plain links with which a reader passes a story on; nobody is asked for anything before the click."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from masthead.look.parts import Link

TARGETS: tuple[tuple[str, str, str, str], ...] = (
    ("Facebook", "https://www.facebook.com/sharer/sharer.php", "u", ""),
    ("X", "https://x.com/intent/post", "url", "text"),
    ("WhatsApp", "https://api.whatsapp.com/send", "", "text"),
    ("Telegram", "https://t.me/share/url", "url", "text"),
)
"""Name, address, parameter of the story's address, parameter of the words ("" for none)."""


def share_links(url: str, headline: str) -> tuple[Link, ...]:
    """Return the networks' share addresses for a story; ``url`` is absolute.

    Where a network has one parameter only, words and address go into it together.
    """
    return tuple(
        Link(name, _address(base, url_name, text_name, url, headline)) for name, base, url_name, text_name in TARGETS
    )


def mail_link(url: str, headline: str) -> str:
    """Return a ``mailto:`` address with subject and text (RFC 6068: spaces as %20, lines end in %0D%0A)."""
    return f"mailto:?subject={quote(headline)}&body={quote(headline)}%0D%0A{quote(url, safe=':/')}"


def _address(base: str, url_name: str, text_name: str, url: str, headline: str) -> str:
    values = {url_name: url} if url_name else {}
    if text_name:
        values[text_name] = headline if url_name else f"{headline} {url}"
    return f"{base}?{urlencode(values, quote_via=quote)}"
