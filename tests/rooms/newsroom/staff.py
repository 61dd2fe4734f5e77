"""Members of staff for tests."""

from __future__ import annotations

from django.contrib.auth.models import Group, User

PASSWORD = "the tide is out"


def member(*roles: str, name: str = "dana", **fields: object) -> User:
    """Somebody with an account and roles."""
    user = User.objects.create_user(name, email=f"{name}@example.org", password=PASSWORD, **fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    assert user.groups.count() == len(roles)
    return user
