"""The program without a window."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest

from db.key_content import FILE_NAME as KEYS
from desktop_app import cli
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.office.accounts import AccountService
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Role
from tests.architecture.source import ROOT
from tests.conftest import PASSWORD, TEST_COST, office_opener
from tests.core.idcard.cards import FIRST, SECOND
from tests.office import agenda_fake

ACCOUNT = "Hoàng Thị Lan"
WRONG = "không phải mật khẩu này"


@dataclass
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    errors: str
    asked: list[str] = field(default_factory=list)

    @property
    def json(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.out)
        return found


class Terminal(io.TextIOWrapper):
    """Standard input; a person sits before it when `person` is true."""

    def __init__(self, content: bytes, person: bool) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")
        self._person = person

    def isatty(self) -> bool:
        return self._person


Say = Callable[..., Said]


@pytest.fixture
def say() -> Say:
    """Type a command at test cost; `password` comes by the script's variable unless told otherwise."""

    def type_in(
        *typed: object,
        password: str | None = PASSWORD,
        stdin: bytes = b"",
        person: bool = False,
        answers: tuple[str, ...] = (),
    ) -> Said:
        environment = {"HOME": "x"} if password is None else {cli_variable(): password}
        waiting, asked = list(answers), list[str]()

        def ask(question: str) -> str:
            asked.append(question)
            return waiting.pop(0)

        out, errors = io.StringIO(), io.StringIO()
        clock = FixedClock(datetime(2026, 11, 23, 9, 16))
        world = cli.World(environment, Terminal(stdin, person), out, errors, ask, lambda holder: office_opener(clock))
        code = cli.main([str(word) for word in typed], world)
        assert cli_variable() not in environment
        return Said(code, out.getvalue(), errors.getvalue(), asked)

    return type_in


def cli_variable() -> str:
    return "SODANCHU_PASSWORD"


@pytest.fixture
def folder(office: OpenOffice) -> Path:
    """The data folder of an office that nobody has open."""
    office._held.release()
    return office.folder


def test_the_due_day_comes_first_then_the_arithmetic(say: Say) -> None:
    said = say("deadline", "--from", "2026-08-19", "--days", "10", password=None)
    first, *rest = said.out.splitlines()
    assert (said.code, first) == (0, "Hạn cuối: Thứ Sáu 04/09/2026.")
    assert any("02/09/2026" in line for line in rest)


def test_a_card_is_read_without_an_office(say: Say) -> None:
    said = say("idcard", FIRST.replace("068090", "999090"), password=None)
    assert said.code == 0
    assert said.out.splitlines()[:4] == [
        "Số định danh: 999090000123",
        "Số chứng minh nhân dân cũ: 251000123",
        "Họ và tên: Nguyễn Văn Mẫu",
        "Ngày sinh: 05/03/1990",
    ]
    assert said.out.splitlines()[-1].startswith("Cần đối chiếu: Mã 999")
    refused = say("idcard", "https://example.invalid/abc", password=None)
    assert (refused.code, refused.out) == (1, "")
    assert refused.errors.startswith("Đây không phải mã của thẻ căn cước.")


def test_a_card_as_json_tells_its_warnings(say: Say) -> None:
    found = say("idcard", SECOND.replace("Nữ", "Nam"), "--format", "json", password=None).json
    assert (found["schema"], found["office"]) == ("sodanchu.idcard/1", None)
    data = found["data"]
    assert isinstance(data, dict)
    assert (data["number"], data["old_number"], data["born_on"]) == ("070301000456", None, "2001-02-28")
    assert [warning["field"] for warning in data["warnings"]] == ["number"]


