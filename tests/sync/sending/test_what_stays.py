"""What never leaves the commune: who denounced, identity numbers, single forms, the office's own affairs."""

import json
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

from sqlalchemy import Enum, String, inspect, select

from db.base import Base
from desktop_app.areas import load_areas
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.models import Petition, PetitionPerson, PetitionStep
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.reception.models import SessionDay, SessionKind, Visit, VisitPaper, VisitPerson
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.package.opened import Opened
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import CaseFile
from desktop_app.sync.rows import changed_rows
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.tables import all_exchanged
from tests.areas.petitions.makers import a_petition, filled
from tests.areas.reception.makers import MakeEntry
from tests.sync.sending.makers import Upper

WEEK = ReportPeriod("Tuần 48", date(2026, 11, 22), date(2026, 11, 29))
STAYS = {
    "account", "attachment", "book_closing", "calendar_day", "catalogue_item", "convention_person",
    "convention_question", "decision_consent", "decision_person", "delivered_file", "delivery", "form_edition",
    "form_version", "import_batch", "imported_row", "journal", "journal_value", "law_version", "number_gap",
    "number_opening", "paper_wording", "person", "person_copy", "petition_not_same", "posting_minutes",
    "posting_place", "quarter_list", "reception_book", "register_book", "register_print", "report",
    "report_correction", "report_entry", "report_figure", "report_setting", "report_text", "schedule_notice",
    "setting", "survey_alert_review", "survey_coded", "survey_draw", "survey_drawn_household",
    "survey_field_day", "survey_kept_finding", "survey_keying", "survey_response", "survey_sealed_response",
    "survey_second_entry", "survey_theme", "vault_entry", "vault_opening", "visit_link", "visit_not_same",
    "vote_ballot_code", "vote_household",
}  # fmt: skip
"""Who somebody is, how a household voted or answered, the office's own affairs; reports go as frozen figures."""


def test_a_table_is_exchanged_or_named_here_as_staying_at_home() -> None:
    areas = load_areas()
    for area in areas:
        import_module(area.models)
    kinds = (each.class_ for each in Base.registry.mappers if not each.class_.__module__.startswith("desktop_app.sync"))
    going = {each.table for each in all_exchanged(areas) if not each.computed}
    assert {kind.__tablename__ for kind in kinds} - going == STAYS


NAME = "Vừ Thị Sùng Pà"
OFFICIALS = {
    "received_by", "received_by_post", "voided_by", "done_by", "forced_by", "chair", "chair_post", "secretary",
    "secretary_post", "place", "answer_form", "file_code", "tests",
}  # fmt: skip
"""Columns in which an official names an official, a room, a form of answer; codes of tests."""


def test_a_denouncer_is_in_no_member_even_where_the_registers_name_them_by_mistake(
    desk: Desk, sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    visit = reception.register(an_entry(kind=Kind.DENUNCIATION, full_name=NAME))
    petition = PetitionService(desk).register(a_petition(kind=Kind.DENUNCIATION, full_name=NAME))
    HandlingService(desk).take(petition.uid, petition.rev, filled("classify", date(2026, 11, 23), Kind.DENUNCIATION))
    plant(desk)
    made = sending.build(sending.look(WEEK))
    with upper.open(made.copy) as opened:
        told = whole(opened)
        rows = {row["uid"]: row["body"] for row in opened.rows("visit")}
    assert NAME not in told
    assert "Sùng Pà" not in told
    assert rows[visit.uid]["kind"] == "DENUNCIATION"
    assert rows[visit.uid]["content"] is None


def test_a_record_that_turns_out_to_be_a_denunciation_is_sent_again_without_names_and_older_versions_must_go(
    desk: Desk, sending: SendService, upper: Upper, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(full_name=NAME))
    first = sending.build(sending.look(WEEK))
    upper.take(first.copy)
    reception.correct(saved.uid, saved.rev, an_entry(full_name=NAME, kind=Kind.DENUNCIATION), "Là đơn tố cáo")
    second = sending.build(sending.look(WEEK))
    upper.take(second.copy)
    kept = [upper.held[table].values() for table in ("visit", "visit_person")]
    assert NAME not in json.dumps(upper.held, ensure_ascii=False)
    assert all(row["forget"] for rows in kept for row in rows)
    assert upper.conflicts == []
    assert not first.copy.exists()


def test_between_pcs_of_one_office_numbers_go_and_up_they_do_not(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry())
    with desk.db.reading() as session:
        up, across = (
            [body for table, row in changed_rows(desk, session, load_areas(), 0, going_up=going_up)
             if table == "visit_person" and (body := row["body"])]
            for going_up in (True, False)
        )  # fmt: skip
    assert "paper_number" not in up[0]
    assert (up[0]["full_name"], across[0]["paper_number"]) == ("Nguyễn Văn Đức", "099061004471")


def plant(desk: Desk) -> None:
    """Write the name into every text of the records and of what stands beside them."""
    kinds: tuple[Any, ...] = (
        Visit,
        VisitPerson,
        VisitPaper,
        SessionDay,
        Petition,
        PetitionPerson,
        PetitionStep,
        CaseFile,
    )
    with desk.db.writing(desk.account.uid) as session:
        visit, petition = session.scalars(select(Visit)).one(), session.scalars(select(Petition)).one()
        case = CaseFile(year=2026, number=1, title="", opened_on=WEEK.from_on)
        day = SessionDay(held_on=WEEK.to_on, kind=SessionKind.PERIODIC, chair="Ngô Xuân Thạo", chair_post="Chủ tịch")
        session.add_all([case, day, VisitPaper(visit=visit, position=1, name="")])
        session.flush()
        visit.case_id, visit.session_day_id, petition.case_id = case.id, day.id, case.id
        for kind in kinds:
            for row in session.scalars(select(kind)):
                for column in inspect(kind).column_attrs:
                    if is_free(column.key, column.columns[0].type):
                        setattr(row, column.key, NAME)


def is_free(name: str, kind: Any) -> bool:
    return (
        isinstance(kind, String) and not isinstance(kind, Enum) and (kind.length or 999) >= 60 and name not in OFFICIALS
    )


def whole(opened: Opened) -> str:
    """All plain members as one text."""

    def members() -> Iterator[Any]:
        yield opened.heads()
        yield opened.manifest.about.for_manifest()
        yield from (opened.report(name) for name in opened.reports)
        for table in opened.tables:
            yield from opened.rows(table)

    return "\n".join(json.dumps(each, ensure_ascii=False) for each in members())
