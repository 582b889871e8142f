"""Papers of decisions with invented content, to see how a wording looks before it is used."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop_app.areas.decisions.papers.facts import (
    ChoiceFacts,
    ConsentFacts,
    CountFacts,
    DecisionFacts,
    HoldsFrom,
    PersonFacts,
    UnitFacts,
    VoteFacts,
)
from desktop_app.areas.decisions.papers.making import decision_documents
from desktop_app.areas.decisions.papers.table import OF_VOTE, paper_kinds
from desktop_app.areas.decisions.states import Choice, Form, Item, Kind, Proposer, Role, Scope, Way
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.form_papers.around import Making
from desktop_app.office.form_papers.hamlet import HamletOnPaper
from desktop_app.office.form_papers.steps import PaperStep
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile

_HAMLET = HamletOnPaper(kind="Thôn", name="Đồng Mẫu", head="Phan Văn Mẫu", front="Đặng Minh Họa")
_PEOPLE = (
    PersonFacts(role=Role.CHAIR, full_name="Phan Văn Mẫu", post="Trưởng thôn"),
    PersonFacts(role=Role.SECRETARY, full_name="Lương Thị Thử", post="Chi hội trưởng Chi hội Phụ nữ"),
    PersonFacts(role=Role.COUNTING_HEAD, full_name="Đặng Minh Họa"),
    PersonFacts(role=Role.COUNTING, full_name="Lương Thị Thử"),
    PersonFacts(role=Role.COUNTING, full_name="Cao Văn Nghiệm"),
    PersonFacts(role=Role.HANDING_HEAD, full_name="Đặng Minh Họa"),
    PersonFacts(role=Role.HANDING, full_name="Lương Thị Thử"),
    PersonFacts(role=Role.HANDING, full_name="Cao Văn Nghiệm"),
    PersonFacts(role=Role.ELECTION_HEAD, full_name="Đặng Minh Họa"),
    PersonFacts(role=Role.ELECTION, full_name="Lương Thị Thử"),
    PersonFacts(role=Role.ELECTION, full_name="Cao Văn Nghiệm"),
    PersonFacts(role=Role.WITNESS, full_name="Hoàng Văn Thí"),
    PersonFacts(role=Role.WITNESS, full_name="Ngô Thị Thanh Mẫu"),
    PersonFacts(role=Role.HOUSEHOLD, full_name="Hoàng Văn Thí"),
    PersonFacts(role=Role.HOUSEHOLD, full_name="Ngô Thị Thanh Mẫu"),
)
_CONTENT = (
    "Đường bê tông ngõ 2 dài 420 m, rộng 3,5 m; tổng kinh phí 504 triệu đồng, trong đó ngân sách hỗ trợ 302 triệu "
    "đồng, Nhân dân đóng góp 202 triệu đồng và ngày công."
)
_DECIDED = """\
Đồng ý chủ trương xây dựng đường bê tông ngõ 2; mức đóng góp 1.200.000 đồng/hộ và 02 ngày công/hộ; thu làm 02 đợt, \
xong trước ngày 31 tháng 3 năm 2027.
Miễn đóng góp cho 09 hộ nghèo, giảm 50% cho 06 hộ cận nghèo.
Giao Trưởng thôn và Ban Giám sát đầu tư của cộng đồng tổ chức thực hiện, công khai thu, chi tại nhà văn hóa thôn hằng \
tháng."""
_OPINIONS = "11 lượt ý kiến; đề nghị miễn, giảm đối với hộ nghèo, hộ neo đơn; công khai thu, chi hằng tháng"
_BALLOTS = ("ke-hoach-phat-phieu", "thong-bao-phat-phieu", "bien-ban-kiem-phieu-phat-phieu")
_BEFORE = {"decide_election", "name_candidates", "set_election_team", "plan_ballot", "call_meeting", "call_ballot"}
_RELEASE = ("vb-khong-cong-nhan",)
_STOOD = (
    ChoiceFacts(kind=Choice.CANDIDATE, label="Phan Văn Mẫu", votes=119, born_on=date(1970, 5, 12), about="Trưởng thôn"),
    ChoiceFacts(kind=Choice.CANDIDATE, label="Cao Văn Nghiệm", votes=37, born_on=date(1975, 3, 2), about="Làm ruộng"),
)


def decision_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The paper of that wording as PDF."""
    return document_pdf(sample_document(profile, wording, at))


def sample_document(profile: Profile, wording: Wording, at: datetime, key: str = "") -> Document:
    """The same before it is written; `key` names one of several papers of one wording."""
    kind = paper_kinds()[key or wording.key]
    facts = sample_facts(kind, profile, at.date())
    return decision_documents(facts, kind, wording, Making(at=at, mark=SAMPLE_MARK))[0]


