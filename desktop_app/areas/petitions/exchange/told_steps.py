"""Between the words of a workbook and the steps of a petition; pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.exchange import declared as said
from desktop_app.areas.petitions.states import Competent, Eligible, Result, Source
from desktop_app.core.text.fold import fold
from desktop_app.office.exchange.telling import Hint
from desktop_app.office.matter_kinds import Kind

_OPEN_KINDS = (Kind.SUGGESTION, Kind.FEEDBACK, Kind.OTHER)
STEP_OF: Mapping[str, Mapping[Kind, str]] = {
    said.ACCEPT: {
        Kind.COMPLAINT: "accept_complaint",
        Kind.DENUNCIATION: "accept_denunciation",
        **dict.fromkeys(_OPEN_KINDS, "assign"),
    },
    said.NOT_ACCEPT: {Kind.COMPLAINT: "not_accept_complaint", Kind.DENUNCIATION: "not_accept_denunciation"},
    said.GUIDE: {
        Kind.COMPLAINT: "guide",
        Kind.DENUNCIATION: "guide_denunciation",
        Kind.SEVERAL: "guide_split",
        **dict.fromkeys(_OPEN_KINDS, "guide"),
    },
    said.TRANSFER: {Kind.DENUNCIATION: "transfer_denunciation", **dict.fromkeys(_OPEN_KINDS, "transfer")},
    said.RETURN: dict.fromkeys(Kind, "return_to_sender"),
    said.URGE: dict.fromkeys(Kind, "urge"),
    said.FILE: dict.fromkeys(Kind, "file_away"),
    said.LEAVE: {Kind.DENUNCIATION: "not_handle"},
    said.ANSWER: dict.fromkeys(_OPEN_KINDS, "answer"),
    said.PART: {Kind.SEVERAL: "guide_split"},
    said.JOIN: dict.fromkeys(Kind, "join"),
    said.WAIT: dict.fromkeys(Kind, "ask_more"),
}
_WORD_OF = {
    "accept_second": said.ACCEPT,
    "transfer_crime": said.TRANSFER,
    **{step: word for word, steps in reversed(tuple(STEP_OF.items())) for step in steps.values()},
}
_ACCEPTING = frozenset({"accept_complaint", "accept_second", "accept_denunciation", "assign"})
_SETTLING = {Kind.COMPLAINT: "decide", Kind.DENUNCIATION: "conclude", **dict.fromkeys(_OPEN_KINDS, "answer")}
_SETTLED = frozenset(_SETTLING.values())
_WITHDRAWING = frozenset({"withdraw_early", "withdraw_suggestion", "withdraw_complaint", "withdraw_denunciation"})
_ELSEWHERE = frozenset({said.GUIDE, said.TRANSFER, said.RETURN, said.URGE, said.LEAVE})
_RESULTS = tuple((fold(result.value), result) for result in (Result.PARTLY, Result.RIGHT, Result.WRONG))
_BREAK = re.compile(r"\s*[;,.:\n]\s*")


def judged(values: Mapping[str, Any]) -> tuple[Eligible, Competent]:
    """What a row says of eligibility and competence; an empty cell follows from what was done."""
    handling = values.get("handling")
    eligible, competent = values.get("eligible"), values.get("competent")
    if eligible is None and handling and handling not in (said.JOIN, said.WAIT):
        eligible = handling != said.FILE
    if competent is None and handling in _ELSEWHERE:
        competent = False
    elif competent is None and handling in (said.ACCEPT, said.NOT_ACCEPT, said.ANSWER):
        competent = True
    return (
        Eligible.UNKNOWN if eligible is None else Eligible.YES if eligible else Eligible.NO,
        Competent.UNKNOWN if competent is None else Competent.YES if competent else Competent.NO,
    )


def steps_told(
    values: Mapping[str, Any], kind: Kind, instance: int, source: Source, *, old: bool
) -> tuple[list[StepEntry], list[Hint]]:
    """The steps that a row tells of, in their order, and what is wrong with what it tells."""
    hints = list[Hint]()
    eligible, competent = judged(values)
    received_on, ended_on = values["received_on"], values.get("ended_on")
    steps = list[StepEntry]()
    if (eligible, competent) != (Eligible.UNKNOWN, Competent.UNKNOWN) or values.get("handling"):
        steps.append(
            StepEntry(
                key="classify",
                done_on=received_on,
                kind=kind,
                instance=instance,
                eligible=eligible,
                competent=competent,
            )
        )
    key = _handled_by(values, kind, instance, source, old=old, hints=hints)
    if key:
        steps.append(_handled(key, values))
    if values.get("withdrawn"):
        steps.append(_withdrawn(key, kind, ended_on or (steps[-1].done_on if steps else received_on)))
    elif key in _ACCEPTING and ended_on:
        steps.append(_settled(values, kind, ended_on, old=old, hints=hints))
    elif ended_on and not key:
        hints.append(Hint("handling", "Có Ngày giải quyết mà chưa có Hướng xử lý. Ghi hướng xử lý."))
    if values.get("accepted_on") and key not in _ACCEPTING:
        hints.append(Hint("accepted_on", "Có Ngày thụ lý mà Hướng xử lý không phải Thụ lý. Kiểm tra lại."))
    return steps, hints


def told_by(steps: Sequence[Any]) -> dict[str, object]:
    """What a workbook says of these steps; the other way round of `steps_told`."""
    row, accepted = dict[str, object](), False
    for step in steps:
        if step.key in _SETTLED and accepted:
            row |= {"ended_on": step.done_on, "document_number": step.document_number, "result": _result_words(step)}
        elif word := _WORD_OF.get(step.key):
            accepted = step.key in _ACCEPTING
            row = {"handling": word, "document_number": step.document_number, "to_agency": step.to_agency}
            if accepted:
                row["accepted_on"] = step.done_on
            elif step.key != "ask_more":
                row |= {"ended_on": step.done_on, "result": step.reason or step.said}
        elif step.key in ("supplemented", "came_back"):
            row, accepted = {}, False
        elif step.key in _WITHDRAWING:
            row |= {"withdrawn": True, "ended_on": step.done_on}
    return row


def result_told(text: str) -> tuple[Result | None, str]:
    """What a complaint or denunciation turned out to be, and the rest of the words."""
    folded = fold(text)
    for words, result in _RESULTS:
        if folded == words or re.match(rf"{words}\b", folded):
            _, *rest = _BREAK.split(text, maxsplit=1)
            return result, rest[0].strip() if rest else ""
    return None, text.strip()


def _result_words(step: Any) -> str:
    return "; ".join(part for part in (step.result.value if step.result else "", step.said) if part)


def _handled_by(
    values: Mapping[str, Any], kind: Kind, instance: int, source: Source, *, old: bool, hints: list[Hint]
) -> str:
    handling = values.get("handling") or (said.ACCEPT if values.get("accepted_on") else None)
    if not handling:
        return ""
    key = STEP_OF[handling].get(kind, "")
    if key == "accept_complaint" and instance == 2:
        key = "accept_second"
    if key == "return_to_sender" and source is not Source.FORWARDED:
        key = STEP_OF[said.GUIDE].get(kind, key)
    if not key:
        key = next(iter(STEP_OF[handling].values())) if old else ""
        hints.append(
            Hint("handling", f"Đơn loại {kind.value.lower()} không có hướng {handling.lower()}.", refused=not old)
        )
    return key


def _handled(key: str, values: Mapping[str, Any]) -> StepEntry:
    received_on, ended_on = values["received_on"], values.get("ended_on")
    settles_later = key in _ACCEPTING
    done_on = (values.get("accepted_on") if settles_later else ended_on) or received_on
    number = str(values.get("document_number") or "")
    is_last = not settles_later or not ended_on or bool(values.get("withdrawn"))
    result = str(values.get("result") or "")
    return StepEntry(
        key=key,
        done_on=done_on,
        to_agency=str(values.get("to_agency") or ""),
        document_number=number if is_last else "",
        document_on=done_on if is_last and number else None,
        said=result if key == "answer" else "",
        reason=result if is_last and key not in (*_ACCEPTING, "answer") else "",
    )


def _settled(values: Mapping[str, Any], kind: Kind, on: date, *, old: bool, hints: list[Hint]) -> StepEntry:
    result, rest = result_told(str(values.get("result") or ""))
    key = _SETTLING.get(kind, "answer")
    if key == "answer":
        result, rest = None, str(values.get("result") or "")
    elif result is None and not old:
        hints.append(Hint("result", "Kết quả phải bắt đầu bằng Đúng, Đúng một phần hoặc Sai."))
    number = str(values.get("document_number") or "")
    return StepEntry(key=key, done_on=on, document_number=number, document_on=on, result=result, said=rest)


def _withdrawn(key: str, kind: Kind, on: date) -> StepEntry:
    if key not in _ACCEPTING:
        return StepEntry(key="withdraw_early", done_on=on)
    by_kind = {Kind.COMPLAINT: "withdraw_complaint", Kind.DENUNCIATION: "withdraw_denunciation"}
    return StepEntry(key=by_kind.get(kind, "withdraw_suggestion"), done_on=on)
