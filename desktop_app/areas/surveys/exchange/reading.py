"""From the cells of one row to the answers of one form; a cell that cannot be an answer has its sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.areas.surveys.exchange.variables import CHOSEN, NOT_CHOSEN, missing_answer
from desktop_app.areas.surveys.forms.form import Answer, Answers, Choice, Kind, Missing, Question
from desktop_app.core import words
from desktop_app.core.fields import clean
from desktop_app.core.sheets.cells import CellError, Value, shown
from desktop_app.core.sheets.values import YES
from desktop_app.core.text.fold import fold

LONGEST_TEXT = 2_000
_CODE = re.compile(r"\d{1,2}(?:\.0)?")
_CODE_AND_WORDS = re.compile(r"(\d{1,2})\s*[.)=:\-–]?\s+(\S.*)")
_CODES = re.compile(r"\d{1,2}(?:\s*[,;./|+\s]\s*\d{1,2})*")
_UNTICKED = frozenset({"0", "khong", "ko", "k", "no", "false", "-"})
_MISSING_SAID = {
    "khong doc duoc": Missing.UNREADABLE,
    "danh nhieu o": Missing.UNREADABLE,
    "khong biet": Missing.UNKNOWN,
    "khong co y kien": Missing.UNKNOWN,
    "khong tra loi": Missing.BLANK,
    "bo trong": Missing.BLANK,
}


@dataclass(frozen=True)
class Column:
    """A column of a workbook, from 1, and the question it answers; of several choices perhaps only one of them."""

    at: int
    question: Question
    choice: Choice | None = None


@dataclass(frozen=True)
class Read:
    """The answers of a row, and what is wrong with it by the column of the cell."""

    answers: Answers
    problems: Mapping[int, str]


def read_row(values: Mapping[int, Value], columns: Sequence[Column]) -> Read:
    """The answers in these cells by column; an empty cell is no answer."""
    answers, problems, ticks = Answers(), dict[int, str](), dict[str, list[tuple[Column, int]]]()
    for column in columns:
        value = values.get(column.at)
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        try:
            if column.choice is not None:
                ticks.setdefault(column.question.id, []).append((column, _tick(column.question, value)))
            else:
                answers[column.question.id] = read_answer(column.question, value)
        except ValueError as error:
            problems[column.at] = str(error)
    for found in ticks.values():
        try:
            answers[found[0][0].question.id] = _chosen(found)
        except ValueError as error:
            problems[found[0][0].at] = str(error)
    return Read(answers, problems)


def read_answer(question: Question, value: Value) -> Answer:
    """The answer that a cell holds; ValueError has the sentence where it can be none.

    A code of a closed question is not held against its choices here.
    """
    if isinstance(value, CellError):
        raise ValueError(f"Ô báo lỗi {value.text}. Hãy sửa công thức hoặc gõ giá trị vào ô.")
    match question.kind:
        case Kind.ONE:
            return _one(question, value)
        case Kind.MANY:
            return _many(question, value)
        case Kind.WHOLE | Kind.DECIMAL:
            return _number(question, value)
        case Kind.DATE:
            return _day(question, value)
    text = clean(shown(value))
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"Câu “{question.called}” dài quá {words.number(LONGEST_TEXT)} ký tự. Hãy ghi ngắn lại.")
    missing = missing_answer(question, text)
    return text if missing is None else missing


def code_of(question: Question, text: str) -> int | None:
    """The code that these words stand for: a choice's label, alias, number or all together, or a missing."""
    said = fold(text).strip(" .;")
    for choice in question.choices:
        if said and said in (fold(choice.label).strip(" .;"), fold(choice.alias)):
            return choice.code
    if _CODE.fullmatch(said):
        return int(float(said))
    if found := _CODE_AND_WORDS.fullmatch(said):
        code = int(found[1])
        if fold(question.label_of(code)).strip(" .;") == found[2]:
            return code
    why = _MISSING_SAID.get(said) or next((why for why in Missing if fold(why.value) == said), None)
    return question.missing_code(why) if why else None


