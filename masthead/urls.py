"""All addresses: the newsroom's first, then the newspaper's."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from masthead.newsroom.desk.guard import not_offered
from masthead.newsroom.metrics import metrics
from masthead.reader.views import colours

urlpatterns = [
    # Wagtail's own sign-in would pass by the second factor.
    path("newsroom/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("newsroom/account/", include("allauth.urls")),
    re_path(r"^newsroom/api/main/pages/\d+/action/(?P<name>publish|unpublish)/$", not_offered),
    path("newsroom/metrics", metrics),
    path("newsroom/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^colours/[0-9a-f-]+\.css$", colours),
    path("", include("masthead.feeds.urls")),
    path("", include("masthead.reader.urls")),
]

handler404 = "masthead.reader.views.not_found"
handler500 = "masthead.reader.notices.server_error"
