"""The docs say what is there: links lead somewhere, and options, commands, targets, slots and packages exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer

from masthead.cli.app import app
from masthead.conf.options import BY_NAME
from masthead.look.slots import SLOTS
from masthead.stories.kinds import ADDRESSES, RESERVED_SLUGS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BY_ID = [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES]

LINK = re.compile(r"(?<!\\)!?\[[^\]\n]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
TARGET = re.compile(r"(?:^|[$#;&] )make (?:-C \S+ )?([a-z][\w-]*)")
COMMAND = re.compile(r"(?:^|[$#;&] |/bin/)masthead ([a-z][\w-]*)(?: ([a-z][\w-]*))?")
MODULE = re.compile(r"\bmasthead(?:\.\w+)+")
FILE = re.compile(r"^(?:masthead|tests|bench|docs)/[\w./-]+$")
OPTION_LINE = re.compile(r"^([a-z_]+) = ", re.MULTILINE)
VARIABLE = re.compile(r"\bMASTHEAD_([A-Z_]+)\b")
OTHER_VARIABLES = {"CONFIG", "SECRET_KEY", "SAMPLES"}


def words_of(page: Path) -> str:
    """The page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def blocks_of(page: Path, *languages: str) -> list[str]:
    """The page's blocks of code in these languages."""
    found = FENCE.findall(page.read_text(encoding="utf-8"))
    return [text for language, text in found if language in languages]


def anchors(page: Path) -> set[str]:
    """The anchors that headings get, as GitHub makes them."""
    found = set()
    for heading in HEADING.findall(words_of(page)):
        plain = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        found.add(re.sub(r"[^\w\- ]", "", plain).replace(" ", "-"))
    return found


def said(page: Path) -> list[str]:
    """Everything on a page that somebody would type: code in lines, and lines at a prompt."""
    lines = [line for block in blocks_of(page, "console", "sh", "cron", "ini") for line in block.splitlines()]
    return [*CODE.findall(words_of(page)), *lines]


def commands() -> dict[str, set[str]]:
    """Subcommands of ``masthead``, each with its own subcommands."""
    group = typer.main.get_command(app)
    return {name: set(getattr(command, "commands", ())) for name, command in group.commands.items()}  # type: ignore[attr-defined]


IGNORED = {"docs/screenshots/all/"}
"""Folders that docs name and that are not kept (``.gitignore``)."""


def targets() -> set[str]:
    """Targets of the Makefile."""
    return set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def terms() -> list[str]:
    """Terms of the glossary in their order."""
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return re.findall(r"^### (.+)$", page, re.MULTILINE)


@pytest.mark.parametrize("doc", BY_ID)
def test_every_link_leads_somewhere(doc: Path) -> None:
    missing = []
    for link in LINK.findall(words_of(doc)):
        path, _, anchor = link.partition("#")
        if "://" in link or link.startswith("mailto:"):
            continue
        target = (doc.parent / path).resolve() if path else doc
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            missing.append(link)
    assert missing == []


def test_a_link_to_nothing_would_be_found() -> None:
    assert LINK.findall("see [there](nowhere.md#x), ![a](b.png)") == ["nowhere.md#x", "b.png"]


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        links = (link.partition("#")[0] for link in LINK.findall(words_of(page)) if "://" not in link)
        found = ((page.parent / link).resolve() for link in links if link)
        for target in found:
            # A folder stands for the pages in it.
            waiting += target.glob("*.md") if target.is_dir() else [target] if target.suffix == ".md" else []
    assert set(PAGES) - reached == set()


def test_every_term_stands_once_in_the_glossary_and_in_order() -> None:
    found = [term.casefold() for term in terms()]
    assert len(found) > 60
    assert found == sorted(set(found))


@pytest.mark.parametrize("doc", BY_ID)
def test_every_make_target_named_exists(doc: Path) -> None:
    assert {name for text in said(doc) for name in TARGET.findall(text)} - targets() == set()


