"""One vote of the practice office: opened, counted by two people, settled and closed."""

from collections.abc import Mapping
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.rules import Verdict
from desktop_app.areas.decisions.states import Choice, Form, Way
from desktop_app.areas.decisions.votes.entry import CountEntry, Totals, VoteEntry
from desktop_app.areas.decisions.votes.kept import choices_of, unit_of, vote_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.core.evidence.prepared import prepared
from desktop_app.core.resources import resource
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk
from desktop_app.office.practice import read

_CHOICES = {Choice.YES: "yes", Choice.NO: "no", Choice.OTHER: "other"}
COUNTERS = ("Nguyễn Thị Hòe", "Trần Văn Lượng")


def count(desk: Desk, uid: str, source: Mapping[str, Any], form: Form, voted: date, days: int) -> Verdict:
    """Hold the vote whose figures the practice content tells; what it comes to."""
    service = VoteService(desk)
    with desk.db.reading() as session:
        rev = decision_of(session, uid).rev
    opened = service.open_vote(uid, rev, _entry(source, form, voted, days))
    for unit_uid, hamlet in _units(desk, opened.uid):
        figures = next((each for each in source.get("hamlets", ()) if each["hamlet"] == hamlet), source)
        _count_unit(desk, service, unit_uid, figures, form)
    if form is Form.ONLINE:
        service.add_evidence(opened.uid, _rev(desk, opened.uid), prepared(_screenshot(source)))
    return service.close(opened.uid, _rev(desk, opened.uid))


def _entry(source: Mapping[str, Any], form: Form, voted: date, days: int) -> VoteEntry:
    way = (Way.HANDS if source.get("hands") else Way.SECRET) if form is Form.MEETING else None
    first = voted if form is Form.MEETING else voted - timedelta(days=days)
    return VoteEntry(
        form=form,
        from_on=first,
        to_on=voted,
        way=way,
        begins_at="19:30" if form is Form.MEETING else "",
        place="Nhà văn hóa thôn",
        documents=source.get("documents", ""),
        chose_online=source.get("chose_online", source.get("yes")) if form is Form.ONLINE else None,
    )


def _units(desk: Desk, vote_uid: str) -> list[tuple[str, int]]:
    """The units of the vote, each with the key that its hamlet has in the practice content."""
    keys = {fold(each["full_name"]): int(each["id"]) for each in read("hamlets")["hamlets"]}
    with desk.db.reading() as session:
        units = vote_of(session, vote_uid).units
        return [(unit.uid, keys.get(fold(unit.hamlet.full_name), 0)) for unit in units]


def _count_unit(desk: Desk, service: VoteService, unit_uid: str, figures: Mapping[str, Any], form: Form) -> None:
    with desk.db.reading() as session:
        unit = unit_of(session, unit_uid)
        choices = {choice.uid: (choice.kind, choice.label) for choice in choices_of(unit.vote.decision)}
        households, rev = unit.households, unit.rev
    if form is Form.MEETING:
        service.set_present(unit_uid, rev, figures["present"])
    stand = any(kind is Choice.CANDIDATE for kind, _label in choices.values())
    named = {each["name"]: each["votes"] for each in figures.get("candidates", ())} if stand else {}
    votes = {
        key: named.get(label, 0) if named else figures.get(_CHOICES.get(kind, ""), 0)
        for key, (kind, label) in choices.items()
    }
    totals = Totals(votes=votes)
    if form is Form.BALLOT or figures.get("returned"):
        out, back, bad = figures.get("handed_out", households), figures.get("returned", 0), figures.get("invalid", 0)
        totals = Totals(
            handed_out=out, not_returned=out - back, returned=back, valid=back - bad, invalid=bad, votes=votes
        )
    for counter, name in enumerate(COUNTERS, start=1):
        service.enter_count(unit_uid, 0, CountEntry(counter=counter, totals=totals, counted_by=name))
    with desk.db.reading() as session:
        rev = unit_of(session, unit_uid).rev
    service.settle(unit_uid, rev)


def _rev(desk: Desk, uid: str) -> int:
    with desk.db.reading() as session:
        return vote_of(session, uid).rev


def _screenshot(source: Mapping[str, Any]) -> bytes:
    """A picture of what the voting application showed at its end."""
    picture = Image.new("RGB", (720, 300), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype(resource("fonts", "NotoSans-Regular.ttf"), 26)
    lines = ("Kết quả biểu quyết trực tuyến", *(f"{kind.value}: {source[name]} hộ" for kind, name in _CHOICES.items()))
    for place, line in enumerate(lines):
        pen.text((36, 30 + 58 * place), line, fill="black", font=font)
    kept = BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()
