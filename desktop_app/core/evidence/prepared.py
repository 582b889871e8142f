"""A file made ready to be kept as a proof, or the sentence that says why it is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.evidence.kinds import PICTURES, Kind, kind_of
from desktop_app.core.evidence.photo import drawn_anew
from desktop_app.core.evidence.taken import taken_in_heic
from desktop_app.core.progress import Progress

MEGABYTE = 1024 * 1024
LARGEST_PHOTO = 40 * MEGABYTE
LARGEST_KEPT = 25 * MEGABYTE
"""What is kept as it is: PDF and HEIC."""

READING = "Đang đọc ảnh, tệp"
JPEG_TYPE, HEIC_TYPE, PDF_TYPE = "image/jpeg", "image/heic", "application/pdf"
ENDINGS = {JPEG_TYPE: ".jpg", HEIC_TYPE: ".heic", PDF_TYPE: ".pdf"}
HEIC_SAID = (
    "Ảnh HEIC của iPhone: giữ nguyên, không xem trước được trên máy này và vẫn mang dữ liệu ẩn, "
    "có thể có vị trí nơi chụp. Muốn bỏ dữ liệu đó, gửi lại ảnh dạng JPG."
)
_INSTEAD = {
    Kind.PROGRAM: "Tệp này là tệp chương trình, dù tên có thể ghi là ảnh. Không mở tệp; báo người phụ trách máy tính.",
    Kind.ARCHIVE: "Tệp này là tệp nén hoặc tệp Word, Excel. Giải nén hoặc lưu thành PDF rồi chọn lại.",
    Kind.OLD_OFFICE: "Tệp này là tệp Word, Excel. Lưu thành PDF rồi chọn lại.",
    Kind.VIDEO: "Tệp này là phim. Chụp ảnh bảng tin, hoặc chụp một hình từ phim, rồi chọn lại.",
}
_SAVE_AS = "Tệp này là {}, chưa nhận được. Mở tệp, lưu thành JPG hoặc PDF rồi chọn lại."
_UNKNOWN = "Không nhận ra đây là ảnh hay PDF. Chọn ảnh JPG, PNG, HEIC hoặc tệp PDF."
_EMPTY = "Tệp này rỗng. Chép lại từ điện thoại hoặc máy quét rồi chọn lại."
_CUT_PDF = "Tệp PDF thiếu phần cuối, thường do chép chưa xong. Chép hoặc quét lại rồi chọn lại."


@dataclass(frozen=True)
class Prepared:
    """What is kept, and what must be known of it: `note` is a sentence for the official.

    `keeps_metadata` says that the file is as it came, with whatever it says of place and device.
    """

    content: bytes
    media_type: str
    taken_at: datetime | None = None
    width: int = 0
    height: int = 0
    note: str = ""
    keeps_metadata: bool = False

    @property
    def is_picture(self) -> bool:
        """Whether it is a photo, also one that cannot be shown."""
        return self.media_type != PDF_TYPE


@dataclass(frozen=True)
class Refused:
    """A file that is not kept, and why."""

    name: str
    why: str


def prepared(content: bytes) -> Prepared:
    """The file as it is kept; UserError holds the sentence when it cannot be."""
    if not content:
        raise UserError(_EMPTY)
    kind = kind_of(content)
    _refuse_heavy(len(content), LARGEST_PHOTO if kind in PICTURES else LARGEST_KEPT)
    if kind in PICTURES:
        photo = drawn_anew(content, kind)
        return Prepared(photo.content, JPEG_TYPE, photo.taken_at, photo.width, photo.height, photo.note)
    if kind is Kind.HEIC:
        return Prepared(content, HEIC_TYPE, taken_in_heic(content), note=HEIC_SAID, keeps_metadata=True)
    if kind is Kind.PDF:
        if b"%%EOF" not in content[-2048:]:
            raise UserError(_CUT_PDF)
        return Prepared(content, PDF_TYPE, keeps_metadata=True)
    if kind is Kind.UNKNOWN:
        raise UserError(_UNKNOWN)
    raise UserError(_INSTEAD.get(kind) or _SAVE_AS.format(kind.value))


def prepared_from(file: Path) -> Prepared:
    """The same of a file on disk, which is not read when it is too heavy."""
    with disk_told():
        _refuse_heavy(file.stat().st_size, LARGEST_PHOTO)
        content = file.read_bytes()
    return prepared(content)


def prepare_all(
    sources: Sequence[Path | bytes], progress: Progress
) -> tuple[tuple[tuple[str, Prepared], ...], tuple[Refused, ...]]:
    """Each of several files, or pictures from the clipboard: those that can be kept with their names, those refused."""
    taken: list[tuple[str, Prepared]] = []
    refused: list[Refused] = []
    for done, source in enumerate(sources):
        progress.report(done, len(sources), READING)
        name = source.name if isinstance(source, Path) else f"Ảnh dán {done + 1}"
        try:
            taken.append((name, prepared_from(source) if isinstance(source, Path) else prepared(source)))
        except UserError as error:
            refused.append(Refused(name, str(error)))
    progress.report(len(sources), len(sources), READING)
    return tuple(taken), tuple(refused)


def _refuse_heavy(size: int, most: int) -> None:
    if size > most:
        raise UserError(
            f"Tệp nặng {words.number(size / MEGABYTE, 1)} MB, tối đa {words.number(most / MEGABYTE)} MB. "
            "Gửi lại ảnh ở cỡ nhỏ hơn (ví dụ qua Zalo), hoặc quét lại ở 150 dpi."
        )
