"""What reports count of disclosure is what the report to the council and each record's own page say."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from desktop_app.areas.disclosure.coverage.figures import read_figures
from desktop_app.areas.disclosure.coverage.quarter import clause_of
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.figures.queries import disclosed_lines
from desktop_app.areas.disclosure.further_models import CatalogueItem
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.queries import views_between
from desktop_app.areas.disclosure.requests.entry import AnswerEntry, RequestEntry
from desktop_app.areas.disclosure.requests.models import RequestEnd, RequestKind
from desktop_app.areas.disclosure.requests.service import RequestService
from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import CountedRow, counted_rows
from desktop_app.office.figures.source import Pick, Span
from desktop_app.office.postings.models import Posting, PostingCopy, PostingGap
from tests.areas.counted import YEAR, figures, named
from tests.areas.disclosure.coverage.makers import OFFICE, add_posting, add_radio, add_record, at, day

DUE = day(6, 8)
LATER, EVERYWHERE = day(6, 12), (Form.POSTED, Form.PORTAL, Form.RADIO, Form.HAMLET_HEAD)


def interrupted(desk: Desk, uid: str, to_on: date | None) -> None:
    with desk.db.writing(desk.account.uid) as session:
        owned = select(PostingCopy.id).join(Posting, Posting.id == PostingCopy.posting_id)
        copy_id = session.scalars(owned.where(Posting.owner_uid == uid)).first()
        gap = PostingGap(copy_id=copy_id, from_at=at(day(6, 15)), to_at=at(to_on) if to_on else None, reason="Mưa")
        session.add(gap)


def rows(desk: Desk, key: str, **where: str) -> Sequence[CountedRow]:
    pick = Pick(key, tuple((name, frozenset({token})) for name, token in where.items()))
    with desk.db.reading() as session:
        return counted_rows(desk, session, named(key), YEAR, pick)


def test_each_document_counts_once_by_its_clause_its_limit_and_its_forms(desk: Desk, full_year: None) -> None:
    with desk.db.writing(desk.account.uid) as session:
        session.add(CatalogueItem(code="CK15", title="Nội dung riêng", from_on=day(1, 1), reason="Nghị quyết của xã"))
    in_time = add_record(desk, "CK15", day(6, 1), due_on=DUE)
    add_posting(desk, in_time, day(6, 8), places=(OFFICE,))
    interrupted(desk, in_time, day(6, 18))
    late = add_record(desk, "CK07", day(6, 1), forms=EVERYWHERE, due_on=DUE)
    add_posting(desk, late, LATER, places=(OFFICE,))
    add_radio(desk, late, day(6, 9))
    interrupted(desk, late, None)
    add_record(desk, "CK05", day(6, 2), begun=(), left_out={Form.POSTED: "Không có bảng tin"}, due_on=DUE)
    add_record(desk, "CK14", day(11, 20), begun=(), due_on=day(11, 27), change="CHANGED")
    add_record(desk, "CK14", day(3, 2), begun=(), due_on=day(3, 9), is_backfilled=True)
    add_record(desk, "CK14", day(3, 3), due_on=day(3, 10), voided_on=day(3, 4))
    add_record(desk, "CK14", day(1, 1, 2027))

    found = figures(desk, "disclosure.documents")

    with desk.db.reading() as session:
        council = read_figures(session, YEAR.from_on, YEAR.to_on, desk.clock.today())
        views = [each for each in views_between(session, desk, YEAR.from_on, YEAR.to_on) if each.voided_on is None]
        lines = disclosed_lines(desk, session, YEAR)
    own = [each for each in views if not clause_of(each.entry)]
    assert [each.uid for each in own] == [in_time]
    assert found[""] == len(views) == len(lines) == council.whole.documents
    told = {name: found.get(f"timeliness={name}", 0) for name in ("ON_TIME", "LATE", "NOT_YET", "NO_RULE")}
    whole = council.whole
    assert list(told.values()) == [whole.on_time, whole.late, whole.running_out, whole.unlimited]
    clauses = Counter(clause_of(each.entry) or "OTHER" for each in views)
    assert {name: found.get(f"clause={name}", 0) for name in clauses} == clauses
    begun = Counter(form.form for each in views for form in each.chosen if form.since_on)
    assert {form: found.get(f"{form.name}=YES", 0) for form in Form} == {form: begun[form] for form in Form}
    assert (found["broken=RESUMED"], found["broken=OPEN"], found["change=CHANGED"]) == (1, 1, 1)
    assert [row.uid for row in rows(desk, "disclosure.documents", broken="OPEN", timeliness="LATE")] == [late]
    line = next(each for each in lines if each.uid == late)
    assert (line.clause, line.places, line.from_on, line.to_on, line.is_late) == ("7", (OFFICE,), LATER, None, True)


def test_the_day_of_a_notice_is_the_day_here_and_not_the_one_in_greenwich(desk: Desk, full_year: None) -> None:
    uid = add_record(desk, "CK01", day(6, 1), forms=(Form.POSTED,), due_on=DUE)
    add_posting(desk, uid, day(6, 9), places=(OFFICE,))
    with desk.db.writing(desk.account.uid) as session:
        owned = select(PostingCopy).join(Posting, Posting.id == PostingCopy.posting_id).where(Posting.owner_uid == uid)
        session.scalars(owned).one().started_at = at(day(6, 9)).replace(hour=0, minute=30)
    assert uid in [row.uid for row in rows(desk, "disclosure.documents", timeliness="LATE")]
    with desk.db.writing(desk.account.uid) as session:
        session.scalars(owned).one().started_at = at(day(6, 8)).replace(hour=16, minute=59)
    assert uid in [row.uid for row in rows(desk, "disclosure.documents", timeliness="ON_TIME")]


def test_months_without_anything_count_by_the_month_and_what_was_taken_back_does_not(
    desk: Desk, full_year: None
) -> None:
    assert figures(desk, "disclosure.nothing_arose")[""] == 7
    autumn = Span(date(2026, 8, 20), date(2026, 10, 1))
    assert figures(desk, "disclosure.nothing_arose", autumn) == {
        "": 4, "clause=6": 1, "clause=8": 1, "clause=14": 2,
    }  # fmt: skip
    service = CoverageService(desk)
    service.state_nothing("CK01", 2026, 9, "Không có")
    assert figures(desk, "disclosure.nothing_arose", autumn)["clause=1"] == 1


def test_requests_count_by_what_was_asked_and_how_it_ended_and_name_nobody(desk: Desk) -> None:
    service = RequestService(desk)
    asked = RequestEntry(
        kind=RequestKind.DISPUTE, received_on=date(2026, 8, 20), requester="Lò Thị Bướm", content="Diện tích sai"
    )
    answered = service.register(asked)
    service.answer(answered.uid, answered.rev, AnswerEntry(end=RequestEnd.CONFIRMED, on=date(2026, 9, 4)))
    service.register(asked)
    service.register(replace(asked, kind=RequestKind.SUPPLY, received_on=date(2026, 11, 20)))
    service.register(replace(asked, received_on=date(2025, 12, 31)))
    gone = service.register(asked)
    service.void(gone.uid, gone.rev, "Ghi trùng")
    assert figures(desk, "disclosure.requests") == {
        "": 3, "kind=SUPPLY": 1, "kind=DISPUTE": 2, "end=OPEN": 2, "end=CONFIRMED": 1,
        "timeliness=ON_TIME": 1, "timeliness=LATE": 1, "timeliness=NO_RULE": 1,
    }  # fmt: skip
    assert "Bướm" not in str(rows(desk, "disclosure.requests"))
