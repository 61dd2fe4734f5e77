"""The form of a story: drafts may lack anything, a publication meets the gate and is told where."""

from __future__ import annotations

import threading
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateTimeInput

from masthead.newsroom.editor.topics_field import TopicsField
from masthead.newsroom.models import Assignment
from masthead.stories import gate
from masthead.stories.models import Section, Story, StoryTopic

PUBLISHES = ("action-publish",)


def staff() -> QuerySet[Any]:
    """Everybody who may enter the newsroom."""
    return get_user_model().objects.filter(is_active=True).order_by("first_name", "last_name", "username")


class MemberField(forms.ModelChoiceField):
    """Members of staff under the names that they are called by."""

    def label_from_instance(self, obj: Any) -> str:
        return obj.get_full_name() or obj.get_username()


class CheckedAlone:
    """A form that no other thread is checked beside.

    While Wagtail checks what is saved by itself, it takes "required" off the blocks, which all threads share: another
    story's publication would be let through with an empty block, and two that end at once fail.
    """

    _turn = threading.RLock()

    def full_clean(self) -> None:
        """Django's, one after another."""
        with self._turn:
            super().full_clean()  # type: ignore[misc]


class StoryForm(CheckedAlone, WagtailAdminPageForm):
    """Everything that the editor's tabs ask for."""

    topics = TopicsField()
    is_shown = True
    """Whether the browser is sent the form: what each of its fields needs there takes long to put together."""
    claimed_by = MemberField(queryset=None, required=False, label=_("Claimed by"), empty_label=_("nobody yet"))
    due_at = forms.DateTimeField(required=False, label=_("Due"), widget=AdminDateTimeInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        story: Story = self.instance
        assignment = Assignment.objects.filter(story=story.pk).first() if story.pk else None
        self.initial |= {
            "topics": [row.topic_id for row in story.story_topics.all()],
            "claimed_by": assignment.claimed_by_id if assignment else None,
            "due_at": assignment.due_at if assignment else None,
            # Ticked anew for every update: one that stays ticked would tell readers of updates nobody meant.
            "marks_update": False,
        }
        if "claimed_by" in self.fields:
            self.fields["claimed_by"].queryset = staff()
        if "topics" in self.fields:
            self.fields["topics"].widget.locale_id = story.locale_id
        if "further_sections" in self.fields:
            self.fields["further_sections"].queryset = Section.objects.filter(locale_id=story.locale_id)

    @property
    def is_publishing(self) -> bool:
        """Whether this is sent to make a version public: a click on Publish, or an approval."""
        if any(self.data.get(name) for name in PUBLISHES):
            return True
        return bool(self.data.get("action-workflow-action")) and self.data.get("workflow-action-name") == "approve"

    @property
    def media(self) -> forms.Media:
        """Scripts and styles of the fields, where they are shown."""
        return super().media if self.is_shown else forms.Media()

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if self.is_publishing and not self.is_deferred_validation:
            self.meet_gate()
        return not self.errors and all(formset_is_clean(formset) for formset in self.formsets.values())

    def meet_gate(self) -> None:
        """Put what keeps the story back at the fields that it names."""
        story = self.save(commit=False)
        if story.section_id is None and self.parent_page is not None:
            place = self.parent_page.specific
            story.section = place if isinstance(place, Section) else None
            story.edition = place.find_edition()
        for problem in gate.problems(story):
            self.say(problem.field, problem.message)

    def say(self, field: str, message: str) -> None:
        """Show a message at a field or at a list of rows; at the top of the form where neither is shown."""
        if field in self.formsets:
            self.formsets[field].non_form_errors().append(message)
        else:
            self.add_error(field if field in self.fields else None, ValidationError(message))

    def say_all(self, refused: ValidationError) -> None:
        """Show what a publication was refused for."""
        found = refused.message_dict if hasattr(refused, "error_dict") else {"": refused.messages}
        for field, messages in found.items():
            for message in messages:
                self.say(field, message)

    def save(self, commit: bool = True) -> Story:
        if "topics" in self.cleaned_data:
            self._set_topics()
        story: Story = super().save(commit=commit)
        return story

    def _set_topics(self) -> None:
        rows = {row.topic_id: row for row in self.instance.story_topics.all()}
        chosen = []
        for place, topic in enumerate(self.cleaned_data["topics"]):
            row = rows.get(topic.pk) or StoryTopic(topic=topic)
            row.sort_order = place
            chosen.append(row)
        self.instance.story_topics = chosen


def formset_is_clean(formset: Any) -> bool:
    """Whether neither the rows nor their list have an error."""
    return not formset.non_form_errors() and not any(form.errors for form in formset.forms)
