"""Twenty forms of PKS05 by the keypad alone, every key counted; a power cut in the middle; what a keyer never sees."""

import io
import json
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.keys import Created, KeyFile
from desktop_app import cli
from desktop_app.areas import load_areas
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.surveys.forms.form import Answers
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.keying.views.keying_page import KeyingPage
from desktop_app.areas.surveys.models import KeyingFigures, SurveyResponse
from desktop_app.core.clock import FixedClock
from desktop_app.office.accounts import AccountService
from desktop_app.office.door import Door
from desktop_app.office.finding import due_items, find_anything, today_cards, waiting_items
from desktop_app.office.opening import Opener, open_unlocked
from desktop_app.office.rights import Role
from desktop_app.shell.manual.help_page import HelpPage
from desktop_app.shell.memory import Memory
from desktop_app.shell.program import Program
from desktop_app.shell.window import Window
from tests.areas.surveys.keying.keyer import Keyer
from tests.areas.surveys.makers import a_batch, a_survey
from tests.conftest import TEST_COST, office_opener
from tests.journeys.seen import words_on_screen
from tests.office import agenda_fake

NAME, OWN = "Đỗ Minh Quân", "nhập phiếu bằng bàn phím số"
FORMS, TODAY = 20, date(2026, 11, 23)
OPENS = {"q3": 3, "q7": 3, "q8": 1}
"""The answers of PKS05 that open a follow-up."""
SECRET = "Lò Thị Phấn Thoong"


@pytest.fixture
def begun(
    office_template: tuple[Path, Created], opener: Opener, tmp_path: Path, an_entry: Callable[..., VisitEntry]
) -> tuple[Door, str]:
    """An office with a visit, a batch of PKS05 and an account that keys forms; closed."""
    template, created = office_template
    folder = tmp_path / "data"
    shutil.copytree(template, folder)
    office = open_unlocked(folder, KeyFile.read(folder, TEST_COST), created.unlocked, opener)
    AccountService(office.desk, office.keeper).open(NAME, "Đoàn Thanh niên", Role.KEYER, OWN)
    ReceptionService(office.desk).register(an_entry(full_name=SECRET))
    batch = a_batch(office.desk, a_survey(office.desk), FORMS, place="Thôn Đoài")
    office.close()
    return Door(folder, opener), batch


@pytest.fixture
def open_window(clock: FixedClock, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Door], Window]]:
    """The window of the keyer at this door."""
    made = list[Window]()

    def opened(door: Door) -> Window:
        program = Program(clock, door, load_areas(), Memory(tmp_path / "window.json"), lambda error: "x")
        window = Window(program)
        made.append(window)
        window.resize(1366, 697)
        window.enter(door.open(NAME, OWN))
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield opened
    for window in made:
        window._close_for_good()
        window.deleteLater()


def at_the_batch(window: Window, qtbot: QtBot) -> Keyer:
    """The page leads by Enter into the only batch."""
    assert window.work is not None
    window.work.open("surveys.keying")
    page = window.work.pages.page
    assert isinstance(page, KeyingPage)
    keyer = Keyer(qtbot, page)
    qtbot.waitUntil(lambda: page.list is not None)
    keyer.press("Enter")
    qtbot.waitUntil(lambda: page.body is not None)
    keyer.keys = 0
    return keyer


def filled(number: int) -> Answers:
    """What a respondent ticked; every third one opens each of the follow-ups."""
    dice, form = random.Random(number), shipped()["PKS05"]
    answers: Answers = {}
    for question in form.asked:
        condition = question.condition
        if condition is not None and not condition.holds(answers, TODAY):
            continue
        codes = [choice.code for choice in question.choices]
        if question.kind.value == "select_multiple":
            answers[question.id] = sorted(dice.sample(codes, dice.randint(1, 3)))
        elif number % 3 == 0 and question.id in OPENS:
            answers[question.id] = OPENS[question.id]
        else:
            answers[question.id] = dice.choice([*codes, 9] if number % 7 == 0 else codes)
    return answers


def keys_of(answers: Answers) -> list[str]:
    """The keys of the form: one for each tick, Enter for a blank and behind several ticks."""
    keys = list[str]()
    for answer in answers.values():
        keys += [*map(str, answer), "Enter"] if isinstance(answer, list) else ["Enter" if answer == 9 else str(answer)]
    return keys


