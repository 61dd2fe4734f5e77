"""The form at the newsroom's door."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _

from masthead.newsroom.accounts import sends_mail


class SignInForm(LoginForm):
    """Asks for a name or a mail address and a password, in plain words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Name or mail address")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        if not sends_mail():
            self.fields["password"].help_text = _("Forgotten? An administrator can give you a new one.")
