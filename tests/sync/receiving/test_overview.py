"""Who handed in what when, and the figures of all communes together."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_app.core.errors import InvalidInput
from desktop_app.core.package.about import Kind
from desktop_app.office.desk import Desk
from desktop_app.reports.forms import form_on, load_forms
from desktop_app.reports.models import PeriodKind
from desktop_app.reports.settings import FormSettings, SettingsService
from desktop_app.sync.receiving.between import broken_between, load_rules
from desktop_app.sync.receiving.consolidated import consolidated
from desktop_app.sync.receiving.matrix import CellState, Matrix, Step, matrix
from desktop_app.sync.receiving.odd import odd
from desktop_app.sync.receiving.queries import commune_rows, figure_versions, rows_behind, tables_of
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.receiving.units import UnitService, units_of
from tests.sync.receiving.makers import Q3, Q4, Commune, report

THIRD, FOURTH = 2, 3
NOTHING = report(nothing_arose=True, figures={"1": "0", "2": "0"})
MakeCommune = Callable[..., Commune]


@pytest.fixture
def due(receiving: ReceiveService) -> Desk:
    """Reports are due ten days after their period."""
    SettingsService(receiving.desk).set(
        FormSettings(form="01-TCD", period=PeriodKind.INSPECTORATE, due_after=10, basis="Công văn thử")
    )
    return receiving.desk


@pytest.fixture
def make(receiving: ReceiveService, tmp_path: Path) -> MakeCommune:
    """Communes that were enrolled at the beginning of the year."""
    clock: Any = receiving.desk.clock

    def made(unit: str, name: str) -> Commune:
        now = clock.now()
        clock.move_to(datetime(2026, 1, 5, 8, 0))
        commune = Commune(receiving.desk, tmp_path, unit=unit, name=name)
        clock.move_to(now)
        return commune

    return made


def cells(found: Matrix, place: int) -> dict[str, tuple[CellState, int]]:
    return {row.unit: (row.cells[place].state, row.cells[place].days_late) for row in found.rows}


def test_the_matrix_tells_who_handed_in_how(receiving: ReceiveService, due: Desk, make: MakeCommune) -> None:
    days = {"1": date(2026, 9, 20), "2": date(2026, 9, 27), "3": date(2026, 9, 24), "4": date(2026, 9, 20)}
    reports: dict[str, dict[str, Any]] = {
        "1": {"a": report()}, "2": {"a": report()}, "3": {"a": NOTHING},
        "4": {"a": report(figures={"1": "0", "2": ""})},
    }  # fmt: skip
    made = {unit: make(unit, f"UBND xã {unit}") for unit in "1234567"}
    for unit, told in reports.items():
        receiving.take(made[unit].build(reports=told), arrived_on=days[unit])
    receiving.take(made["5"].build(reports={"b": report("01-XLD")}), arrived_on=date(2026, 9, 20))
    first = receiving.take(made["6"].build(reports={"a": report()}), arrived_on=date(2026, 9, 26))
    corrected = report(figures={"1": "9", "2": "5"})
    receiving.take(made["6"].build(reports={"a": corrected}, kind=Kind.CORRECTION, facts={"reason": "ghi sót"}))

    found = matrix(due, "01-TCD", 2026)
    assert [each.name for each in found.periods] == ["Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"]
    assert found.due[THIRD] == date(2026, 9, 24)
    assert cells(found, THIRD) == {
        "1": (CellState.ON_TIME, 0), "2": (CellState.LATE, 3), "3": (CellState.NOTHING, 0), "4": (CellState.BLANK, 0),
        "5": (CellState.INCOMPLETE, 0), "6": (CellState.CORRECTED, 2), "7": (CellState.MISSING, 0),
    }  # fmt: skip
    assert {state for state, _ in cells(found, FOURTH).values()} == {CellState.WAITING}
    assert [row.unit for row in found.late_units(THIRD)] == ["4", "5", "7"]
    assert (found.rows[0].on_time, found.rows[0].due) == (1, 3)

    receiving.give_back(first.uid, "chưa đúng mẫu")
    made["1"].seq, made["1"].prev = 0, None
    made["1"].put()
    receiving.take(made["1"].build())
    assert cells(matrix(due, "01-TCD", 2026), THIRD)["1"][0] is CellState.FORKED
    assert len(matrix(due, "01-TCD", 2026, Step.MONTH).periods) == 12


def test_whoever_was_enrolled_later_owes_nothing_of_before_and_no_day_is_no_lateness(
    receiving: ReceiveService, commune: Commune
) -> None:
    receiving.take(commune.build(reports={"a": report()}))
    found = matrix(receiving.desk, "01-TCD", 2026)
    [row] = found.rows
    expected = [CellState.NOT_REQUIRED, CellState.NOT_REQUIRED, CellState.SENT, CellState.WAITING]
    assert [cell.state for cell in row.cells] == expected


def test_the_communes_together_and_each_with_its_rows(receiving: ReceiveService, make: MakeCommune) -> None:
    an, binh, chi = make("1", "UBND xã An"), make("2", "UBND xã Bình"), make("3", "UBND xã Chi")
    uid = an.put(content="đường thôn Đoài")
    an.put(content="khác", received_on="2026-07-01")
    receiving.take(an.build(reports={"a": report(rows={"1": [uid]}, explanations={"2": "một đoàn"})}))
    receiving.take(binh.build(reports={"a": report(figures={"1": "10", "2": ""})}))
    found = consolidated(receiving.desk, "01-TCD", *Q3)
    assert [line.name for line in found.lines] == ["UBND xã An", "UBND xã Bình"]
    assert [str(line.values["1"]) for line in found.lines] == ["3", "10"]
    assert (str(found.total["1"]), str(found.total["2"])) == ("13", "5")
    assert found.missing == (("3", "UBND xã Chi"),)
    assert found.line("1").explanations == {"2": "một đoàn"}
    assert found.broken

    [row] = rows_behind(receiving.desk, "1", "01-TCD", *Q3, "1")
    assert (row.body["content"], row.on) == ("đường thôn Đoài", date(2026, 8, 3))
    assert tables_of(receiving.desk, "1") == {"visit": 2}
    [(mark, older)] = commune_rows(receiving.desk, "1", "visit", limit=1)
    [(_, newer)] = commune_rows(receiving.desk, "1", "visit", after=mark)
    assert (older.body["content"], newer.uid) == ("khác", uid)
    receiving.take(an.build(reports={"a": report(figures={"1": "4", "2": "5"})}))
    versions = figure_versions(receiving.desk, "1", "01-TCD", *Q3, "1")
    assert [(each.value, each.is_current) for each in versions] == [("4", True), ("3", False)]
    assert chi.seq == 0


def test_a_merged_commune_counts_with_its_successor_and_a_renamed_one_keeps_its_old_name(
    receiving: ReceiveService, make: MakeCommune
) -> None:
    an, binh = make("1", "UBND xã An"), make("2", "UBND xã Bình")
    for each, figure in ((an, "3"), (binh, "10")):
        receiving.take(each.build(reports={"a": report(figures={"1": figure})}))
    units = UnitService(receiving.desk)
    merged = units.merge("2", "1", date(2026, 9, 15), "Nghị quyết thử")
    units.rename("1", "UBND xã An Bình", date(2026, 9, 15))
    receiving.take(an.build(days=Q4, reports={"a": report(days=Q4, figures={"1": "14"})}))

    found = consolidated(receiving.desk, "01-TCD", *Q4)
    [line] = found.lines
    assert (line.name, str(line.values["1"]), str(line.last["1"])) == ("UBND xã An Bình", "14", "13")
    assert (str(found.last_total["1"]), list(found.missing)) == ("13", [])
    before = consolidated(receiving.desk, "01-TCD", *Q3)
    assert [line.name for line in before.lines] == ["UBND xã An", "UBND xã Bình"]
    assert cells(matrix(receiving.desk, "01-TCD", 2026), FOURTH)["2"] == (CellState.NOT_REQUIRED, 0)
    with pytest.raises(InvalidInput, match="đã sáp nhập"):
        units.merge("2", "1", date(2026, 9, 15))
    with pytest.raises(InvalidInput, match="chính mình"):
        units.merge("1", "2", date(2026, 9, 15))
    with pytest.raises(InvalidInput, match="mã 77"):
        units.merge("1", "77", date(2026, 9, 15))
    units.take_back(merged)
    assert units_of(receiving.desk).successor_on("2", date(2026, 12, 1)) == "2"


def test_relations_between_forms_name_real_figures_and_find_what_does_not_agree() -> None:
    keys = {form.key for form in load_forms()}
    for rule in load_rules():
        assert rule.forms <= keys
        assert all(form_on(form, rule.from_on).has(key) for form, key in rule.figures.values()), rule.key
    figures = {("01-XLD", "3"): "9", ("02-XLD", "3"): "4", ("03-XLD", "3"): "2", ("04-XLD", "3"): "2"}
    values = {key: Decimal(value) for key, value in figures.items()}
    [broken] = broken_between(values, date(2026, 9, 14))
    assert broken.says.endswith("Đang là 9 và 8.")
    assert broken_between(values | {("01-XLD", "3"): Decimal(8)}, date(2026, 9, 14)) == []
    assert broken_between(values | {("02-XLD", "3"): None}, date(2026, 9, 14)) == []


@pytest.mark.parametrize(
    ("now", "own", "others", "usual"),
    [
        (31, [8, 9, 12], [], 9),
        (14, [8, 9, 12], [], None),
        (0, [40, 44, 41, 39], [], Decimal("40.5")),
        (3, [1, 1, 1], [], None),
        (31, [8, 9], [], None),
        (150, [], [3, 4, 9, 2, 5], 4),
        (22, [], [3, 4, 9, 2, 5], None),
        (None, [1, 1, 1], [], None),
    ],
)
def test_a_figure_far_from_usual_is_marked(now: int | None, own: list[int], others: list[int], usual: Any) -> None:
    value = None if now is None else Decimal(now)
    found = odd(value, list(map(Decimal, own)), list(map(Decimal, others)))
    assert (found.usual if found else None) == usual
