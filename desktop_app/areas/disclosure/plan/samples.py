"""The yearly plan filled with invented values, to see how a wording looks before it is used."""

from dataclasses import replace
from datetime import datetime

from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.plan.documents import SIGN, PlanPaper, plan_document
from desktop_app.areas.disclosure.plan.queries import LineView
from desktop_app.core.paper.official import document_number
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.papers import SAMPLE_MARK, letterhead
from desktop_app.office.profile import Profile

_BOTH = (Form.POSTED, Form.PORTAL)
LINES = (
    (
        "CK02.3", "Tình hình thực hiện dự toán ngân sách 03, 06, 09 tháng năm 2027", _BOTH, (4, 7, 10),
        "Chậm nhất 10 ngày từ ngày kết thúc kỳ", "Niêm yết: 30 ngày liên tục", "Kế toán ngân sách",
    ),
    ("CK13", "Thủ tục hành chính do xã giải quyết", _BOTH, (), "", "Niêm yết: thường xuyên", "Văn phòng"),
)  # fmt: skip


def plan_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The plan as PDF."""
    lines = tuple(
        LineView(
            uid="",
            rev=1,
            number=number,
            item_code=code,
            content=content,
            forms=forms,
            months=months,
            when=when,
            duration=duration,
            responsible=responsible,
        )
        for number, (code, content, forms, months, when, duration, responsible) in enumerate(LINES, start=1)
    )
    paper = PlanPaper(
        values=wording.samples(),
        letterhead=letterhead(profile, document_number(None, SIGN), at.date()),
        dated_on=at.date(),
        lines=lines,
        chairperson=profile.chairperson,
        made_at=at,
        top_mark=SAMPLE_MARK,
    )
    return document_pdf(replace(plan_document(wording, paper), one_page=True))