def test_a_deadline_as_json_has_the_four_parts(say: Say) -> None:
    found = say("deadline", "--from", "2026-08-19", "--days", "10", "--calendar-days", "--format", "json").json
    assert set(found) == {"schema", "office", "period", "data"}
    assert (found["schema"], found["office"]) == ("sodanchu.deadline/1", None)
    assert found["period"] == {"from": "2026-08-19", "to": "2026-09-03"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("deadline", "--from", "2026-02-30", "--days", "10"), "Tháng 2/2026 chỉ có 28 ngày"),
        (("deadline", "--from", "hôm nay", "--days", "10"), "--from: Ngày gõ dạng ngày/tháng/năm"),
        (("deadline", "--from", "2026-08-19"), "thiếu --days"),
        (("deadline", "--from", "2026-08-19", "--days", "-5"), "chỉ dùng chữ số"),
        (("deadline", "--from", "2026-08-19", "--days", "4000"), "--days tối đa 3.660 ngày"),
        (("deadline", "--from", "2026-08-19", "--days", "0"), "--days phải từ 1 ngày"),
        (("demo", "--out", "x", "--rows", "0"), "--rows phải từ 1 đến 20.000 lượt tiếp"),
        (("demo", "--out", "x", "--rows", "20001"), "--rows phải từ 1 đến 20.000 lượt tiếp"),
        (("find", "…"), "Chưa có chữ hoặc số nào để tìm"),
        (("deadline", "--from", "--days", "4"), "Sau --from phải có giá trị"),
        (("deadline", "--since", "2026-08-19"), "không có “--since”"),
        (("deadline", "--from", "2026-08-19", "--days", "4", "thừa"), "không có “thừa”"),
        (("find",), "thiếu CHỮ: chữ cần tìm"),
        (("register",), "Sau “register” phải là một trong: petitions, reception"),
        (("register", "surveys"), "Sau “register” phải là một trong: petitions, reception"),
        (("dance",), "Không có lệnh “dance”"),
        (("--data",), "Sau --data phải có giá trị: thư mục dữ liệu. Gõ “sodanchu --help” để"),
        (("--data=x", "thừa"), "Lệnh mở cửa sổ không có “thừa”. Gõ “sodanchu --help” để"),
        (("--practice=không",), "--practice không nhận giá trị"),
        (("verify", "--format", "xml"), "--format phải là một trong: text, json"),
        (("restore", "x", "--to", ""), "--to: chưa có tên tệp"),
    ],
)
def test_what_cannot_be_understood_is_one_vietnamese_sentence(say: Say, typed: tuple[str, ...], sentence: str) -> None:
    said = say(*typed)
    assert said.code != 0
    assert said.out == ""
    assert sentence in said.errors
    assert said.errors.count("\n") == 1


def test_help_is_vietnamese_and_lists_every_command(say: Say) -> None:
    said = say("--help")
    assert said.code == 0
    assert all(cli.called(command) in said.out for command in cli.commands())
    one = say("register", "reception", "--help").out
    assert one.startswith("sodanchu register reception --from NGÀY --to NGÀY --format pdf|docx|xlsx --out TỆP")
    assert say("--version").out == "Sổ Dân Chủ 0.1.0\n"


def test_find_needs_no_accents_and_shows_the_office_it_spoke_of(say: Say, office: OpenOffice, folder: Path) -> None:
    visit = VisitEntry(received_on=date(2026, 11, 23), full_name="Nguyễn Văn Đức", content="Đo đất", kind=Kind.OTHER)
    ReceptionService(office.desk).register(visit)
    said = say("find", "nguyen van duc", "--data", folder, "--account", ACCOUNT)
    assert (said.code, "Nguyễn Văn Đức" in said.out) == (0, True)
    found = say("find", "dat dai khong co", "--data", folder, "--format", "json").json
    assert found["data"] == {"text": "dat dai khong co", "hits": []}
    assert found["office"] == {
        "name": "UBND xã Yên Hạ",
        "place": "tỉnh Minh Họa",
        "file_code": office.keys.facts().file_code,
        "practice": False,
    }


