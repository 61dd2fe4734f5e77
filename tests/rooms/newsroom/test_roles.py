"""Roles and what they may do."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, Task
from wagtail.permissions import policy_registry

from masthead.fronts.models import Placement
from masthead.newsroom import roles
from masthead.photos.models import Photo
from tests import make
from tests.rooms.newsroom.staff import member

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("forms, rights and words of the newsroom, on rows that any database gives alike"),
]


def may(user, page):
    return Page.objects.get(pk=page.pk).permissions_for_user(user)


def test_the_first_migration_makes_the_six_roles_and_none_of_wagtails_remain():
    assert set(Group.objects.values_list("name", flat=True)) == set(roles.ROLES)


def test_installing_roles_again_changes_nothing():
    before = sorted(Group.objects.values_list("name", "permissions__codename"))
    pages = GroupPagePermission.objects.count()
    roles.install(apps)
    assert sorted(Group.objects.values_list("name", "permissions__codename")) == before
    assert GroupPagePermission.objects.count() == pages


@pytest.mark.parametrize("role", roles.ROLES)
def test_every_role_may_enter_the_newsroom(role):
    assert member(role).has_perm("wagtailadmin.access_admin")


def test_a_reporter_edits_and_submits_what_is_hers_and_nothing_else():
    city = make.section(make.edition(), slug="city")
    dana = member(roles.REPORTER)
    hers, other = make.draft(city, "Hers"), make.draft(city, "Other")
    Page.objects.filter(pk=hers.pk).update(owner=dana)
    assert may(dana, city).can_add_subpage()
    assert may(dana, hers).can_edit()
    assert may(dana, hers).can_submit_for_moderation()
    assert not may(dana, hers).can_publish()
    assert not may(dana, other).can_edit()


def test_an_editor_publishes_and_the_workflow_asks_editors():
    city = make.section(make.edition(), slug="city")
    noa = member(roles.EDITOR)
    story = make.draft(city)
    assert may(noa, story).can_publish()
    assert may(noa, story).can_lock()
    assert [group.name for group in Task.objects.get().specific.groups.all()] == [roles.EDITOR]
    assert story.get_workflow().name == "Editor"


def test_rights_can_be_given_for_one_section():
    paper = make.edition()
    city, sport = make.section(paper, slug="city"), make.section(paper, "Sport", slug="sport")
    desk = Group.objects.create(name="Sport desk")
    right = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=desk, page=sport, permission=right)
    amit = member("Sport desk")
    assert may(amit, make.draft(sport)).can_publish()
    assert not may(amit, make.draft(city)).can_publish()


def test_only_front_editors_editors_and_administrators_place_stories():
    may_place = {
        role for role in roles.ROLES if member(role, name=role).has_perm(f"fronts.change_{Placement._meta.model_name}")
    }
    assert may_place == {roles.FRONT_EDITOR, roles.EDITOR, roles.ADMINISTRATOR}


def test_a_photo_editor_changes_photos_of_others_and_a_reporter_does_not():
    photo_policy = policy_registry.get_by_type(Photo)
    assert photo_policy.user_has_permission(member(roles.PHOTO_EDITOR), "change")
    assert photo_policy.user_has_permission(member(roles.REPORTER, name="r"), "add")
    picture = make.photo()
    assert not photo_policy.user_has_permission_for_instance(member(roles.REPORTER, name="r2"), "change", picture)


def test_only_administrators_manage_accounts_and_editions():
    for action in ("auth.add_user", "editions.change_edition", "wagtailcore.add_workflow"):
        assert {role for role in roles.ROLES if member(role, name=f"{role}{action}").has_perm(action)} == {
            roles.ADMINISTRATOR
        }
