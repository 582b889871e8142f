"""What goes out to a workbook comes back the same, and never with a denouncer."""

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from db.keys import Created, KeyFile
from desktop_app.areas.petitions.exchange import commands
from desktop_app.areas.petitions.exchange.declared import EXCHANGE, NOBODY
from desktop_app.areas.petitions.exchange.drafted import keepable
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.matter_kinds import HIDDEN_NAME
from desktop_app.office.opening import Opener, open_unlocked
from tests.areas.petitions.exchange.test_rows import HANDLED
from tests.areas.petitions.exchange.workbooks import petitions, planned, taken_over, workbook
from tests.conftest import TEST_COST

SPAN = (date(1990, 1, 1), date(2026, 12, 31))
TEXTS = st.text("abcđêôăơưàạỹ ĐÂ=+-@;,.\"'0159\n", min_size=1, max_size=40).map(str.strip).filter(
    lambda text: text[:1] not in ("", *"=+-@") and any(letter.isalpha() for letter in text)
)  # fmt: skip
ROWS = st.lists(
    st.builds(
        lambda handled, more: HANDLED[handled][0] | more,
        st.sampled_from(sorted(HANDLED)),
        st.fixed_dictionaries(
            {"Họ và tên": st.sampled_from(["Lê Lan", "Giàng A Páo", "Trần Thị Huệ", NOBODY]), "Nội dung": TEXTS},
            optional={
                "Nguồn": st.sampled_from(["Trực tiếp", "Hòm thư", "Phản ánh QR", "Cơ quan khác chuyển"]),
                "Số giấy tờ": st.from_regex(r"0[234678]{11}", fullmatch=True),
                "Số người": st.integers(1, 40),
                "Lĩnh vực": st.sampled_from(["Đất đai, nhà cửa", "Tư pháp"]),
                "Mã vụ việc": st.sampled_from(["A", "B"]),
                "Ghi chú": TEXTS,
            },
        ),
    ),
    min_size=1,
    max_size=6,
)


def _exported(desk: Desk, target: Path) -> list[list[Any]]:
    ExchangeService(desk).export(EXCHANGE, *SPAN, target)
    return [list(row) for row in CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()]


@settings(
    max_examples=settings.default.max_examples // 10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ROWS)
def test_export_into_an_empty_office_and_export_are_equal(
    office_template: tuple[Path, Created], opener: Opener, rows: list[dict[str, Any]]
) -> None:
    template, created = office_template
    with TemporaryDirectory() as folder:
        out: list[list[list[Any]]] = []
        source = workbook(Path(folder) / "rows.xlsx", *rows)
        for name in ("first", "second"):
            shutil.copytree(template, Path(folder) / name)
            keys = KeyFile.read(Path(folder) / name, TEST_COST)
            office = open_unlocked(Path(folder) / name, keys, created.unlocked, opener)
            try:
                assert not planned(office.desk, source).refused
                taken_over(office.desk, source)
                source = Path(folder) / f"{name}.xlsx"
                out.append(_exported(office.desk, source))
            finally:
                office.close()
        assert out[0] == out[1]
        assert len(out[0]) == len(rows) + 1


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_denouncer_goes_to_the_vault_and_never_out_again(desk: Desk, tmp_path: Path, ending: str) -> None:
    row = {"Họ và tên": "Lê Thị Thắm", "Loại": "Tố cáo", "Số giấy tờ": "099061004471", "Địa chỉ": "xóm Trại"}
    taken_over(desk, workbook(tmp_path / "a.xlsx", row))
    [petition] = petitions(desk)
    assert (petition.is_secret, petition.people[0].full_name, petition.who_key) == (True, "", "")
    [person] = PetitionService(desk).reveal(petition.uid, "Đối chiếu")
    assert person["full_name"] == "Lê Thị Thắm"
    with desk.db.reading() as session:
        lines = session.connection().exec_driver_sql("SELECT old || new FROM journal_value").scalars()
        assert not any("Thắm" in line or "099061004471" in line for line in lines)
    target = tmp_path / f"b{ending}"
    ExchangeService(desk).export(EXCHANGE, *SPAN, target)
    told = target.read_text(encoding="utf-8-sig") if ending == ".csv" else str(_exported(desk, target))
    assert HIDDEN_NAME in told
    assert "Thắm" not in told


@pytest.mark.parametrize("kind", ["Tố cáo", "Khiếu nại"])
def test_what_was_exported_hidden_comes_back_without_anybody(desk: Desk, tmp_path: Path, kind: str) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Họ và tên": HIDDEN_NAME, "Loại": kind}))
    [petition] = petitions(desk)
    assert (petition.is_secret, petition.who_key, [who.full_name for who in petition.people]) == (True, "", [""])
    assert petition.kind.value == kind


def test_a_struck_number_goes_out_with_its_reason_and_comes_back_struck(desk: Desk, tmp_path: Path) -> None:
    row = {"Số đến": 5, "Ghi chú": "Đã bỏ số ngày 26/10/2026: ghi trùng\nxem đơn 4"}
    taken_over(desk, workbook(tmp_path / "a.xlsx", row))
    [petition] = petitions(desk)
    assert (petition.voided_on, petition.void_reason, petition.note) == (date(2026, 10, 26), "ghi trùng", "xem đơn 4")
    assert petition.next_due_on is None
    out = _exported(desk, tmp_path / "b.xlsx")
    assert row["Ghi chú"] in out[1]


def test_a_draft_of_typed_rows_never_keeps_who_denounced() -> None:
    kept = keepable({"kind": "Tố cáo", "full_name": "Lê Thị Thắm", "content": "Lê Thị Thắm tố cáo việc thu tiền"})
    assert "Thắm" not in str(kept)
    assert keepable({"kind": "Khiếu nại", "full_name": "Lê Lan"})["full_name"] == "Lê Lan"


def test_the_command_line_does_the_same(desk: Desk, tmp_path: Path) -> None:
    commands.template(desk, {"out": tmp_path / "mau.xlsx"})
    assert (tmp_path / "mau.xlsx").read_bytes().startswith(b"PK")
    path = workbook(tmp_path / "a.xlsx", {}, {"Nội dung": None})
    asked = {"file": path, "dry_run": True, "map": None, "old": False, "book": None, "people": "new", "reason": None}
    dry = commands.take_in(desk, asked)
    assert (dry.data["accepted"], dry.data["added"]) == (1, 0)
    done = commands.take_in(desk, {**asked, "file": workbook(tmp_path / "b.xlsx", {}, {}), "dry_run": False})
    assert (done.data["added"], [petition.label for petition in petitions(desk)]) == (2, ["001/2026", "002/2026"])
    out = commands.give_out(desk, {"from": SPAN[0], "to": SPAN[1], "out": tmp_path / "c.csv"})
    assert out.data["rows"] == 2
    with pytest.raises(UserError, match="đổi lại hai ngày"):
        commands.give_out(desk, {"from": SPAN[1], "to": SPAN[0], "out": tmp_path / "d.csv"})
