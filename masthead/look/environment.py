"""The Jinja environment that every reader page is rendered with."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.templatetags.static import static as address_of_static
from django.utils import translation
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from masthead.look import dates, filters, sharing, slots
from masthead.look.language import spoken
from masthead.look.once import once

LOOK = Path(__file__).resolve().parent
READER = LOOK.parent / "reader" / "templates"


class PageEnvironment(Environment):
    """Gives each template a plain dict of what all of them know: Jinja's chain of dicts is slow to look through."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As Jinja's; what is added to ``globals`` later does not reach templates that are loaded already."""
        return {**self.globals, **(d or {})}


def folders(theme: Path | None = None) -> list[Path]:
    """Return the folders in which templates are looked for: the newspaper's own theme first."""
    ours = [LOOK / "components", LOOK / "templates", READER]
    return [theme / "templates", *ours] if theme else ours


def environment(
    *, theme: Path | str | None = None, static: Callable[[str], str] = address_of_static, **options: Any
) -> Environment:
    """Make the environment for ``django.template.backends.jinja2`` (its ``OPTIONS`` arrive here).

    ``theme`` is a newspaper's theme folder; ``static`` turns a static file's path into its address.
    """
    options["loader"] = FileSystemLoader(folders(Path(theme) if theme else None))
    options.setdefault("auto_reload", False)
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
    made = PageEnvironment(extensions=["jinja2.ext.i18n"], **options)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    # A file's address holds as long as this process: names change with the content, and another build starts anew.
    known = static if options["auto_reload"] else lru_cache(maxsize=None)(static)
    made.globals |= {"_": _gettext, "gettext": _gettext, "static": known, "slot": _slot, "once": once}
    made.globals |= {"share_links": sharing.share_links, "mail_link": sharing.mail_link}
    made.globals |= {"weekdays": dates.weekdays, "first_fonts": filters.first_fonts}
    made.filters |= {
        function.__name__: function
        for function in (
            dates.iso,
            dates.day,
            dates.clock,
            dates.short_day,
            dates.weekday,
            dates.month,
            dates.month_name,
            dates.year,
            filters.srcset,
            filters.joined,
            filters.number,
            filters.size,
            filters.og_locale,
        )
    }
    return made


def _gettext(message: str, /, **variables: object) -> Markup:
    """As Jinja's own: what is translated may hold HTML, what is put into it is escaped."""
    return _translated(spoken(), message) % variables


@lru_cache(maxsize=4096)
def _translated(language: str | None, message: str) -> Markup:
    """The catalog of a language holds as long as this process; Django's way into it is longer than this one."""
    return Markup(translation.gettext(message))  # noqa: S704 (ours or a translator's, as in Jinja's extension)


@pass_context
def _slot(context: Context, name: str) -> Markup:
    """What other rooms put into a slot of the page that is being rendered."""
    return slots.filled(name, context["page"])
