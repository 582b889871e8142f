"""The guided round checks itself off by what was written since it began, and by nothing older."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.office.desk import Desk
from desktop_app.office.opening import Opener, OpenOffice
from desktop_app.office.practice_round import Round, RoundService
from desktop_app.office.practice_task import PracticeTask
from desktop_app.office.rights import Role
from desktop_app.shell.round import KEEP_A_COPY, look_at_round, round_cards
from tests.areas.petitions.makers import a_petition, take
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf

AREAS = load_areas()
TASKS = [task for area in AREAS for task in area.tasks]


def _done(office: OpenOffice) -> list[str]:
    found = look_at_round(office, AREAS)
    assert found is not None
    return [each.task.title for each in found.tasks if each.done_at is not None]


def test_there_are_ten_tasks_and_the_first_is_a_visit() -> None:
    assert len([*TASKS, KEEP_A_COPY]) == 10
    assert TASKS[0].page == "reception.entry"


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.title)
def test_a_task_begins_on_a_page_that_exists_and_leaves_a_trace_in_the_journal(
    task: PracticeTask, opener: Opener
) -> None:
    journalled = {kind.__tablename__ for kind in opener.records}  # type: ignore[attr-defined]
    assert task.page in {page.key for area in AREAS for page in area.pages}
    for table, _, action in (trace.partition(" ") for trace in task.traces):
        assert table in journalled
        assert action in ("add", "change")


def test_only_what_was_done_since_it_began_counts(office: OpenOffice, an_entry: MakeEntry) -> None:
    ReceptionService(office.desk).register(an_entry())
    assert look_at_round(office, AREAS) is None
    RoundService(office.desk).begin()
    assert _done(office) == []
    ReceptionService(office.desk).register(an_entry())
    assert _done(office) == ["Ghi một lượt tiếp"]
    RoundService(office.desk).begin()
    assert _done(office) == []


def test_each_of_two_tasks_of_one_area_is_done_by_its_own_deed(office: OpenOffice) -> None:
    RoundService(office.desk).begin()
    petition = PetitionService(office.desk).register(a_petition())
    assert _done(office) == ["Đăng ký một đơn"]
    take(office.desk, petition, "classify", date(2026, 11, 23))
    assert _done(office) == ["Đăng ký một đơn", "Làm bước đầu của đơn"]


def test_a_copy_counts_when_it_is_newer_than_the_round(desk: Desk, clock: FixedClock) -> None:
    RoundService(desk).begin()
    [trace] = KEEP_A_COPY.traces
    for minutes, done in ((-1, 0), (1, 1)):
        found = RoundService(desk).look([KEEP_A_COPY], {trace: clock.now() + timedelta(minutes=minutes)})
        assert isinstance(found, Round)
        assert found.done == done


def test_who_may_not_open_a_page_has_no_task_there(office: OpenOffice) -> None:
    RoundService(office.desk).begin()
    keyer = replace(office.desk, account=replace(office.desk.account, role=Role.KEYER))
    office.desk = keyer
    found = look_at_round(office, AREAS)
    assert found is not None
    assert [each.task.page for each in found.tasks] == ["surveys.keying"]


def test_a_real_office_hears_nothing_of_it(office: OpenOffice) -> None:
    assert list(round_cards(office, AREAS)) == []
    office.desk = replace(office.desk, is_practice=True)
    [card] = round_cards(office, AREAS)
    assert (card.title, card.button) == ("Mười việc tập", "Bắt đầu")
    RoundService(office.desk).begin()
    [card] = round_cards(office, AREAS)
    assert card.sentence == "Đã xong 0 trong 10 việc. Việc tiếp theo: ghi một lượt tiếp."


def test_the_sheet_has_a_box_for_what_is_left_and_the_time_of_what_is_done(
    office: OpenOffice, an_entry: MakeEntry
) -> None:
    service = RoundService(office.desk)
    service.begin()
    ReceptionService(office.desk).register(an_entry())
    found = look_at_round(office, AREAS)
    assert found is not None
    text = ReadPdf(write_pdf(service.sheet(found))).all_text()
    assert text.count("□") == 9
    for said in ("MƯỜI VIỆC TẬP", "09:16", "Đã xong 1 trong 10 việc", "Giữ bản sao lưu ở USB"):
        assert said in text