def test_twenty_forms_cost_one_key_for_each_closed_question(
    begun: tuple[Door, str], open_window: Callable[[Door], Window], qtbot: QtBot
) -> None:
    window = open_window(begun[0])
    keyer = at_the_batch(window, qtbot)
    papers = [filled(number) for number in range(1, FORMS + 1)]
    began = time.perf_counter()
    for number, answers in enumerate(papers, start=1):
        keyer.serial(number)
        keyer.press(*keys_of(answers))
        assert keyer.body.flow.asked.head == "Hết phiếu"
        keyer.press("Enter")
        keyer.saved(number)
    took = time.perf_counter() - began
    assert window.work is not None
    with window.work.desk.db.reading() as session:
        rows = session.scalars(select(SurveyResponse).order_by(SurveyResponse.id)).all()
        [figures] = session.scalars(select(KeyingFigures)).all()
        kept = [row.answers for row in rows]
        assert figures.keystrokes == sum(row.keystrokes or 0 for row in rows) == keyer.keys
    assert [json.loads(text) for text in kept] == papers
    single = sum(not isinstance(answer, list) for answers in papers for answer in answers.values())
    several = [answer for answers in papers for answer in answers.values() if isinstance(answer, list)]
    serials = sum(len(str(number)) + 2 for number in range(1, FORMS + 1))
    assert several
    assert keyer.keys == single + sum(len(ticks) + 1 for ticks in several) + serials + FORMS
    sys.stdout.write(
        f"{FORMS} forms PKS05: {keyer.keys / FORMS:.1f} keys a form, of these {serials / FORMS:.1f} for the serial; "
        f"{single} closed questions {single} keys, {len(several)} with several ticks; "
        f"{FORMS * 3600 / took:.0f} forms/h\n"
    )


def test_after_a_power_cut_the_form_stands_at_the_same_question(
    begun: tuple[Door, str], open_window: Callable[[Door], Window], qtbot: QtBot, opener: Opener, tmp_path: Path
) -> None:
    door, batch = begun
    window = open_window(door)
    keyer = at_the_batch(window, qtbot)
    keyer.serial(1)
    keyer.press(*"2133", "1", "2")
    assert window.work is not None
    jobs = window.work.jobs
    qtbot.waitUntil(lambda: not jobs.is_busy)
    # What lies on the disk at this moment is all that a power cut leaves.
    shutil.copytree(door.folder, tmp_path / "after")
    again = open_window(Door(tmp_path / "after", opener))
    assert again.work is not None
    again.work.open("today")
    qtbot.waitUntil(lambda: any("Còn bản nháp ghi dở" in said for said in words_on_screen()))
    again.work.open("surveys.keying", f"{batch}.FIRST")
    page = again.work.pages.page
    assert isinstance(page, KeyingPage)
    back = Keyer(qtbot, page)
    qtbot.waitUntil(lambda: page.body is not None)
    flow = back.body.flow
    assert flow.entry is not None
    assert (flow.entry.at, flow.entry.given["q3_1"], flow.entry.keystrokes) == ("q3_1", [1, 2], 9)
    back.press("Enter", *"1", "2", "1", "2", "2", "Enter")
    back.saved(1)


def test_a_keyer_sees_surveys_and_nothing_else(
    begun: tuple[Door, str], open_window: Callable[[Door], Window], qtbot: QtBot
) -> None:
    window = open_window(begun[0])
    work = window.work
    assert work is not None
    groups = {group.key: [page.key for page in group.pages if page.in_side_bar] for group in work._navigation.groups}
    assert set(groups) == {"today", "surveys"}
    assert groups["today"] == ["today"]
    assert "surveys.keying" in groups["surveys"]
    areas = (*load_areas(), agenda_fake.AREA)
    assert {item.area for item in due_items(work.desk, areas)} <= {"surveys"}
    assert waiting_items(work.desk, areas) == []
    assert {card.page.partition(".")[0] for card in today_cards(work.desk, areas)} <= {"surveys"}
    assert find_anything(work.desk, areas, "thoong") == []
    for page in [page for area in areas for page in area.pages] + [page for group in groups for page in groups[group]]:
        key = page if isinstance(page, str) else page.key
        work.open(key)
        qtbot.waitUntil(lambda: not work.jobs.is_busy)
        shown = work.present_page
        assert shown is not None
        assert shown.key.partition(".")[0] in ("today", "surveys")
        assert SECRET not in "".join(words_on_screen())
    work.open("help")
    page = work.pages.page
    assert isinstance(page, HelpPage)
    told = {each.slug for each in page.view.book.pages}
    assert told >= {"nhap-phieu", "tro-giup"}
    assert told.isdisjoint({"so-tiep-cong-dan", "don-thu"})
    work.open("system.password")
    assert work.present_page is not None
    assert work.present_page.key == "system.password"
    with qtbot.waitSignal(window.destroyed, raising=False, timeout=1):
        window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert list((begun[0].folder / "backups").glob("*"))


def test_a_keyer_is_told_nothing_of_other_registers_on_the_command_line(begun: tuple[Door, str]) -> None:
    door = begun[0]
    said = dict[str, tuple[int, str, str]]()
    for command in ("find thoong", "today", "verify", "schedule --month 2026-12 --format pdf --out x.pdf"):
        out, errors = io.StringIO(), io.StringIO()
        world = cli.World(
            environment={"SODANCHU_PASSWORD": OWN}, source=None, out=out, errors=errors,
            opener=lambda _holder: office_opener(FixedClock(door.opener.clock.now())),
        )  # fmt: skip
        typed = [*command.split(), "--data", str(door.folder), "--account", NAME]
        said[command] = (cli.main(typed, world), out.getvalue(), errors.getvalue())
    assert said["find thoong"][1].startswith("Không thấy hồ sơ nào")
    assert said["today"][0] == 0
    assert SECRET not in "".join(out for _, out, _ in said.values())
    assert all("không có quyền" in errors for code, _, errors in said.values() if code)
    assert [code for code, _, _ in said.values()] == [0, 0, 1, 1]
