"""Kinds and labels of stories, and the addresses of their fronts."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What sort of story it is; each kind has a front."""

    NEWS = "news", _("News")
    ANALYSIS = "analysis", _("Analysis")
    OPINION = "opinion", _("Opinion")
    EXPLAINER = "explainer", _("Explainer")
    FEATURE = "feature", _("Feature")
    BRIEF = "brief", _("In brief")
    BLOG = "blog", _("Blog post")
    MEMORIAM = "memoriam", _("In memoriam")


class Label(models.TextChoices):
    """What is said of a story beside its kind; each label has a front."""

    EXCLUSIVE = "exclusive", _("Exclusive")
    BREAKING = "breaking", _("Breaking")
    SPONSORED = "sponsored", _("Sponsored")


ADDRESSES: dict[str, Kind | Label] = {
    "news": Kind.NEWS,
    "analysis": Kind.ANALYSIS,
    "opinion": Kind.OPINION,
    "explainers": Kind.EXPLAINER,
    "features": Kind.FEATURE,
    "in-brief": Kind.BRIEF,
    "blog": Kind.BLOG,
    "in-memoriam": Kind.MEMORIAM,
    "exclusive": Label.EXCLUSIVE,
    "breaking": Label.BREAKING,
    "sponsored": Label.SPONSORED,
}
"""First path part of each kind's and label's front, under ``/kind/``."""

SLUGS: dict[Kind | Label, str] = {kind: slug for slug, kind in ADDRESSES.items()}

FRONTS: dict[Kind | Label, str | Promise] = {
    Kind.NEWS: pgettext_lazy("front", "News"),
    Kind.ANALYSIS: pgettext_lazy("front", "Analysis"),
    Kind.OPINION: pgettext_lazy("front", "Opinions"),
    Kind.EXPLAINER: pgettext_lazy("front", "Explainers"),
    Kind.FEATURE: pgettext_lazy("front", "Features"),
    Kind.BRIEF: pgettext_lazy("front", "In brief"),
    Kind.BLOG: pgettext_lazy("front", "Blog"),
    Kind.MEMORIAM: pgettext_lazy("front", "In memoriam"),
    Label.EXCLUSIVE: pgettext_lazy("front", "Exclusive"),
    Label.BREAKING: pgettext_lazy("front", "Breaking"),
    Label.SPONSORED: pgettext_lazy("front", "Sponsored"),
}
"""Titles of the fronts: many stories are named otherwise than one (an opinion, opinions)."""

RESERVED_SLUGS = frozenset(
    {"kind", "by", "topic", "archive", "corrections", "feeds", "newsroom", "media", "static", "documents"}
)
"""First path parts that no section or page may take (a year of four digits neither)."""
