"""One office in which a denouncer came in by every door, and all that an ordinary account then sees and gets out."""

import io
import shutil
import zipfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from sqlalchemy import select

from db.keys import KeyFile, Unlocked
from desktop_app import cli
from desktop_app.areas import load_areas
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.reception.models import Visit
from desktop_app.core.clock import FixedClock
from desktop_app.core.text.fold import fold
from desktop_app.kit.find_list import FindList
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.accounts import AccountService
from desktop_app.office.door import Door
from desktop_app.office.opening import OpenOffice, open_unlocked
from desktop_app.office.rights import Role
from desktop_app.shell.memory import Memory
from desktop_app.shell.navigation import HELP, Navigation
from desktop_app.shell.pictures import rest
from desktop_app.shell.program import Program
from desktop_app.shell.window import Window
from tests.areas.reception.exchange.workbooks import taken_over, workbook
from tests.conftest import PASSWORD, TEST_COST, office_opener
from tests.journeys.seen import picture, words_on_screen
from tests.searching import Place, Planted, said_by

CTRL = Qt.KeyboardModifier.ControlModifier
CLERK, THEIRS = "Lê Thị Hoa", PASSWORD + " hai"
TEXT = "Trưởng thôn thu tiền làm đường không có hóa đơn, không công khai cho dân."
OF_VISIT = {"subject": "OFFICIALS", "handling": "ACCEPT"}
OF_PETITION = {"received_on": "23/11/2026", "source": "POST", "subject": "OFFICIALS"}
SPAN = ("--from", "2026-01-01", "--to", "2026-12-31")


@dataclass
class Office:
    """The office, its window, and what was found in it; `at` is the folder of everything that was written."""

    at: Path
    person: Planted
    office: OpenOffice
    window: Window
    seen: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    clock: FixedClock = field(default_factory=lambda: FixedClock(datetime(2026, 11, 23, 9, 16)))

    # ---- what somebody at the desk does

    def rest(self) -> None:
        """Until nothing is under way."""
        work = self.window.work
        assert work is not None
        for _ in range(200):
            rest(20)
            if not work.jobs.is_busy:
                break
        rest(20)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        """A key where the keyboard is."""
        self.window.activateWindow()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.rest()

    def open(self, page: str, **entry: str) -> Any:
        """Another page, as the side bar or a list opens it."""
        assert self.window.work is not None
        self.window.work.open(page, **entry)
        self.rest()
        return self.window.work.pages.page

    def write(self, page: str, values: Mapping[str, object], **entry: str) -> None:
        """Fill in the form of a page and save it; what is offered instead of a name is taken, a reason is given."""
        form = self.open(page, **entry).form
        form.load(values)
        for name in values:
            form.edited.emit(name)
        self.press(Qt.Key.Key_S)
        while sheets := self._sheets():
            if isinstance(sheets[-1], VerbSheet):
                sheets[-1].form.load({"reason": "Nghe lại thì là tố cáo"})
            self.press(Qt.Key.Key_S)
            assert self._sheets() != sheets

    def _sheets(self) -> list[SideSheet]:
        return [sheet for sheet in self.window.findChildren(SideSheet) if sheet.isVisible()]

    def close(self) -> None:
        """Put the window and the office away."""
        self.window._close_for_good()
        self.window.deleteLater()

    # ---- what is looked at

    def look(self, where: str) -> None:
        """Keep what the window says and how it looks."""
        self.rest()
        self.note(where, {self.window.windowTitle(), *words_on_screen()})
        before, now = "", picture(self.window)
        while now != before:  # on a busy machine a page is drawn in more than one go
            rest(250)
            self.rest()
            before, now = now, picture(self.window)
        self.pictures[where] = now

    def note(self, where: str, said: Iterable[str]) -> None:
        """Keep what was said, with the first place where it was."""
        for text in said:
            self.seen.setdefault(text, where)

    def uids(self, kind: type[Visit] | type[Petition]) -> list[str]:
        """Every record of the kind."""
        with self.office.db.reading() as session:
            return list(session.scalars(select(kind.uid).order_by(kind.id)))


def made(at: Path, template: Path, unlocked: Unlocked, person: Planted) -> Office:
    """The office with the window of a clerk who records and must not see denouncers."""
    folder = at / "data"
    shutil.copytree(template, folder)
    clock = FixedClock(datetime(2026, 11, 23, 9, 16))
    opener = office_opener(clock)
    office = open_unlocked(folder, KeyFile.read(folder, TEST_COST), unlocked, opener)
    uid = AccountService(office.desk, office.keeper).open(CLERK, "Công chức", Role.OFFICIAL, THEIRS)
    office.switch(uid, THEIRS)
    areas = load_areas()
    window = Window(Program(clock, Door(folder, opener), areas, Memory(at / "window.json"), lambda error: "x"))
    window.resize(1366, 697)
    window.enter(office)
    window.show()
    window.activateWindow()
    return Office(at, person, office, window, clock=clock)


