"""The fields of the national database (NĐ 55/2022/NĐ-CP Điều 6) with what a petition says of each; pure.

Only the groups of fields are known; their order and words in the database's own pages are not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.record_beside import VISIT
from desktop_app.areas.petitions.record_words import short_title
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome
from desktop_app.core import words
from desktop_app.office.matter_kinds import HIDDEN_NAME

ORDER = "Thứ tự theo Nghị định 55/2022/NĐ-CP Điều 6, chưa đối chiếu với trang nhập liệu."
RECEPTION, HANDLING, SETTLING = "1. Tiếp công dân", "2. Xử lý đơn", "3. Giải quyết"
YES, NO = "Có", "Không"
_SENT = (Outcome.TRANSFERRED, Outcome.URGED)
_GIVEN_BACK = (Outcome.RETURNED, Outcome.GUIDED)
_SETTLES = ("accept_complaint", "accept_second", "accept_denunciation", "assign", "decide", "conclude", "answer")


@dataclass(frozen=True)
class NationalField:
    """One field: what is put into it; `is_hidden` where the value may not be shown without a reason."""

    group: str
    label: str
    value: str
    is_hidden: bool = False


def national_fields(record: PetitionRecord, identity: Sequence[Mapping[str, object]] = ()) -> tuple[NationalField, ...]:
    """Every field in order; `identity` is who the denouncer is, once somebody with the right asked with a reason."""
    return (*_who(record, identity), *_said(record), *_handled(record), *_settled(record))


def _who(record: PetitionRecord, identity: Sequence[Mapping[str, object]]) -> Iterator[NationalField]:
    if record.is_secret and not identity:
        for label in ("Họ và tên", "Địa chỉ"):
            yield NationalField(RECEPTION, label, HIDDEN_NAME, is_hidden=True)
        return
    people = (
        [(str(each.get("full_name") or ""), str(each.get("address") or "")) for each in identity]
        if record.is_secret
        else [(each.name, each.place) for each in record.people]
    )
    yield NationalField(RECEPTION, "Họ và tên", "; ".join(name for name, _ in people if name))
    yield NationalField(RECEPTION, "Địa chỉ", "; ".join(dict.fromkeys(place for _, place in people if place)))


def _said(record: PetitionRecord) -> Iterator[NationalField]:
    yield NationalField(RECEPTION, "Nội dung", record.content)
    visits = record.case.others if record.case else ()
    came = next((each for each in visits if each.page == VISIT and each.uid == record.visit_uid), None)
    yield NationalField(RECEPTION, "Kết quả tiếp", came.state if came else "")


def _handled(record: PetitionRecord) -> Iterator[NationalField]:
    outcome, sent = record.outcome, record.outcome in _SENT
    classes = record.recipient_class.value if record.recipient_class and sent else ""
    eligible = {Eligible.YES: YES, Eligible.NO: NO}.get(record.eligible, "")
    competent = {Competent.YES: YES, Competent.NO: NO}.get(record.competent, "")
    for label, value in (
        ("Loại đơn", record.kind.value),
        ("Đủ điều kiện xử lý", eligible),
        ("Thuộc thẩm quyền", competent),
        ("Chuyển đơn đến", record.to_agency if sent else ""),
        ("Nhóm nơi nhận", classes),
        ("Trả lại và hướng dẫn", YES if outcome in _GIVEN_BACK else NO),
        ("Rút đơn", YES if outcome is Outcome.WITHDRAWN else NO),
        ("Xếp lưu đơn", YES if outcome in (Outcome.FILED, Outcome.NOT_HANDLED) else NO),
    ):
        yield NationalField(HANDLING, label, value)


def _settled(record: PetitionRecord) -> Iterator[NationalField]:
    for step in record.done:
        if step.key in _SETTLES:
            number = f"Số {step.document_number}, ngày " if step.document_number else "Ngày "
            yield NationalField(
                SETTLING, short_title(step.key), f"{number}{words.day(step.document_on or step.done_on)}"
            )
    if record.result is not None:
        yield NationalField(SETTLING, "Kết quả", record.result.value)
