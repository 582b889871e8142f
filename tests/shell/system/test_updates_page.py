"""Cập nhật bằng USB: what lies on a stick, taking it, what the next start says, and the way back."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.migrations import HEAD
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.release import FILE, Release, release_text, version_of
from desktop_app.core.update_package.manifest import Kind
from desktop_app.core.updating.errand import RESULT, Ending, Errands
from desktop_app.core.updating.place import KEPT, REMOVER, ProgramPlace
from desktop_app.core.updating.updater import Updater
from desktop_app.office.law_bundle import written_bundle
from desktop_app.office.law_entry import DayChange
from desktop_app.office.models import DayKind
from desktop_app.office.safety import SafetyService
from desktop_app.shell.updates.arrived import tell_ending
from desktop_app.shell.updates.law_page import LawUpdatePage
from desktop_app.shell.updates.page import UpdatesPage
from desktop_app.shell.updates.words import is_time_to_say, state_sentence
from tests.core.stick.doors import FolderDrives, stick_at
from tests.core.update_package.conftest import CONTENT, Maker
from tests.shell.system.conftest import ChosenFiles, ShellPlace
from tests.shell.system.hands import go_to, press, sheet_of, told

MADE_ON = date(2026, 6, 1)


class Pc:
    """A PC with an installed program that keeps the version before, and a stick with an update."""

    def __init__(self, tmp_path: Path, place: ShellPlace) -> None:
        self.maker = Maker(tmp_path)
        self.stick = stick_at(tmp_path / "E", label="KINGSTON")
        self.folder = tmp_path / "chuong trinh"
        self.errands = Errands(tmp_path / "cap-nhat")
        self.sent: list[list[str]] = []
        self.keep("0.1.0", HEAD)
        place.drives = FolderDrives(self.stick)
        place.updater = self.updater("0.2.0")

    def keep(self, version: str, revision: str) -> None:
        inside = self.folder / KEPT / "_internal"
        shutil.rmtree(inside, ignore_errors=True)
        steps = inside / "db" / "migrations" / "versions"
        for folder in (steps, inside / "resources"):
            folder.mkdir(parents=True)
        (steps / f"{revision}_what_it_does.py").touch()
        (inside / "resources" / FILE).write_text(release_text(version, MADE_ON), encoding="utf-8")
        (self.folder / KEPT / REMOVER).touch()

    def updater(self, version: str) -> Updater:
        present = Release(version_of(version), MADE_ON)
        return Updater(present, self.maker.keys, ProgramPlace(self.folder), self.errands, self.start)

    def start(self, command: object) -> None:
        self.sent.append(list(command))  # type: ignore[call-overload]


@pytest.fixture
def pc(place: ShellPlace, tmp_path: Path) -> Pc:
    return Pc(tmp_path, place)


def shown(qtbot: QtBot, place: ShellPlace, *chosen: Path) -> UpdatesPage:
    page = UpdatesPage(place, ChosenFiles(*chosen))
    go_to(qtbot, place, page)
    qtbot.waitUntil(lambda: bool(page.cards))
    return page


def test_an_update_on_the_stick_is_taken_after_a_backup_and_the_program_ends(
    qtbot: QtBot, place: ShellPlace, pc: Pc
) -> None:
    shutil.move(pc.maker.make(), pc.stick.root / "anh.jpg")
    page = shown(qtbot, place)
    assert "Chương trình bản 0.3.0" in told(page)
    assert "In thẻ hẹn trên giấy A6." in told(page)
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: place.opened == ["end"])

    [[installer, *switches]] = pc.sent
    assert Path(installer).read_bytes() == CONTENT
    assert switches == ["/CAP-NHAT"]
    last = SafetyService(place.office, ()).last_backup()
    assert last is not None
    assert last.at == place.desk.clock.now()


@pytest.mark.parametrize(
    ("version", "damage", "says"),
    [
        ("0.2.0", b"", "không cần cập nhật"),
        ("0.3.0", b"!", "bị hỏng"),
    ],
)
def test_what_is_not_taken_says_why_and_offers_nothing(
    qtbot: QtBot, place: ShellPlace, pc: Pc, version: str, damage: bytes, says: str
) -> None:
    made = pc.maker.make(version=version_of(version))
    made.write_bytes(made.read_bytes() + damage)
    shutil.move(made, pc.stick.root)
    page = shown(qtbot, place)
    assert says in told(page)
    press(qtbot, place, Qt.Key.Key_S)
    assert pc.sent == []


def test_a_stick_pulled_while_it_is_copied_changes_nothing(qtbot: QtBot, place: ShellPlace, pc: Pc) -> None:
    shutil.move(pc.maker.make(), pc.stick.root / "a.sdcup")
    page = shown(qtbot, place)
    shutil.rmtree(pc.stick.root)
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "Hãy cắm lại USB" in told(page))
    assert not list(pc.errands.folder.glob("*"))


def test_what_was_said_of_one_package_is_not_said_of_the_next(qtbot: QtBot, place: ShellPlace, pc: Pc) -> None:
    damaged = pc.stick.root / "hong.sdcup"
    damaged.write_bytes(pc.maker.make().read_bytes()[:-1] + b"?")
    page = shown(qtbot, place)
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "bị hỏng" in told(page))
    damaged.unlink()
    shutil.move(pc.maker.make(), pc.stick.root / "tot.sdcup")
    page._watch.begin()
    qtbot.waitUntil(lambda: "bị hỏng" not in told(page))
    assert "Chương trình bản 0.3.0" in told(page)


def test_law_is_seen_old_beside_new_before_it_is_taken(qtbot: QtBot, place: ShellPlace, pc: Pc) -> None:
    change = DayChange(
        on=date(2027, 2, 12), kind=DayKind.OFF, reason="nghỉ Tết", document="88/TB", confidence=Confidence.SECONDARY
    )
    law = pc.maker.make(written_bundle([change]), kind=Kind.LAW, version=version_of("2027.1.5"))
    shutil.move(law, pc.stick.root)
    shown(qtbot, place)
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: bool(place.over))
    page = place.over[-1]
    assert isinstance(page, LawUpdatePage)
    place.show(page)
    qtbot.waitUntil(lambda: "1 thay đổi, không hạn nào dời ngày." in told(page))
    assert place.desk.law.calendar.day(change.on).working

    page.take.click()
    qtbot.waitUntil(lambda: place.opened == ["back"])
    assert place.said == ["Đã nhận bộ quy định 2027.1.5: không hạn nào dời."]
    assert not place.desk.law.calendar.day(change.on).working


@pytest.mark.parametrize(("is_installed", "room", "says"), [(True, 1 << 60, "Ổ đĩa giữ"), (False, 0, "bộ cài đặt")])
def test_where_there_is_no_room_or_no_installation_nothing_is_begun(
    qtbot: QtBot, place: ShellPlace, pc: Pc, monkeypatch: pytest.MonkeyPatch, is_installed: bool, room: int, says: str
) -> None:
    monkeypatch.setattr("desktop_app.office.updates.ROOM", room)
    if not is_installed and place.updater:
        place.updater = replace(place.updater, place=None)
    shutil.move(pc.maker.make(), pc.stick.root)
    page = shown(qtbot, place)
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: says in told(page))
    assert not pc.errands.folder.exists()


@pytest.mark.parametrize(("revision", "says"), [(HEAD, "vẫn mở được sổ này"), ("0001", "không mở được sổ này")])
def test_going_back_says_what_becomes_of_the_register(
    qtbot: QtBot, place: ShellPlace, pc: Pc, revision: str, says: str
) -> None:
    pc.keep("0.1.0", revision)
    page = shown(qtbot, place)
    page.cards[-1].button.click()  # type: ignore[attr-defined]
    assert says in told(sheet_of(place))
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: place.opened == ["end"])
    assert [command[1:] for command in pc.sent] == [["/TRO-VE", "/CAP-NHAT"]]


@pytest.mark.parametrize("ending", [*Ending, None])
def test_the_next_start_says_once_how_it_ended(place: ShellPlace, pc: Pc, ending: Ending | None) -> None:
    now = place.desk.clock.now()
    pc.errands.begin(version_of("0.2.0"), version_of("0.3.0"), None, now, goes_back=False)
    if ending not in (None, Ending.CUT):
        (pc.errands.folder / RESULT).write_text(ending.value, encoding="ascii")
    place.updater = pc.updater("0.3.0" if ending is Ending.DONE else "0.2.0")
    for _ in range(2):
        tell_ending(place)
    if ending is Ending.DONE:
        assert place.said == ["Đã cập nhật lên bản 0.3.0.", "Có gì mới"]
        assert place.opened == ["help"]
    else:
        [trouble] = place.troubles
        assert "bản 0.3.0" in str(trouble).lower()
    place.troubles.clear()


def test_an_old_program_is_spoken_of_on_one_day_and_then_not_for_a_while() -> None:
    present, kept = Release(version_of("0.2.0"), MADE_ON), dict[str, object]()
    days = [date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 29), date(2026, 11, 30), date(2027, 2, 27)]
    assert [is_time_to_say(present, day, kept) for day in days] == [False, True, True, False, True]
    assert "hơn 180 ngày" in state_sentence(present, days[1])
    assert "180" not in state_sentence(present, days[0])
