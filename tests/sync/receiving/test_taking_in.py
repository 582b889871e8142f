"""What becomes of a package: taken in as a whole, once, in line; forks and corrections as somebody decides."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.package.about import Kind, Schema
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.models import Comment
from desktop_app.sync.receiving.judging import Held, Verdict, judge
from desktop_app.sync.receiving.members import RowVersion
from desktop_app.sync.receiving.models import (
    OlderRow,
    ReceivedFigure,
    ReceivedPackage,
    ReceivedReport,
    ReceivedRow,
    RefusedPackage,
    RowConflict,
)
from desktop_app.sync.receiving.planned import Standing
from desktop_app.sync.receiving.queries import tables_of
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.states import ReceivedState, Timeliness
from tests.sync.makers import with_code
from tests.sync.receiving.makers import Q3, Q4, Commune, report

A, B, C, D = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)


@pytest.mark.parametrize(
    ("held", "hash", "rev", "follows", "is_new", "late", "confirmed", "verdict"),
    [
        (None, A, 1, "", True, False, False, Verdict.ADDED),
        ((3, C, False, True), B, 2, A, False, True, True, Verdict.HIDDEN),
        ((3, C, False, True), D, 4, C, False, False, True, Verdict.CHANGED),
        (None, B, 2, A, False, False, False, Verdict.CONFLICT),
        (None, B, 2, A, False, False, True, Verdict.ADDED),
        ((1, A), A, 1, "", True, False, False, Verdict.UNCHANGED),
        ((1, A), B, 2, A, False, False, False, Verdict.CHANGED),
        ((1, A), C, 3, A + B, True, False, False, Verdict.CHANGED),
        ((3, C), B, 2, A, False, False, False, Verdict.CONFLICT),
        ((3, C), B, 2, A, False, True, False, Verdict.UNCHANGED),
        ((3, C), D, 4, A, False, True, False, Verdict.CONFLICT),
        ((3, C), B, 2, A, False, False, True, Verdict.CHANGED),
    ],
)
def test_a_version_is_taken_in_when_it_follows_the_one_held(
    held: Any, hash: str, rev: int, follows: str, is_new: bool, late: bool, confirmed: bool, verdict: Verdict
) -> None:
    before = Held(1, "visit", *held) if held else None
    named = frozenset(follows[at : at + 64] for at in range(0, len(follows), 64))
    row = RowVersion("u", rev, hash, named, is_new, "{}", None)
    assert judge(before, row, is_late=late, is_confirmed=confirmed) is verdict


def count(service: ReceiveService, kind: Any, *wanted: Any) -> int:
    with service.desk.db.reading() as session:
        return session.scalar(select(func.count()).select_from(kind).where(*wanted)) or 0


def bodies(service: ReceiveService) -> dict[str, Any]:
    with service.desk.db.reading() as session:
        held = session.scalars(select(ReceivedRow).where(ReceivedRow.gone_in.is_(None)))
        return {row.row_uid: json.loads(row.body) for row in held}


def same(service: ReceiveService, commune: Commune) -> bool:
    """Whether the upper office holds what the commune has."""
    return bodies(service) == {uid: body for uid, (_, _, body) in commune.rows.items()}


def package(service: ReceiveService, uid: str) -> ReceivedPackage:
    with service.desk.db.reading() as session:
        return session.scalars(select(ReceivedPackage).where(ReceivedPackage.uid == uid)).one()


def acknowledge(service: ReceiveService, commune: Commune, uid: str) -> None:
    with service.desk.db.writing(service.holder.uid) as session:
        found = session.scalars(select(ReceivedPackage).where(ReceivedPackage.uid == uid)).one()
        found.receipt_on = service.desk.clock.today()
    commune.receipt_read()


def test_looking_changes_nothing_and_taking_in_does_what_was_told(receiving: ReceiveService, commune: Commune) -> None:
    first = commune.put(content="một")
    commune.put(content="hai")
    path = commune.build(reports={"a": report()})
    looked = receiving.plan(path)
    assert (looked.standing, looked.counts.added, looked.reports) == (Standing.GOOD, 2, ("01-TCD Quý III/2026",))
    assert count(receiving, ReceivedRow) == count(receiving, ReceivedPackage) == 0

    done = receiving.apply(looked)
    assert (done.planned.counts.added, done.planned.trouble) == (2, "")
    assert same(receiving, commune)
    kept = package(receiving, done.uid)
    assert (kept.state, kept.added, kept.is_first, kept.journal_seq) == (ReceivedState.TAKEN_IN, 2, True, 7)

    commune.put(first, content="một, sửa")
    again = receiving.apply(receiving.plan(commune.build()))
    assert (again.planned.counts.changed, again.planned.counts.unchanged) == (1, 1)
    assert same(receiving, commune)
    assert count(receiving, OlderRow) == 1


def test_the_same_package_twice_is_said_and_changes_nothing(receiving: ReceiveService, commune: Commune) -> None:
    commune.put()
    path = commune.build()
    first = receiving.take(path)
    again = receiving.take(path)
    assert again.planned.standing is Standing.SAME_AGAIN
    assert again.uid == first.uid
    assert "đã nhập ngày 23/11/2026" in again.planned.trouble
    assert count(receiving, ReceivedPackage) == 1


def test_a_lost_stick_costs_nothing_and_one_found_later_undoes_nothing(
    receiving: ReceiveService, commune: Commune
) -> None:
    uid = commune.put(content="một")
    receiving.take(commune.build())
    commune.put(uid, content="hai")
    lost = commune.build(days=Q3, reports={"a": report()})
    commune.put(uid, content="ba")
    commune.put(content="mới")
    assert receiving.take(commune.build(days=Q4)).planned.counts.conflicts == 0
    late = receiving.take(lost).planned
    assert (late.standing, late.counts.unchanged, late.counts.touched) == (Standing.GOOD, 1, 0)
    assert same(receiving, commune)
    assert count(receiving, ReceivedReport) == 1


def test_a_row_that_does_not_follow_is_not_taken_and_is_seen(receiving: ReceiveService, commune: Commune) -> None:
    uid = commune.put(content="một")
    other = commune.put(content="khác")
    acknowledge(receiving, commune, receiving.take(commune.build()).uid)
    commune.acked[uid] = B
    commune.put(uid, content="từ đâu ra")
    commune.put(other, content="khác, sửa")
    done = receiving.take(commune.build())
    assert (done.planned.counts.conflicts, done.planned.counts.changed) == (1, 1)
    assert "1 dòng không nối tiếp" in package(receiving, done.uid).trouble
    assert count(receiving, RowConflict, RowConflict.row_uid == uid) == 1
    assert not same(receiving, commune)

    with pytest.raises(InvalidInput):
        receiving.confirm_fork(done.uid, " ")
    confirmed = receiving.confirm_fork(done.uid, "đã gọi hỏi bà Hoa")
    assert confirmed.planned.counts.conflicts == 0
    assert same(receiving, commune)
    assert package(receiving, done.uid).confirm_reason == "đã gọi hỏi bà Hoa"


def test_rows_that_never_arrived_are_told_although_nothing_conflicts(
    receiving: ReceiveService, commune: Commune
) -> None:
    commune.put(content="một")
    receiving.take(commune.build())
    about = commune._about(Q3, Kind.DELTA, "2026-09-20T08:00:00+07:00", {})
    commune.seq = 2
    path = commune.folder / "short.dcpkg"
    totals = {**about.totals, "visit.rows": 2}
    commune.write(path, replace(about, seq=2, prev=commune.prev, totals=totals), {})
    done = receiving.take(path)
    assert done.planned.differs == ["visit"]
    assert "1 bảng" in package(receiving, done.uid).trouble


def test_of_what_turned_out_to_be_a_denunciation_no_older_version_is_kept(
    receiving: ReceiveService, commune: Commune
) -> None:
    uid, other = commune.put(content="Bà Sáu tố cáo"), commune.put(content="một")
    receiving.take(commune.build())
    commune.put(uid, content="Bà Sáu tố cáo, ghi thêm")
    commune.put(other, content="hai")
    receiving.take(commune.build())
    commune.put(uid, content=None)
    commune.forgets.add(uid)
    commune.sent.pop(uid)
    commune.put(other, withdrawn=True)
    commune.rows[other] = (*commune.rows[other][:2], {"withdrawn": True})
    assert receiving.take(commune.build()).planned.counts.conflicts == 0
    with receiving.desk.db.reading() as session:
        older = session.scalars(select(OlderRow).order_by(OlderRow.id)).all()
        assert [each.body == "{}" for each in older] == [each.row_uid == uid for each in older]
        assert len(older) == 5, "and the mark that says so"
    assert bodies(receiving)[uid]["content"] is None
    assert tables_of(receiving.desk, commune.unit) == {"visit": 1}


def test_two_packages_of_one_number_are_a_fork_until_somebody_confirms(
    receiving: ReceiveService, commune: Commune
) -> None:
    uid = commune.put(content="một")
    receiving.take(commune.build())
    before = commune.prev
    commune.put(uid, content="máy thứ nhất")
    receiving.take(commune.build())
    commune.seq, commune.prev = 1, before
    commune.put(uid, content="máy thứ hai")
    fork = commune.build()
    seen = receiving.plan(fork)
    assert (seen.standing, seen.can_be_taken) == (Standing.FORKED, False)
    waiting = receiving.take(fork)
    assert bodies(receiving)[uid]["content"] == "máy thứ nhất"
    assert receiving.take(fork).uid == waiting.uid

    receiving.confirm_fork(waiting.uid, "máy thứ hai là sổ chính")
    assert bodies(receiving)[uid]["content"] == "máy thứ hai"
    assert count(receiving, OlderRow) == 2


def test_another_life_of_the_data_is_confirmed_once_and_then_the_unit_is_as_it_says(
    receiving: ReceiveService, commune: Commune
) -> None:
    kept, lost = commune.put(content="một"), commune.put(content="hai")
    receiving.take(commune.build())
    del commune.rows[lost]
    commune.put(kept, content="sau khi phục hồi")
    commune.life, commune.seq, commune.prev = commune.life + 5, 0, None
    follows = {"follows": {"epoch": commune.life - 5, "seq": 1, "hash": A}}
    waiting = receiving.take(commune.build(facts=follows))
    assert "tiếp nối từ gói số 1" in waiting.planned.trouble
    assert set(bodies(receiving)) == {kept, lost}

    receiving.confirm_fork(waiting.uid, "máy cũ hỏng")
    assert same(receiving, commune)
    assert package(receiving, waiting.uid).trouble == ""
    commune.put(content="sau đó")
    assert receiving.take(commune.build()).planned.standing is Standing.GOOD
    assert same(receiving, commune)
    commune.life, commune.seq, commune.prev = commune.life - 5, 1, None
    assert "bản sổ cũ" in receiving.take(commune.build()).planned.trouble


def test_what_was_acknowledged_changes_only_by_a_correction_and_stays_as_timely_as_it_was(
    receiving: ReceiveService, commune: Commune
) -> None:
    commune.put()
    first = receiving.take(commune.build(reports={"a": report()}), arrived_on=date(2026, 9, 22))
    acknowledge(receiving, commune, first.uid)
    other = {"a": report(figures={"1": "4", "2": "5"})}
    refused = receiving.take(commune.build(reports=other, kind=Kind.DELTA)).planned
    assert (refused.standing, refused.reason) == (Standing.REFUSED, "closed")
    assert "không ghi là đính chính" in refused.trouble

    commune.seq, commune.prev = 1, package(receiving, first.uid).digest
    looked = receiving.plan(commune.build(reports=other, kind=Kind.CORRECTION, facts={"reason": "ghi sót"}))
    assert [(each.key, each.was, each.now) for each in looked.figures] == [("1", "3", "4")]
    receiving.apply(looked)
    with receiving.desk.db.reading() as session:
        versions = session.scalars(select(ReceivedReport).order_by(ReceivedReport.id)).all()
        assert [(each.is_current, each.changed) for each in versions] == [(False, 0), (True, 1)]
        assert versions[0].timeliness is versions[1].timeliness is Timeliness.NO_DUE_DAY
    assert count(receiving, ReceivedFigure, ReceivedFigure.is_current.is_(True)) == 2
    assert count(receiving, ReceivedFigure) == 4


@pytest.mark.parametrize(
    ("case", "reason", "sentence"),
    [
        ("newer", "newer", "phiên bản mới hơn"),
        ("practice", "practice", "tập huấn"),
        ("stranger", "unknown_signer", "chưa ghi danh"),
        ("revoked", "revoked", "đã thu hồi ngày 23/11/2026: máy mất"),
        ("elsewhere", "to_another", "mã 25000"),
        ("receipt", "other_kind", "biên nhận"),
        ("figure", "unsafe", "quy cách"),
        ("cut", "cut", "chép chưa đủ"),
    ],
)
def test_what_is_refused_changes_nothing_and_its_sentence_is_kept_once(
    receiving: ReceiveService, commune: Commune, case: str, reason: str, sentence: str
) -> None:
    commune.put()
    path = _spoiled(receiving, commune, case)
    for _each in range(2):
        told = receiving.take(path).planned
        assert (told.standing, told.reason) == (Standing.REFUSED, reason)
        assert sentence in told.trouble
    with receiving.desk.db.reading() as session:
        [noted] = session.scalars(select(RefusedPackage))
        assert (noted.reason, noted.trouble) == (reason, told.trouble)
        assert noted.unit == ("" if case == "cut" else commune.unit)
    assert count(receiving, ReceivedPackage) == count(receiving, ReceivedRow) == 0


def _spoiled(receiving: ReceiveService, commune: Commune, case: str) -> Path:
    if case == "newer":
        return commune.build(schema=Schema(name="sodanchu", version=99, min_reader=99))
    if case in ("practice", "stranger"):
        commune.card = replace(commune.card, is_practice=True) if case == "practice" else commune.card
        commune.keys = commune.keys if case == "practice" else Commune(receiving.desk, commune.folder, "24009").keys
        if case == "stranger":
            commune.card = replace(commune.card, public="ab" * 32)
        return commune.build(is_practice=case == "practice")
    if case == "revoked":
        EnrolService(receiving.desk).revoke(commune.partner, "máy mất")
    if case == "figure":
        return commune.build(reports={"a": report(figures={"1": "ba"})})
    elsewhere: dict[str, Any] = {"to_unit": "25000"} if case == "elsewhere" else {}
    path = commune.build(kind=Kind.ACK if case == "receipt" else Kind.FULL, **elsewhere)
    if case == "cut":
        path.write_bytes(path.read_bytes()[:-40])
    return path


@pytest.mark.parametrize("code", ["", "24999"])
def test_a_package_names_the_card_and_not_the_code_that_the_office_has_today(
    receiving: ReceiveService, commune: Commune, code: str
) -> None:
    with_code(receiving.desk, code)
    assert receiving.take(commune.build()).planned.standing is Standing.GOOD


def test_a_folder_gives_its_packages_in_order_and_leaves_receipts_out(
    receiving: ReceiveService, commune: Commune, tmp_path: Path
) -> None:
    commune.put()
    first, ack, second = commune.build(), commune.build(kind=Kind.ACK), commune.build()
    hidden = tmp_path / "~$" / "anh.jpg.lnk"
    hidden.parent.mkdir()
    second.rename(hidden)
    (tmp_path / "XA-24001.dcpkg").write_bytes(b"MZ")
    assert [each.path for each in receiving.find(tmp_path)] == [first, hidden]
    assert ack.exists()


def test_a_text_of_two_hundred_kilobytes_is_held_as_it_was_written(receiving: ReceiveService, commune: Commune) -> None:
    uid = commune.put(table="convention_article", text="Điều này dài. " * 12_000)
    receiving.take(commune.build())
    assert bodies(receiving)[uid] == commune.rows[uid][2]


def test_a_day_after_today_is_no_day_of_arrival(receiving: ReceiveService, commune: Commune) -> None:
    path = commune.build()
    with pytest.raises(InvalidInput, match="sau hôm nay"):
        receiving.take(path, arrived_on=receiving.desk.clock.today() + timedelta(days=1))
    looked = receiving.plan(path)
    path.write_bytes(commune.build().read_bytes())
    with pytest.raises(UserError, match="đã thay đổi sau khi xem"):
        receiving.apply(looked)
    assert count(receiving, Comment) == 0
