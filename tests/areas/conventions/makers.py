"""Conventions as officials take them through their steps, for the tests."""

from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.areas.conventions.dossier import DossierService, PaperEntry
from desktop_app.areas.conventions.entry import ConventionEntry, StepEntry
from desktop_app.areas.conventions.handling.service import HandlingService
from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.law import convention_law
from desktop_app.areas.conventions.service import ConventionService
from desktop_app.areas.conventions.states import Role, State
from desktop_app.areas.conventions.text.entry import TextEntry
from desktop_app.areas.conventions.text.rules import Article, Wording
from desktop_app.areas.conventions.text.service import TextService
from desktop_app.areas.conventions.text.team import PersonEntry, TeamService
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.queries import vote_of
from desktop_app.areas.decisions.states import Form, Way
from desktop_app.areas.decisions.votes.entry import CountEntry, Totals, VoteEntry
from desktop_app.areas.decisions.votes.queries import VoteView, votes_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.core.clock import FixedClock
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved, row_of

DAY = date(2026, 3, 2)
POSTED = date(2026, 3, 9)
SUMMED = date(2026, 4, 9)
"""The first day on which a draft that hangs since `POSTED` has hung for thirty full days."""
CALLED, MET = date(2026, 4, 13), date(2026, 4, 16)
ARTICLES = (
    Article(number="1", title="Việc cưới", text="Tổ chức gọn trong một ngày."),
    Article(number="2", title="Việc tang", text="Không để quá 48 giờ; hạn chế vòng hoa."),
)


def be_on(desk: Desk, on: date) -> None:
    """Let it be that day at the desk, unless it is later already."""
    clock = desk.clock
    if isinstance(clock, FixedClock) and clock.today() < on:
        clock.move_to(datetime.combine(on, clock.now().time(), clock.now().tzinfo))


def a_convention(**changed: Any) -> ConventionEntry:
    """The text of Thôn Đoài, proposed by its head."""
    return ConventionEntry(**{"hamlet": "Thôn Đoài", "proposed_on": DAY, **changed})


def propose(desk: Desk, **changed: Any) -> Saved:
    """Enter a convention on its day."""
    entry = a_convention(**changed)
    be_on(desk, entry.proposed_on)
    return ConventionService(desk).propose(entry)


def rev_of(desk: Desk, uid: str) -> int:
    """Its revision as it is now."""
    with desk.db.reading() as session:
        return convention_of(session, uid).rev


def state_of(desk: Desk, uid: str) -> State:
    """Where it stands now."""
    with desk.db.reading() as session:
        return convention_of(session, uid).state


def filled(key: str, on: date, **said: Any) -> StepEntry:
    """A step with everything that the law of its day asks for."""
    usual: dict[str, Any] = {
        "document_number": "12/QĐ-UBND",
        "document_on": on,
        "until_on": on + timedelta(days=60 if key.startswith("suspend") else 3),
        "said": "Đã làm",
        "reason": "Theo hồ sơ",
        "articles": "2",
    }
    asked = {name: usual[name] for name in convention_law().law.by_key[key].asks_on(on)}
    return StepEntry(key=key, done_on=on, **{**asked, **said})


def take(desk: Desk, uid: str, key: str, on: date, **said: Any) -> Saved:
    """Take one step, with whatever the law asks of it, on that day or on a later one."""
    be_on(desk, on)
    return HandlingService(desk).take(uid, rev_of(desk, uid), filled(key, on, **said))


def open_keys(desk: Desk, uid: str, on: date | None = None) -> list[str]:
    """The steps that the law offers on the day, today if none is named."""
    offers = HandlingService(desk).offers(uid, on or desk.clock.today())
    return [offer.step.key for offer in offers if offer.is_open]


def why_not(desk: Desk, uid: str, key: str) -> str:
    """Why the step may not be taken today."""
    offers = HandlingService(desk).offers(uid, desk.clock.today())
    return next(offer.why_not for offer in offers if offer.step.key == key)


def with_team(desk: Desk, uid: str, *roles: Role) -> None:
    """Name the drafting team, a head and a member unless other roles are asked for."""
    wanted = roles or (Role.HEAD, Role.DRAFTER)
    entries = [PersonEntry(role=role, full_name=f"Người {at}") for at, role in enumerate(wanted, start=1)]
    TeamService(desk).add(uid, rev_of(desk, uid), *entries)


def with_text(desk: Desk, uid: str, articles: tuple[Article, ...] = ARTICLES) -> None:
    """Write a version of the text."""
    TextService(desk).save(uid, rev_of(desk, uid), TextEntry(wording=Wording(articles=articles)))


def with_papers(desk: Desk, uid: str, *keys: str) -> None:
    """Put papers into the file."""
    for key in keys:
        DossierService(desk).add(uid, rev_of(desk, uid), PaperEntry(key=key, dated_on=desk.clock.today()))


