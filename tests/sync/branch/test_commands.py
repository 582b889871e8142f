"""Two PCs of one office without a window: every command of branches and of moving, each a run of its own."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.keys import Created
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.cli import World, main
from desktop_app.office.opening import Opener
from tests.areas.reception.makers import MakeEntry
from tests.conftest import PASSWORD
from tests.sync.branch.conftest import opened

Run = Callable[..., Any]


@pytest.fixture
def run(opener: Opener) -> Run:
    """Run a command; its values, or what it said when it failed."""

    def does(*words: object, data: Path | None = None, fails: bool = False) -> Any:
        out, errors = io.StringIO(), io.StringIO()
        at = ["--data", str(data)] if data else []
        world = World({"SODANCHU_PASSWORD": PASSWORD}, None, out, errors, opener=lambda _holder: opener)
        code = main([*map(str, words), *at, "--format", "json"], world)
        assert (code != 0) is fails, errors.getvalue()
        return errors.getvalue() if fails else json.loads(out.getvalue())["data"]

    return does


def test_two_pcs_of_one_office_by_commands(
    run: Run, office_template: tuple[Path, Created], opener: Opener, an_entry: MakeEntry, tmp_path: Path
) -> None:
    stick, here, second, third = (tmp_path / name for name in ("stick", "here", "second", "third"))
    shutil.copytree(office_template[0], here)
    made = run("branch", "make", "--name", "Bàn nhà văn hóa", "--out", stick, data=here)
    assert run("arrive", made["file"], "--to", second)["brings"] == "branch"
    office = opened(second, office_template[1], opener)
    ReceptionService(office.desk).register(an_entry(book="B"))
    office.close()
    assert run("branch", "hand", "--out", stick, data=second)["visits"] == 1
    refused = run("package", "build", "--period", "2026-Q4", "--nothing", "--out", stick, data=second, fails=True)
    assert "Máy này là máy phụ" in refused
    [dry] = run("branch", "join", stick, "--dry-run", data=here)["packages"]
    [joined] = run("branch", "join", stick, data=here)["packages"]
    assert (dry["counts"], joined["standing"]) == (joined["counts"], "good")
    assert len(run("branch", "receipts", stick, data=here)["receipts"]) == 1
    run("branch", "receipts", stick, data=second)
    assert run("branch", "list", data=second) == {"letter": "B", "visits": 1, "new": 0}
    run("branch", "renew", "B", "--out", stick, data=here)
    run("branch", "end", "B", data=here)
    [told] = run("branch", "list", data=here)["branches"]
    assert (told["last_number"], told["ended"]) == ("1/B/2026", True)
    moved = run("move", "out", "--out", stick, data=here)["file"]
    assert "chuyển sang máy mới" in run("branch", "renew", "B", "--out", stick, data=here, fails=True)
    assert run("arrive", moved, "--to", third)["must_enrol"]
    run("move", "back", "--reason", "Chưa mở ở máy nào", data=here)
    assert run("branch", "renew", "B", "--out", stick, data=here)["letter"] == "B"
