"""What an official says of a step: cleaned and checked, each wrong field with its sentence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.areas.petitions import competence, complexity, eligibility, grounds
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.handling.fields import STEP_FIELDS, TESTS, label_of
from desktop_app.areas.petitions.law import Step
from desktop_app.areas.petitions.rules import Done, Facts, too_early
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import Choice, Listed
from desktop_app.core.law.rulebook import Rulebook
from desktop_app.office.matter_kinds import Kind

_MAY_BE_SECOND = frozenset({Kind.COMPLAINT, Kind.DENUNCIATION})


def checked(step: Step, entry: StepEntry, facts: Facts, done: list[Done], today: date) -> StepEntry:
    """The entry as it is kept; InvalidInput holds a sentence for each field that is missing or cannot be so."""
    problems, values = dict[str, str](), dict[str, Any]()
    for name, field in STEP_FIELDS.items():
        try:
            values[name] = replace(field, label=label_of(name, step.labels)).read(getattr(entry, name), today)
        except ValueError as error:
            problems[name] = str(error)
    problems = dict(_problems_of_days(entry, facts, done, today)) | problems
    for name in step.asks_on(entry.done_on):
        if name not in problems and not (entry.tests if name == TESTS else values[name]):
            problems[name] = _missing(name, label_of(name, step.labels))
    problems |= {name: said for name, said in _problems_of_choices(entry, facts) if name not in problems}
    if problems:
        raise InvalidInput(problems)
    return replace(entry, **values, **_without_doubt(entry))


def not_ahead(step: Step, entry: StepEntry, rulebook: Rulebook) -> str:
    """Why the day that the step names comes too soon after it; "" when the law of the day asks nothing of it."""
    rule = rulebook.find(step.ahead, entry.done_on) if step.ahead else None
    if rule is None or entry.until_on is None or (entry.until_on - entry.done_on).days >= rule.value:
        return ""
    first = date.fromordinal(entry.done_on.toordinal() + rule.value)
    label = label_of("until_on", step.labels)
    return f"{label} phải cách ngày làm ít nhất {rule.amount} ({rule.citation}). Chọn từ ngày {words.day(first)}."


def _problems_of_days(entry: StepEntry, facts: Facts, done: list[Done], today: date) -> Iterator[tuple[str, str]]:
    if entry.done_on > today:
        said = f"Ngày làm {words.day(entry.done_on)} sau hôm nay ({words.day(today)}). Kiểm tra lại ngày."
        yield "done_on", said
    elif early := too_early(facts, done, entry.done_on):
        yield "done_on", early
    if entry.document_on and entry.document_on < facts.received_on:
        yield "document_on", "Ngày văn bản trước ngày đơn đến. Kiểm tra lại ngày."
    if entry.until_on and entry.until_on < entry.done_on:
        yield "until_on", "Ngày này trước ngày làm bước này. Kiểm tra lại hai ngày."


def _missing(name: str, label: str) -> str:
    lower = f"{label[0].lower()}{label[1:]}"
    verb = "chọn" if name == TESTS or isinstance(STEP_FIELDS[name], Choice | Listed) else "ghi"
    return f"Chưa {verb} {lower}. Hãy {verb} {lower} rồi lưu."


def _problems_of_choices(entry: StepEntry, facts: Facts) -> Iterator[tuple[str, str]]:
    offered = grounds.grounds_on(entry.key, entry.done_on)
    if entry.ground and offered and grounds.ground_of(entry.key, entry.ground, entry.done_on) is None:
        yield "ground", "Ngày này không có căn cứ đã chọn. Chọn lại trong danh sách."
    known = {test.code for test in complexity.tests_on(facts.kind, entry.done_on)}
    if not known.issuperset(entry.tests):
        yield TESTS, "Ngày này không có tiêu chí đã chọn. Bỏ chọn, hoặc ghi lý do thay cho tiêu chí."
    if entry.key == "classify":
        yield from _problems_of_classification(entry, facts)


def _problems_of_classification(entry: StepEntry, facts: Facts) -> Iterator[tuple[str, str]]:
    kind, instance = entry.kind or facts.kind, entry.instance or facts.instance
    if entry.eligible is Eligible.UNKNOWN:
        yield "eligible", "Chưa chọn đơn đủ hay không đủ điều kiện xử lý. Hãy chọn rồi lưu."
    if entry.eligible is Eligible.NO and not _is_check(kind, entry.ineligible_reason, facts.received_on):
        yield "ineligible_reason", "Chưa chọn lý do không đủ điều kiện xử lý. Chọn một lý do trong danh sách."
    if entry.eligible is Eligible.YES and entry.competent is Competent.UNKNOWN and kind is not Kind.SEVERAL:
        yield "competent", "Chưa chọn đơn thuộc hay không thuộc thẩm quyền. Hãy chọn rồi lưu."
    if entry.competent_reason:
        against = competence.proposal_of(kind, entry.competent_reason, facts.received_on)
        if against is None:
            yield "competent_reason", "Ngày đơn đến không có mục này. Chọn lại đơn nhằm vào ai trong danh sách."
    if instance not in (1, 2) or (instance == 2 and kind not in _MAY_BE_SECOND):
        yield "instance", "Chỉ khiếu nại, tố cáo mới có lần hai. Chọn lại lần giải quyết."
    upwards = instance == 2 and kind is Kind.COMPLAINT and not facts.is_upper_office
    if upwards and entry.competent is Competent.YES:
        yield "competent", "Khiếu nại lần hai do cấp trên giải quyết. Chọn không thuộc thẩm quyền."
    if entry.knew_on and entry.knew_on > facts.received_on:
        yield "knew_on", "Ngày biết quyết định, hành vi sau ngày đơn đến. Kiểm tra lại hai ngày."


def _is_check(kind: Kind, code: str, on: date) -> bool:
    return eligibility.check_of(kind, code, on) is not None


def _without_doubt(entry: StepEntry) -> dict[str, Any]:
    """Reasons that do not go with what was chosen are not kept."""
    found = dict[str, Any]()
    if entry.eligible is not Eligible.NO:
        found["ineligible_reason"] = ""
    if entry.competent is Competent.UNKNOWN:
        found["competent_reason"] = ""
    return found