def test_what_is_to_be_done_is_told_for_any_day(say: Say, office: OpenOffice, folder: Path) -> None:
    visit = VisitEntry(received_on=date(2026, 11, 23), full_name="Trần Thị Mỵ", content="Đo đất", kind=Kind.SUGGESTION)
    uid = ReceptionService(office.desk).register(visit).uid
    before = say("today", "--data", folder)
    assert before.out.startswith("Thứ Hai 23/11/2026: 0 việc quá hạn")
    assert "Trả lời kiến nghị" not in before.out
    on_the_day = say("today", "--on", "2026-12-08", "--data", folder)
    assert "Hôm nay  08/12/2026  Trả lời kiến nghị: Đo đất" in on_the_day.out
    told = say("today", "--on", "2026-12-10", "--data", folder, "--format", "json").json["data"]
    [found] = [item for item in told["items"] if item["uid"] == uid]  # type: ignore[index,call-overload]
    assert {name: found[name] for name in ("area", "due_on", "since_on", "left", "group")} == {
        "area": "reception", "due_on": "2026-12-08", "since_on": None, "left": -2, "group": "late",
    }  # fmt: skip


def test_what_waits_is_told_with_whom_it_waits_for(say: Say, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.cli_today.load_areas", lambda: (agenda_fake.AREA,))
    told = say("today", "--data", folder, "--format", "json").json["data"]
    assert told["counts"] == {"late": 1, "soon": 2, "waiting": 13}  # type: ignore[index,call-overload]
    groups = [item["group"] for item in told["items"]]  # type: ignore[index,call-overload]
    assert (groups[:4], groups.count("national")) == (["late", "soon", "soon", "citizen"], agenda_fake.MANY)
    assert "Chờ công dân  từ 01/10/2026  Bổ sung giấy tờ đất: Đơn 079/2026" in say("today", "--data", folder).out


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_register_is_written_in_each_format(
    say: Say, folder: Path, tmp_path: Path, form: str, begins: bytes
) -> None:
    target = tmp_path / f"so.{form}"
    typed = ("register", "reception", "--from", "2026-01-01", "--to", "2026-12-31", "--format", form, "--out", target)
    said = say(*typed, "--data", folder)
    assert said.out.startswith("Đã ghi sổ tiếp công dân từ 01/01/2026 đến 31/12/2026, 0 lượt tiếp")
    assert target.read_bytes().startswith(begins)


def test_a_register_that_cannot_be_written_leaves_nothing(say: Say, folder: Path, tmp_path: Path) -> None:
    typed = ("register", "reception", "--data", folder, "--format", "pdf", "--from", "2026-06-01")
    backwards = say(*typed, "--to", "2026-05-01", "--out", tmp_path / "so.pdf")
    assert "Ngày cuối 01/05/2026 trước ngày đầu 01/06/2026" in backwards.errors
    nowhere = say(*typed, "--to", "2026-07-01", "--out", tmp_path / "không có" / "so.pdf")
    assert (nowhere.code, "Không còn tệp hoặc thư mục" in nowhere.errors) == (1, True)
    assert not list(tmp_path.glob("*.pdf"))


def test_an_account_that_only_reads_prints_no_register(say: Say, office: OpenOffice, folder: Path) -> None:
    AccountService(office.desk, office.keeper).open("Lê Thị Hoa", "", Role.VIEWER, PASSWORD + " hai")
    typed = ("register", "reception", "--from", "2026-01-01", "--to", "2026-12-31", "--format", "pdf", "--out", "x.pdf")
    said = say(*typed, "--data", folder, "--account", "Lê Thị Hoa", password=PASSWORD + " hai")
    assert (said.code, "không có quyền in và xuất sổ" in said.errors) == (1, True)
    unnamed = say("verify", "--data", folder)
    assert f"--account: {ACCOUNT}, Lê Thị Hoa." in unnamed.errors


def test_verify_says_that_all_is_well_and_fails_when_it_is_not(say: Say, office: OpenOffice, folder: Path) -> None:
    assert say("verify", "--data", folder).out.startswith("Tệp sổ nguyên vẹn")
    office.db.engine.raw_connection().execute("UPDATE journal SET by = 'x' WHERE seq = 2")
    said = say("verify", "--data", folder, "--format", "json")
    assert said.code == 1
    assert said.json["data"]["clean"] is False  # type: ignore[index]
    assert "điều không khớp" in said.errors


def test_a_backup_is_restored_beside_with_its_own_password(say: Say, folder: Path, tmp_path: Path) -> None:
    made = say("backup", "--data", folder, "--to", tmp_path / "b", "--format", "json").json["data"]["file"]  # type: ignore[index]
    said = say("restore", made, "--to", tmp_path / "lại", "--account", ACCOUNT)
    assert (said.code, "Đã phục hồi dữ liệu lúc 23/11/2026, 09:16" in said.out) == (0, True)
    assert say("verify", "--data", tmp_path / "lại").code == 0
    again = say("restore", made, "--to", tmp_path / "lại")
    assert (again.code, "không bao giờ phục hồi đè" in again.errors) == (1, True)
    other = say("restore", made, "--to", tmp_path / "khác", password=WRONG)
    assert "Mật khẩu không đúng" in other.errors
    assert not (tmp_path / "khác").exists()


def test_the_password_comes_from_the_first_line_of_the_input(say: Say, folder: Path) -> None:
    typed = ("verify", "--data", folder, "--password-stdin")
    assert say(*typed, password=None, stdin=f"{PASSWORD}\nsecond\n".encode()).code == 0
    assert say(*typed, password=None, stdin=f"\ufeff{PASSWORD}\r\n".encode()).code == 0
    assert "không đúng" in say(*typed, password=None, stdin=b"x\n").errors
    assert "UTF-8" in say(*typed, password=None, stdin=b"\xff\xfe\n").errors


def test_a_person_is_asked_without_echo_and_nobody_else_is(say: Say, folder: Path) -> None:
    said = say("verify", "--data", folder, password=None, person=True, answers=(PASSWORD,))
    assert (said.code, said.asked) == (0, [f"Mật khẩu của {ACCOUNT}: "])
    assert "Chưa có mật khẩu" in say("verify", "--data", folder, password=None).errors


def test_a_wrong_password_says_how_many_tries_are_left(say: Say, folder: Path) -> None:
    said = say("verify", "--data", folder, password=WRONG)
    assert (said.code, said.out) == (1, "")
    assert said.errors.startswith("Mật khẩu không đúng. Còn 4 lần thử")


def test_an_office_open_in_a_window_is_left_alone(say: Say, office: OpenOffice) -> None:
    said = say("verify", "--data", office.folder)
    assert "đang được mở bởi cửa sổ chương trình" in said.errors


def test_a_folder_without_an_office_says_what_to_do(say: Say, tmp_path: Path) -> None:
    assert "bằng lệnh init" in say("verify", "--data", tmp_path / "x").errors
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    assert "thiếu tệp khóa" in say("verify", "--data", tmp_path).errors


def test_a_new_office_is_made_with_its_sheets(say: Say, tmp_path: Path) -> None:
    sheet = tmp_path / "phieu.pdf"
    typed = ("init", "--data", tmp_path / "d", "--office", "phường Hạ Vân, tỉnh Lào Cai", "--account", "Lê Thị Hoa")
    said = say(*typed, "--practice", "--recovery-sheet", sheet, "--format", "json")
    assert said.json["office"]["name"] == "UBND phường Hạ Vân"  # type: ignore[index]
    assert said.json["office"]["practice"] is True  # type: ignore[index]
    for path in (sheet, tmp_path / "phieu-kho-mat.pdf"):
        assert path.read_bytes().startswith(b"%PDF")
    assert say("verify", "--data", tmp_path / "d").code == 0
    assert "đã có dữ liệu" in say(*typed).errors.lower()


def test_a_sheet_that_cannot_be_written_leaves_an_office_and_says_where_to_print_it(say: Say, tmp_path: Path) -> None:
    typed = ("init", "--data", tmp_path / "d", "--office", "xã Yên Hạ, tỉnh Lào Cai", "--account", "Lê Thị Hoa")
    said = say(*typed, "--recovery-sheet", tmp_path / f"{'x' * 243}.pdf")
    assert (said.code, "lập và in phiếu mới ở trang Tài khoản" in said.errors) == (1, True)
    assert say("verify", "--data", tmp_path / "d").code == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"--account": " "}, "Chưa có tên tài khoản"),
        ({"--office": " , tỉnh Lào Cai"}, "Chưa có tên đơn vị"),
        ({"--recovery-sheet": "khong/co/x.pdf"}, "Không có thư mục để ghi phiếu"),
    ],
)
def test_a_new_office_that_lacks_something_leaves_nothing(
    say: Say, tmp_path: Path, change: dict[str, str], sentence: str
) -> None:
    usual = {"--data": str(tmp_path / "d"), "--office": "xã Yên Hạ, tỉnh Lào Cai", "--account": "Lê Thị Hoa"} | change
    said = say("init", *(word for pair in usual.items() for word in pair))
    assert (said.code, sentence in said.errors) == (1, True)
    assert not (tmp_path / "d" / KEYS).exists()


