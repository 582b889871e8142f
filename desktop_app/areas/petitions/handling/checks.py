"""What an official says of a step: cleaned and checked, each wrong field with its sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.areas.petitions import competence, complexity, eligibility, grounds
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.handling.fields import STEP_FIELDS, TESTS, TESTS_LABEL
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.rules import Done, Facts
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.procedure import checks
from desktop_app.office.procedure.checks import missing

_MAY_BE_SECOND = frozenset({Kind.COMPLAINT, Kind.DENUNCIATION})


def checked(entry: StepEntry, facts: Facts, done: Sequence[Done], today: date) -> StepEntry:
    """The entry as it is kept; InvalidInput holds a sentence for each field that is missing or cannot be so."""
    more = dict(_problems_of_choices(entry, facts))
    if TESTS in petition_law().law.by_key[entry.key].asks_on(entry.done_on) and not entry.tests:
        more[TESTS] = missing(TESTS_LABEL, chosen=True)
    if entry.document_on and entry.document_on < facts.received_on:
        more["document_on"] = "Ngày văn bản trước ngày đơn đến. Kiểm tra lại ngày."
    kept = checks.checked(petition_law(), entry, facts, done, today, STEP_FIELDS, more)
    return replace(kept, **_without_doubt(entry))


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
