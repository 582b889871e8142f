"""A page of the register of petitions with invented values, to see how a wording looks before it is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop_app.areas.petitions.register.documents import SUBJECT, petition_register
from desktop_app.areas.petitions.register.lines import PetitionLine, StepLine
from desktop_app.areas.petitions.row import PetitionRow
from desktop_app.areas.petitions.states import Competent, Eligible, Source, State
from desktop_app.core.paper.register import RegisterFoot, RegisterPaper
from desktop_app.core.paper.saving import register_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.matter_kinds import HIDDEN_NAME, Kind, SubjectField
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile


def register_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A page of the register, as PDF."""
    today = at.date()
    span = (today - timedelta(days=6), today)
    part = petition_register(profile, wording, span, _lines(*span), 3, today)
    return register_pdf(
        RegisterPaper(subject=SUBJECT, made_at=at, parts=(part,), foot=RegisterFoot(), top_mark=SAMPLE_MARK)
    )


def _lines(from_on: date, to_on: date) -> Iterator[PetitionLine]:
    yield _line(85, from_on)
    secret = _line(86, to_on)
    row = replace(secret.row, who=HIDDEN_NAME, where=f"TC-01/{to_on.year}", is_secret=True, kind=Kind.DENUNCIATION)
    yield replace(secret, row=replace(row, content="Tố cáo (nội dung ví dụ)"), request="", home="")
    struck = _line(87, to_on)
    row = replace(struck.row, voided_on=to_on, void_reason="ghi trùng với đơn 085")
    yield replace(struck, row=row, voided_by="Phạm Thị Ngọc Dụ")


def _row(number: int, on: date) -> PetitionRow:
    return PetitionRow(
        id=number,
        uid="",
        rev=1,
        number=number,
        year=on.year,
        received_on=on,
        who="Nguyễn Văn Mẫu",
        where="Thôn Bến Ví",
        content="Khiếu nại phương án bồi thường thửa 45, tờ bản đồ 12",
        kind=Kind.COMPLAINT,
        source=Source.POST,
        state=State.ACCEPTED,
        outcome=None,
        next_due_on=on + timedelta(days=30),
        handler="",
        signers=1,
        case="",
        is_secret=False,
        voided_on=None,
        void_reason="",
    )


def _line(number: int, on: date) -> PetitionLine:
    return PetitionLine(
        row=_row(number, on),
        home="Thôn Bến Ví",
        address="",
        request="Kiểm đếm lại.",
        subject=SubjectField.LAND,
        source_detail="",
        eligible=Eligible.YES,
        competent=Competent.YES,
        instance=1,
        result=None,
        direction=StepLine("accept_complaint", on, "70/TB-UBND", on, ""),
        accepted_on=on,
        settled=None,
        ended_on=None,
        joined="",
        note="",
        voided_by="",
        case_key=number,
    )
