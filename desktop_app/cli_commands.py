"""The commands of the program itself; those of an area are declared by the area."""

from collections.abc import Mapping
from typing import Any

from db.keys import KeyFile, Unlocked
from db.restore import restore as bring_back
from desktop_app.areas import load_areas
from desktop_app.cli_console import ACCOUNT, DATA, FORMAT, FROM_STDIN, IN_AN_OFFICE, Console, account_of
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.idcard.scan import read_card
from desktop_app.core.idcard.telling import lines_of, values_of
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import deadline as count
from desktop_app.core.law.deadline import plain_rule
from desktop_app.core.law.rulebook import Unit
from desktop_app.core.progress import Silent
from desktop_app.core.text.fold import tokens
from desktop_app.office.area import Argument, ArgumentKind, Command, Outcome
from desktop_app.office.finding import find_anything
from desktop_app.office.safety import SafetyService

HERE, UPDATES = "desktop_app.cli_commands", "desktop_app.cli_update"
LONGEST_COUNT = 3_660

COMMANDS = (
    Command(
        "init",
        "",
        "Lập dữ liệu của một cơ quan mới cùng tài khoản đầu tiên.",
        (
            Argument("--office", "tên đơn vị và tỉnh, ví dụ “xã Yên Hạ, tỉnh Lào Cai”"),
            Argument("--account", "họ tên người giữ tài khoản đầu tiên"),
            Argument("--kind", "loại cơ quan", default="commune", choices=("commune", "upper")),
            Argument("--practice", "cơ quan tập huấn, không bao giờ thành cơ quan thật", flag=True),
            Argument("--recovery-sheet", "tệp PDF phiếu khôi phục", required=False, kind=ArgumentKind.FILE),
            DATA,
            FROM_STDIN,
            FORMAT,
        ),
        "desktop_app.cli_init:init",
    ),
    Command(
        "demo",
        "",
        "Tạo một cơ quan tập huấn có một năm tiếp công dân và mọi giấy tờ in ra từ đó.",
        (
            Argument("--out", "thư mục ghi ra", kind=ArgumentKind.FOLDER),
            Argument("--seed", "số chọn dữ liệu; cùng số thì cùng dữ liệu", default="1", kind=ArgumentKind.NUMBER),
            Argument("--rows", "số lượt tiếp", default="420", kind=ArgumentKind.NUMBER),
            FORMAT,
        ),
        f"{HERE}:demo",
    ),
    Command(
        "find",
        "",
        "Tìm trong sổ, gõ không dấu cũng được.",
        (Argument("text", "chữ cần tìm"), *IN_AN_OFFICE, FORMAT),
        f"{HERE}:find",
    ),
    Command(
        "today",
        "",
        "Việc quá hạn, việc đến hạn trong 3 ngày làm việc, việc đang chờ; theo sổ hiện nay.",
        (
            Argument("--on", "ngày, dạng 2026-11-23; không có thì hôm nay", required=False, kind=ArgumentKind.DAY),
            *IN_AN_OFFICE,
            FORMAT,
        ),
        "desktop_app.cli_today:today",
    ),
    Command(
        "deadline",
        "",
        "Tính hạn cuối và cho xem cách tính; có --data thì theo lịch của cơ quan.",
        (
            Argument("--from", "ngày bắt đầu, dạng 2026-08-19", kind=ArgumentKind.DAY),
            Argument("--days", "số ngày của thời hạn", kind=ArgumentKind.NUMBER),
            Argument("--calendar-days", "đếm cả ngày nghỉ", flag=True),
            *IN_AN_OFFICE,
            FORMAT,
        ),
        f"{HERE}:deadline",
    ),
    Command(
        "idcard",
        "",
        "Đọc chuỗi mã QR của thẻ căn cước: các ô và điều cần đối chiếu; không lưu gì.",
        (Argument("text", "chuỗi mà máy quét đọc được"), FORMAT),
        f"{HERE}:idcard",
    ),
    Command(
        "verify",
        "",
        "Kiểm tra tệp sổ, nhật ký và số thứ tự.",
        (*IN_AN_OFFICE, FORMAT),
        f"{HERE}:verify",
    ),
    Command(
        "backup",
        "",
        "Sao lưu rồi kiểm tra bản sao lưu.",
        (
            Argument("--to", "thư mục giữ bản sao lưu", required=False, kind=ArgumentKind.FOLDER),
            *IN_AN_OFFICE,
            FORMAT,
        ),
        f"{HERE}:backup",
    ),
    Command(
        "export-usb",
        "",
        "Ghi tệp, thư mục ra USB, đọc lại so từng tệp rồi mới đặt tên, kèm danh sách mã kiểm tra.",
        (
            Argument("files", "tệp, thư mục cần gửi", kind=ArgumentKind.FILE, many=True),
            Argument("--to", "USB hoặc thư mục trên USB", kind=ArgumentKind.FOLDER),
            *IN_AN_OFFICE,
            FORMAT,
        ),
        "desktop_app.cli_usb:export",
    ),
    Command(
        "manual",
        "",
        "Ghi cuốn hướng dẫn ra tệp PDF, hoặc hướng dẫn nhanh, áp phích phím tắt.",
        (
            Argument("--out", "tệp PDF ghi ra", kind=ArgumentKind.FILE),
            Argument(
                "--sheet", "cả cuốn hay một tờ rời", default="book", choices=("book", "quick", "poster", "poster-a3")
            ),
            FORMAT,
        ),
        "desktop_app.cli_manual:manual",
    ),
    Command(
        "restore",
        "",
        "Phục hồi bản sao lưu vào một thư mục mới, không bao giờ đè lên dữ liệu đang có.",
        (
            Argument("file", "tệp sao lưu", kind=ArgumentKind.FILE),
            Argument("--to", "thư mục mới", kind=ArgumentKind.FOLDER),
            ACCOUNT,
            FROM_STDIN,
            FORMAT,
        ),
        f"{HERE}:restore",
    ),
    Command(
        "arrive",
        "",
        "Mở ở máy này sổ chuyển từ máy cũ, hoặc bộ máy phụ, vào một thư mục mới.",
        (
            Argument("file", "tệp chuyển máy hoặc bộ máy phụ", kind=ArgumentKind.FILE),
            Argument("--to", "thư mục mới", kind=ArgumentKind.FOLDER),
            ACCOUNT,
            FROM_STDIN,
            FORMAT,
        ),
        "desktop_app.cli_arrive:arrive",
    ),
    Command(
        "update",
        "inspect",
        "Xem gói cập nhật là bản nào, có gì mới, có nhận được không; không thay đổi gì.",
        (Argument("file", "gói cập nhật", kind=ArgumentKind.FILE), FORMAT),
        f"{UPDATES}:inspect",
    ),
    Command(
        "update",
        "apply",
        "Kiểm tra gói cập nhật, sao lưu, rồi cho bộ cài thay chương trình; bản cũ được giữ lại.",
        (Argument("file", "gói cập nhật", kind=ArgumentKind.FILE), *IN_AN_OFFICE, FORMAT),
        f"{UPDATES}:apply",
    ),
    Command(
        "update",
        "back",
        "Trở về bản trước của chương trình; dữ liệu giữ nguyên.",
        (FORMAT,),
        f"{UPDATES}:back",
    ),
    Command(
        "self-check",
        "",
        "Thử xem chương trình có chạy được trên máy này không, không đụng đến dữ liệu.",
        (Argument("--expect", "bản phải là, ví dụ 0.2.0", required=False), FORMAT),
        f"{UPDATES}:check",
    ),
)


