"""Addresses for machines; each stands below an edition's prefix too, but for the small files of a host's root."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from masthead.feeds import views

urlpatterns: list[URLPattern] = [
    path("robots.txt", views.robots),
    path("ads.txt", views.ads),
    path(".well-known/security.txt", views.security),
    path("feeds/", views.directory_page),
    path("feeds.opml", views.outline),
    path("sitemap.xml", views.sitemap_index),
    path("sitemap-news.xml", views.sitemap_news),
    path("sitemap-pages.xml", views.sitemap_pages),
    re_path(r"^sitemap-(?P<what>topics|people)-(?P<part>[1-9][0-9]{0,5})\.xml$", views.sitemap_names),
    re_path(r"^sitemap-(?P<month>[0-9]{4}-[0-9]{2})\.xml$", views.sitemap_month),
    re_path(r"^sitemap-(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:-(?P<part>[1-9][0-9]{0,2}))?\.xml$", views.sitemap_day),
    re_path(r"^(?P<path>(?:[^/]+/)*)feed\.(?P<form>rss|atom|json)$", views.feed),
]
