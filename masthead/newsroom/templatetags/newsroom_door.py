"""What the sign-in pages need to know."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def newspaper_name() -> str:
    """The newspaper's name in the newsroom."""
    return str(settings.WAGTAIL_SITE_NAME)


@register.simple_tag
def sign_in_pause() -> int:
    """Minutes for which a sign-in is refused after too many wrong passwords."""
    return round(settings.AXES_COOLOFF_TIME * 60)
