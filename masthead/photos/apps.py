"""The room ``photos``."""

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "masthead.photos"
    label = "photos"
    verbose_name = "Photos"

    def ready(self) -> None:
        from masthead.photos import search_documents

        search_documents.begin()