def demo(console: Console, values: Mapping[str, Any]) -> Outcome:
    """The demo story, told into a folder."""
    # Imported here: it brings every writer of papers along.
    from desktop_app import demo as story

    outcome = story.demo(console, values)
    console.folder = values["out"] / story.DATA
    return outcome


def find(console: Console, values: Mapping[str, Any]) -> Outcome:
    """Records that hold the words, hidden data hidden."""
    if not tokens(values["text"]):
        raise UserError("Chưa có chữ hoặc số nào để tìm. Hãy gõ tên, số hoặc vài chữ trong nội dung.")
    with console.office(values) as office:
        hits = find_anything(office.desk, load_areas(), values["text"])
    lines = [f"{hit.trailing}  {hit.title}: {hit.detail}" for hit in hits]
    text = "\n".join(lines) or f"Không thấy hồ sơ nào có “{values['text']}”."
    shown = ("kind", "title", "detail", "trailing", "uid")
    return Outcome(text, {"text": values["text"], "hits": [{name: getattr(h, name) for name in shown} for h in hits]})


def deadline(console: Console, values: Mapping[str, Any]) -> Outcome:
    """The due day of a limit, then its arithmetic; by the office's own calendar where one is named."""
    if not values["days"]:
        raise UserError("--days phải từ 1 ngày. Hãy gõ số ngày của thời hạn.")
    if values["days"] > LONGEST_COUNT:
        raise UserError(f"--days tối đa {words.number(LONGEST_COUNT)} ngày. Hãy tính từng chặng.")
    if values["data"] or values["account"]:
        with console.office(values) as office:
            calendar = office.desk.law.calendar
    else:
        calendar = WorkCalendar()
    unit = Unit.CALENDAR_DAYS if values["calendar_days"] else Unit.WORKING_DAYS
    found = count(values["from"], plain_rule(values["days"], unit), calendar)
    *lines, last = found.lines()
    data = {"days": values["days"], "unit": unit.name.lower(), "due_on": found.due_on.isoformat(), "lines": lines}
    return Outcome("\n".join([last, *lines]), data, found.start_on, found.due_on)


