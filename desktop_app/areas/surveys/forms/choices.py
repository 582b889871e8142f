"""What may be wrong with the choices of a question, and with what refers to their codes."""

from collections import Counter
from collections.abc import Iterator

from desktop_app.areas.surveys.forms.form import MOST_CODE, MOST_KEYED, Choice, Kind, Measure, Missing, Question
from desktop_app.areas.surveys.forms.problem import Problem, called
from desktop_app.core.text.fold import tokens

_NOT_KNOWN = 8


def choice_problems(question: Question) -> Iterator[Problem]:
    """A sentence for each thing that is wrong with the choices of this question."""
    for field, sentence in _told(question):
        yield Problem(question.id, field, f"{called(question)}: {sentence}")
    for code, sentence in _of_codes(question):
        yield Problem(question.id, "choices", f"{called(question)}: {sentence}", code)


def scored_codes(question: Question) -> tuple[int, ...]:
    """The codes of its choices that belong to a base: all but that of not knowing."""
    unknown = question.missing_code(Missing.UNKNOWN)
    return tuple(choice.code for choice in question.choices if choice.code != unknown)


def _told(question: Question) -> Iterator[tuple[str, str]]:
    if not question.is_closed:
        if question.choices:
            yield "choices", "chỉ câu chọn một hoặc chọn nhiều mới có lựa chọn. Đổi cách trả lời hoặc bỏ lựa chọn."
    elif question.lists:
        if question.choices:
            yield "choices", "lựa chọn lấy từ danh sách thôn, không ghi thêm. Bỏ các lựa chọn tự ghi."
    elif len(question.choices) < 2:
        yield "choices", "phải có ít nhất hai lựa chọn. Ghi thêm lựa chọn."
    yield from _of_many(question)
    yield from _of_scores(question)


def _of_codes(question: Question) -> Iterator[tuple[int, str]]:
    """What is wrong with one choice, by its code."""
    codes = Counter(choice.code for choice in question.choices)
    labels = Counter(choice.label for choice in question.choices)
    yield from ((c, f"mã {c} dùng cho hai lựa chọn. Đặt mã khác cho một lựa chọn.") for c, n in codes.items() if n > 1)
    for choice in question.choices:
        if not choice.label:
            yield choice.code, "có lựa chọn chưa ghi chữ. Ghi chữ cho từng lựa chọn."
        elif labels[choice.label] > 1 and choice == next(c for c in question.choices if c.label == choice.label):
            yield choice.code, f"có hai lựa chọn cùng ghi “{choice.label}”. Sửa một lựa chọn."
        if sentence := _wrong_code(question, choice):
            yield choice.code, sentence


def _wrong_code(question: Question, choice: Choice) -> str:
    code, has_few = choice.code, len(scored_codes(question)) <= MOST_KEYED
    unknown, is_unknown = question.missing_code(Missing.UNKNOWN), "khong" in tokens(choice.label)
    if code == unknown and is_unknown:
        return ""
    if code != unknown and 0 < code <= (MOST_KEYED if has_few else MOST_CODE):
        return ""
    if code == MOST_CODE and code == question.other:
        return ""
    why = next((why for why in Missing if code in _codes_of(question, why)), None)
    meant = f"mã {code} dành cho “{why.value}”" if why else f"mã {code} không dùng được"
    least = f"mã {_NOT_KNOWN if has_few else unknown}, hoặc " if why and is_unknown else ""
    return f"{meant}. Dùng {least}mã từ 1 đến {MOST_KEYED if has_few else MOST_CODE} cho “{choice.label}”."


def _codes_of(question: Question, why: Missing) -> tuple[int, int]:
    """As they are for this question, and as they would be if its codes had one digit."""
    return question.missing_code(why), question.missing_code(why) % 10


def _of_many(question: Question) -> Iterator[tuple[str, str]]:
    if question.most is not None:
        if question.kind is not Kind.MANY:
            yield "most", "chỉ câu chọn nhiều mới có số ô nhiều nhất. Bỏ số này."
        elif question.most < 1 or (question.choices and question.most > len(question.choices)):
            yield "most", f"số ô nhiều nhất phải từ 1 đến {len(question.choices)}. Sửa số này."
    if question.other is not None and question.other not in scored_codes(question):
        yield "other", f"lựa chọn ghi thêm mang mã {question.other} không có trong các lựa chọn. Sửa mã này."


def _of_scores(question: Question) -> Iterator[tuple[str, str]]:
    """The office's own list has no codes that are known beforehand, so nothing of it can be scored."""
    known = frozenset(scored_codes(question))
    for field, codes, word in (
        ("positive", question.positive, "mã tích cực"),
        ("flag_on", question.flag_on, "mã cảnh báo"),
        ("scores", frozenset(question.scores), "mã có điểm"),
    ):
        if strange := sorted(codes - known):
            said = ", ".join(str(code) for code in strange)
            yield field, f"{word} {said} không có trong các lựa chọn được tính. Sửa lại mã."
    if any(not 0 <= share <= 1 for share in question.scores.values()):
        yield "scores", "điểm của một lựa chọn phải từ 0 đến 1. Sửa lại điểm."
    yield from _of_measure(question, known)


def _of_measure(question: Question, known: frozenset[int]) -> Iterator[tuple[str, str]]:
    measure = question.measure
    if measure is not Measure.SCORED and question.scores:
        yield (
            "scores",
            "có điểm từng lựa chọn mà không tính theo điểm đó. Chọn cách tính theo điểm hoặc bỏ điểm.",
        )
    if measure is Measure.NONE:
        return
    if known and not question.positive:
        yield "positive", "chưa ghi mã tích cực nên không tính được tỷ lệ. Ghi các mã tích cực."
    if measure is Measure.SCORED and (lacking := sorted(known - frozenset(question.scores))):
        yield "scores", f"chưa có điểm cho mã {', '.join(str(code) for code in lacking)}. Ghi điểm cho từng lựa chọn."
    if measure is Measure.LIKERT and sorted(known) != list(range(1, len(known) + 1)):
        yield "measure", "thang mức độ phải có mã liền nhau từ 1. Sửa mã hoặc đổi cách tính điểm."
    if measure is Measure.YES_NO and known != {1, 2}:
        yield "measure", "câu có, không phải có đúng mã 1 và 2. Sửa mã hoặc đổi cách tính điểm."
