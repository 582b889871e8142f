"""What is built around an office before anybody has signed in."""

import io
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app import main
from desktop_app.areas import sample
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.first_window import FirstWindow
from desktop_app.core.progress import Silent
from desktop_app.office.door import Door
from desktop_app.office.opening import Opener, OpenOffice


def test_the_data_of_a_real_office_are_never_opened_for_practice(office: OpenOffice, opener: Opener) -> None:
    with pytest.raises(UserError, match="dữ liệu của cơ quan thật"):
        main._practice_office(Door(office.folder, opener), Silent())
    assert office.keys.content().holders[0].tries.failed == 0


def test_a_new_practice_office_goes_on_by_the_clock_of_the_program(
    opener: Opener, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample, "load_areas", tuple)
    office = main._practice_office(Door(tmp_path / "tap-huan", opener), Silent())
    try:
        clock.move_to(clock.now() + timedelta(hours=20))
        assert office.desk.clock.now() == clock.now()
    finally:
        office.close()


class Told:
    """What was said in a window of the system."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.user32 = self

    def MessageBoxW(self, _owner: None, words: str, _title: str, _kind: int) -> None:
        self.words.append(words)


def test_a_program_without_a_console_says_its_sentence_in_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told()
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(main.ctypes, "windll", told, raising=False)
    main.tell("Thư mục này giữ dữ liệu của cơ quan thật.", None)
    assert told.words == ["Thư mục này giữ dữ liệu của cơ quan thật."]
    out = io.StringIO()
    main.tell("Đã dừng.", out)
    assert out.getvalue() == "Đã dừng.\n"


@pytest.mark.parametrize("started", ["SoDanChu.exe", "sodanchu-cli.exe"])
def test_the_practice_office_opens_as_a_window_whichever_program_was_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, started: str
) -> None:
    (tmp_path / "SoDanChu.exe").write_bytes(b"")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / started))
    assert main._program() == [str(tmp_path / "SoDanChu.exe")]


@pytest.mark.parametrize("answers", [True, False])
def test_a_second_start_ends_when_the_first_came_forward_and_says_so_when_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answers: bool
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    first = FirstWindow(main.data_home(), tmp_path / "data")
    assert first.take()
    monkeypatch.setattr(FirstWindow, "call", lambda self: answers)
    try:
        if answers:
            assert main.open_window(tmp_path / "data", False) == 0
        else:
            with pytest.raises(UserError, match="đang mở nhưng không trả lời"):
                main.open_window(tmp_path / "data", False)
    finally:
        first.release()
