"""A file that a virus scanner holds for a moment is waited for; anything else is told at once."""

from pathlib import Path

import pytest

from desktop_app.core import patience
from desktop_app.core.files import whole_file


class Held(PermissionError):
    """What Windows raises, made on any system."""

    def __init__(self, winerror: int | None) -> None:
        super().__init__(13, "denied")
        self._number = winerror

    @property
    def winerror(self) -> int | None:  # type: ignore[override]
        return self._number


class Busy:
    """Refuses so many times, then works."""

    def __init__(self, times: int, winerror: int | None) -> None:
        self.left, self.winerror, self.tries = times, winerror, 0

    def __call__(self) -> str:
        self.tries += 1
        if self.tries <= self.left:
            raise Held(self.winerror)
        return "done"


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it was waited, without waiting."""
    waits: list[float] = []
    monkeypatch.setattr(patience.time, "sleep", waits.append)
    return waits


@pytest.mark.parametrize("winerror", sorted(patience.HELD))
def test_a_held_file_is_tried_again_ever_more_slowly(slept: list[float], winerror: int) -> None:
    assert patience.patiently(Busy(4, winerror)) == "done"
    assert slept == sorted(slept)
    assert len(slept) == 4


def test_a_file_that_stays_held_is_given_up_after_some_seconds(slept: list[float]) -> None:
    busy = Busy(99, 32)
    with pytest.raises(PermissionError):
        patience.patiently(busy)
    assert busy.tries == len(patience.WAITS) + 1
    assert 3 < sum(slept) < 5


@pytest.mark.parametrize("winerror", [None, 112])
def test_what_waiting_does_not_help_is_told_at_once(slept: list[float], winerror: int | None) -> None:
    with pytest.raises(PermissionError):
        patience.patiently(Busy(1, winerror))
    assert slept == []


def test_a_whole_file_takes_its_name_when_the_scanner_has_let_go(
    slept: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refusals = Path.replace, [Held(5), Held(32)]

    def held(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with whole_file(tmp_path / "sổ.pdf") as part:
        part.write_bytes(b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["sổ.pdf"]
    assert len(slept) == 2


def test_a_folder_that_is_held_for_good_is_left_as_empty_as_it_can_be(
    slept: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "nháp"
    folder.mkdir()
    (folder / "một").write_bytes(b"1")
    asked: list[bool] = []

    def held(path: Path, ignore_errors: bool = False) -> None:
        asked.append(ignore_errors)
        if not ignore_errors:
            raise Held(32)

    monkeypatch.setattr(patience.shutil, "rmtree", held)
    patience.remove_tree(folder)
    assert asked[-1] is True
    patience.remove_tree(tmp_path / "chưa có")
