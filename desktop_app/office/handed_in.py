"""Papers that a citizen hands in, typed one a line: "Đơn đề nghị; 2; bản chính; có chữ ký"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import LongText, clean

LONGEST = 200
MOST = 50
FIELD = "papers"
"""The field of the form in which papers are written down."""


@dataclass(frozen=True)
class HandedIn:
    """One paper as it was handed in."""

    name: str
    pages: int = 1
    copy_kind: str = ""
    condition: str = ""


def papers_field(label: str) -> LongText:
    """The field in which papers are written down."""
    return LongText(
        name=FIELD,
        label=label,
        lines=2,
        hint="Mỗi dòng một tài liệu: tên; số trang; bản chính hay sao. Ví dụ: Đơn đề nghị; 2; bản chính",
    )


def check_papers(papers: Sequence[HandedIn]) -> None:
    """InvalidInput for a paper without a name or pages."""
    for at, paper in enumerate(papers, start=1):
        if not clean(paper.name) or len(paper.name) > LONGEST or paper.pages < 1:
            raise InvalidInput({FIELD: f"Tài liệu thứ {at} thiếu tên hoặc số trang. Ghi đủ hai mục rồi lưu lại."})


def lines_of(papers: Sequence[HandedIn]) -> str:
    """The papers as they are typed: a line each, its parts divided by semicolons."""
    return "\n".join(f"{p.name}; {p.pages}; {p.copy_kind}; {p.condition}".rstrip("; ") for p in papers)


def read_papers(text: str) -> list[HandedIn]:
    """The papers meant; InvalidInput says which line cannot be read."""
    lines = [line for line in clean(text).split("\n") if line.strip()]
    if len(lines) > MOST:
        raise InvalidInput({FIELD: f"Có {len(lines)} dòng, tối đa {MOST} tài liệu. Gộp các tài liệu cùng loại."})
    return [_paper(number, line) for number, line in enumerate(lines, start=1)]


def _paper(number: int, line: str) -> HandedIn:
    name, pages, copy_kind, condition = ([part.strip() for part in line.split(";")] + [""] * 4)[:4]
    counted = re.fullmatch(r"(\d{1,4})\s*(?:trang|tờ)?", pages or "1")
    if not name or len(name) > LONGEST or not counted or not int(counted[1]):
        raise InvalidInput({FIELD: f"Dòng {number} thiếu tên hoặc số trang. Gõ dạng: Đơn đề nghị; 2; bản chính."})
    return HandedIn(name, int(counted[1]), copy_kind, condition)
