"""Updates without a window: looked at, handed to the installer, refused."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_app.core.release import Release, version_of
from desktop_app.core.updating.errand import Errands
from desktop_app.core.updating.place import ProgramPlace
from desktop_app.core.updating.updater import Updater
from tests.core.update_package.conftest import CONTENT, Maker
from tests.test_cli import Said, Say, folder, say

__all__ = ["folder", "say"]


def data(said: Said) -> dict[str, str]:
    found = said.json["data"]
    assert isinstance(found, dict)
    return found


def test_an_update_is_looked_at_then_handed_to_its_installer_after_a_backup(
    say: Say, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker, sent = Maker(tmp_path), list[Sequence[str]]()
    present = Release(version_of("0.2.0"))
    updater = Updater(present, maker.keys, ProgramPlace(tmp_path), Errands(tmp_path / "viec"), sent.append)
    monkeypatch.setattr("desktop_app.cli_update.updater", lambda: updater)
    made = maker.make()
    assert data(say("update", "inspect", made, "--format", "json"))["refused"] == ""

    done = data(say("update", "apply", made, "--data", folder, "--format", "json"))
    assert Path(done["backup"]).exists()
    [[installer, *switches]] = sent
    assert Path(installer).read_bytes() == CONTENT
    assert switches == ["/CAP-NHAT", "/S"]

    older = say("update", "inspect", maker.make(version=version_of("0.1.0")), "--format", "json")
    assert (older.code, data(older)["refused"]) == (1, "not_newer")
    assert "không giữ bản trước" in say("update", "back").errors
