"""What goes out to a workbook comes back the same, and never with a denouncer."""

import shutil
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from db.keys import Created, KeyFile
from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.entry import checked_entry
from desktop_app.areas.reception.exchange import commands
from desktop_app.areas.reception.exchange.declared import EXCHANGE
from desktop_app.areas.reception.models import Handling, Mode
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.matter_kinds import HIDDEN_NAME, Kind, SubjectField
from desktop_app.office.models import Person, Sex
from desktop_app.office.opening import Opener, open_unlocked
from desktop_app.office.rights import Right, Role
from tests.areas.reception.exchange.workbooks import planned, taken_over, visits, workbook
from tests.conftest import TEST_COST

SPAN = (date(2020, 1, 1), date(2026, 12, 31))
NAMES = ("Lê Lan", "Nguyễn Văn Đức", "Giàng A Páo", "Trần Thị Huệ")
TEXTS = st.text("abcđêôăơưàạỹ ĐÂ=+-@;,.\"'0159\n", min_size=1, max_size=40).map(str.strip).filter(
    lambda text: any(letter.isalpha() for letter in text)
)  # fmt: skip
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {
            "received_on": st.dates(date(2021, 11, 15), date(2026, 11, 23)),
            "full_name": st.sampled_from(NAMES),
            "content": TEXTS,
            "kind": st.sampled_from(Kind),
            "subject": st.sampled_from(SubjectField),
            "handling": st.sampled_from([Handling.ACCEPT, Handling.GUIDE, Handling.FILE_AWAY, Handling.ANSWER_AT_ONCE]),
            "mode": st.sampled_from(Mode),
        },
        optional={
            "sex": st.sampled_from(Sex),
            "born_on": st.dates(date(1930, 1, 1), date(2005, 1, 1)),
            "paper_number": st.from_regex(r"0[234678]{11}", fullmatch=True),
            "phone": st.from_regex(r"0[234678]{9}", fullmatch=True),
            "hamlet": st.sampled_from(["Thôn Đoài", "Bản Khuổi Luông"]),
            "address": st.sampled_from(["số 5, phố Núi", "xóm Trại"]),
            "started_at": st.times(time(7), time(17)).map(lambda at: at.replace(second=0, microsecond=0)),
            "people_present": st.integers(1, 4),
            "request": TEXTS,
            "settled_by": st.just("UBND huyện cũ"),
            "within_competence": st.booleans(),
            "to_agency": st.just("Tòa án nhân dân"),
            "document_number": st.just("12/UBND-TCD"),
            "result": TEXTS,
            "note": TEXTS,
            "book": st.just("B"),
            "struck": TEXTS,
            "turned": st.booleans(),
        },
    ),
    min_size=1,
    max_size=6,
)


def _entered(desk: Desk, given: dict[str, Any]) -> None:
    """A visit; `struck` is why its number was, `turned` a denunciation that turned out to be something else."""
    entry = {"capacity": "Bản thân", "channel": "Trực tiếp", "people_present": 1, "people_same_content": 1,
             "within_competence": True, **given}  # fmt: skip
    struck, turned, book = entry.pop("struck", ""), entry.pop("turned", False), entry.pop("book", MAIN)
    service, today = ReceptionService(desk), date(2026, 11, 23)
    done = service.register(checked_entry(entry, today, book=book))
    if turned and entry["kind"] is Kind.DENUNCIATION:
        other = checked_entry(entry | {"kind": Kind.COMPLAINT}, today, without_identity=True)
        done = service.correct(done.uid, done.rev, other, "Không phải tố cáo")
    if struck:
        service.void(done.uid, done.rev, struck)


def _exported(desk: Desk, target: Path) -> list[list[Any]]:
    ExchangeService(desk).export(EXCHANGE, *SPAN, target)
    return [list(row) for row in CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()]


