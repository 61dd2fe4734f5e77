"""The menu of an old site as the menu of an edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from html import unescape

from django.db import transaction
from wagtail.models import Page

from masthead.archive import items
from masthead.archive.report import Entry
from masthead.archive.source import Source
from masthead.editions.models import Menu, MenuItem
from masthead.stories.incoming import IncomingMenuItem, Note
from masthead.stories.models import Story

_MAIN = ("main", "primary", "header", "top", "principal", "haupt", "ראשי")
_TITLE, _PATH = 80, 300
_KIND = "menu item"


def hang_menu(source: Source, given: list[IncomingMenuItem]) -> None:
    """Fill the edition's menu from the source's main menu, if it is empty; every entry is reported."""
    if not given:
        return
    name = _chosen(given)
    reason = "" if _is_empty(source) else "the edition has a menu already"
    told: list[tuple[IncomingMenuItem, str]] = []
    with transaction.atomic():
        menu, _ = Menu.objects.get_or_create(edition=source.edition)
        if not reason:
            menu.items.all().delete()
        chosen = [item for item in given if item.menu == name]
        for order, (item, is_below) in enumerate(_in_order(chosen)):
            why = reason or _hang(source, menu, item, chosen, order, is_below)
            told.append((item, why))
    source.report.count("menus_created", int(any(not why for _, why in told)))
    other = reason or f"only the menu “{name}” was taken over"
    told += [(item, other) for item in given if item.menu != name]
    _tell(source, told)


def _chosen(given: list[IncomingMenuItem]) -> str:
    """The menu that is called the main one, else the one with the most entries."""
    sizes: dict[str, int] = defaultdict(int)
    for item in given:
        sizes[item.menu] += 1
    named = [name for name in sizes if any(word in name.lower() for word in _MAIN)]
    return max(named or sizes, key=lambda name: sizes[name])


def _is_empty(source: Source) -> bool:
    """Whether the menu has no lines, or only the one that a new newspaper begins with and that leads nowhere yet."""
    lines = list(MenuItem.objects.filter(menu__edition=source.edition)[:2])
    if not lines:
        return True
    first = lines[0]
    is_own = len(lines) == 1 and bool(first.page_id) and not first.title
    return is_own and not Story.objects.filter(section=first.page_id).exclude(is_from_archive=True).exists()


def _in_order(given: list[IncomingMenuItem]) -> Iterator[tuple[IncomingMenuItem, bool]]:
    """Each entry, and whether it stands on the second level; deeper ones are raised to it."""
    below: dict[str, list[IncomingMenuItem]] = defaultdict(list)
    ids = {item.source_id for item in given}
    for item in sorted(given, key=lambda item: item.position):
        below[item.parent_id if item.parent_id in ids and item.parent_id != item.source_id else ""].append(item)
    seen: set[str] = set()
    for top in below[""]:
        yield top, False
        seen.add(top.source_id)
        waiting = list(reversed(below[top.source_id]))
        while waiting:
            item = waiting.pop()
            if item.source_id not in seen:
                seen.add(item.source_id)
                yield item, True
                waiting += reversed(below[item.source_id])
    yield from ((item, False) for item in given if item.source_id not in seen)


def _hang(
    source: Source, menu: Menu, item: IncomingMenuItem, given: list[IncomingMenuItem], order: int, is_below: bool
) -> str:
    """Add one line; says why not where it leads nowhere."""
    page, path, name = _target(source, item)
    if page is None and item.url.strip() in ("", "#") and not item.target_kind:
        # A heading that opens what is below it and leads nowhere: it leads to the first thing below.
        below = sorted((other for other in given if other.parent_id == item.source_id), key=lambda one: one.position)
        page, path = next(
            ((page, path) for page, path, _ in (_target(source, one) for one in below) if page or path), (None, "")
        )
    title = (item.title or ("" if page else name))[:_TITLE]
    if page is None and not path:
        return "what it leads to was not imported"
    if page is None and not title:
        return "it has no title"
    # Through the manager of the rows: `menu.items.create` would keep it in memory until the menu is saved.
    MenuItem.objects.create(
        menu=menu, page=page, path="" if page else path, title=title, is_indented=is_below, sort_order=order
    )
    return ""


def _target(source: Source, item: IncomingMenuItem) -> tuple[Page | None, str, str]:
    """The page, or the path and the name, that an entry leads to."""
    match item.target_kind:
        case "category":
            term = source.terms.term("category", item.target_id)
            number = source.terms.section_of(term.slug) if term else None
            return _page(number), "", term.name if term else ""
        case "tag":
            term = source.terms.term("post_tag", item.target_id)
            topic = source.terms.topics.pk(term.name) if term else None
            path = f"topic/{source.terms.topics.slug(topic)}/" if topic is not None else ""
            return None, path, term.name if term else ""
        case "":
            return _custom(source, item)
    rows = items.known(source.name, (items.PAGE, items.STORY), [item.target_id])
    row = rows.get(items.key(item.target_id))
    return _page(row.object_id if row else None), "", ""


def _custom(source: Source, item: IncomingMenuItem) -> tuple[Page | None, str, str]:
    url = unescape(item.url.strip())
    inner = source.site.inner(url)
    if inner:
        targets, _ = source.finder.find([url])
        tag = targets.get(url, "")
        if 'linktype="page"' in tag:
            return _page(int(tag.rpartition('id="')[2].rstrip('">'))), "", ""
        return None, inner[:_PATH] if inner != "/" else source.edition.root, item.title
    is_web = url.startswith(("http://", "https://", "mailto:")) and len(url) <= _PATH
    return None, url if is_web else "", item.title


def _page(number: int | None) -> Page | None:
    return Page.objects.filter(pk=number).first() if number is not None else None


def _tell(source: Source, told: list[tuple[IncomingMenuItem, str]]) -> None:
    """Report each entry that is an item, and each item that holds entries, once."""
    held: dict[str, list[tuple[IncomingMenuItem, str]]] = defaultdict(list)
    for item, why in told:
        if item.holder_id:
            held[item.holder_id].append((item, why))
            continue
        notes = (Note("menu-item-left-out", why),) if why else ()
        source.report.add(Entry(item.source_id, _KIND, _title(item), "skipped" if why else "created", "", notes))
    for holder, entries in held.items():
        left = tuple(Note("menu-item-left-out", f"{_title(item)}: {why}") for item, why in entries if why)
        action = "skipped" if len(left) == len(entries) else "created"
        source.report.add(Entry(holder, "menu", entries[0][0].menu, action, "", left))


def _title(item: IncomingMenuItem) -> str:
    return item.title or item.url or item.target_kind
