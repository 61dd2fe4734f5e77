"""The room ``clock``."""

from django.apps import AppConfig


class ClockConfig(AppConfig):
    name = "masthead.clock"
    label = "clock"
    verbose_name = "Clock"
