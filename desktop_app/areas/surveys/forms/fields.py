"""The words and the order of the fields of a question and of the head of a questionnaire, in the editor."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from desktop_app.areas.surveys.forms.form import Form, Kind, Measure, Question, Wording
from desktop_app.areas.surveys.forms.notation import (
    choices_text,
    codes_text,
    names_text,
    read_choices,
    read_codes,
    read_names,
    read_scores,
    scores_text,
)
from desktop_app.core import fields
from desktop_app.core.fields import Choice, Flag, Listed, LongText, Section, Text, clean


class Answering(Enum):
    """How a question is answered, by the names of `Kind`; the value is the word on screen."""

    ONE = "Chọn một"
    MANY = "Chọn nhiều"
    WHOLE = "Số nguyên"
    DECIMAL = "Số có phần lẻ"
    TEXT = "Viết chữ"
    DATE = "Ngày"
    NOTE = "Lời dẫn, không trả lời"


class Scoring(Enum):
    """What the codes are to the score, by the names of `Measure`; the value is the word on screen."""

    NONE = "Không tính điểm"
    LIKERT = "Thang mức độ, mã cao là tốt"
    ORDINAL = "Thứ bậc"
    YES_NO = "Có, không"
    SCORED = "Theo điểm từng lựa chọn"


OWN_CHOICES, HAMLETS = ("", "Tự ghi lựa chọn"), ("hamlets", "Thôn, tổ dân phố của xã")
LISTS = (OWN_CHOICES, HAMLETS)
QUARTERS = (("", "Không theo quý"), ("1", "Quý I"), ("2", "Quý II"), ("3", "Quý III"), ("4", "Quý IV"))
NO_DIMENSION = ("", "Không thuộc nhóm nào")

QUESTION_FORM = fields.Form(
    "surveys.question",
    (
        Section(
            "Câu hỏi",
            (
                Text(name="number", label="Số câu", max_length=10, span=3),
                Text(name="id", label="Mã câu", required=True, max_length=32, span=3),
                Choice(name="kind", label="Cách trả lời", options=Answering, required=True, span=6),
                LongText(name="label", label="Câu hỏi in trên giấy", required=True, max_length=1_000, lines=2),
                Text(name="short", label="Tên gọi ngắn", max_length=60, hint="Hiện khi nhập phiếu, tối đa 34 chữ."),
                Text(name="hint", label="Lời nhắc dưới câu hỏi", max_length=300),
            ),
        ),
        Section(
            "Lựa chọn",
            (
                Listed(name="lists", label="Lấy lựa chọn từ", span=6),
                Text(name="most", label="Chọn nhiều nhất", max_length=3, span=3),
                Text(name="other", label="Mã ghi thêm", max_length=3, span=3),
                LongText(name="choices", label="Các lựa chọn", lines=6, hint="Mỗi dòng một lựa chọn: 1 = Hài lòng."),
            ),
        ),
        Section(
            "Tính điểm",
            (
                Choice(name="measure", label="Cách tính điểm", options=Scoring, required=True, span=6),
                Listed(name="dimension", label="Nhóm nội dung", span=6),
                Text(name="positive", label="Mã tích cực", max_length=60, span=4),
                Text(name="flag_on", label="Mã cảnh báo", max_length=60, span=4),
                Text(name="scores", label="Điểm từng lựa chọn", max_length=400, hint="Ví dụ: 1 = 1; 2 = 0,5; 3 = 0."),
                Flag(name="is_overall", label="Câu đánh giá chung của phiếu", span=12),
            ),
        ),
        Section(
            "Khi nào hỏi",
            (
                Text(name="relevant", label="Chỉ hỏi khi", max_length=500, hint="Ví dụ: ${q3} = 1"),
                Text(name="constraint", label="Trả lời phải thỏa", max_length=500, hint="Ví dụ: . >= 1 and . <= 30"),
                Text(name="constraint_message", label="Lời nhắc khi trả lời sai", max_length=300),
                Flag(name="is_required", label="Bắt buộc trả lời", span=6),
                Flag(name="is_personal", label="Hỏi về người trả lời", span=6),
                Text(name="reference", label="Điều khoản", max_length=60, span=4),
                Text(name="group", label="Phần của phiếu", max_length=200, span=8),
            ),
        ),
    ),
)

HEAD_FORM = fields.Form(
    "surveys.head",
    (
        Section(
            "Đầu phiếu",
            (
                LongText(name="title", label="Tên phiếu", required=True, max_length=300, lines=2),
                Text(name="version", label="Số bản", required=True, max_length=20, span=4),
                Listed(name="quarter", label="Quý", span=4),
                Choice(name="wording", label="Câu chữ", options=Wording, required=True, span=4),
                Text(name="respondents", label="Người trả lời", max_length=200, span=6),
                Text(name="unit", label="Đơn vị phối hợp", max_length=200, span=6),
                LongText(name="sampling", label="Cách chọn người trả lời", max_length=500, lines=2),
                Text(name="legal", label="Căn cứ", max_length=300),
                Flag(name="is_anonymous", label="Phiếu khuyết danh", span=12),
                LongText(name="greeting", label="Lời mở đầu", max_length=1_000, lines=4),
                Text(name="thanks", label="Lời cảm ơn", max_length=300),
                LongText(
                    name="dimensions", label="Các nhóm nội dung", lines=5,
                    hint="Mỗi dòng một nhóm: thai_do = Thái độ phục vụ.",
                ),
            ),
        ),
    ),
)  # fmt: skip

_PLAIN = (
    "number", "id", "label", "short", "hint", "lists", "dimension", "relevant", "constraint", "constraint_message",
    "reference", "group",
)  # fmt: skip
_FLAGS = ("is_overall", "is_required", "is_personal")
_HEAD_PLAIN = ("title", "version", "respondents", "unit", "sampling", "legal", "greeting", "thanks")
_ONE_LINE = frozenset(entry.name for form in (QUESTION_FORM, HEAD_FORM) for entry in form if type(entry) is Text)

Raw = Mapping[str, str]
"""What is typed, field by field."""


def question_texts(question: Question) -> dict[str, str]:
    """What stands in the fields for a question."""
    return {
        **{name: getattr(question, name) for name in _PLAIN},
        **{name: _yes(getattr(question, name)) for name in _FLAGS},
        "kind": question.kind.name,
        "measure": question.measure.name,
        "choices": choices_text(question.choices),
        "positive": codes_text(question.positive),
        "flag_on": codes_text(question.flag_on),
        "scores": scores_text(question.scores),
        "most": _number_text(question.most),
        "other": _number_text(question.other),
    }


def head_texts(form: Form) -> dict[str, str]:
    """What stands in the fields for the head of a form."""
    return {
        **{name: getattr(form, name) for name in _HEAD_PLAIN},
        "is_anonymous": _yes(form.is_anonymous),
        "wording": form.wording.name,
        "quarter": _number_text(form.quarter),
        "dimensions": names_text(form.dimensions),
    }


def read_question(raw: Raw, before: Question) -> tuple[Question, dict[str, str]]:
    """The question as it is typed; a field that cannot be read stays as it was, with the sentence that says why."""
    said: dict[str, Any] = {name: _words(name, raw) for name in _PLAIN}
    said |= {name: bool(raw.get(name)) for name in _FLAGS}
    said["kind"] = Kind.__members__.get(raw.get("kind", ""), before.kind)
    said["measure"] = Measure.__members__.get(raw.get("measure", ""), Measure.NONE)
    said["choices"] = read_choices(raw.get("choices", ""), before.choices)
    readers: dict[str, Callable[[str], Any]] = {
        "positive": read_codes, "flag_on": read_codes, "scores": read_scores, "most": _whole, "other": _whole,
    }  # fmt: skip
    unread = _read(readers, raw, before, said)
    return replace(before, **said), unread


def read_head(raw: Raw, before: Form) -> tuple[Form, dict[str, str]]:
    """The form with its head as it is typed; a field that cannot be read stays as it was."""
    said: dict[str, Any] = {name: _words(name, raw) for name in _HEAD_PLAIN}
    said["is_anonymous"] = bool(raw.get("is_anonymous"))
    said["wording"] = Wording.__members__.get(raw.get("wording", ""), before.wording)
    unread = _read({"quarter": _whole, "dimensions": read_names}, raw, before, said)
    return replace(before, **said), unread


def shown_fields(kind: str, lists: str, measure: str) -> dict[str, bool]:
    """Which fields of a question matter: those that a question of this kind can have."""
    is_closed, is_note = kind in (Kind.ONE.name, Kind.MANY.name), kind == Kind.NOTE.name
    is_own = is_closed and not lists
    return {
        "lists": is_closed,
        "choices": is_own,
        "other": is_own,
        "most": kind == Kind.MANY.name,
        "measure": kind == Kind.ONE.name and is_own,
        "positive": is_own,
        "flag_on": is_own,
        "scores": is_own and measure == Measure.SCORED.name,
        "is_overall": kind == Kind.ONE.name and is_own,
        "dimension": not is_note,
        "short": not is_note,
        "relevant": not is_note,
        "constraint": not is_note,
        "constraint_message": not is_note,
        "is_required": not is_note,
        "is_personal": not is_note,
    }


def _read(
    readers: Mapping[str, Callable[[str], Any]], raw: Raw, before: object, said: dict[str, Any]
) -> dict[str, str]:
    unread = dict[str, str]()
    for name, read in readers.items():
        try:
            said[name] = read(raw.get(name, ""))
        except ValueError as error:
            said[name], unread[name] = getattr(before, name), str(error)
    return unread


def _words(name: str, raw: Raw) -> str:
    text = clean(raw.get(name, ""))
    return " ".join(text.split()) if name in _ONE_LINE else text


def _whole(text: str) -> int | None:
    plain = text.strip()
    if plain and not (plain.isascii() and plain.isdecimal() and len(plain) < 4):
        raise ValueError(f"“{plain}” không phải số nguyên. Gõ chữ số hoặc để trống.")
    return int(plain) if plain else None


def _number_text(value: int | None) -> str:
    return "" if value is None else str(value)


def _yes(is_so: bool) -> str:
    return "có" if is_so else ""
