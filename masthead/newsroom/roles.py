"""The roles of a newsroom as groups with their rights; made by the first migration, changed by administrators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ADMINISTRATOR = "Administrator"
EDITOR = "Editor"
REPORTER = "Reporter"
PHOTO_EDITOR = "Photo editor"
FRONT_EDITOR = "Front editor"
NEWSLETTER_EDITOR = "Newsletter editor"

PAGE_RIGHTS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


@dataclass(frozen=True, slots=True)
class Role:
    """What members of a role may do.

    ``pages`` are rights on the whole tree (rights on a section are given in the group's form),
    ``files`` rights on photos and documents, ``rows`` rights on models as ``app.model:add,change``.
    """

    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


EVERY_ROW_RIGHT = "add,change,delete,view"
BREAKING = f"fronts.breakingnews:{EVERY_ROW_RIGHT}"
FRONTS = (*(f"fronts.{model}:{EVERY_ROW_RIGHT}" for model in ("placement", "river", "riverpin")), BREAKING)
DESK = (
    f"stories.topic:{EVERY_ROW_RIGHT}",
    f"people.person:{EVERY_ROW_RIGHT}",
    "stories.tribute:change,delete,view",
    "agencies.agency:add,change,view",
    f"wagtailredirects.redirect:{EVERY_ROW_RIGHT}",
)
OFFICE = tuple(
    f"{model}:{EVERY_ROW_RIGHT}"
    for model in (
        "agencies.agency",
        "stories.tribute",
        "editions.edition",
        "editions.menu",
        "auth.user",
        "auth.group",
        "wagtailcore.site",
        "wagtailcore.locale",
        "wagtailcore.workflow",
        "wagtailcore.task",
        "wagtailcore.groupapprovaltask",
    )
)

ROLES: dict[str, Role] = {
    # The right "add" of Wagtail covers what one wrote oneself; without "publish" it ends in a submission.
    REPORTER: Role(
        pages=("add",),
        files=("add", "choose"),
        rows=("stories.topic:add,view", "people.person:view", "agencies.agency:view"),
    ),
    EDITOR: Role(
        pages=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
        files=("add", "change", "choose"),
        rows=(*DESK, *FRONTS),
    ),
    PHOTO_EDITOR: Role(
        files=("add", "change", "choose"),
        rows=("agencies.agency:add,change,view", "people.person:view"),
    ),
    FRONT_EDITOR: Role(rows=FRONTS),
    NEWSLETTER_EDITOR: Role(),
    ADMINISTRATOR: Role(
        pages=PAGE_RIGHTS,
        files=("add", "change", "choose"),
        rows=(*DESK, *FRONTS, *OFFICE),
    ),
}


def install(apps: Any) -> None:
    """Make the groups and give them their rights; safe to repeat. Takes a migration's registry or the real one."""
    _take_over_wagtails_groups(apps)
    for name, role in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        _give_rows(apps, group, role)
        _give_pages(apps, group, role)
        _give_files(apps, group, role)


def _take_over_wagtails_groups(apps: Any) -> None:
    """Wagtail's first groups become ours, so that its workflow and their members stay in place."""
    groups = apps.get_model("auth", "Group").objects
    for theirs, ours in (("Moderators", EDITOR), ("Editors", REPORTER)):
        group = groups.filter(name=theirs).first()
        if group is not None and not groups.filter(name=ours).exists():
            group.name = ours
            group.save()
            apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group=group).delete()
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(group=group).delete()
    for model in ("Task", "Workflow"):
        apps.get_model("wagtailcore", model).objects.filter(name="Moderators approval").update(name="Editor")


def _give_rows(apps: Any, group: Any, role: Role) -> None:
    wanted = [_permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")]
    for row in role.rows:
        wanted += _rights(apps, row)
    group.permissions.add(*wanted)


def _rights(apps: Any, row: str) -> list[Any]:
    place, _, actions = row.partition(":")
    app, model = place.split(".")
    return [_right(apps, app, model, action) for action in actions.split(",")]


def give(apps: Any, row: str) -> None:
    """Give rights on a model that is new to the groups of the roles that have them; they keep their others."""
    having = [name for name, role in ROLES.items() if row in role.rows]
    for group in apps.get_model("auth", "Group").objects.filter(name__in=having):
        group.permissions.add(*_rights(apps, row))


def _give_pages(apps: Any, group: Any, role: Role) -> None:
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).order_by("path").first()
    for action in role.pages if root is not None else ():
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=group, page=root, permission=_right(apps, "wagtailcore", "page", action)
        )


def _give_files(apps: Any, group: Any, role: Role) -> None:
    root = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    rights = [
        _right(apps, app, model, action)
        for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
        for action in role.files
    ]
    if group.name == ADMINISTRATOR:
        rights += [_right(apps, "wagtailcore", "collection", action) for action in ("add", "change", "delete")]
    for permission in rights if root is not None else ():
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _right(apps: Any, app: str, model: str, action: str) -> Any:
    words = {"bulk_delete": "Can bulk delete", "publish": "Can publish", "lock": "Can lock", "unlock": "Can unlock"}
    name = f"{words.get(action, f'Can {action}')} {model}"
    return _permission(apps, app, model, f"{action}_{model}", name)


def _permission(apps: Any, app: str, model: str, codename: str, name: str) -> Any:
    """A permission, made where Django has not come to it yet: it makes them after the last migration."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return permission