def denounce(there: Office) -> None:
    """By a visit, by a petition, by a workbook, and by a visit that turns out to be one when a petition was made."""
    person = there.person
    hidden, shown = {**_who(there), "kind": "DENUNCIATION"}, {**_who(there), "kind": "COMPLAINT"}
    there.write("reception.entry", {**hidden, **OF_VISIT})
    there.write("petitions.entry", {**hidden, **OF_PETITION})
    there.write("reception.entry", {**shown, **OF_VISIT})
    came = there.uids(Visit)[-1]
    there.write("petitions.entry", {**shown, **OF_PETITION}, visit=came)
    there.clock.move_to(datetime(2026, 11, 24, 8, 0))
    there.write("reception.entry", {"kind": "DENUNCIATION"}, uid=came)
    row = {"Họ và tên": person.name, "Số giấy tờ": person.number, "Loại": "Tố cáo", "Nội dung": TEXT}
    taken_over(there.office.desk, workbook(there.at.parent / "so-cu.xlsx", row), old=True)
    there.rest()


def complain(there: Office) -> None:
    """Under their own name, at a visit."""
    there.write("reception.entry", {**_who(there), **OF_VISIT, "kind": "COMPLAINT"})


def _who(there: Office) -> dict[str, str]:
    person = there.person
    return {
        "full_name": person.name,
        "paper_number": person.number,
        "phone": person.phone,
        "hamlet": "Thôn Đoài",
        "address": person.address,
        "content": f"Tôi là {person.name}, số điện thoại {person.phone}. {TEXT}",
    }


def look_at_pages(there: Office) -> None:
    """Every page that the clerk may open."""
    assert there.window.work is not None
    there.window.work._undo.withdraw()  # it goes by itself after some seconds, sooner or later by the machine's load
    navigation = Navigation(load_areas(), there.office.desk.account)
    pages = dict.fromkeys(page.key for group in navigation.groups for page in group.pages)
    for page in (*pages, HELP.key):
        there.open(page)
        there.look(page)


def look_at_records(there: Office) -> None:
    """Every record on each of its pages, then what stands in any widget, also one that is out of sight."""
    for kind, keys in (
        (Visit, ("reception.register", "reception.entry")),
        (Petition, ("petitions.register", "petitions.record", "petitions.entry")),
    ):
        for key in keys:
            for number, uid in enumerate(there.uids(kind)):
                there.open(key, uid=uid)
                there.look(f"{key} {number}")
    there.open("today")
    there.look("today")
    there.note("out of sight", words_on_screen(hidden=True))


def find(there: Office) -> None:
    """By the name, its bare letters, the number and the telephone."""
    person = there.person
    for typed in (person.name, fold(person.name), person.number, person.phone):
        there.press(Qt.Key.Key_K)
        [found] = [each for each in there.window.findChildren(FindList) if each.isVisible()]
        field = found.findChild(QLineEdit)
        assert field is not None
        field.setText(typed)
        rest(400)
        there.rest()
        # What was typed stands in the field, and in the sentence that says that nothing was found.
        there.note(f"find {typed}", (label.text().replace(typed, "") for label in found.findChildren(QLabel)))
        field.clear()
        there.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


def take_out(there: Office) -> list[Place]:
    """What the command line writes and says for the clerk, and a copy of everything."""
    folder = there.at / "out"
    folder.mkdir()
    there.office.back_up(there.at / "sao luu")
    there.office._held.release()
    declared = {(command.verb, command.noun) for area in load_areas() for command in area.commands}
    places = [("today", _typed(there, "today").encode())]
    for noun in ("reception", "petitions"):
        for verb, forms in (("register", ("pdf", "docx", "xlsx")), ("export", ("xlsx", "csv"))):
            for form in forms if (verb, noun) in declared else ():
                target = folder / f"{verb}-{noun}.{form}"
                form_asked = ("--format", form) if verb == "register" else ()
                places.append(
                    (f"{verb} {noun}", _typed(there, verb, noun, *SPAN, *form_asked, "--out", target).encode())
                )
    for report, form in (("01-TCD", "pdf"), ("01-TCD", "json"), ("03-XLD", "xlsx")):
        asked = ("rows", report, "--column", "1", *SPAN, "--format", form, "--out", folder / f"rows-{report}.{form}")
        places.append((f"rows {report}", _typed(there, *asked).encode()))
    # Whoever has no way into the vault may be refused the extract: what is left out cannot be checked for them.
    places.append(
        ("extract", _typed(there, "extract", "--number", "1/2026", "--out", folder / "t.pdf", ends={0, 1}).encode())
    )
    return places + [place for paper in sorted(folder.iterdir()) for place in said_by(paper)]


def _typed(there: Office, *words: object, ends: Collection[int] = (0,)) -> str:
    """What a command says that must end so."""
    out, errors = io.StringIO(), io.StringIO()
    environment, source = {"SODANCHU_PASSWORD": THEIRS}, io.TextIOWrapper(io.BytesIO())
    world = cli.World(environment, source, out, errors, str, lambda holder: office_opener(there.clock))
    typed = [str(word) for word in (*words, "--data", there.at / "data", "--account", CLERK)]
    assert cli.main(typed, world) in ends, (words, errors.getvalue())
    return out.getvalue() + errors.getvalue()


def opened_copy(there: Office, into: Path) -> Path:
    """The backup, unpacked."""
    [copy] = (there.at / "sao luu").glob("*.sdcsaoluu")
    with zipfile.ZipFile(copy) as inside:
        inside.extractall(into)
    return into