@settings(
    max_examples=settings.default.max_examples // 6,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ENTRIES)
def test_export_into_an_empty_office_and_export_are_equal(
    office_template: tuple[Path, Created], opener: Opener, entries: list[dict[str, Any]]
) -> None:
    template, created = office_template
    with TemporaryDirectory() as folder:
        out: list[list[list[Any]]] = []
        for name in ("first", "second"):
            shutil.copytree(template, Path(folder) / name)
            keys = KeyFile.read(Path(folder) / name, TEST_COST)
            office = open_unlocked(Path(folder) / name, keys, created.unlocked, opener)
            try:
                BookService(office.desk).open_book("Sổ tại bản Khuổi Luông", "")
                if name == "first":
                    for entry in entries:
                        _entered(office.desk, entry)
                else:
                    plan = planned(office.desk, Path(folder) / "first.xlsx")
                    assert (plan.refused, len(plan.accepted)) == ((), len(entries))
                    taken_over(office.desk, Path(folder) / "first.xlsx")
                    with office.desk.db.reading() as session:
                        assert set(session.scalars(select(Person.full_name))) <= set(NAMES)
                out.append(_exported(office.desk, Path(folder) / f"{name}.xlsx"))
            finally:
                office.close()
        assert out[0] == out[1]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_denouncer_goes_to_the_vault_and_never_out_again(desk: Desk, tmp_path: Path, ending: str) -> None:
    row = {"Họ và tên": "Lê Thị Thắm", "Loại": "Tố cáo", "Số giấy tờ": "099061004471", "Địa chỉ": "xóm Trại"}
    taken_over(desk, workbook(tmp_path / "a.xlsx", row))
    [visit] = visits(desk)
    assert (visit.is_secret, visit.people[0].full_name, visit.who_key) == (True, "", "")
    [person] = ReceptionService(desk).reveal(visit.uid, "Đối chiếu")
    assert person["full_name"] == "Lê Thị Thắm"
    with desk.db.reading() as session:
        lines = session.connection().exec_driver_sql("SELECT old || new FROM journal_value").scalars()
        assert not any("Thắm" in line or "099061004471" in line for line in lines)
    target = tmp_path / f"b{ending}"
    ExchangeService(desk).export(EXCHANGE, *SPAN, target)
    if ending == ".csv":
        assert "Thắm" not in target.read_text(encoding="utf-8-sig")
        assert HIDDEN_NAME in target.read_text(encoding="utf-8-sig")
    else:
        assert HIDDEN_NAME in str(_exported(desk, target))
        assert "Thắm" not in str(_exported(desk, target))


def test_the_mark_of_a_denunciation_says_nothing_of_who_came(desk: Desk, tmp_path: Path) -> None:
    one = planned(desk, workbook(tmp_path / "a.xlsx", {"Loại": "Tố cáo"}))
    other = planned(desk, workbook(tmp_path / "b.xlsx", {"Loại": "Tố cáo", "Họ và tên": "Trần Thị Huệ"}))
    assert one.accepted[0].fingerprint == other.accepted[0].fingerprint


def test_a_refused_denunciation_is_told_without_its_words(desk: Desk, tmp_path: Path) -> None:
    row = {"Loại": "Tố cáo", "Họ và tên": "Lê Thị Thắm", "Nội dung": "Lê Thị Thắm tố cáo", "Ngày sinh": "Lê Thị Thắm"}
    plan = planned(desk, workbook(tmp_path / "a.xlsx", row))
    assert plan.refused
    assert "Thắm" not in str(plan.refused) + str(plan.doubts)


def _asked(path: Path, **more: Any) -> dict[str, Any]:
    return {"file": path, "dry_run": False, "map": None, "old": False, "book": None, "people": "new",
            "reason": None, **more}  # fmt: skip


def test_the_command_line_does_the_same(desk: Desk, tmp_path: Path) -> None:
    commands.template(desk, {"out": tmp_path / "mau.xlsx"})
    assert (tmp_path / "mau.xlsx").read_bytes().startswith(b"PK")
    path = workbook(tmp_path / "a.xlsx", {"Số thứ tự": 2}, {"Nội dung": None})
    dry = commands.take_in(desk, _asked(path, dry_run=True))
    assert (dry.data["accepted"], dry.data["added"], dry.data["gaps"]) == (
        1,
        0,
        [{"book": "Sổ năm 2026", "year": 2026, "first": 1, "last": 1}],
    )
    assert "Không nhận" in dry.text
    assert "1 dòng" in dry.failure
    assert visits(desk) == []
    mapping = tmp_path / "map.json"
    mapping.write_text(planned(desk, path).mapping.with_column("number", None).to_json(), encoding="utf-8")
    done = commands.take_in(desk, _asked(path, map=mapping, old=True))
    assert (done.data["added"], [visit.label for visit in visits(desk)]) == (1, ["1/2026"])
    out = commands.give_out(desk, {"from": SPAN[0], "to": SPAN[1], "out": tmp_path / "b.csv"})
    assert out.data["rows"] == 1
    with pytest.raises(UserError, match="đổi lại hai ngày"):
        commands.give_out(desk, {"from": SPAN[1], "to": SPAN[0], "out": tmp_path / "c.csv"})
    with pytest.raises(UserError, match="Không thấy tệp ghép cột"):
        commands.take_in(desk, _asked(path, map=tmp_path / "none.json"))


@pytest.mark.parametrize("role", [Role.OFFICIAL, Role.LEADER, Role.ADMINISTRATOR])
@pytest.mark.parametrize("sees", [True, False])
def test_whoever_exports_no_denouncer_goes_out(desk: Desk, tmp_path: Path, role: Role, sees: bool) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Họ và tên": "Lê Thị Thắm", "Loại": "Tố cáo"}))
    account = replace(desk.account, role=role, sees_denouncer=sees)
    told = str(_exported(replace(desk, account=account), tmp_path / "b.xlsx"))
    assert account.may(Right.SEE_DENOUNCER) is sees
    assert HIDDEN_NAME in told
    assert "Thắm" not in told


@pytest.mark.parametrize("kind", ["Tố cáo", "Khiếu nại"])
def test_a_row_that_hides_who_came_makes_nobody_up(desk: Desk, tmp_path: Path, kind: str) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Họ và tên": HIDDEN_NAME.upper(), "Loại": kind}))
    [visit] = visits(desk)
    assert (visit.is_secret, visit.who_key, visit.people[0].person_id) == (True, "", None)
    with desk.db.reading() as session:
        assert session.scalars(select(Person)).all() == []
    [person] = ReceptionService(desk).reveal(visit.uid, "Đối chiếu")
    assert person["full_name"] == ""