def _one(question: Question, value: Value) -> int:
    if isinstance(value, bool | date):
        raise ValueError(_listed(question))
    is_code = any(choice.code == value for choice in question.choices) or question.missing(value)
    code = int(value) if is_code and isinstance(value, int | float) else code_of(question, shown(value))
    if code is None:
        raise ValueError(_listed(question))
    return code


def _many(question: Question, value: Value) -> Answer:
    if isinstance(value, bool | date):
        raise ValueError(f"Câu “{question.called}”: Excel đã đổi ô này thành ngày. Gõ lại dạng chữ, ví dụ '1,3.")
    text = shown(value).strip()
    whole = code_of(question, text)
    if whole is not None:
        codes = [whole]
    elif _CODES.fullmatch(text):
        codes = [int(code) for code in re.findall(r"\d+", text)]
    else:
        found = [code_of(question, part) for part in re.split(r"[;\n|]+", text) if part.strip()]
        codes = [code for code in found if code is not None]
        if not codes or len(codes) < len(found):
            raise ValueError(_listed(question))
    return _missing_alone(question, codes) or sorted(set(codes))


def _missing_alone(question: Question, codes: Sequence[int]) -> int | None:
    """The one code that says that nothing was answered; on paper it may be a choice, then it is one."""
    is_choice = any(choice.code == codes[0] for choice in question.choices)
    return codes[0] if len(codes) == 1 and question.missing(codes[0]) and not is_choice else None


def _number(question: Question, value: Value) -> int | float:
    said = value if isinstance(value, int | float) and not isinstance(value, bool) else _read_number(shown(value))
    if said is None:
        code = code_of(question, shown(value))
        if code is None:
            raise ValueError(f"Câu “{question.called}” phải là số. Gõ lại số ghi trên phiếu.")
        return code
    if said == int(said):
        return int(said)
    if question.kind is Kind.WHOLE:
        raise ValueError(f"Câu “{question.called}” phải là số nguyên. Gõ lại số ghi trên phiếu.")
    return said


def _read_number(text: str) -> float | None:
    plain = text.strip().replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d{1,12}(?:\.\d{1,6})?", plain) else None


def _day(question: Question, value: Value) -> Answer:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = shown(value).strip()
    missing = missing_answer(question, text)
    if missing is not None:
        return missing
    try:
        is_iso = re.fullmatch(r"\d{4}-\d\d-\d\d", text)
        return (date.fromisoformat(text) if is_iso else words.read_day(text)).isoformat()
    except ValueError as error:
        raise ValueError(f"Câu “{question.called}” phải là ngày. {error}") from None


def _tick(question: Question, value: Value) -> int:
    """What one choice's own column says: 1, 0, or why nothing was answered."""
    said = fold(shown(value)).strip(" .")
    if said in YES:
        return CHOSEN
    if said in _UNTICKED:
        return NOT_CHOSEN
    if said.isdecimal() and question.missing(int(said)):
        return int(said)
    raise ValueError(f"Câu “{question.called}”: cột của một lựa chọn chỉ nhận 1 (có chọn) hoặc 0 (không chọn).")


def _chosen(found: Sequence[tuple[Column, int]]) -> Answer:
    question, said = found[0][0].question, {value for _, value in found}
    missing = sorted(said - {CHOSEN, NOT_CHOSEN})
    if missing and len(said) > 1:
        raise ValueError(f"Câu “{question.called}” vừa có chọn vừa có mã khuyết {missing[0]}. Xem lại phiếu.")
    if missing:
        return missing[0]
    codes = sorted(column.choice.code for column, value in found if value == CHOSEN and column.choice)
    return codes or question.missing_code(Missing.BLANK)


def _listed(question: Question) -> str:
    said = ", ".join(f"{choice.code} = {choice.label}" for choice in question.choices)
    return f"Câu “{question.called}” chỉ nhận {said}. Xem lại phiếu rồi gõ lại mã."
