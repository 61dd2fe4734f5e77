"""The printed unit, looked at by systemd itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from masthead.cli.deploy import systemd
from masthead.cli.trouble import Trouble
from masthead.conf.read import Config, read


def paper(folder: Path, *lines: str) -> Config:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "masthead.toml"
    file.write_text("\n".join(['name = "The 100% Gazette"', *lines]))
    return read(file, {})


def settings(unit: str) -> dict[str, list[str]]:
    """What a unit says, by name; a line that is neither setting, section nor comment is an error."""
    found: dict[str, list[str]] = {}
    for line in unit.splitlines():
        if line and not line.startswith(("#", "[")):
            name, equals, value = line.partition("=")
            assert equals
            assert name.isalpha()
            found.setdefault(name, []).append(value)
    return found


def test_the_unit_serves_this_newspaper_and_writes_only_there(tmp_path: Path) -> None:
    said = settings(systemd.unit(paper(tmp_path / "a paper"), user="dana"))
    assert said["User"] == ["dana"]
    assert said["WorkingDirectory"] == [f"{tmp_path}/a paper"]
    assert said["ExecStart"][0].endswith('/bin/masthead" serve')
    assert said["ReadWritePaths"] == [f'"{tmp_path}/a paper"']
    assert said["Description"] == ["The 100%% Gazette"]
    assert (said["ProtectSystem"], said["CapabilityBoundingSet"]) == (["strict"], [""])
    assert (said["Restart"], said["KillMode"]) == (["always"], ["mixed"])


def test_folders_elsewhere_may_be_written_too(tmp_path: Path) -> None:
    config = paper(tmp_path / "p", 'media = "files:/srv/media"', 'database = "sqlite:/srv/rows/paper.sqlite3"')
    assert settings(systemd.unit(config))["ReadWritePaths"] == [f'"{tmp_path}/p" "/srv/media" "/srv/rows"']


def test_a_port_of_the_system_takes_one_capability_and_no_more(tmp_path: Path) -> None:
    said = settings(systemd.unit(paper(tmp_path, 'listen = "0.0.0.0:80"')))
    assert said["CapabilityBoundingSet"] == said["AmbientCapabilities"] == ["CAP_NET_BIND_SERVICE"]


def test_a_folder_that_no_unit_can_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="cannot name this folder"):
        systemd.unit(paper(tmp_path / 'a"b'))


@pytest.mark.systemd
@pytest.mark.parametrize("listen", ["127.0.0.1:8000", "0.0.0.0:80"])
def test_systemd_finds_nothing_wrong_and_little_exposed(tmp_path: Path, listen: str) -> None:
    unit = tmp_path / "gazette.service"
    unit.write_text(systemd.unit(paper(tmp_path / "a paper", f'listen = "{listen}"'), user="masthead"))
    verified = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True)
    assert (verified.returncode, verified.stderr) == (0, "")
    # Of 100; a unit without any of these lines has 96.
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", unit]
    exposed = subprocess.run(command, capture_output=True, text=True)
    assert exposed.returncode == 0, exposed.stdout
