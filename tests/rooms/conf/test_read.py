"""``masthead.toml`` and the environment: unknown and wrong options are refused by name and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masthead.conf.options import OPTIONS, Kind
from masthead.conf.read import Config, ConfigError, digest, find, read
from masthead.conf.reference import written


def config(folder: Path, text: str, **environ: str) -> Config:
    file = folder / "masthead.toml"
    file.write_text(text, encoding="utf-8")
    return read(file, environ)


def refusal(folder: Path, text: str, **environ: str) -> str:
    with pytest.raises(ConfigError) as caught:
        config(folder, text, **environ)
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_without_a_file_everything_has_its_default() -> None:
    assert dict(read(None, {}).values) == {option.name: option.default for option in OPTIONS}


def test_what_the_file_says_is_taken(tmp_path: Path) -> None:
    found = config(tmp_path, 'name = "The Harbour"\nlist_length = 12\nhosts = ["a.example"]\ndebug = true\n')
    assert found.text("name") == "The Harbour"
    assert found.number("list_length") == 12
    assert found.list("hosts") == ("a.example",)
    assert found.switch("debug")


def test_paths_start_from_the_files_folder(tmp_path: Path) -> None:
    found = config(tmp_path, "")
    assert found.path("media") == (tmp_path / "media").resolve()
    assert found.path("/srv/media") == Path("/srv/media")


def test_an_unknown_option_is_refused_with_its_line_and_a_suggestion(tmp_path: Path) -> None:
    said = refusal(tmp_path, '# A paper\nname = "x"\n\nlist_lenght = 12\n')
    assert said == "masthead.toml, line 4: there is no option `list_lenght`; do you mean `list_length`?"


def test_an_unknown_option_like_no_other_leads_to_the_list(tmp_path: Path) -> None:
    assert "`masthead check --options` lists them" in refusal(tmp_path, "zzzzzz = 1\n")


def test_a_section_is_refused_with_its_line(tmp_path: Path) -> None:
    assert refusal(tmp_path, 'name = "x"\n[qqqq]\na = 1\n').startswith(
        "masthead.toml, line 2: there is no option `qqqq`"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("list_length = '30'", "takes a whole number, not '30'"),
        ("list_length = true", "takes a whole number, not True"),
        ("list_length = 30.0", "takes a whole number, not 30.0"),
        ("list_length = 4", "takes 5 to 100, not 4"),
        ("list_length = 101", "takes 5 to 100, not 101"),
        ("name = 5", "takes a text in quotes, not 5"),
        ("name = ['x']", "takes a text in quotes"),
        ("name = 2026-01-01", "takes a text in quotes"),
        ("debug = 1", "takes true or false, not 1"),
        ("hosts = 'a.example'", "takes a list of texts in square brackets"),
        ("hosts = ['a', 1]", "takes a list of texts in square brackets"),
        ("log_level = 'loud'", "takes one of debug, info, warning, error, not 'loud'"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_right(tmp_path: Path, line: str, said: str) -> None:
    text = refusal(tmp_path, f"\n{line}\n")
    assert text.startswith("masthead.toml, line 2: `")
    assert said in text


def test_what_is_no_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    assert "line 2" in refusal(tmp_path, 'name = "x"\nname\n')


def test_an_option_given_twice_is_refused(tmp_path: Path) -> None:
    assert "masthead.toml" in refusal(tmp_path, 'name = "x"\nname = "y"\n')


@pytest.mark.parametrize("text", ["a = " + "[" * 50_000, "a = " + "9" * 10_000, "[[" + "a." * 20_000 + "a]]"])
def test_a_file_made_to_do_harm_is_refused(tmp_path: Path, text: str) -> None:
    assert len(refusal(tmp_path, text)) < 400 + len(str(tmp_path))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read(tmp_path / "masthead.toml", {})


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "masthead.toml").write_bytes('name = "Ré"'.encode("latin-1"))
    with pytest.raises(ConfigError, match="encoding"):
        read(tmp_path / "masthead.toml", {})


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    found = config(
        tmp_path,
        'name = "x"\nlist_length = 12\n',
        MASTHEAD_NAME="The Other",
        MASTHEAD_LIST_LENGTH="20",
        MASTHEAD_DEBUG="true",
        MASTHEAD_HOSTS="a.example, b.example,",
        PATH="/bin",
    )
    assert found.text("name") == "The Other"
    assert found.number("list_length") == 20
    assert found.switch("debug")
    assert found.list("hosts") == ("a.example", "b.example")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MASTHEAD_LIST_LENGTH", "many"),
        ("MASTHEAD_LIST_LENGTH", "3"),
        ("MASTHEAD_LIST_LENGTH", "9" * 400),
        ("MASTHEAD_DEBUG", "yes"),
        ("MASTHEAD_LOG_LEVEL", "loud"),
        ("MASTHEAD_LIST_LENGHT", "30"),
    ],
)
def test_a_wrong_variable_is_refused_by_its_name(variable: str, value: str) -> None:
    with pytest.raises(ConfigError, match=variable):
        read(None, {variable: value})


def test_the_file_in_force_is_the_named_one_or_that_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find({}) is None
    (tmp_path / "masthead.toml").touch()
    assert find({}) == tmp_path / "masthead.toml"
    assert find({"MASTHEAD_CONFIG": "/srv/paper/masthead.toml"}) == Path("/srv/paper/masthead.toml")


def test_every_default_is_a_value_that_the_option_takes(tmp_path: Path) -> None:
    text = "\n".join(f"{option.name} = {written(option.default)}" for option in OPTIONS)
    assert dict(config(tmp_path, text).values) == dict(read(None, {}).values)


names = st.one_of(st.sampled_from([option.name for option in OPTIONS]), st.text(max_size=12))
values = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.floats(), st.text(max_size=20)),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


def as_toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    return written(value) if isinstance(value, str | bool) else repr(value)  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_=st.dictionaries(names, values, max_size=4))
def test_any_file_is_taken_or_refused_in_one_line(tmp_path: Path, given_: dict[str, object]) -> None:
    text = "\n".join(f"{written(name)} = {as_toml(value)}" for name, value in given_.items())
    (tmp_path / "masthead.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        found = read(tmp_path / "masthead.toml", {})
    except ConfigError as error:
        assert "\n" not in str(error)  # noqa: PT017
        return
    for option in OPTIONS:
        kinds = {Kind.TEXT: str, Kind.NUMBER: int, Kind.SWITCH: bool, Kind.LIST: tuple}
        assert type(found.values[option.name]) is kinds[option.kind]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_taken_or_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "masthead.toml").write_bytes(data)
    try:
        read(tmp_path / "masthead.toml", {})
    except ConfigError as error:
        assert "\n" not in str(error)  # noqa: PT017


def test_only_options_that_pages_may_show_have_every_page_made_anew(tmp_path: Path) -> None:
    before = digest(config(tmp_path, 'name = "The Lantern"\n'))
    assert digest(config(tmp_path, 'name = "The Lantern"\nlisten = "127.0.0.1:8123"\nworkers = 4\n')) == before
    assert digest(config(tmp_path, 'name = "The Beacon"\n')) != before
