"""Reads of related stories."""

from __future__ import annotations

from masthead.press.recording import leave
from masthead.related.models import Related, RelatedChoice
from masthead.stories.kinds import Kind
from masthead.stories.models import Story

SHOWN = 3
"""Related stories on a page."""


def related_to(story: Story, count: int = SHOWN) -> list[int]:
    """Ids of the stories to read next: pinned ones first, banned ones never, the story itself never.

    An in memoriam page carries none (row 19 of the newspaper's list).
    """
    if story.kind == Kind.MEMORIAM:
        return []
    leave(f"related:{story.pk}")
    choices = list(story.related_choices.all())
    pinned = [choice.other_id for choice in choices if choice.verdict == RelatedChoice.Verdict.PIN]
    banned = {choice.other_id for choice in choices if choice.verdict == RelatedChoice.Verdict.BAN}
    computed = list(Related.objects.filter(story=story.pk).order_by("position").values_list("other_id", "other__live"))
    # One that was withdrawn may come back.
    leave(*(f"card:{pk}" for pk, _is_live in computed))
    found = dict.fromkeys([*pinned, *(pk for pk, is_live in computed if is_live)])
    return [pk for pk in found if pk not in banned and pk != story.pk][:count]
