"""Addresses of the newspaper; each stands below an edition's prefix too."""

from __future__ import annotations

from datetime import date

from django.urls import URLPattern, path, re_path, register_converter

from masthead.press.address import LIVE
from masthead.reader import views


class DayConverter:
    """``2026/11/23``; a day that does not exist matches nothing."""

    regex = r"[0-9]{4}/[0-9]{2}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month, day = value.split("/")
        return date(int(year), int(month), int(day))

    def to_url(self, value: date) -> str:
        return f"{value:%Y/%m/%d}"


class MonthConverter:
    """``2026/11`` as the month's first day."""

    regex = r"[0-9]{4}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month = value.split("/")
        return date(int(year), int(month), 1)

    def to_url(self, value: date) -> str:
        return f"{value:%Y/%m}"


class YearConverter:
    """``2026``: four digits, so that a year has one address."""

    regex = r"[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


register_converter(DayConverter, "day")
register_converter(MonthConverter, "month")
register_converter(YearConverter, "year")


def _calendar(base: str, **what: str) -> list[URLPattern]:
    return [
        path(f"{base}archive/", views.back_issues, what),
        path(f"{base}archive/<day:day>/", views.back_issues, what),
        path(f"{base}archive/<month:month>/", views.back_issues, what),
        path(f"{base}archive/<year:year>/", views.back_issues, what),
    ]


urlpatterns: list[URLPattern] = [
    path("", views.front),
    path("<day:day>/<str:slug>/", views.dated),
    path("<day:day>/<str:slug>/<path:rest>", views.dated),
    *_calendar("", what=""),
    path("corrections/", views.corrected),
    path(LIVE, views.live),
    path("topic/<str:slug>/", views.topic),
    *_calendar("topic/<str:slug>/", what="topic"),
    path("by/<str:slug>/", views.byline),
    *_calendar("by/<str:slug>/", what="by"),
    path("kind/<str:slug>/", views.kind),
    *_calendar("kind/<str:slug>/", what="kind"),
    *_calendar("<path:slug>/", what="section"),
    re_path(r"^(?P<path>.+/)$", views.tree),
    re_path(r"^(?P<path>.+)$", views.without_slash),
]
