"""Everything that may be wrong with a form, as sentences that name the question."""

import re
from collections import Counter
from collections.abc import Iterator

from desktop_app.areas.surveys.forms.choices import choice_problems
from desktop_app.areas.surveys.forms.form import Form, Kind, Measure, Question
from desktop_app.areas.surveys.forms.paths import path_problems
from desktop_app.areas.surveys.forms.problem import Problem, called
from desktop_app.core import words

OFFICE_LISTS = ("hamlets",)
"""The lists of the office that a question may take its choices from."""

MOST_QUESTIONS = 200
_CODE = re.compile(r"[A-Z][A-Z0-9_-]{0,19}")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,31}")
_LONGEST = {"title": 300, "version": 20}
_LONGEST_LABEL = 1_000
_HEAD = {"code": "mã phiếu", "version": "số bản", "title": "tên phiếu"}


def problems(form: Form) -> tuple[Problem, ...]:
    """What keeps the form from being used, in the order of its questions; none when it may be put in use."""
    said = [*_of_head(form), *_of_names(form)]
    for question in form.questions:
        said += [*_of_question(form, question), *choice_problems(question)]
    said += path_problems(form)
    places = {question.id: at for at, question in enumerate(form.questions)}
    return tuple(sorted(said, key=lambda each: places.get(each.question, -1)))


def is_code(text: str) -> bool:
    """Whether a questionnaire may have this code: capitals and digits, as in PKS03."""
    return _CODE.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Whether a question may have this identity: it names a column of a workbook and a variable of a statistician."""
    return _ID.fullmatch(text) is not None


def _of_head(form: Form) -> Iterator[Problem]:
    for name, word in _HEAD.items():
        value = getattr(form, name)
        if not value:
            yield Problem("", name, f"Phiếu chưa có {word}. Gõ {word}.")
        elif len(value) > _LONGEST.get(name, len(value)):
            yield Problem("", name, f"{word.capitalize()} dài quá {_LONGEST[name]} ký tự. Viết ngắn lại.")
    if form.code and not is_code(form.code):
        yield Problem("", "code", f"Mã phiếu “{form.code}” chỉ được có chữ in hoa và chữ số, nhiều nhất 20, như PKS03.")
    if form.quarter is not None and form.quarter not in (1, 2, 3, 4):
        yield Problem("", "quarter", "Quý phải từ 1 đến 4. Chọn lại quý.")
    if not form.asked:
        yield Problem("", "questions", "Phiếu chưa có câu hỏi nào. Thêm câu hỏi.")
    if len(form.questions) > MOST_QUESTIONS:
        much = f"Phiếu có {words.number(len(form.questions))} câu, nhiều nhất {MOST_QUESTIONS}."
        yield Problem("", "questions", f"{much} Chia thành nhiều phiếu.")
    overall = [question for question in form.questions if question.is_overall]
    for question in overall[1:]:
        yield Problem(
            question.id, "is_overall",
            f"{called(question)}: phiếu chỉ có một câu đánh giá chung, đã là {called(overall[0], inside=True)}. "
            "Bỏ dấu ở một trong hai câu.",
        )  # fmt: skip


def _of_names(form: Form) -> Iterator[Problem]:
    """Identities: well formed, each once whatever the size of its letters, none that was given up."""
    seen = Counter(question.id.lower() for question in form.questions)
    given_up = {name.lower() for name in form.retired}
    told = set[str]()
    for question in form.questions:
        name = question.id
        if not is_id(name):
            yield Problem(
                name, "id",
                f"{called(question)}: mã câu “{name}” phải bắt đầu bằng chữ cái không dấu, sau đó chỉ có chữ không "
                "dấu, chữ số và dấu _, nhiều nhất 32. Đặt lại mã câu.",
            )  # fmt: skip
        elif seen[name.lower()] > 1 and name.lower() not in told:
            told.add(name.lower())
            yield Problem(name, "id", f"Mã câu “{name}” dùng cho hai câu. Đặt mã khác cho một câu.")
        if name.lower() in given_up:
            yield Problem(name, "id", f"Mã câu “{name}” là của câu đã thôi hỏi, không dùng lại. Đặt mã khác.")


def _of_question(form: Form, question: Question) -> Iterator[Problem]:
    def told(field: str, sentence: str) -> Problem:
        return Problem(question.id, field, f"{called(question)}: {sentence}")

    if not question.label:
        yield told("label", "chưa có câu hỏi in trên giấy. Gõ câu hỏi.")
    elif len(question.label) > _LONGEST_LABEL:
        yield told("label", f"câu hỏi dài quá {words.number(_LONGEST_LABEL)} ký tự. Viết ngắn lại.")
    if question.lists and question.lists not in OFFICE_LISTS:
        yield told("lists", f"không có danh sách “{question.lists}”. Chọn danh sách thôn hoặc tự ghi lựa chọn.")
    if question.lists and not question.is_closed:
        yield told("lists", "danh sách thôn chỉ dùng cho câu chọn một hoặc chọn nhiều. Đổi cách trả lời.")
    if question.dimension and question.dimension not in form.dimensions:
        yield told("dimension", f"không có nhóm nội dung “{question.dimension}”. Chọn nhóm có ở đầu phiếu.")
    if question.measure is not Measure.NONE and question.kind is not Kind.ONE:
        yield told("measure", "chỉ câu chọn một mới tính điểm. Bỏ cách tính điểm hoặc đổi cách trả lời.")
    if question.is_overall and question.measure is Measure.NONE:
        yield told("is_overall", "câu đánh giá chung phải tính điểm. Chọn cách tính điểm cho câu này.")
    if question.kind is Kind.NOTE and (question.is_required or question.relevant or question.constraint):
        yield told("kind", "lời dẫn không có câu trả lời nên không có điều kiện. Bỏ điều kiện của dòng này.")
