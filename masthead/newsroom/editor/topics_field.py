"""A form field for topics: typed words find a topic or a synonym of one, or make a new one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from masthead.stories.models import Topic

MOST_TOPICS = 50
WORDS = {
    "remove": _("Remove"),
    "create": _("New topic:"),
    "also": _("also"),
    "failed": _("That did not work. Try again."),
}


class TopicsInput(forms.TextInput):
    """A line of chips with a search; posts ids joined by commas."""

    template_name = "newsroom/editor/topics_input.html"
    input_type = "hidden"
    locale_id: int | None = None

    class Media:
        js = ["newsroom/topics.js"]
        css = {"all": ["newsroom/editor.css"]}

    @property
    def is_hidden(self) -> bool:
        """The value is posted by a hidden input, but the field is not one: it has a label."""
        return False

    def format_value(self, value: Any) -> str:
        return value if isinstance(value, str) else ",".join(str(pk) for pk in value or ())

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        chosen = topics_with(ids_in(context["widget"]["value"] or ""))
        context["widget"] |= {
            "chosen": json.dumps([{"id": topic.pk, "name": topic.name} for topic in chosen]),
            "locale": self.locale_id or "",
            "search_url": reverse_lazy("newsroom_topics_find"),
            "create_url": reverse_lazy("newsroom_topics_create"),
            "words": json.dumps({key: str(word) for key, word in WORDS.items()}),
        }
        return context


class TopicsField(forms.CharField):
    """Cleans to topics in the order chosen; a merged topic becomes the one that took it in."""

    widget = TopicsInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", _("Topics"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[Topic]:
        ids = ids_in(super().clean(value))
        if len(ids) > MOST_TOPICS:
            raise ValidationError(_("A story has at most %(most)d topics."), params={"most": MOST_TOPICS})
        found = {topic.pk: topic for topic in topics_with(ids)}
        return list(dict.fromkeys(found[pk].merged_into or found[pk] for pk in ids if pk in found))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return ids_in(data or "") != list(initial or ())


def ids_in(value: str) -> list[int]:
    """The numbers of a text like ``3,17``; everything else is ignored."""
    return [int(part) for part in value.split(",") if part.strip().isdecimal() and len(part) < 18]


def topics_with(ids: Sequence[int]) -> list[Topic]:
    """Topics in the order of their ids as given; unknown ones are left out."""
    found = Topic.objects.select_related("merged_into").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]
