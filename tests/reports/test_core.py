"""Figures of a report: counted, frozen, compared with the registers afterwards, corrected; and what each one opens."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, case, select

from desktop_app.areas.reception.models import Mode, Visit
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Align
from desktop_app.office.area import Area
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import NO, YES, Dimension, Head, Source, Span
from desktop_app.reports.entry import Typed
from desktop_app.reports.forms import ReportForm, read_form
from desktop_app.reports.indicators.definition import Way
from desktop_app.reports.known import Known
from desktop_app.reports.models import ReportState
from desktop_app.reports.queries import Wanted, behind, report_figures, row_pages
from desktop_app.reports.service import ReportService
from tests.areas.reception.makers import MakeEntry

FORM = """
key = "THU"
edition = "thu-1"
title = "Biểu thử"
confidence = "draft"
period = "CALENDAR"
from = 2020-01-01
base = { count = "test.visits" }

[[column]]
key = "1"
title = "Tổng số lượt"
sum = "2 + 3"
[[column]]
key = "2"
title = "Tiếp thường xuyên"
where = { mode = "REGULAR" }
[[column]]
key = "3"
title = "Thủ trưởng tiếp"
where = { mode = ["BY_HEAD", "BY_DELEGATE"] }
[[column]]
key = "4"
title = "Số người"
measure = "people"
[[column]]
key = "5"
title = "Tỷ lệ tiếp thường xuyên"
ratio = "2 / 1"
[[column]]
key = "6"
title = "Số lớp tập huấn"
asked = true
[[check]]
rule = "2 <= 1 <= 4"
[[check]]
rule = "6 = 2"
warns = true
"""
WANTED = Wanted("THU", date(2026, 11, 1), date(2026, 11, 30))


def _relation(_desk: Desk, span: Span) -> Select[Any]:
    return select(
        Visit.id,
        Visit.uid,
        Visit.received_on.label("on"),
        Visit.mode.label("mode"),
        case((Visit.is_group, YES), else_=NO).label("is_group"),
        Visit.people_present.label("people"),
    ).where(Visit.received_on.between(span.from_on, span.to_on), Visit.voided_on.is_(None))


VISITS = Source(
    key="test.visits",
    noun="lượt",
    page="reception.register",
    heads=(Head("Số", 20, Align.RIGHT),),
    relation=_relation,
    tell=lambda _desk, _session, uids: {uid: (f"Lượt {uid[-4:]}",) for uid in uids},
    dimensions={"mode": Dimension("Chế độ", {mode.name: mode.value for mode in Mode})},
    measures={"people": "người"},
)


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReportForm:
    path = tmp_path / "thu.toml"
    path.write_text(FORM, encoding="utf-8")
    form = read_form(path)
    monkeypatch.setattr("desktop_app.reports.forms.load_forms", lambda: (form,))
    return form


@pytest.fixture
def known() -> Known:
    here = {"test.visits": f"{__name__}:VISITS"}
    return Known([Area(key="test", name="", icon="", models="", sources=here)])


@pytest.fixture
def filled(desk: Desk, reception: ReceptionService, an_entry: MakeEntry, form: ReportForm) -> Desk:
    for mode, people in ((Mode.REGULAR, 1), (Mode.REGULAR, 3), (Mode.BY_HEAD, 7)):
        reception.register(an_entry(people_present=people, mode=mode))
    return desk


def told(desk: Desk, known: Known) -> dict[str, Decimal | None]:
    return report_figures(desk, known, WANTED).values


def test_every_figure_is_counted_and_opens_rows_that_add_up_to_it(filled: Desk, known: Known) -> None:
    assert told(filled, known) == {"1": 3, "2": 2, "3": 1, "4": 11, "5": Decimal("66.7"), "6": None}
    for key in ("2", "3", "4"):
        rows = row_pages(filled, known, WANTED, key).after(None, 50)
        opened = behind(filled, known, WANTED, key)
        assert sum(row.amount for row in rows) == told(filled, known)[key] == opened.amount
        assert len(rows) == opened.many == row_pages(filled, known, WANTED, key).count()
    assert [part.key for part in behind(filled, known, WANTED, "1").parts] == ["2", "3"]
    assert behind(filled, known, WANTED, "6").way is Way.ASKED


def test_a_report_cannot_be_frozen_before_everything_asked_was_typed(filled: Desk, known: Known) -> None:
    service = ReportService(filled, known)
    begun = service.begin(WANTED)
    with pytest.raises(UserError, match="Chưa nhập: Số lớp tập huấn"):
        service.freeze(begun.uid, begun.rev)
    with pytest.raises(InvalidInput, match="nguồn"):
        service.enter(begun.uid, Typed(key="6", value="2"))
    service.enter(begun.uid, Typed(key="6", value="1.002", source="Văn phòng", person="Lê Thị Hoa"))
    service.enter(begun.uid, Typed(key="6", value="3", source="Văn phòng", person="Lê Thị Hoa"))
    assert told(filled, known)["6"] == 1005
    assert service.freeze(begun.uid, report_figures(filled, known, WANTED).rev).name == "Tháng 11/2026"


def test_what_changes_after_freezing_is_a_correction_with_its_reason(
    filled: Desk, known: Known, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    service = ReportService(filled, known)
    uid = service.begin(WANTED).uid
    service.enter(uid, Typed(key="6", value="2", source="Văn phòng", person="Lê Thị Hoa"))
    service.freeze(uid, report_figures(filled, known, WANTED).rev)
    reception.register(an_entry(people_present=2))
    figures = report_figures(filled, known, WANTED)
    assert figures.state is ReportState.FROZEN
    assert figures.values["2"] == 2, "the frozen figure stays"
    assert [line.key for line in figures.differing] == ["1", "2", "4", "5"]
    service.take_from_registers(uid, "Ghi thêm một lượt quên vào sổ")
    figures = report_figures(filled, known, WANTED)
    assert figures.values == {"1": 4, "2": 3, "3": 1, "4": 13, "5": Decimal("75.0"), "6": 2}
    assert figures.differing == ()
    assert [(each.was, each.now) for each in figures.line("2").corrections] == [(2, 3)]
    service.correct(uid, "3", "2", "Một buổi ghi nhầm người chủ trì")
    assert report_figures(filled, known, WANTED).values["1"] == 5, "a sum follows what it is made of"
    with pytest.raises(UserError, match="thành phần"):
        service.correct(uid, "1", "9", "Sai")


def test_checks_tell_both_sides_and_a_warning_is_only_a_warning(filled: Desk, known: Known) -> None:
    uid = ReportService(filled, known).begin(WANTED).uid
    ReportService(filled, known).enter(uid, Typed(key="6", value="0", source="Văn phòng", person="Lê Thị Hoa"))
    figures = report_figures(filled, known, WANTED)
    assert [(each.check.in_words, each.holds) for each in figures.checked] == [
        ("2 không quá 1", True),
        ("2 không quá 4", True),
        ("6 = 2", False),
    ]
    assert [each.check.warns for each in figures.broken] == [True]
    with pytest.raises(UserError, match="Kỳ này có phát sinh"):
        ReportService(filled, known).state_nothing(uid, figures.rev, nothing=True)
