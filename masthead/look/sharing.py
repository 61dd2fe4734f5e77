"""Plain links with which a reader passes a story on; nobody is asked for anything before the click."""

from __future__ import annotations

from urllib.parse import quote

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
    where, words = quote(url, safe=""), quote(headline, safe="")
    return tuple(
        Link(name, f"{base}?{_values(url_name, text_name, where, words)}")
        for name, base, url_name, text_name in TARGETS
    )


def mail_link(url: str, headline: str) -> str:
    """Return a ``mailto:`` address with subject and text (RFC 6068: spaces as %20, lines end in %0D%0A)."""
    words = quote(headline)
    return f"mailto:?subject={words}&body={words}%0D%0A{quote(url, safe=':/')}"


def _values(url_name: str, text_name: str, where: str, words: str) -> str:
    if not url_name:
        return f"{text_name}={words}%20{where}"
    return f"{url_name}={where}&{text_name}={words}" if text_name else f"{url_name}={where}"
