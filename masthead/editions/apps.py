"""The room ``editions``."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "masthead.editions"
    label = "editions"
    verbose_name = "Editions"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from masthead.editions import hosts
        from masthead.editions.models import Edition

        for signal in (post_save, post_delete):
            signal.connect(hosts.write_after_commit, sender=Edition, dispatch_uid="masthead.editions.hosts")
