"""Wagtail's own indexing at every save, switched off: rooms call `queue` for what changed."""

from django.db.models.signals import post_delete, post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler


def silence() -> None:
    """Keep Wagtail's handlers off every model, whichever of the two apps is made ready first."""
    for model in get_indexed_models():
        # Wagtail's own switch; modelsearch.signal_handlers.register_signal_handlers looks at it.
        model.search_auto_update = False
        post_save.disconnect(post_save_signal_handler, sender=model)
        post_delete.disconnect(post_delete_signal_handler, sender=model)


def is_silent() -> bool:
    """Whether no model has one of Wagtail's handlers."""
    handlers = ((post_save, post_save_signal_handler), (post_delete, post_delete_signal_handler))
    return not any(
        handler in signal._live_receivers(model)[0] for signal, handler in handlers for model in get_indexed_models()
    )
