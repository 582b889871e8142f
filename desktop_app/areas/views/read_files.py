"""Files that were chosen, dropped or pasted, as they would be kept: seen before anything is saved."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.evidence.prepared import JPEG_TYPE, Prepared, Refused
from desktop_app.kit.controls import Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.thumbnail import Thumbnail, small_image

Named = tuple[str, Prepared]


def read_files(
    taken: Sequence[Named], refused: Sequence[Refused], wrong: Callable[[Prepared], str] = lambda _file: ""
) -> QWidget:
    """Each file with its picture and what must be known of it, those that are not kept with their reason.

    `wrong` is what speaks against a file, "" when nothing does.
    """
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    for name, file in taken:
        image = small_image(file.content) if file.media_type == JPEG_TYPE else None
        said = f"Chụp {words.instant(file.taken_at)}" if file.taken_at else "Không ghi ngày chụp"
        small = Thumbnail(name, image, "image" if file.is_picture else "file-text")
        column.addLayout(_line(small, name, said, f"{file.note} {wrong(file)}".strip()))
    for each in refused:
        column.addWidget(Label(each.name, Type.STRONG, wrap=True))
        column.addWidget(Label(each.why, colour=State.OVERDUE, wrap=True))
    if any(not file.keeps_metadata for _name, file in taken):
        column.addWidget(
            Label("Ảnh được thu nhỏ và bỏ dữ liệu ẩn (vị trí, máy chụp), chỉ giữ ngày giờ chụp.", Type.HINT, wrap=True)
        )
    return body


def _line(small: Thumbnail, name: str, said: str, note: str) -> QHBoxLayout:
    small.setEnabled(False)
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(small, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(px(2))
    texts.addWidget(Label(name, Type.STRONG, wrap=True))
    texts.addWidget(Label(said, colour=Token.INK_2, wrap=True))
    if note:
        texts.addWidget(Label(note, colour=State.WARNING, wrap=True))
    texts.addStretch(1)
    row.addLayout(texts, 1)
    return row
