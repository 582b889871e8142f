"""What the window shows of conventions and of what the people decide: each state, its sheets, the count, the work."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.states import State
from desktop_app.areas.conventions.views.record_page import RecordPage as ConventionPage
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Form, Way
from desktop_app.areas.decisions.views.record_page import RecordPage as DecisionPage
from desktop_app.areas.decisions.votes.entry import VoteEntry
from desktop_app.areas.decisions.votes.models import Vote, VoteUnit
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.areas.decisions.votes.views.count_page import CountPage
from desktop_app.kit.overlay import Overlay
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera
from desktop_app.shell.system.hamlets_page import HamletsPage
from tests.areas.decisions.makers import propose, take

HAMLETS, HAMLET = "system.hamlets", "Thôn Đình Cả"
Stood = Convention | Decision


def community_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """Conventions, decisions, then the hamlets that merge and split."""
    yield from _conventions(camera, office)
    yield from _decisions(camera, office)
    yield from _hamlets(camera)


def _conventions(camera: Camera, office: OpenOffice) -> Iterator[None]:
    work = camera.window.work
    assert work is not None
    for state, uid in _first(office, Convention).items():
        name = f"huong-uoc-{state.name.lower()}"
        yield from _open(camera, "conventions.record", uid, name)
        page = work.pages.page
        assert isinstance(page, ConventionPage)
        page.verbs.show_more()
        yield from _sheet(camera, f"{name}-viec-khac")
        record = page.record
        assert record is not None
        for offer in [each for each in record.offers if each.is_open][:1]:
            page.verbs.sheets.take(record, offer)
            yield from _sheet(camera, f"{name}-buoc-ke")
        if state in (State.CONSULTING, State.FINISHING):
            yield from _open(camera, "conventions.text", uid, f"{name}-van-ban")
            yield from _open(camera, "conventions.opinions", uid, f"{name}-y-kien")
    work.open("conventions.entry")
    camera.take("huong-uoc-de-xuat")
    yield


def _decisions(camera: Camera, office: OpenOffice) -> Iterator[None]:
    work = camera.window.work
    assert work is not None
    for state, uid in _first(office, Decision).items():
        name = f"dan-ban-{state.name.lower()}"
        yield from _open(camera, "decisions.record", uid, name)
        page = work.pages.page
        assert isinstance(page, DecisionPage)
        page.verbs.show_more()
        yield from _sheet(camera, f"{name}-viec-khac")
        yield from _open(camera, "decisions.work", uid, f"{name}-thu-chi")
    yield from _count(camera, office)


def _count(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """A meeting that is held today: the place, the count by keys, two counts that differ."""
    work = camera.window.work
    assert work is not None
    desk, today = office.desk, office.desk.clock.today()
    begun = propose(desk, proposed_on=today - timedelta(days=9), hamlet=HAMLET)
    for step, days in (("agree", 8), ("call_meeting", 5), ("send_papers", 4)):
        taken = take(desk, begun, step, today - timedelta(days=days), **({"until_on": today} if days == 5 else {}))
    yield from _open(camera, "decisions.record", begun.uid, "dan-ban-cho-hop")
    votes = VoteService(desk)
    opened = votes.open_vote(begun.uid, taken.rev, VoteEntry(form=Form.MEETING, way=Way.SECRET, from_on=today))
    with desk.db.reading() as session:
        [unit] = session.scalars(select(VoteUnit).join(Vote).where(Vote.uid == opened.uid))
        uid, rev = unit.uid, unit.rev
    yield from _open(camera, "decisions.count", uid, "kiem-phieu-cho-so-du")
    votes.set_present(uid, rev, 200)
    yield from _open(camera, "decisions.count", uid, "kiem-phieu")
    page = work.pages.page
    assert isinstance(page, CountPage)
    page.count(1)
    camera.take("kiem-phieu-dang-dem")
    yield


def _hamlets(camera: Camera) -> Iterator[None]:
    work = camera.window.work
    assert work is not None
    work.open(HAMLETS)
    camera.settle()
    page = work.pages.page
    assert isinstance(page, HamletsPage)
    row = next(row for row in page._rows if row.to_on is None)
    verbs: tuple[tuple[str, Callable[..., None]], ...] = (
        ("sap-nhap", page.verbs.merge),
        ("chia-tach", page.verbs.split),
        ("doi-ten", page.verbs.rename),
    )
    for name, does in verbs:
        does(row)
        yield from _sheet(camera, f"thon-{name}")


def _first(office: OpenOffice, model: type[Stood]) -> dict[Any, str]:
    with office.db.reading() as session:
        rows = session.execute(select(model.state, model.uid).where(model.voided_on.is_(None)).order_by(model.id))
        return {row.state: row.uid for row in reversed(rows.all())}


def _open(camera: Camera, page: str, uid: str, name: str) -> Iterator[None]:
    work = camera.window.work
    assert work is not None
    work.open(page, uid)
    camera.take(name)
    yield


def _sheet(camera: Camera, name: str) -> Iterator[None]:
    camera.take(name)
    for over in camera.window.findChildren(Overlay):
        over.go()
    yield