def test_a_person_types_a_new_password_twice(say: Say, tmp_path: Path) -> None:
    typed = ("init", "--data", tmp_path / "d", "--office", "xã Yên Hạ, tỉnh Lào Cai", "--account", "Lê Thị Hoa")
    differs = say(*typed, password=None, person=True, answers=(PASSWORD, "gõ nhầm mất rồi"))
    assert "Hai lần gõ mật khẩu khác nhau" in differs.errors
    assert not (tmp_path / "d").exists()
    same = say(*typed, password=None, person=True, answers=(PASSWORD, PASSWORD))
    assert (same.code, "Chưa in phiếu khôi phục" in same.out) == (0, True)


def test_files_and_folders_go_to_a_stick(say: Say, folder: Path, tmp_path: Path) -> None:
    usb, papers = tmp_path / "usb", tmp_path / "quý III"
    usb.mkdir()
    papers.mkdir()
    name = "01-TCD.pdf" if os.name == "nt" else "01:TCD.pdf"
    (papers / name).write_bytes(b"pdf")
    (tmp_path / "lời dẫn.docx").write_bytes(b"word")
    typed = ("export-usb", tmp_path / "lời dẫn.docx", papers, "--to", usb, "--data", folder, "--format", "json")
    said = say(*typed)
    data = said.json["data"]
    assert isinstance(data, dict)
    assert (said.code, [file["name"] for file in data["files"]]) == (0, ["lời dẫn.docx", "quý III/01-TCD.pdf"])
    assert data["renamed"] == ([{"from": f"quý III/{name}", "to": "quý III/01-TCD.pdf"}] if ":" in name else [])
    assert (usb / data["list"]).read_text(encoding="utf-8").splitlines()[-1].endswith("  quý III/01-TCD.pdf")

    assert "Không có “mất.pdf” trên máy" in say("export-usb", "mất.pdf", "--to", usb, "--data", folder).errors
    assert "Không thấy USB" in say("export-usb", papers, "--to", usb / "x", "--data", folder).errors
    assert say("export-usb", "--to", usb).code == 2


