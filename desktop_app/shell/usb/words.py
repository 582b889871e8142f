"""How sticks, sendings and what is on a stick are told."""

from collections.abc import Sequence

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.looking import Finding
from desktop_app.core.stick.parcels import Named, Parcel
from desktop_app.core.stick.troubles import size_words
from desktop_app.core.stick.writing import READING, WRITING
from desktop_app.kit.badges import Banner
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.kit.work_stack import Told
from desktop_app.office.deliveries.queries import DeliveryRow, FileRow
from desktop_app.office.deliveries.service import Delivered
from desktop_app.office.deliveries.states import DeliveryState

NO_STICK = "Chưa thấy USB nào. Cắm USB vào máy, chờ vài giây; chương trình tự nhận."
STATES = {
    DeliveryState.CHECKED: State.DONE,
    DeliveryState.BROKEN: State.OVERDUE,
    DeliveryState.CANCELLED: State.VOID,
}
COLUMNS = (
    Column(name="at", heading="Gửi lúc", width=120),
    Column(name="drive", heading="USB, thư mục"),
    Column(name="files", heading="Số tệp", width=80, kind="number"),
    Column(name="size", heading="Dung lượng", width=100, kind="number"),
    Column(name="by", heading="Người gửi", width=150),
    Column(name="state", heading="Kết quả", width=190),
)
_NAMED, _FOUND, _LISTED = 5, 3, 40


def sending_told(drive: StickDrive) -> Told:
    """What is said while files are being written."""
    return Told(
        "usb",
        "Gửi ra USB",
        f"Vào {drive.name}. Không rút USB.",
        (WRITING, READING),
        "Bấm Hủy thì trên USB không có tệp nào của lần gửi này; tệp cũ còn nguyên.",
        can_leave=False,
    )


def parcels_sentence(parcels: Sequence[Parcel]) -> str:
    """What is to be sent: how many, how much."""
    return f"{words.number(len(parcels))} tệp, {size_words(sum(each.size for each in parcels))}"


def named_lines(planned: Sequence[Named]) -> list[str]:
    """The files with the names they get, those that get another one first."""
    ordered = sorted(planned, key=lambda each: not each.is_mended)
    lines = [
        f"{each.parcel.name}: đổi tên thành {each.name}" if each.is_mended else each.name for each in ordered[:_NAMED]
    ]
    more = len(planned) - _NAMED
    return [*lines, f"và {words.number(more)} tệp nữa"] if more > 0 else lines


def drive_line(drive: StickDrive) -> str:
    """What there is to know of a stick before something is written to it."""
    room = f"Còn trống {size_words(drive.free)} trong {size_words(drive.size)}"
    kind = drive.system or "không rõ định dạng"
    limit = f", tệp dưới {size_words(drive.largest_file + 1)}" if drive.largest_file else ""
    locked = " · đang khóa chống ghi" if drive.is_read_only else ""
    return f"{room} · {kind}{limit}{locked}"


def warning_of(drive: StickDrive, found: Sequence[Finding]) -> Banner | None:
    """What on the stick is to be warned of; None where there is nothing."""
    if not found:
        return None
    lines = [each.sentence for each in found[:_FOUND]]
    if len(found) > _FOUND:
        lines.append(f"Và {words.number(len(found) - _FOUND)} điều nữa.")
    return Banner(State.WARNING, f"Trên {drive.name} có {words.number(len(found))} điều cần chú ý", "\n".join(lines))


def done_banner(delivered: Delivered, drive: StickDrive, folder: str) -> Banner:
    """What is on the stick now, and how that is known."""
    sent = delivered.sent
    where = f"thư mục “{folder}” của {drive.name}" if folder else drive.name
    first = f"Đã ghi {words.number(len(sent.files))} tệp ({size_words(delivered.size)}) vào {where}."
    second = (
        f"Đã đọc lại từ USB và so SHA-256 từng tệp: khớp. Mã của từng tệp nằm trong {sent.listed_as}. "
        "Bấm Tháo an toàn, chờ đèn USB tắt rồi rút."
    )
    return Banner(State.DONE, first, second)


def delivery_cell(row: DeliveryRow, column: Column) -> Cell:
    """One cell of the log."""
    if column.name == "at":
        return Cell(text=words.day(row.at.date()), second=f"{row.at:%H:%M}")
    if column.name == "drive":
        return Cell(text=row.drive, second=row.folder, strong=True)
    if column.name == "state":
        return Cell(text=row.state.value, state=STATES[row.state])
    if column.name == "size":
        return Cell(text=size_words(row.size) if row.files else "")
    value = getattr(row, column.name)
    return Cell(text=words.number(value) if isinstance(value, int) else str(value))


def delivery_reading(row: DeliveryRow, files: Sequence[FileRow]) -> Reading:
    """One sending, to read beside the list."""
    pairs: list[tuple[str, Sequence[Line]]] = [("USB", [Words(row.drive, strong=True)])]
    if row.serial:
        pairs.append(("Số của USB", [Words(row.serial)]))
    pairs += [("Thư mục", [Words(row.folder or "không, để ngay trên USB")]), ("Người gửi", [Words(row.by)])]
    if row.trouble:
        pairs.append(("Lý do", [Words(row.trouble)]))
    if files:
        lines: list[Line] = []
        for file in files[:_LISTED]:
            lines += [Words(file.name, strong=True), Words(f"{size_words(file.size)} · SHA-256 {file.sha256[:16]}…")]
        if len(files) > _LISTED:
            lines.append(Words(f"và {words.number(len(files) - _LISTED)} tệp nữa, có trong bản in"))
        pairs.append(("Tệp", lines))
    badge = (STATES[row.state], row.state.value)
    return Reading(title=f"Gửi ra {row.drive}", when=words.instant(row.at), pairs=pairs, badge=badge)
