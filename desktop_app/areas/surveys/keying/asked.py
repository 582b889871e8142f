"""What is shown of the question that is asked now: words, choices, what is typed, which keys mean what."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.areas.surveys.forms.form import Kind, Missing, Question
from desktop_app.areas.surveys.keying.keys import BACK, ENTER, FORCE, MINUS, NOTE, UNREADABLE
from desktop_app.areas.surveys.keying.state import Entry
from desktop_app.areas.surveys.keying.words import answer_words, condition_words

BY_ARROW = "↑"
"""What goes back where the letters of an open answer are typed."""

_TYPED_AS = {
    Kind.WHOLE: "Gõ số rồi Enter",
    Kind.DECIMAL: "Gõ số rồi Enter, dấu phẩy trước phần lẻ",
    Kind.DATE: "Gõ ngày tháng năm liền nhau, ví dụ 25112026, rồi Enter",
}


@dataclass(frozen=True)
class Tile:
    """One choice with its key."""

    key: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Asked:
    """One question as it stands on screen; `typed` is None where nothing is typed but one key an answer.

    `stands` is an answer that no choice shows. `hints` are keys with what they do.
    """

    head: str
    about: str
    text: str
    tiles: tuple[Tile, ...] = ()
    typed: str | None = None
    stands: str = ""
    said: str = ""
    is_wrong: bool = False
    hints: tuple[tuple[str, str], ...] = ()

    @property
    def read_aloud(self) -> str:
        """All of it in one sentence, for a screen reader."""
        choices = (f"{tile.key} {tile.label}" + (" (đã chọn)" if tile.is_chosen else "") for tile in self.tiles)
        parts = (self.said, self.head, self.text, "; ".join(choices), self.stands)
        return ". ".join(part.rstrip(".") for part in parts if part)


def asked_now(entry: Entry, last: Mapping[str, str]) -> Asked:
    """What is asked now; at the end of the form `last` says what Enter and / do there."""
    if entry.question is not None:
        return asked_of(entry, entry.question)
    blank = sum(answer in (9, 99, -9) for answer in entry.given.values() if not isinstance(answer, list))
    about = f"{blank} câu người dân bỏ trống" if blank else ""
    hints = tuple(last.items())
    return Asked(
        "Hết phiếu", about, f"Bấm Enter để {last[ENTER]}", said=entry.said, is_wrong=entry.is_wrong, hints=hints
    )


def asked_of(entry: Entry, question: Question) -> Asked:
    """A question of the form with what was answered so far."""
    given = entry.given.get(question.id)
    chosen = given if isinstance(given, list) else [given]
    is_here = question.id == entry.at
    tiles = tuple(Tile(_key(question, choice.code), choice.label, choice.code in chosen) for choice in question.choices)
    is_typed = question.kind in _TYPED_AS or (question.is_closed and question.digits > 1)
    stands = ""
    if given is not None and not any(tile.is_chosen for tile in tiles) and question.kind is not Kind.TEXT:
        stands = f"Đã ghi: {answer_words(question, given)[0]}"
    return Asked(
        head=f"Câu {question.number}" if question.number else question.called,
        about=", ".join(filter(None, (_total(entry, question), condition_words(entry.form, question)))),
        text=question.label,
        tiles=tiles,
        typed=(entry.typed if is_here else "") if is_typed else None,
        stands=stands,
        said=entry.said if is_here else "",
        is_wrong=entry.is_wrong and is_here,
        hints=_hints(entry, question),
    )


def _key(question: Question, code: int) -> str:
    return f"{code:0{question.digits}d}"


def _total(entry: Entry, question: Question) -> str:
    if not question.number:
        return "hỏi về người trả lời"
    return f"trên {sum(bool(each.number) for each in entry.form.asked)} câu"


def _hints(entry: Entry, question: Question) -> tuple[tuple[str, str], ...]:
    is_answered = question.id in entry.given
    onward = "giữ câu trả lời, đi tiếp" if is_answered else "người dân bỏ trống"
    note = [] if entry.form.is_anonymous else [(NOTE, _noted(entry, question))]
    if entry.refused is not None:
        return (ENTER, "gõ lại rồi Enter"), (FORCE, "giữ nguyên, ghi lý do"), (BACK, "lùi một câu")
    if question.kind is Kind.TEXT:
        return (ENTER, onward), (BY_ARROW, "lùi một câu"), (UNREADABLE, "không đọc được, khi ô còn trống")
    unknown = [] if not question.is_closed or _offers_unknown(question) else [_unknown(question)]
    erase = [(MINUS, "xóa câu trả lời")] if is_answered else []
    several = question.kind is Kind.MANY
    return (
        (BACK, "lùi một câu"),
        *note,
        *unknown,
        (ENTER, "xong, đi tiếp" if several and is_answered else onward),
        (UNREADABLE, "không đọc được"),
        *erase,
    )


def _noted(entry: Entry, question: Question) -> str:
    """What a note is for here; words of the respondent's own stand in it too."""
    given = entry.given.get(question.id)
    if question.other is not None and question.other in (given if isinstance(given, list) else [given]):
        return "ghi lời người dân"
    return "sửa ghi chú" if entry.remarks.get(question.id) else "ghi chú"


def _offers_unknown(question: Question) -> bool:
    return any(choice.code == question.missing_code(Missing.UNKNOWN) for choice in question.choices)


def _unknown(question: Question) -> tuple[str, str]:
    return str(question.missing_code(Missing.UNKNOWN)), "không biết"


def typed_how(question: Question) -> str:
    """What to type where a key is not an answer yet; "" where it is."""
    if question.is_closed:
        return "Gõ hai chữ số" if question.digits > 1 else ""
    return _TYPED_AS.get(question.kind, "")
