"""The room ``people``."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "masthead.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        from masthead.people import search_documents

        search_documents.begin()
