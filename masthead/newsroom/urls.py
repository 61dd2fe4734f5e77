"""The newsroom's own addresses, below ``/newsroom/``."""

from __future__ import annotations

from django.urls import path

from masthead.newsroom import behind
from masthead.newsroom.arranging import views as fronts
from masthead.newsroom.breaking import views as breaking
from masthead.newsroom.desk import finders
from masthead.newsroom.desk import views as desk
from masthead.newsroom.things import views as things
from masthead.newsroom.topics import views as topics
from masthead.newsroom.versions import views as versions

urlpatterns = [
    path("edit", behind.edit, name="newsroom_edit"),
    path("help/", desk.HelpView.as_view(), name="newsroom_help"),
    path("stories/", desk.StoriesView.as_view(), name="newsroom_stories"),
    path("stories/worklist/", desk.WorklistView.as_view(), name="newsroom_worklist"),
    path("stories/write/", desk.WriteView.as_view(), name="newsroom_write"),
    path("stories/bulk/", desk.BulkView.as_view(), name="newsroom_stories_bulk"),
    path("stories/find/", finders.stories, name="newsroom_stories_find"),
    path("stories/<int:story_id>/claim/", desk.claim, name="newsroom_claim"),
    path("stories/<int:story_id>/versions/compare/", versions.compare_versions, name="newsroom_versions_compare"),
    path(
        "stories/<int:story_id>/versions/<int:revision_id>/name/", versions.name_version, name="newsroom_version_name"
    ),
    path("breaking/raise/", breaking.raise_words, name="newsroom_raise"),
    path("breaking/raise/<int:story_id>/", breaking.raise_story, name="newsroom_raise_story"),
    path("breaking/lower/<int:edition_id>/", breaking.lower, name="newsroom_lower"),
    path("people/find/", finders.people, name="newsroom_people_find"),
    path("topics/find/", topics.find, name="newsroom_topics_find"),
    path("topics/create/", topics.create, name="newsroom_topics_create"),
    path("topics/merge/", topics.MergeView.as_view(), name="newsroom_topics_merge"),
    path("fronts/", fronts.FrontsView.as_view(), name="newsroom_fronts"),
    path("fronts/<int:page_id>/", fronts.FrontView.as_view(), name="newsroom_front"),
    path("corrections/", things.CorrectionsView.as_view(), name="newsroom_corrections"),
]
