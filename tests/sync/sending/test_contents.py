"""What a package carries beside rows: frozen reports, sums of surveys, files; and what it costs to make."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from desktop_app.areas.conventions.text.rules import Article
from desktop_app.areas.petitions.papers_in import NewScan
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.evidence.prepared import Prepared
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Role
from desktop_app.reports.entering import EnteringService
from desktop_app.reports.kept import Wanted
from desktop_app.reports.models import Report, ReportState
from desktop_app.reports.service import ReportService
from desktop_app.sync.sending import commands
from desktop_app.sync.sending.commands import build, inspect_package, take_receipts
from desktop_app.sync.sending.service import SendService
from tests.areas.conventions.makers import propose, with_text
from tests.areas.petitions.makers import a_petition
from tests.areas.reception.makers import MakeEntry
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms
from tests.sync.sending.makers import Upper

QUARTER = ReportPeriod("Quý IV/2026", date(2026, 9, 15), date(2026, 12, 14))


def test_a_frozen_report_goes_with_its_figures_checks_and_rows_and_the_others_are_told_as_missing(
    desk: Desk, sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    visit = reception.register(an_entry())
    reports = ReportService(desk)
    begun = reports.begin(Wanted("01-TCD", QUARTER.from_on, QUARTER.to_on))
    reports.freeze(begun.uid, begun.rev)
    looked = sending.look(QUARTER)
    with upper.open(sending.build(looked).copy) as opened:
        assert opened.reports == ["01-TCD_20260915_20261214"]
        told = opened.report("01-TCD_20260915_20261214")
    assert (told["figures"]["1"], told["rows"]["4"], told["state"]) == ("1", [visit.uid], "FROZEN")
    assert [each["holds"] for each in told["checks"]] == [True] * len(told["checks"])
    said = [each.sentence for each in looked.missing]
    assert "Biểu 01/TCD chưa có người duyệt. Mở báo cáo để duyệt." in said
    assert "Biểu 01/XLD chưa lập nên không có trong gói. Mở biểu, kiểm tra số rồi bấm Chốt số liệu." in said


def test_an_approved_report_is_noted_as_sent_with_its_package_and_one_approved_only_afterwards_is_not(
    desk: Desk, clock: FixedClock, sending: SendService, upper: Upper
) -> None:
    head = replace(desk, account=replace(desk.account, role=Role.LEADER))
    reports, uids = ReportService(head), list[str]()
    for form in ("01-TCD", "01-XLD"):
        begun = reports.begin(Wanted(form, QUARTER.from_on, QUARTER.to_on))
        EnteringService(head).enter_all(begun.uid, [], rest_is_nothing=True) if form == "01-XLD" else None
        uids.append(begun.uid)
        reports.freeze(begun.uid, _rev(desk, begun.uid))
    reports.approve(uids[0], _rev(desk, uids[0]))
    saved = sending.build(sending.look(QUARTER))
    clock.move_to(clock.now() + timedelta(hours=1))
    reports.approve(uids[1], _rev(desk, uids[1]))
    assert sending.hand_over(saved.uid) == ["01/TCD"]
    with desk.db.reading() as session:
        found = {row.form: (row.state, row.sent_on) for row in session.scalars(select(Report))}
    assert found == {"01-TCD": (ReportState.SENT, clock.today()), "01-XLD": (ReportState.APPROVED, None)}


def _rev(desk: Desk, uid: str) -> int:
    with desk.db.reading() as session:
        return session.scalars(select(Report.rev).where(Report.uid == uid)).one()


def test_of_a_survey_go_sums_of_closed_rounds_and_never_a_form(desk: Desk, sending: SendService, upper: Upper) -> None:
    survey = a_survey(desk)
    with_forms(desk, a_batch(desk, survey), [{**PLAIN, "q2": 1 + at % 4} for at in range(20)])
    with desk.db.writing(desk.account.uid) as session:
        session.scalars(select(Survey)).one().state = SurveyState.CLOSED
    with upper.open(sending.build(sending.look(QUARTER)).copy) as opened:
        sums = [row["body"] for row in opened.rows("survey_result")]
        assert [row["body"]["state"] for row in opened.rows("survey")] == ["CLOSED"]
        assert "survey_response" not in opened.tables
    answers = next(each["question"]["answers"] for each in sums[1:] if each["question"]["id"] == "q2")
    assert sums[0]["gathered"]["valid"] == sum(each["count"] for each in answers) == 20


def test_files_go_only_where_somebody_chose_so_each_once_and_never_those_of_a_denunciation(
    desk: Desk, sending: SendService, upper: Upper
) -> None:
    petitions = PetitionService(desk)
    shown = petitions.register(a_petition(), scans=[scan(b"%PDF-1.4 ranh gioi")])
    petitions.register(a_petition(kind=Kind.DENUNCIATION), scans=[scan(b"%PDF-1.4 to cao")])
    looked = sending.look(QUARTER)
    assert looked.files.many == 1
    sending.build(looked, with_files=True)  # lost, and the next one was made without files
    for chosen, brought in ((False, []), (True, [b"%PDF-1.4 ranh gioi"]), (True, [])):
        made = sending.build(sending.look(QUARTER), with_files=chosen)
        with upper.open(made.copy) as opened:
            assert [b"".join(opened.attachment(name)) for name in opened.attachments] == brought
        sending.take_receipt(upper.take(made.copy))
    petitions.correct(shown.uid, shown.rev, a_petition(kind=Kind.DENUNCIATION), "Là đơn tố cáo")
    made = sending.build(sending.look(QUARTER))
    upper.take(made.copy)
    [called_back] = upper.held["attachment"].values()
    assert (called_back["body"], called_back["forget"]) == ({"withdrawn": True}, True)


LONG = "".join(f"{number}. Mỗi hộ trong thôn cùng giữ vệ sinh đường làng, ngõ xóm.\n" for number in range(1, 2_600))


def test_a_convention_of_two_hundred_kilobytes_in_one_article_goes_up_whole(
    desk: Desk, sending: SendService, upper: Upper
) -> None:
    with_text(desk, propose(desk, proposed_on=date(2026, 11, 23)).uid, (Article(number="1", text=LONG),))
    made = sending.build(sending.look(QUARTER))
    upper.take(made.copy)
    assert len(LONG.encode()) > 200_000
    assert [row["body"]["text"] for row in upper.held["convention_article"].values()] == [LONG]


def test_a_package_takes_no_more_statements_for_more_rows(
    desk: Desk, sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    counts = list[int]()
    for _ in range(2):
        for _ in range(4):
            reception.register(an_entry(full_name="", hamlet="", paper_number="", phone="", is_somebody_else=True))
        looked = sending.look(QUARTER)
        with counted(desk) as statements:
            sending.build(looked)
        counts.append(len(statements))
    assert counts[1] <= counts[0] + 2


def test_the_commands_build_tell_and_take_receipts_by_content(
    desk: Desk, upper: Upper, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path
) -> None:
    reception.register(an_entry())
    asked: dict[str, Any] = {
        "period": "2026-Q4",
        "out": tmp_path / "gui",
        "reason": "",
        "nothing": False,
        "files": False,
        "all": False,
    }
    built = build(desk, asked)
    file = Path(built.data["file"])
    assert file.name.startswith("XA-27061_20260915-20261214_0001_")
    told = inspect_package(desk.clock.today(), {"file": file})
    assert told.text.startswith("Gói số 1 của 27061 gửi 27, kỳ 20260915-20261214")
    with pytest.raises(UserError, match="Không tìm thấy biên nhận"):
        take_receipts(desk, tmp_path)
    (tmp_path / "An toan.lnk").write_bytes(b"\0" * 100)
    (tmp_path / "~$.tmp").write_bytes(upper.take(file))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(commands, "MOST_RECEIPT_BYTES", 200)
        assert "lớn bất thường" in take_receipts(desk, tmp_path).failure
    assert take_receipts(desk, tmp_path).data["receipts"] == [{"seq": 1, "state": "RECEIVED", "new": True}]
    stated = build(desk, asked | {"period": "2026-Q2", "nothing": True})
    assert not any("Không phát sinh" in each for each in stated.data["missing"]), "it was stated"


def scan(content: bytes) -> NewScan:
    return NewScan("Đơn", Prepared(content, "application/pdf", keeps_metadata=True))


@contextmanager
def counted(desk: Desk) -> Iterator[list[str]]:
    """The statements that are sent inside the block."""
    sent = list[str]()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(desk.db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(desk.db.engine, "before_cursor_execute", note)
