"""The room ``reader``."""

from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "masthead.reader"
    label = "reader"
    verbose_name = "Reader"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from masthead.clock import doing
        from masthead.editions.models import Edition
        from masthead.press import rendering, working
        from masthead.reader import copied_files, pressing, previews, together, touching

        previews.register()
        rendering.register_maker(pressing.make, together.prepare)
        rendering.register_outlet(pressing.existing, pressing.everything)
        rendering.register_files(copied_files.files)
        doing.register_round(working.turn_of_time)
        touching.listen()
        copied_files.listen()
        post_save.connect(_renew_notices, sender=Edition, dispatch_uid="masthead.reader.notices")


def _renew_notices(**kwargs: object) -> None:
    """An edition's name or colours changed: its stored error pages show them."""
    from django.db import transaction

    from masthead.reader import notices

    transaction.on_commit(notices.write, robust=True)
