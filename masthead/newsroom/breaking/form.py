"""The form that raises breaking news."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from masthead.editions.models import Edition
from masthead.fronts.models import BreakingNews
from masthead.newsroom.home import reads
from masthead.stories.models import Story

OWN = "own"
USUAL = 60
"""Minutes after which a bar ends that is raised from a story with one click."""
LENGTHS = (
    (30, _("for 30 minutes")),
    (USUAL, _("for one hour")),
    (120, _("for two hours")),
    (360, _("for six hours")),
    (OWN, _("until another moment")),
)


class BreakingForm(forms.Form):
    """Words or a story that readers see, and an end: the story gives the edition, else the choice of an edition."""

    text = forms.CharField(label=_("Words"), max_length=BreakingNews._meta.get_field("text").max_length, required=False)
    story = forms.ModelChoiceField(Story.objects.none(), label=_("Story"), required=False, empty_label=_("without one"))
    edition = forms.ModelChoiceField(Edition.objects.none(), label=_("Edition"), empty_label=None)
    length = forms.ChoiceField(label=_("It ends by itself"), choices=LENGTHS, initial=USUAL)
    until = forms.DateTimeField(
        label=_("That moment"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editions = Edition.objects.select_related("locale", "home")
        edition: Any = self.fields["edition"]
        edition.queryset, edition.initial = editions, editions.first()
        self.has_many_editions = len(editions) > 1
        story: Any = self.fields["story"]
        if self.is_bound:
            story.queryset = Story.objects.filter(live=True)
        else:
            # What is likely to be breaking, in a bounded number of queries.
            story.choices = [("", story.empty_label), *((each.pk, each.title) for each in reads.live_now())]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("length") == OWN and not values.get("until"):
            self.add_error("until", _("Say until when."))
        return values

    @property
    def end(self) -> datetime:
        """The end that was chosen."""
        length = self.cleaned_data["length"]
        if length == OWN:
            chosen: datetime = self.cleaned_data["until"]
            return chosen
        return after(int(length))

    def said(self) -> str:
        """Everything that is wrong, with the name of its field."""
        return " ".join(
            f"{self.fields[name].label}: {error}" if name in self.fields else str(error)
            for name, errors in self.errors.items()
            for error in errors
        )


def after(minutes: int) -> datetime:
    """The moment so many minutes from this one."""
    return timezone.now() + timedelta(minutes=minutes)
