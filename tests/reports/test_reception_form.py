"""Biểu 01/TCD of a small register, entered as officials enter it, gives the known figures and opens their rows."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop_app.areas import load_areas
from desktop_app.areas.reception.kept import Registered
from desktop_app.areas.reception.models import Mode, VisitPerson
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.sessions.entry import SessionEntry
from desktop_app.areas.reception.sessions.models import Outcome
from desktop_app.areas.reception.sessions.service import SessionService
from desktop_app.office.companions import Companion
from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import counted_rows
from desktop_app.office.figures.source import Span
from desktop_app.office.matter_kinds import HIDDEN_NAME, Kind
from desktop_app.reports.forms import ReportForm, form_on
from desktop_app.reports.indicators.evaluating import evaluate
from desktop_app.reports.indicators.formulas import check
from desktop_app.reports.known import Known
from tests.areas.reception.makers import MakeEntry

KNOWN = Known(load_areas())
SPAN = Span(date(2026, 9, 15), date(2026, 12, 14))
K1, K2, K3, K4 = (date(2026, month, day) for month, day in ((9, 28), (10, 26), (10, 12), (11, 9)))
EXPECTED = {
    **{"1": 6, "2": 18, "3": 6, "4": 3, "5": 8, "6": 2, "7": 1, "8": 1, "9": 6, "10": 1, "11": 0, "12": 3, "13": 2},
    **{"14": 9, "15": 1, "16": 1, "17": 1, "18": 7, "19": 0, "20": 1, "21": 1, "22": 1, "23": 1, "24": 1, "25": 0},
    **{"26": 0, "27": 0, "28": 0, "29": 0, "vu_viec_khac_nhau": 4, "ky_trong_thu_truong": 1, "ky_trong_uy_quyen": 0},
}


@pytest.fixture
def form() -> ReportForm:
    return form_on("01-TCD", SPAN.to_on)


@pytest.fixture
def entered(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> Desk:
    """Six visits of four matters, four sessions of which one stayed empty; a visit before the span, one struck out."""
    sessions = SessionService(desk)
    for on, mode in ((K1, Mode.BY_HEAD), (K2, Mode.BY_HEAD), (K3, Mode.BY_DELEGATE), (K4, Mode.BY_HEAD)):
        put = sessions.put(SessionEntry(held_on=on, mode=mode, chair="Ngô Xuân Thạo", chair_post="Chủ tịch"))
        if on == K4:
            sessions.hold(put.uid, put.rev, Outcome.NOBODY_CAME)

    def came(on: date, people: int, mode: Mode = Mode.REGULAR, of: Registered | None = None) -> Registered:
        earlier = of.uid if of else ""
        return reception.register(
            an_entry(received_on=on, people_present=people, people_same_content=people, mode=mode, earlier_uid=earlier)
        )

    came(date(2026, 9, 14), 1)
    first = came(date(2026, 9, 16), 1)
    second = came(date(2026, 9, 17), 6)
    came(date(2026, 9, 21), 1, of=first)
    came(K1, 2, Mode.BY_HEAD)
    came(K2, 7, Mode.BY_HEAD, of=second)
    came(K3, 1, Mode.BY_DELEGATE)
    struck = came(date(2026, 11, 2), 9)
    reception.void(struck.uid, struck.rev, "Ghi trùng")
    return desk


def figures(desk: Desk, form: ReportForm, *, different: bool = False) -> dict[str, Decimal | None]:
    with desk.db.reading() as session:
        return evaluate(desk, session, KNOWN, form.indicators, SPAN, {}, different_people=different)


def test_the_known_register_gives_the_known_figures(entered: Desk, form: ReportForm) -> None:
    found = figures(entered, form)
    assert found == EXPECTED
    assert all(made.holds for each in form.checks if (made := check(each, found)))


def test_different_people_are_counted_once_and_companions_without_a_name_each_time(
    entered: Desk, form: ReportForm
) -> None:
    """The same man came to all six visits; with him five, then six others of whom the register names nobody."""
    found = figures(entered, form, different=True)
    assert {key: found[key] for key in ("2", "5", "14", "23", "9", "18", "27")} == {
        **{"2": 1 + 5 + 1 + 6, "5": 1 + 5, "14": 2 + 6, "23": 1},
        **{"9": 6, "18": 7, "27": 0},
    }
    made = [check(each, found) for each in form.checks]
    assert [each.check.in_words for each in made if each and not each.holds] == ["2 = 5 + 14 + 23"]
    assert all(each.check.warns for each in made if each and not each.holds)


def test_the_rows_behind_a_figure_name_who_came_but_never_a_denouncer(
    entered: Desk, form: ReportForm, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    companion = Companion("Trần Thị Huệ", "", "")
    reception.register(an_entry(received_on=date(2026, 10, 1), people_present=9, companions=(companion,)))
    secret = an_entry(
        received_on=date(2026, 10, 2),
        kind=Kind.DENUNCIATION,
        full_name="Lê Thị Thắm",
        paper_number="",
        people_present=2,
    )
    reception.register(secret)
    pick = form.indicator("5").pick
    assert pick is not None
    with entered.db.reading() as session:
        rows = counted_rows(entered, session, KNOWN.source(pick.source), SPAN, pick)
        assert session.scalars(select(VisitPerson.full_name).where(VisitPerson.full_name.contains("Thắm"))).all() == []
    assert [(row.cells[2], row.amount) for row in rows] == [
        (HIDDEN_NAME, 2),
        ("Nguyễn Văn Đức và 8 người", 9),
        ("Nguyễn Văn Đức", 1),
        ("Nguyễn Văn Đức và 5 người", 6),
        ("Nguyễn Văn Đức", 1),
    ]
    assert figures(entered, form, different=True)["5"] == 1 + 5 + (1 + 7) + 2