def with_signers(desk: Desk, uid: str, households: int = 2) -> None:
    """Let the head, the Front and households sign."""
    heads = ((Role.SIGNER_HEAD, "Lò Văn Tới"), (Role.SIGNER_FRONT, "Hoàng Thị Mai"))
    people = (*heads, *((Role.SIGNER_HOUSEHOLD, f"Chủ hộ {at}") for at in range(1, households + 1)))
    entries = [PersonEntry(role=role, full_name=name) for role, name in people]
    TeamService(desk).add(uid, rev_of(desk, uid), *entries)


def counted(desk: Desk, uid: str, on: date, *, present: int, yes: int, form: Form = Form.MEETING) -> None:
    """Open, count and close a vote on the text; a meeting without enough households counts nothing."""
    be_on(desk, on)
    service = VoteService(desk)
    with desk.db.reading() as session:
        found = vote_of(session, uid)
        assert found is not None
        decision = row_of(session, Decision, found.decision_uid, "")
        key, rev, half = decision.id, decision.rev, convention_of(session, uid).households
    way = Way.HANDS if form is Form.MEETING else None
    service.open_vote(found.decision_uid, rev, VoteEntry(form=form, way=way, from_on=on, to_on=on))
    if form is Form.MEETING:
        service.set_present(_vote(desk, key).units[0].uid, _vote(desk, key).units[0].rev, present)
    if form is not Form.MEETING or present * 2 > half:
        choices = (yes, present - yes, 0)
        votes = {choice.uid: many for choice, many in zip(_vote(desk, key).choices, choices, strict=True)}
        papers = {"handed_out": half, "not_returned": half - present, "returned": present, "valid": present}
        totals = Totals(votes=votes, **({**papers, "invalid": 0} if form is not Form.MEETING else {}))
        unit = _vote(desk, key).units[0].uid
        for counter, who in ((1, "Lò Văn Tới"), (2, "Hoàng Thị Mai")):
            service.enter_count(unit, 0, CountEntry(counter=counter, totals=totals, counted_by=who))
        service.settle(unit, _vote(desk, key).units[0].rev)
    vote = _vote(desk, key)
    service.close(vote.uid, vote.rev)


def _vote(desk: Desk, decision_id: int) -> VoteView:
    with desk.db.reading() as session:
        return votes_of(session, decision_id)[-1]


def drafted(desk: Desk, **changed: Any) -> str:
    """A convention with a team and a text, ready to be posted; its uid."""
    uid = propose(desk, **changed).uid
    take(desk, uid, "agree", DAY)
    with_team(desk, uid)
    with_papers(desk, uid, "team")
    take(desk, uid, "set_team", DAY + timedelta(days=1))
    with_text(desk, uid)
    return uid


def finished(desk: Desk, papers: tuple[str, ...] = ("signed_draft",), **changed: Any) -> str:
    """One whose draft was posted and summed up, with these papers for the meeting."""
    uid = drafted(desk, **changed)
    take(desk, uid, "post_draft", POSTED)
    take(desk, uid, "consult", POSTED + timedelta(days=5))
    be_on(desk, SUMMED)
    with_papers(desk, uid, "opinions")
    take(desk, uid, "sum_up", SUMMED)
    with_papers(desk, uid, *papers)
    return uid


def adopted(desk: Desk, **changed: Any) -> str:
    """One that a meeting adopted."""
    uid = finished(desk, **changed)
    take(desk, uid, "call_meeting", CALLED, until_on=MET)
    counted(desk, uid, MET, present=200, yes=180)
    take(desk, uid, "adopt", MET)
    return uid


def submitted(desk: Desk, on: date = date(2026, 4, 20), **changed: Any) -> str:
    """One whose dossier the commune has."""
    uid = adopted(desk, **changed)
    with_papers(desk, uid, "request", "resolution", "adopted_text")
    with_signers(desk, uid)
    take(desk, uid, "submit", on)
    return uid


def in_force(desk: Desk, **changed: Any) -> str:
    """One that was recognised and handed over."""
    uid = submitted(desk, **changed)
    take(desk, uid, "recognise", date(2026, 4, 22), document_number="40/QĐ-UBND")
    take(desk, uid, "hand_over", date(2026, 4, 23))
    return uid


def called_twice(desk: Desk) -> str:
    """One that a meeting voted down and that the households were called for once more."""
    uid = finished(desk)
    take(desk, uid, "call_meeting", CALLED, until_on=MET)
    counted(desk, uid, MET, present=200, yes=143)
    take(desk, uid, "voted_down", MET)
    take(desk, uid, "call_meeting", MET + timedelta(days=1), until_on=MET + timedelta(days=4))
    return uid
