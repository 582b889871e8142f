"""Papers handed in, typed one a line: "Đơn đề nghị; 2; bản chính; có chữ ký"."""

import re
from collections.abc import Mapping, Sequence

from desktop_app.areas.reception.handed_in import LONGEST, HandedIn
from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import LongText, Section, clean
from desktop_app.core.text.occurrences import hide, occurrences
from desktop_app.office.secrecy import Known, NameInText

NAME = "papers"
MOST = 50
HANDED_IN = Section(
    "4. Tài liệu nhận",
    (
        LongText(
            name=NAME,
            label="Tài liệu, bằng chứng người đến giao",
            lines=2,
            hint="Mỗi dòng một tài liệu: tên; số trang; bản chính hay sao. Ví dụ: Đơn đề nghị; 2; bản chính",
        ),
    ),
)
NOTHING_TO_PRINT = "Chưa ghi tài liệu nào nên không có giấy biên nhận. Ghi tài liệu đã nhận, hoặc bấm Lưu."


def read_papers(text: str) -> list[HandedIn]:
    """The papers meant; InvalidInput says which line cannot be read."""
    lines = [line for line in clean(text).split("\n") if line.strip()]
    if len(lines) > MOST:
        raise InvalidInput({NAME: f"Có {len(lines)} dòng, tối đa {MOST} tài liệu. Gộp các tài liệu cùng loại."})
    return [_paper(number, line) for number, line in enumerate(lines, start=1)]


def refuse_name_in_papers(raw: Mapping[str, str], known: Sequence[Known]) -> None:
    """Raise `NameInText` when a denunciation's list of papers names who made it."""
    text = cleared = raw.get(NAME, "")
    for who in known:
        cleared = hide(cleared, occurrences(cleared, *who))
    if cleared != text:
        raise NameInText({NAME: cleared})


def _paper(number: int, line: str) -> HandedIn:
    name, pages, copy_kind, condition = ([part.strip() for part in line.split(";")] + [""] * 4)[:4]
    counted = re.fullmatch(r"(\d{1,4})\s*(?:trang|tờ)?", pages or "1")
    if not name or len(name) > LONGEST or not counted or not int(counted[1]):
        raise InvalidInput({NAME: f"Dòng {number} thiếu tên hoặc số trang. Gõ dạng: Đơn đề nghị; 2; bản chính."})
    return HandedIn(name, int(counted[1]), copy_kind, condition)