def sample_facts(kind: PaperKind, profile: Profile, on: date) -> DecisionFacts:
    """A decision such as the paper is for, with its step taken on the day."""
    by_ballot = kind.wording in _BALLOTS
    facts = DecisionFacts(
        uid="",
        label="005/2026",
        profile=profile,
        item=Item.BQ1,
        kind=Kind.WORKS,
        scope=Scope.HAMLET,
        title="Mức đóng góp xây dựng đường bê tông ngõ 2, thôn Đồng Mẫu",
        content=_CONTENT,
        hamlet=_HAMLET,
        households=186,
        people=_PEOPLE,
        vote=_vote(on + _ahead(kind), Form.BALLOT if by_ballot else Form.MEETING),
        send_by=on + timedelta(days=5),
        done=_steps(kind, on),
    )
    if "ELECTION" in kind.kinds:
        facts = _of_election(facts)
    if kind.key in _RELEASE:
        facts = replace(facts, kind=Kind.RELEASE, item=Item.BQ4, title="Cho thôi làm Trưởng thôn Đồng Mẫu")
    if "COMMUNE_WORKS" in kind.kinds:
        facts = _of_commune(facts, on)
    return _initiative(facts, on) if kind.when else facts


def _ahead(kind: PaperKind) -> timedelta:
    """How long before the vote the paper is made."""
    if kind.day == OF_VOTE or not _BEFORE.intersection(kind.steps):
        return timedelta()
    return timedelta(days=21 if kind.kinds else 11 if kind.wording in _BALLOTS else 4)


def _steps(kind: PaperKind, on: date) -> tuple[PaperStep, ...]:
    return tuple(
        PaperStep(
            key=key,
            done_on=on,
            document_number="120" if key == "decide_election" else "58" if kind.sign else "",
            document_on=on,
            until_on=on,
            said=_DECIDED if key == "passed" else "",
            reason="Biên bản kiểm phiếu không có chữ ký của hai đại diện hộ gia đình chứng kiến.",
        )
        for key in dict.fromkeys(("decide_election", "submit", "passed", *kind.steps))
    )


def _vote(on: date, form: Form) -> VoteFacts:
    return VoteFacts(
        form=form,
        way=Way.SECRET if form is Form.MEETING else None,
        from_on=on if form is Form.MEETING else on - timedelta(days=7),
        to_on=on if form is Form.MEETING else on - timedelta(days=1),
        begins_at="08:00",
        ends_at="11:00",
        place="nhà văn hóa thôn Đồng Mẫu",
        documents="Dự toán, phương án thu, danh sách miễn, giảm.",
        opinions=_OPINIONS,
        closed_on=on,
        count=_count(186, 158, (141, 12, 3)),
    )


def _count(households: int, returned: int, votes: tuple[int, int, int]) -> CountFacts:
    needed = -(-households * 2 // 3)
    return CountFacts(
        households=households,
        present=returned,
        handed_out=returned,
        returned=returned,
        valid=sum(votes),
        invalid=returned - sum(votes),
        choices=tuple(
            ChoiceFacts(kind=kind, label=kind.value, votes=number)
            for kind, number in zip((Choice.YES, Choice.NO, Choice.OTHER), votes, strict=True)
        ),
        share="từ 2/3",
        needed=needed,
        passed=votes[0] >= needed,
    )


def _of_election(facts: DecisionFacts) -> DecisionFacts:
    count = replace(facts.vote.count, choices=_STOOD, share="trên 50%", needed=94) if facts.vote else CountFacts()
    return replace(
        facts,
        kind=Kind.ELECTION,
        item=Item.BQ4,
        title="Bầu Trưởng thôn Đồng Mẫu",
        content="Bầu Trưởng thôn nhiệm kỳ 2026 - 2031; hai người ứng cử.",
        holds_from=HoldsFrom.OFFICE,
        candidates=_STOOD,
        vote=replace(facts.vote, count=count, elected=("Phan Văn Mẫu",)) if facts.vote else None,
    )


def _of_commune(facts: DecisionFacts, on: date) -> DecisionFacts:
    names = (("Đồng Mẫu", 186, 141), ("Bến Ví", 241, 160), ("Gò Thử", 135, 104))
    units = tuple(
        UnitFacts(hamlet=HamletOnPaper(kind="Thôn", name=name), count=_count(whole, whole, (yes, 9, 3)))
        for name, whole, yes in names
    )
    whole = CountFacts(households=sum(each[1] for each in names), share="từ 2/3", needed=2, passed=True)
    return replace(
        facts,
        kind=Kind.COMMUNE_WORKS,
        scope=Scope.COMMUNE,
        title="Đóng góp làm tuyến đường điện sáng trục xã dài 4,2 km",
        content="Lắp 84 cột đèn; Nhân dân đóng góp 150.000 đồng một hộ; ngân sách hỗ trợ 680.000.000 đồng.",
        holds_from=HoldsFrom.SET,
        effective_on=on + timedelta(days=10),
        vote=replace(facts.vote, count=whole, units=units) if facts.vote else None,
    )


def _initiative(facts: DecisionFacts, on: date) -> DecisionFacts:
    names = ("Hoàng Văn Thí", "Ngô Thị Thanh Mẫu", "Cao Văn Nghiệm")
    return replace(
        facts,
        proposer=Proposer.CITIZENS,
        proposer_name="Hoàng Văn Thí",
        consent_for="03 tháng",
        consents=tuple(
            ConsentFacts(
                household=name,
                address="Ngõ 2",
                given_on=on - timedelta(days=100 if at == 0 else at),
                way="Ký tên",
                is_valid=at > 0,
            )
            for at, name in enumerate(names)
        ),
    )
