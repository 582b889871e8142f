"""What reports count in the register of petitions: petitions to be handled, settlements."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.petitions.figures import settlements
from desktop_app.areas.petitions.figures.settlements import DECIDED, LATE, ON_TIME, OTHER, relation_of_settlements
from desktop_app.areas.petitions.figures.standing import (
    AGAIN,
    APART,
    CARRIED,
    FIRST,
    NEW,
    UNKNOWN,
    relation_of_petitions,
)
from desktop_app.areas.petitions.figures.steps import NONE
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.row import Rows
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome, Result
from desktop_app.areas.petitions.states import Source as Door
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import NO, YES, Dimension, Head, Source
from desktop_app.office.figures.tokens import YES_NO, worded
from desktop_app.office.matter_kinds import Kind, SubjectField

HEADS = (
    Head("Số đến", 20),
    Head("Ngày đến", 22),
    Head("Người gửi", 42),
    Head("Nội dung", 90),
    Head("Loại", 22),
    Head("Hiện ở bước", 36),
)


def tell_petitions(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The cells of these petitions, by uid."""
    wanted = select(Petition).where(Petition.uid.in_(uids)).options(selectinload(Petition.people))
    found = session.scalars(wanted).all()
    rows = Rows(session, found, sees_content=sees_content(desk.account))
    told = dict[str, Sequence[str]]()
    for row in map(rows.row, found):
        day = words.day(row.received_on)
        told[row.uid] = (row.label, day, row.who, row.content, row.kind.value, row.stands)
    return told


_ORIGIN = Dimension("Nguồn kỳ", {CARRIED: "Kỳ trước chuyển sang", NEW: "Tiếp nhận trong kỳ"})
_KIND = Dimension(
    "Loại đơn",
    {
        Kind.COMPLAINT.name: "Khiếu nại",
        Kind.DENUNCIATION.name: "Tố cáo",
        Kind.SUGGESTION.name: "Kiến nghị, phản ánh và đơn khác",
    },
)
_INSTANCE = Dimension("Lần", {FIRST: "Lần đầu", AGAIN: "Lần hai, tố cáo tiếp"})
_CASE_FIRST = Dimension("Đơn đầu tiên của vụ việc trong số đơn được đếm", YES_NO)

PETITIONS = Source(
    key="petitions.petitions",
    noun="đơn",
    page="petitions.record",
    heads=HEADS,
    relation=relation_of_petitions,
    tell=tell_petitions,
    dimensions={
        "origin": _ORIGIN,
        "handled": Dimension("Đã xử lý đến cuối kỳ", YES_NO),
        "eligible": Dimension(
            "Đủ điều kiện xử lý",
            {
                YES: "Đủ điều kiện",
                APART: "Đủ điều kiện, kết thúc ngoài các hướng của biểu",
                NO: Eligible.NO.value,
                UNKNOWN: Eligible.UNKNOWN.value,
            },
        ),
        "kind": _KIND,
        "source": Dimension("Nguồn đơn", worded(Door)),
        "subject": Dimension("Lĩnh vực", worded(SubjectField)),
        "competence": Dimension("Thẩm quyền", worded(Competent)),
        "direction": Dimension("Kết thúc ở cơ quan", {NONE: "Chưa kết thúc", **worded(Outcome)}),
        "settled": Dimension("Đã giải quyết xong đến cuối kỳ", YES_NO),
        "stage": Dimension(
            "Tình trạng giải quyết",
            {FIRST: "Đã giải quyết lần đầu", AGAIN: "Đã giải quyết nhiều lần", NONE: "Chưa giải quyết xong"},
        ),
        "instance": _INSTANCE,
        "overdue": Dimension("Quá hạn giải quyết đến cuối kỳ", YES_NO),
        "case_first": _CASE_FIRST,
    },
    measures={"signers": "người"},
)

SETTLEMENTS = Source(
    key="petitions.settlements",
    noun="đơn",
    page="petitions.record",
    heads=HEADS,
    relation=relation_of_settlements,
    tell=tell_petitions,
    dimensions={
        "origin": _ORIGIN,
        "kind": _KIND,
        "instance": _INSTANCE,
        "end": Dimension(
            "Kết thúc việc giải quyết",
            {
                DECIDED: "Có quyết định, kết luận, trả lời",
                **{end.name: end.value for end in settlements.ENDS},
                OTHER: "Kết thúc khác",
                NONE: "Đang giải quyết",
            },
        ),
        "result": Dimension("Kết quả", {NONE: "Chưa có", **worded(Result)}),
        "timing": Dimension(
            "Thời hạn giải quyết", {ON_TIME: "Đúng thời hạn", LATE: "Quá thời hạn", NONE: "Không có hạn để so"}
        ),
        "case_first": _CASE_FIRST,
    },
)