@pytest.mark.parametrize("doc", BY_ID)
def test_every_subcommand_named_exists(doc: Path) -> None:
    there = commands()
    named = [pair for text in said(doc) for pair in COMMAND.findall(text)]
    unknown = {name for name, _ in named if name not in there}
    unknown |= {f"{name} {below}" for name, below in named if there.get(name) and below and below not in there[name]}
    assert unknown == set()


@pytest.mark.parametrize("doc", BY_ID)
def test_every_option_named_exists(doc: Path) -> None:
    # masthead.toml has no tables: a block with one is another file, such as the map of an import.
    plain = [block for block in blocks_of(doc, "toml") if not block.startswith("[")]
    named = {name for block in plain for name in OPTION_LINE.findall(block)}
    text = doc.read_text(encoding="utf-8")
    named |= {name.lower() for name in VARIABLE.findall(text) if name not in OTHER_VARIABLES and not name.endswith("_")}
    named |= set(re.findall(r"[Oo]ptions? `(\w+)`", text))
    assert named - set(BY_NAME) == set()


@pytest.mark.parametrize("doc", BY_ID)
def test_every_file_and_module_named_exists(doc: Path) -> None:
    named = CODE.findall(words_of(doc))
    missing = [name for name in named if FILE.match(name) and name not in IGNORED and not (ROOT / name).exists()]
    for name in {found for code in named for found in MODULE.findall(code)} - {"masthead.toml", *SLOTS}:
        steps = name.split(".")
        # The last steps may be a class, a function or an attribute of a module.
        places = [ROOT.joinpath(*steps[:length]) for length in range(len(steps), 1, -1)]
        if not any(place.is_dir() or place.with_suffix(".py").is_file() for place in places):
            missing.append(name)
    assert missing == []


def test_every_dependency_is_explained_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = (*project["dependency-groups"].values(), *project["project"]["optional-dependencies"].values())
    wanted = [*project["project"]["dependencies"], *(name for group in groups for name in group)]
    page = (ROOT / "docs" / "explanation" / "dependencies.md").read_text(encoding="utf-8")
    tables = page.partition("## What was left out")[0]
    cells = re.findall(r"^\| (?:`\w+` \| )?([^|`]+?) \|", tables, re.MULTILINE)
    explained = {name for cell in cells for name in cell.split(", ")} - {"package", "extra"}
    assert {re.split(r"[\[<>=~ ]", name)[0] for name in explained} == {
        re.split(r"[\[<>=~ ]", name)[0] for name in wanted
    }


def test_every_page_slot_stands_in_the_page_on_themes() -> None:
    page = (ROOT / "docs" / "how-to" / "theme.md").read_text(encoding="utf-8")
    assert {name for name in SLOTS if f"`{name}`" not in page} == set()


def test_addresses_of_kinds_that_docs_name_exist() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert set(re.findall(r"`/kind/([\w-]+)/`", text)) <= set(ADDRESSES)
    assert "kind" in RESERVED_SLUGS


def test_every_decision_is_one_page_with_context_decision_and_consequences() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    for number, page in enumerate(pages, start=1):
        text = page.read_text(encoding="utf-8")
        assert page.name.startswith(f"{number:04}-")
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
        assert text.startswith(f"# {number}. ")
        assert len(text.splitlines()) <= 60


def test_what_is_typed_is_recognised() -> None:
    assert TARGET.findall("$ make -C masthead env && make demo") == ["env", "demo"]
    assert TARGET.findall("# apt-get install git make python3-venv") == []
    assert COMMAND.findall("$ masthead/.venv/bin/masthead new gazette") == [("new", "gazette")]
    assert COMMAND.findall("masthead import wordpress FILE.xml") == [("import", "wordpress")]
    assert COMMAND.findall("15 3 * * * masthead cd /srv/gazette") == []
