"""The room ``photos``."""

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "masthead.photos"
    label = "photos"
    verbose_name = "Photos"

    def ready(self) -> None:
        from django.conf import settings
        from PIL import Image

        from masthead.photos import search_documents, signals

        # Pillow warns of pictures above its own limit and refuses those of twice as many pixels; ours is an option.
        Image.MAX_IMAGE_PIXELS = settings.MASTHEAD_PICTURE_PIXELS
        search_documents.begin()
        signals.begin()
