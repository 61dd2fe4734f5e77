"""Merges three versions of any value of a story, by what it is: texts, blocks, keys, names, or one whole thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import replace

from masthead.stories.merge.markup import KEY
from masthead.stories.merge.order import merge_order
from masthead.stories.merge.story import MISSING, Block, Blocks, Choose, Conflict, Keys, Kind, Rich, Side, Text, Value
from masthead.stories.merge.texts import merge_rich, merge_text
from masthead.stories.merge.three import Three

Place = tuple[str, ...]

DEEPEST = 40
"""Values within so many others are merged whole."""


def merge_value(place: Place, values: Three[Value], choose: Choose) -> Value:
    """What both changed is merged within, if it can be; ``choose`` is asked about each conflict."""
    base, ours, theirs = values
    for seen in map(values.each, (_as_it_is, _without_keys)):
        if seen.ours == seen.theirs:
            return ours if ours == theirs else max(ours, theirs, key=repr)
        if seen.base in (seen.ours, seen.theirs):
            return theirs if seen.ours == seen.base else ours
    sort = type(ours)
    if sort not in WITHIN or type(theirs) is not sort or len(place) >= DEEPEST:
        return _whole(place, values, choose)
    return WITHIN[sort](place, values if type(base) is sort else values._replace(base=sort()), choose)


def _as_it_is(value: Value) -> Value:
    return value


def _without_keys(value: Value, depth: int = 0) -> Value:
    """What people wrote: who opens a text in the editor and saves it gives its paragraphs keys, and changes nothing."""
    if depth >= DEEPEST:
        return value
    match value:
        case Rich():
            return KEY.sub("", value)
        case Blocks():
            return [(block.id, block.kind, _without_keys(block.value, depth + 1)) for block in value]
        case list():
            return [_without_keys(part, depth + 1) for part in value]
        case dict():
            return {name: _without_keys(part, depth + 1) for name, part in value.items()}
    return value


def merge_names(place: Place, values: Three[dict[str, Value]], choose: Choose) -> dict[str, Value]:
    """Values under names, each by itself."""
    found = {
        name: merge_value((*place, name), Three(*(each.get(name, MISSING) for each in values)), choose)
        for name in dict.fromkeys([*values.ours, *values.theirs])
    }
    return {name: value for name, value in found.items() if value is not MISSING}


def _merge_blocks(place: Place, values: Three[Blocks], choose: Choose) -> Blocks:
    versions = values.each(_by_key)
    stand = {
        key: _merge_block(place, Three(*(version.get(key) for version in versions)), choose)
        for key in dict.fromkeys(key for version in versions for key in version)
    }
    gone = {key for key, block in stand.items() if block is None}
    ids = versions.each(lambda version: Keys(block.id for block in version.values()))
    order = merge_order(versions.each(list), gone, lambda: _is_ours(place, Kind.BOTH_CHANGED, ids, choose))
    return Blocks(block for key in order if (block := stand[key]))


def _merge_block(place: Place, blocks: Three[Block | None], choose: Choose) -> Block | None:
    """A block that at least one version has; None if it goes."""
    first = next(block for block in blocks if block)
    within = (*place, first.id)
    if any(block and block.kind != first.kind for block in blocks):
        whole = merge_value(within, blocks.each(lambda block: block or MISSING), choose)
        return None if whole is MISSING else whole
    value = merge_value(within, blocks.each(lambda block: block.value if block else MISSING), choose)
    return None if value is MISSING else replace(first, value=value)


def with_unique_ids(blocks: Blocks) -> Blocks:
    """Of blocks with one id the first keeps it, the others have none."""
    return Blocks(_by_key(blocks).values())


def _by_key(blocks: Blocks) -> dict[Hashable, Block]:
    """Blocks by id; one without an id by its content, so that a changed one is another one."""
    found: dict[Hashable, Block] = {}
    alike: Counter[str] = Counter()
    for block in blocks:
        if block.id and block.id not in found:
            found[block.id] = block
            continue
        content = repr((block.kind, block.value))
        alike[content] += 1
        found["", content, alike[content]] = replace(block, id="")
    return found


def _merge_keys(place: Place, values: Three[Keys], choose: Choose) -> Keys:
    orders = values.each(lambda keys: list(dict.fromkeys(keys)))
    gone = set(orders.base) - (set(orders.ours) & set(orders.theirs))
    return Keys(merge_order(orders, gone, lambda: _is_ours(place, Kind.BOTH_CHANGED, values, choose)))


def _merge_list(place: Place, values: Three[list[Value]], choose: Choose) -> Value:
    """Lists of one length place by place, others whole: rows of a table must go on fitting each other."""
    if len({len(each) for each in values}) > 1:
        return _whole(place, values, choose)
    return [
        merge_value((*place, str(number)), Three(*found), choose)
        for number, found in enumerate(zip(*values, strict=True))
    ]


def _whole(place: Place, values: Three[Value], choose: Choose) -> Value:
    if values.ours is MISSING:
        kind = Kind.OURS_DELETED
    elif values.theirs is MISSING:
        kind = Kind.THEIRS_DELETED
    else:
        kind = Kind.BOTH_INSERTED if values.base is MISSING else Kind.BOTH_CHANGED
    return values.ours if _is_ours(place, kind, values, choose) else values.theirs


def _is_ours(place: Place, kind: Kind, values: Three[Value], choose: Choose) -> bool:
    return choose(Conflict(place, kind, *values))[:1] == (Side.OURS,)


WITHIN: dict[type, Callable[[Place, Three[Value], Choose], Value]] = {
    Text: merge_text,
    Rich: merge_rich,
    Blocks: _merge_blocks,
    Keys: _merge_keys,
    dict: merge_names,
    list: _merge_list,
}
"""How what is merged within is merged."""
