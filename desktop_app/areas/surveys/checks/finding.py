"""What a check looks at, and what it finds."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.areas.surveys.forms.form import Answers


class Check(Enum):
    """What was looked for; the value is the word on screen."""

    BROKEN = "Trái quy tắc của phiếu"
    REQUIRED = "Thiếu câu bắt buộc"
    SAME_ROWS = "Đánh cùng một mức"
    COPIES = "Phiếu giống hệt nhau"
    SAME_WORDS = "Trùng lời ở câu mở"
    UNANIMOUS = "Mọi phiếu như nhau"
    COLLECTOR = "Khác hẳn người thu khác"
    FAST = "Nhập quá nhanh"
    OPEN_QUESTION = "Câu bị bỏ trống nhiều"
    OPEN_FORM = "Phiếu bỏ trống nhiều câu"


class Sure(Enum):
    """How sure a finding is; the value is the word on screen."""

    CERTAIN = "Chắc chắn"
    LIKELY = "Khó là tình cờ"
    POSSIBLE = "Có thể tình cờ"


@dataclass(frozen=True)
class Sheet:
    """One form to look at; anonymous ones have neither serial nor time."""

    answers: Answers
    serial: str = ""
    seconds: int | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that was found, in `count` forms; `serials` name them unless they are anonymous.

    `question` is the one it is about. A finding about a whole batch or a collector names no form.
    """

    check: Check
    sure: Sure
    said: str
    count: int = 0
    serials: tuple[str, ...] = ()
    question: str = ""

    @classmethod
    def of(cls, check: Check, sure: Sure, said: str, sheets: Sequence[Sheet], question: str = "") -> "Finding":
        """Found in these forms."""
        serials = tuple(sorted(sheet.serial for sheet in sheets if sheet.serial))
        return cls(check, sure, said, len(sheets), serials, question)

    @property
    def mark(self) -> str:
        """What the same finding is known by when it is found again."""
        parts = (self.check.name, self.question, self.said, *self.serials)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """From where on something is odd.

    `rows` questions on one scale; `copies` forms that are the same; `chance` percent at which something may still be
    chance; `unanimous` answers; `seconds` for ten questions; `text` letters that two people do not write alike;
    `blank` percent of the answers to a question, `blank_form` percent of the questions of a form; `apart` percent
    points between collectors; `least` forms for a share at all. Of anonymous forms nothing is told of fewer than
    `hidden_below`.
    """

    rows: int
    copies: int
    chance: int
    unanimous: int
    seconds: int
    text: int
    blank: int
    blank_form: int
    apart: int
    least: int
    hidden_below: int
    is_draft: bool
