"""What this room writes into the audit log."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action("fronts.raise_bar", _("Raise breaking news"), _("Breaking news raised"))
    actions.register_action("fronts.lower_bar", _("Lower breaking news"), _("Breaking news lowered"))
