"""Papers of conventions with invented content, to see how a wording looks before it is used."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop_app.areas.conventions.papers.facts import (
    ArticleFacts,
    ConventionFacts,
    ConventionStep,
    OpinionFacts,
    PersonFacts,
    TextFacts,
    VoteFacts,
)
from desktop_app.areas.conventions.papers.making import convention_document
from desktop_app.areas.conventions.papers.table import OF_VOTE, paper_kinds
from desktop_app.areas.conventions.states import Answer, Channel, Kind, Name, Role
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.form_papers.around import Making
from desktop_app.office.form_papers.hamlet import HamletOnPaper
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile

_HAMLET = HamletOnPaper(kind="Thôn", name="Đồng Mẫu", head="Phan Văn Mẫu", front="Đặng Minh Họa")
_PEOPLE = (
    PersonFacts(role=Role.HEAD, full_name="Phan Văn Mẫu"),
    PersonFacts(role=Role.DRAFTER, full_name="Đặng Minh Họa"),
    PersonFacts(role=Role.DRAFTER, full_name="Lương Thị Thử"),
    PersonFacts(role=Role.SIGNER_HOUSEHOLD, full_name="Hoàng Văn Thí"),
    PersonFacts(role=Role.SIGNER_HOUSEHOLD, full_name="Ngô Thị Thanh Mẫu"),
)
_CHAPTERS = (
    ("Chương I. Những quy định chung", ("Mục đích", "Phạm vi áp dụng", "Nguyên tắc", "Họp thôn", "Góp ý")),
    ("Chương II. Việc chung của thôn", ("Đóng góp", "Thu, chi", "Góp công", "Tự quản", "Hòa giải")),
    ("Chương III. Nếp sống văn hóa", ("Việc cưới", "Việc tang", "Lễ hội", "Gia đình", "Khuyến học")),
    ("Chương IV. Môi trường, tài sản chung", ("Vệ sinh", "Chăn nuôi", "Ngõ xóm", "Mương nước", "Cây xanh")),
    ("Chương V. Khen, nhắc nhở và thực hiện", ("Khen", "Nhắc nhở", "Rà soát", "Tổ chức thực hiện")),
)
_CLAUSE = "Các gia đình trong thôn cùng bàn, cùng làm; việc chưa thống nhất thì đưa ra cuộc họp thôn."
_TEXT = TextFacts(
    preamble="Để giữ gìn thuần phong mỹ tục, xây dựng tình làng nghĩa xóm, thôn Đồng Mẫu cùng lập bản hương ước này.",
    articles=tuple(
        ArticleFacts(number=str(at), title=title, chapter=chapter, text=_CLAUSE)
        for at, (chapter, title) in enumerate(
            ((chapter, title) for chapter, titles in _CHAPTERS for title in titles), start=1
        )
    ),
)
_OPINIONS = (
    OpinionFacts(
        who="Tổ liên gia ngõ 2",
        channel=Channel.MEETING,
        article="6",
        content="Ghi rõ hộ chỉ có người già neo đơn góp bằng việc nhẹ.",
        answer=Answer.TAKEN,
        explanation="Bổ sung khoản 2.",
    ),
    OpinionFacts(
        who="Chi hội Phụ nữ thôn",
        channel=Channel.MEETING,
        article="13",
        content="Rút ngắn phần hội còn một buổi.",
        answer=Answer.PARTLY,
        explanation="Phần hội trong một ngày.",
    ),
    OpinionFacts(
        who="",
        channel=Channel.BOX,
        article="17",
        content="Cho thả chó trong ngõ.",
        answer=Answer.EXPLAINED,
        explanation="Giữ nguyên để bảo đảm an toàn cho trẻ em.",
    ),
)
_REASONS = """\
Khoản 2 Điều 14 đặt ra khoản thu bắt buộc, không thuộc thẩm quyền của cộng đồng dân cư.
Khoản 3 Điều 14 gắn việc góp công với việc xác nhận giấy tờ, hạn chế quyền của công dân."""


def convention_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The paper of that wording as PDF."""
    return document_pdf(sample_document(profile, wording, at))


def sample_document(profile: Profile, wording: Wording, at: datetime, key: str = "") -> Document:
    """The same before it is written; `key` names one of several papers of one wording."""
    kind = paper_kinds()[key or wording.key]
    facts = sample_facts(kind, profile, at.date())
    return convention_document(facts, kind, wording, Making(at=at, mark=SAMPLE_MARK))


def sample_facts(kind: PaperKind, profile: Profile, on: date) -> ConventionFacts:
    """A convention such as the paper is for, with its step taken on the day."""
    voted_on = on if kind.day == OF_VOTE else on - timedelta(days=10)
    return ConventionFacts(
        uid="",
        label="003/2026",
        profile=profile,
        name=Name.QUY_UOC if Name.QUY_UOC.name in kind.only else Name.HUONG_UOC,
        kind=Kind.REPLACING,
        hamlet=_HAMLET,
        text=_TEXT,
        people=_PEOPLE,
        opinions=_OPINIONS,
        vote=_vote(voted_on, is_ballot="BALLOT" in kind.only),
        posted_from_on=voted_on - timedelta(days=36),
        posted_to_on=voted_on - timedelta(days=6),
        send_by=voted_on + timedelta(days=7),
        replaces="Quyết định số 31/QĐ-UBND ngày 12 tháng 3 năm 2019",
        recognised_number="" if "recognise" in kind.steps else "214",
        recognised_on=on,
        done=_steps(kind, on),
    )


def _steps(kind: PaperKind, on: date) -> tuple[ConventionStep, ...]:
    said = {"consult": "Sao gửi từng hộ gia đình", "refuse": "Niêm yết lại dự thảo đủ 30 ngày, tổ chức họp lại"}
    step = ConventionStep(key="submit", done_on=on - timedelta(days=7), document_number="03/ĐN-TĐM")
    suspended = replace(step, key="suspend_part", done_on=on, document_number="230")
    taken = [
        ConventionStep(
            key=key,
            done_on=on,
            document_number="214" if kind.sign else "",
            document_on=on,
            until_on=on + timedelta(days=60),
            said=said.get(key, ""),
            reason=_REASONS,
            articles="14",
        )
        for key in dict.fromkeys(("consult", *kind.steps))
        if key != "submit"
    ]
    return (step, *([suspended] if "abolish_part" in kind.steps else []), *taken)


def _vote(on: date, *, is_ballot: bool) -> VoteFacts:
    return VoteFacts(
        is_ballot=is_ballot,
        is_secret=None if is_ballot else True,
        from_on=on - timedelta(days=7) if is_ballot else on,
        to_on=on,
        begins_at="19:30",
        place="nhà văn hóa thôn Đồng Mẫu",
        opinions="07 lượt ý kiến, thống nhất với dự thảo",
        chair="Phan Văn Mẫu",
        chair_post="Trưởng thôn",
        secretary="Lương Thị Thử",
        secretary_post="Chi hội trưởng Chi hội Phụ nữ",
        households=186,
        present=158,
        yes=141,
        no=12,
        other=3,
        invalid=2,
        share="trên 50%",
        needed=94,
        passed=True,
    )
