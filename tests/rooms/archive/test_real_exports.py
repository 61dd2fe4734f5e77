"""Real exports, imported whole: what came of each, checked by hand against the counts that came with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from masthead.archive.sources import NotAnExport
from masthead.editions.models import Edition
from masthead.stories.models import InformationPage, Story
from tests.rooms.archive.importing import bring_in
from tests.rooms.archive.reading import dangers
from tests.soak import in_soak

pytestmark = [pytest.mark.django_db, pytest.mark.samples]

COUNTED = (
    *("stories_created", "drafts", "pages_created", "photos_missing", "people_created", "topics_created"),
    *("sections_created", "redirects_created", "comments_kept", "skipped", "failed"),
)
EXPECTED: dict[str, tuple[int, ...]] = {
    "ghost__attachments-only.xml": (0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0),
    "ghost__co-authors-plus.xml": (4, 0, 0, 0, 3, 1, 1, 16, 0, 0, 0),
    "ghost__feature-image-captions.xml": (3, 0, 0, 2, 1, 0, 1, 8, 0, 2, 0),
    "ghost__has-meta.xml": (1, 0, 0, 0, 3, 0, 2, 9, 0, 0, 0),
    "ghost__pages-only.xml": (0, 0, 1, 0, 1, 0, 0, 3, 0, 0, 0),
    "ghost__posts-only.xml": (4, 1, 0, 0, 2, 2, 2, 15, 0, 0, 0),
    "ghost__sample-no-slug.xml": (4, 1, 1, 1, 2, 2, 2, 13, 0, 1, 0),
    "ghost__sample-with-alt.xml": (1, 0, 0, 1, 1, 1, 1, 7, 0, 1, 0),
    "ghost__sample.xml": (4, 1, 1, 1, 2, 2, 2, 16, 0, 1, 0),
    "nikola__wordpress_unicode_export.xml": (1, 0, 1, 0, 1, 2, 1, 10, 0, 0, 0),
    "sdcore__wordpress_wxr.xml": (5, 4, 0, 1, 4, 1, 5, 20, 0, 0, 0),
    "sdcore__wordpress_wxr_funke.xml": (1, 0, 0, 2, 1, 5, 3, 17, 0, 0, 0),
    "sdcore__wordpress_wxr_thumb.xml": (1, 0, 0, 1, 1, 0, 1, 3, 0, 1, 0),
    "wpimporter__a11y-unit-test-data.xml": (48, 4, 17, 39, 3, 71, 28, 377, 29, 80, 0),
    "wpimporter__authors-multiline.xml": (1, 1, 0, 0, 3, 0, 1, 6, 0, 0, 0),
    "wpimporter__backslashes.xml": (1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0),
    "wpimporter__blank-lines.xml": (1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0),
    "wpimporter__crazy-cdata-escaped.xml": (1, 0, 0, 0, 1, 0, 1, 2, 0, 0, 0),
    "wpimporter__crazy-cdata.xml": (1, 0, 0, 0, 1, 0, 1, 2, 0, 0, 0),
    "wpimporter__invalid-version-tag.xml": (0, 0, 0, 0, 1, 18, 21, 84, 0, 0, 0),
    "wpimporter__missing-version-tag.xml": (0, 0, 0, 0, 1, 18, 21, 84, 0, 0, 0),
    "wpimporter__slashes.xml": (1, 0, 0, 0, 2, 1, 1, 8, 1, 0, 0),
    "wpimporter__small-export.xml": (6, 1, 5, 0, 3, 3, 30, 82, 1, 0, 0),
    "wpimporter__test-serialized-comment-meta.xml": (1, 1, 0, 0, 1, 0, 1, 2, 1, 0, 0),
    "wpimporter__test-serialized-postmeta-no-cdata.xml": (1, 1, 0, 0, 1, 0, 1, 2, 0, 0, 0),
    "wpimporter__test-serialized-postmeta-with-cdata.xml": (1, 1, 0, 0, 1, 0, 1, 2, 0, 0, 0),
    "wpimporter__test-serialized-term-meta.xml": (1, 1, 0, 0, 1, 1, 1, 5, 0, 0, 0),
    "wpimporter__test-utw-post-meta-import.xml": (1, 1, 0, 0, 1, 0, 1, 2, 0, 0, 0),
    "wpimporter__theme-unit-test-data.xml": (58, 3, 21, 36, 3, 113, 68, 494, 33, 98, 0),
    "wpimporter__wxr-with-sub-data.xml": (1, 1, 0, 0, 1, 0, 1, 2, 1, 0, 0),
    "wptt__theme-preview.xml": (7, 0, 0, 0, 1, 0, 9, 17, 2, 0, 0),
    "wptt__themeunittestdata.wordpress.xml": (51, 3, 21, 37, 3, 111, 67, 473, 32, 99, 0),
}


ON_BOTH = {"ghost__sample.xml", "nikola__wordpress_unicode_export.xml", "wpimporter__small-export.xml"}
ON_ANY = pytest.mark.any_database("three exports say whether the database takes what comes in")


ALIKE = {"wptt__themeunittestdata.wordpress.xml"}
"""An older edition of another one in the table."""


def marks(name: str) -> list[pytest.MarkDecorator]:
    return ([] if name in ON_BOTH else [ON_ANY]) + ([in_soak] if name in ALIKE else [])


@pytest.mark.parametrize("name", [pytest.param(name, marks=marks(name)) for name in EXPECTED])
def test_everything_comes_in_once_and_is_clean(name: str, samples: Path, edition: Edition, client: Client) -> None:
    path = samples / "archive" / "dev" / "wxr" / name
    done = bring_in(edition, path)
    assert tuple(done.totals[total] for total in COUNTED) == EXPECTED[name]
    again = bring_in(edition, path)
    made = {total: count for total, count in again.totals.items() if count and total.endswith(("_created", "_updated"))}
    assert made == {}
    assert again.totals["stories_unchanged"] == done.totals["stories_created"]
    assert again.totals["pages_unchanged"] == done.totals["pages_created"]
    for page in (*Story.objects.filter(live=True), *InformationPage.objects.filter(live=True)):
        answer = client.get(page.url)
        assert answer.status_code == 200, page.url
        assert dangers(answer.content.decode()) == [], page.url


def test_every_real_export_is_in_the_table(samples: Path) -> None:
    there = {path.name for path in (samples / "archive" / "dev" / "wxr").glob("*.xml")}
    assert there - {"wpimporter__malformed.xml"} == set(EXPECTED)


def test_a_file_without_a_channel_is_refused(samples: Path, edition: Edition) -> None:
    with pytest.raises(NotAnExport, match="no <channel>"):
        bring_in(edition, samples / "archive" / "dev" / "wxr" / "wpimporter__malformed.xml")