def idcard(console: Console, values: Mapping[str, Any]) -> Outcome:
    """What a card's code says, then what must be held against the card; opens no office and keeps nothing."""
    card = read_card(values["text"], console.today())
    lines = [f"{label}: {value}" for label, value in lines_of(card)]
    lines += [f"Cần đối chiếu: {notice.sentence}" for notice in card.notices]
    return Outcome("\n".join(lines), values_of(card))


def verify(console: Console, values: Mapping[str, Any]) -> Outcome:
    """Whether the file is whole, the chain unbroken, the numbers without gap."""
    with console.office(values) as office:
        books = [book for area in load_areas() for book in area.books]
        checked = SafetyService(office, books).verify(Silent())
    rows = words.number(checked.journal_rows)
    text = "\n".join(checked.findings) or f"Tệp sổ nguyên vẹn, {rows} dòng nhật ký liền mạch, các số không đứt quãng."
    failure = "" if checked.is_clean else f"Kiểm tra thấy {len(checked.findings)} điều không khớp; xem ở trên."
    data = {
        "clean": checked.is_clean,
        "journal_rows": checked.journal_rows,
        "journal_head": checked.head,
        "withheld": checked.withheld,
        "findings": list(checked.findings),
    }
    return Outcome(text, data, failure=failure)


def backup(console: Console, values: Mapping[str, Any]) -> Outcome:
    """One checked file with everything but the drafts."""
    with console.office(values) as office:
        made = SafetyService(office, ()).back_up(Silent(), values["to"])
    return Outcome(f"Đã sao lưu và kiểm tra: {made}", {"file": str(made), "bytes": made.stat().st_size})


def restore(console: Console, values: Mapping[str, Any]) -> Outcome:
    """A backup brought back beside, opened by a password of its own key file."""
    opener, folder = console.opener, values["to"]
    opener.check_place(folder)

    def unlock(keys: KeyFile) -> Unlocked:
        account = account_of(keys, values["account"])
        return keys.unlock(account, console.passwords.of(account), opener.clock.now())

    restored = bring_back(values["file"], folder, unlock, opener.clock, Silent(), opener.floor)
    console.folder = folder
    about = restored.manifest
    text = (
        f"Đã phục hồi dữ liệu lúc {words.instant(about.made_at)} vào {folder}: "
        f"{words.number(about.journal_rows)} dòng nhật ký, {words.number(about.attachments)} tệp đính kèm."
    )
    data = {"folder": str(folder), "made_at": about.made_at.isoformat(), "journal_rows": about.journal_rows}
    return Outcome(text, {**data, "attachments": about.attachments, "epoch": restored.epoch})