def test_a_weak_new_password_is_refused(say: Say, tmp_path: Path) -> None:
    typed = ("init", "--data", tmp_path / "d", "--office", "xã Yên Hạ, tỉnh Lào Cai", "--account", "Lê Thị Hoa")
    assert "cần ít nhất 14" in say(*typed, password="ngắn").errors


def test_the_real_program_speaks_utf8_hides_its_password_and_ends_with_its_code() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", cli_variable(): "x", "PYTHONUTF8": "0"}
    good = subprocess.run(
        [sys.executable, "-m", "desktop_app", "deadline", "--from", "2026-08-19", "--days", "10"],
        cwd=ROOT, capture_output=True, env=environment, check=False,
    )  # fmt: skip
    assert (good.returncode, "Hạn cuối: Thứ Sáu" in good.stdout.decode("utf-8")) == (0, True)
    bad = subprocess.run(
        [sys.executable, "-m", "desktop_app", "nhảy"], cwd=ROOT, capture_output=True, env=environment, check=False
    )
    assert bad.returncode == 2
    assert bad.stderr.decode("utf-8").startswith("Không có lệnh “nhảy”.")


def test_at_full_cost_a_test_office_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert TEST_COST.memory_kib < 46 * 1024
    world = cli.World(environment={cli_variable(): PASSWORD})
    assert cli.main(["verify", "--data", str(folder)], world) == 1
    assert "mức bảo vệ mật khẩu" in capsys.readouterr().err
