"""Stories as the merge sees them: plain data of a version's content, and content of what was merged."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField

from masthead.stories import merge
from masthead.stories.merge import Block, Blocks, Keys, Rich, Text
from masthead.stories.merging_blocks import plain_value, written_value
from masthead.stories.models import Story

Content = dict[str, Any]
"""What a version of a story consists of, as ``Revision.content`` is read from the database."""

Row = dict[str, Any]

Field = models.Field[Any, Any]

SINGLE = {"memoriam"}
"""Rows of which a story has one."""

NOT_MERGED = {"wagtail_admin_comments"}
"""Rows about a version that are no part of it."""

WHOLE = {"source_id"}
"""Strings that are no text."""


def plain(content: Content) -> merge.Story:
    """What editors write, without what belongs to the page as a whole (its place, its address, its status)."""
    fields = {field.name: _plain_field(field, content[field.name]) for field in _fields() if field.name in content}
    rows = {each.name: Blocks(_plain_row(each, row) for row in content.get(each.name, [])) for each in _relations()}
    return merge.Story(fields | rows)


def written(story: merge.Story, onto: Content) -> Content:
    """The content ``onto`` with what editors wrote replaced by the story."""
    fields = {
        field.name: _written_field(field, story.fields[field.name]) for field in _fields() if field.name in story.fields
    }
    rows = {each.name: _written_rows(each, story.fields[each.name], onto) for each in _relations()}
    return onto | fields | rows


def _fields() -> list[Field]:
    meta = Story._meta
    own = [field for field in meta.local_fields if field.editable and not getattr(field, "primary_key", False)]
    return [meta.get_field("title"), *own, *meta.local_many_to_many]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows that belong to a story, and by what two of them are the same one, however often they were made."""

    name: str
    fields: list[Field]
    key: str
    """The field with what the row names (a byline's person), or else the row's number."""

    def key_of(self, row: Row) -> str:
        return str(row[self.key] or "")


def _relations() -> list[_Rows]:
    relations = [_rows(each.get_accessor_name(), each.related_model) for each in get_all_child_relations(Story)]
    return [rows for rows in relations if rows.name not in NOT_MERGED]


def _rows(name: str, model: type[models.Model]) -> _Rows:
    fields = [each for each in model._meta.local_fields if each.name not in {"id", "sort_order", "story"}]
    named = [field.name for field in fields if isinstance(field, models.ForeignKey)]
    return _Rows(name, fields, "story" if name in SINGLE else named[0] if len(named) == 1 else "pk")


def _plain_field(field: Field, value: Any) -> Any:
    if isinstance(field, StreamField):
        return plain_value(field.stream_block, json.loads(value))
    if isinstance(field, models.ManyToManyField):
        return Keys(value)
    if not isinstance(value, str) or field.choices or field.name in WHOLE:
        return value
    if isinstance(field, RichTextField):
        return Rich(value)
    # Addresses are of classes made from these, and no texts.
    return Text(value) if type(field) in {models.CharField, models.TextField} else value


def _written_field(field: Field, value: Any) -> Any:
    return json.dumps(written_value(value)) if isinstance(field, StreamField) else written_value(value)


def _plain_row(rows: _Rows, row: Row) -> Block:
    return Block(
        rows.key_of(row), rows.name, {field.name: _plain_field(field, row[field.name]) for field in rows.fields}
    )


def _written_rows(rows: _Rows, blocks: Blocks, onto: Content) -> list[Row]:
    """Rows that ``onto`` has keep their numbers; of others only those have one that are the same by it."""
    kept = onto.get(rows.name, [])
    known: dict[str, list[Row]] = {}
    for row in kept:
        known.setdefault(rows.key_of(row), []).append(row)
    is_in_order = [block.id for block in blocks] == [rows.key_of(row) for row in kept]
    found = []
    for place, block in enumerate(blocks):
        number = int(block.id) if rows.key == "pk" and block.id else None
        row = known[block.id].pop(0) if known.get(block.id) else {"pk": number, "story": onto["pk"]}
        order = {} if is_in_order else {"sort_order": place}
        found.append({**row, **order, **written_value(block.value)})
    return found
