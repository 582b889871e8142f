"""A commune hands up what changed; a lost stick costs nothing, and what arrived is known by receipts."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import Cancelled, InvalidInput, UserError
from desktop_app.core.package.about import Kind
from desktop_app.core.package.keys import read_card
from desktop_app.core.package.receipts import Outcome
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.models import SentRow
from desktop_app.sync.periods import typed_period
from desktop_app.sync.sending import queries
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.states import SentState
from tests.areas.reception.makers import MakeEntry
from tests.sync.sending.makers import Upper

WEEK = ReportPeriod("Tuần 48", date(2026, 11, 22), date(2026, 11, 29))


def test_a_lost_package_is_in_the_next_one_and_a_receipt_makes_the_following_small(
    sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path
) -> None:
    first = reception.register(an_entry())
    lost = sending.build(sending.look(WEEK))
    reception.register(an_entry(full_name="Lò Thị Mai"))
    second = sending.build(sending.look(WEEK), tmp_path)
    assert (lost.kind, second.kind, second.seq) == (Kind.FULL, Kind.FULL, 2)
    taken = sending.take_receipt(upper.take(second.copy))
    assert [(each.seq, each.state) for each in taken.answered] == [(2, SentState.RECEIVED)]
    assert [file.exists() for file in (lost.copy, second.copy, second.file) if file] == [False, False, True]
    reception.correct(first.uid, first.rev, an_entry(content="Đề nghị đo lại thửa 46."), "Ghi nhầm")
    third = sending.build(sending.look(WEEK))
    assert (third.kind, third.rows) == (Kind.DELTA, 1)
    upper.take(third.copy)
    assert next(iter(upper.held["visit"].values()))["body"]["content"] == "Đề nghị đo lại thửa 46."
    assert upper.conflicts == []
    said = [(line.seq, line.state, line.covered_by) for line in queries.history(sending.desk)]
    assert said == [(3, SentState.MADE, 0), (2, SentState.RECEIVED, 0), (1, SentState.MADE, 2)]


def test_a_correction_names_each_version_that_may_have_arrived_without_a_receipt(
    sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry, desk: Desk
) -> None:
    saved = reception.register(an_entry())
    upper.take(sending.build(sending.look(WEEK)).copy)
    for content in ("Lần hai", "Lần ba"):
        saved = reception.correct(saved.uid, saved.rev, an_entry(content=content), "Ghi nhầm")
        last = sending.build(sending.look(WEEK))
    upper.take(last.copy)  # it holds the first version still, and no receipt ever came
    assert upper.conflicts == []
    with desk.db.reading() as session:
        row = session.scalars(select(SentRow).where(SentRow.row_uid == saved.uid)).one()
        assert (row.known_hash, len(row.earlier.split())) == ("", 2)


def test_a_restored_office_sends_everything_again_and_says_what_it_goes_on_from(
    sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry())
    sending.take_receipt(upper.take(sending.build(sending.look(WEEK)).copy))
    life = replace(sending.desk.installation, epoch="01a20630-5300-7f29-973a-febad3ca8170")
    again = SendService(replace(sending.desk, installation=life))
    stopped = again.look(WEEK)
    assert "phục hồi" in stopped.missing[0].sentence
    upper.commune = read_card(EnrolService(again.desk).own_card())
    looked = again.look(WEEK)
    assert (looked.goes_on_from, looked.seq, looked.is_whole) == (1, 1, True)
    made = again.build(looked)
    with upper.open(made.copy) as opened:
        facts = opened.manifest.about.facts
        assert (facts["follows"]["seq"], facts["base"]) == (1, None)
        assert all(row["prev"] for row in opened.rows("visit"))
    upper.take(made.copy)
    assert upper.conflicts == []


def test_nothing_arose_is_stated_on_purpose_and_refused_where_something_did(
    sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    looked = sending.look(WEEK)
    assert looked.is_empty
    with pytest.raises(UserError, match="Không phát sinh"):
        sending.build(looked)
    made = sending.build(looked, nothing=True)
    with upper.open(made.copy) as opened:
        assert opened.manifest.about.facts["nothing"] is True
    reception.register(an_entry())
    with pytest.raises(InvalidInput, match="có 1 dòng"):
        sending.build(sending.look(WEEK), nothing=True)


def test_a_period_that_was_handed_in_is_corrected_with_a_reason(
    sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    past = ReportPeriod("Tuần 47", date(2026, 11, 16), date(2026, 11, 22))
    saved = reception.register(an_entry())
    sending.take_receipt(upper.take(sending.build(sending.look(past), nothing=True).copy))
    reception.correct(saved.uid, saved.rev, an_entry(content="Sửa sau khi gửi"), "Ghi nhầm")
    looked = sending.look(past)
    assert looked.is_correction
    with pytest.raises(InvalidInput, match="lý do"):
        sending.build(looked, nothing=True)
    made = sending.build(looked, nothing=True, reason="Ghi nhầm số thửa")
    assert made.kind is Kind.CORRECTION


def test_a_package_that_is_given_up_leaves_neither_a_file_nor_a_number(
    sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path
) -> None:
    class GivenUp:
        def report(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    reception.register(an_entry())
    with pytest.raises(Cancelled):
        sending.build(sending.look(WEEK), tmp_path / "usb", GivenUp())
    assert queries.history(sending.desk) == []
    assert list((sending.desk.installation.folder / "packages").iterdir()) == []
    assert sending.build(sending.look(WEEK)).seq == 1


def test_without_keys_or_an_upper_office_nothing_is_made_and_a_sentence_says_what_to_do(sending: SendService) -> None:
    looked = sending.look(WEEK)
    assert not looked.can_be_made
    assert [each.sentence[:30] for each in looked.missing if each.in_the_way] == [
        "Cơ quan chưa có khóa để ký và ",
        "Chưa ghi danh cơ quan cấp trên",
    ]
    with pytest.raises(UserError, match="ghi danh"):
        sending.build(looked)


def test_a_receipt_is_taken_once_and_its_comments_stand_at_the_row_and_the_figure(
    sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry, desk: Desk
) -> None:
    uid = reception.register(an_entry()).uid
    made = sending.build(sending.look(WEEK))
    with upper.open(made.copy) as opened:
        package = opened.manifest.about.pkg_id
        remarks = [remark(package, 1, target="ROW", table_name="visit", row_uid=uid), remark(package, 2, **FIGURE)]
        answer = upper.receipt(opened, Outcome.RETURNED, remarks)
    taken = sending.take_receipt(answer)
    assert (taken.new_comments, taken.answered[0].state) == (2, SentState.RETURNED)
    assert sending.take_receipt(answer).new_comments == 0
    assert [each.said for each in queries.remarks_on_rows(desk, [uid])] == ["Xem lại 1"]
    of_report = queries.remarks_on_report(desk, "01-TCD", date(2026, 9, 15), date(2026, 12, 14))
    assert [each.said for each in of_report["4"]] == ["Xem lại 2"]
    sending.answer(of_report["4"][0].uid, "Đã sửa")
    assert [each.said for each in queries.open_remarks(desk)] == ["Xem lại 1"]
    assert made.copy.exists(), "what was returned may still be wanted"


@pytest.mark.parametrize(
    ("sign", "name", "from_on", "to_on"),
    [
        ("2026-Q4", "Quý IV/2026", date(2026, 9, 15), date(2026, 12, 14)),
        ("2026-6T", "6 tháng năm 2026", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026-11", "Tháng 11/2026", date(2026, 10, 15), date(2026, 11, 14)),
        ("2026", "Năm 2026", date(2025, 12, 15), date(2026, 12, 14)),
        ("2026-11-16..2026-11-22", "Từ 16/11/2026 đến 22/11/2026", date(2026, 11, 16), date(2026, 11, 22)),
    ],
)
def test_a_period_is_typed_as_a_short_sign(desk: Desk, sign: str, name: str, from_on: date, to_on: date) -> None:
    assert typed_period(desk, sign) == ReportPeriod(name, from_on, to_on)


FIGURE: dict[str, Any] = {
    "target": "FIGURE", "form": "01-TCD", "figure": "4", "from_on": "2026-09-15", "to_on": "2026-12-14",
}  # fmt: skip


def remark(package: str, number: int, **told: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "comment_uid": f"01a20630-5300-7f29-973a-00000000000{number}", "package_uid": package, "table_name": "",
        "row_uid": "", "form": "", "figure": "", "said": f"Xem lại {number}", "said_by": "Trần Thị Hoa",
        "from_on": None, "to_on": None, "said_on": "2026-11-24", "withdrawn_on": None, "is_return": True,
    }  # fmt: skip
    return whole | told
