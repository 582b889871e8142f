"""A hamlet that meets by clusters, as they are typed."""

from datetime import date

import pytest

from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.states import Form, Way
from desktop_app.areas.decisions.votes.clusters import read_clusters
from desktop_app.areas.decisions.votes.entry import VoteEntry
from desktop_app.areas.decisions.votes.kept import vote_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved
from tests.areas.decisions.makers import propose, take

TOGETHER = "Cụm xóm Giếng; 86\nCụm xóm Đình, 200 hộ\n"


def open_by(desk: Desk, decision: Saved, clusters: str, form: Form = Form.MEETING) -> list[tuple[str, int]]:
    """Open a vote by these clusters; what votes apart, with its households."""
    with desk.db.reading() as session:
        rev = decision_of(session, decision.uid).rev
    way = Way.HANDS if form is Form.MEETING else None
    on = date(2026, 3, 20)
    entry = VoteEntry(form=form, way=way, from_on=on, to_on=on, clusters=clusters)
    vote = VoteService(desk).open_vote(decision.uid, rev, entry)
    with desk.db.reading() as session:
        return [(unit.cluster, unit.households) for unit in vote_of(session, vote.uid).units]


def decided(desk: Desk) -> Saved:
    """A matter of Thôn Đoài, 286 households, for which the commune let clusters meet."""
    decision = propose(desk)
    take(desk, decision, "agree", date(2026, 3, 3))
    return take(desk, decision, "decide_clusters", date(2026, 3, 4))


def test_each_cluster_votes_apart(desk: Desk) -> None:
    assert open_by(desk, decided(desk), TOGETHER) == [("Cụm xóm Giếng", 86), ("Cụm xóm Đình", 200)]


@pytest.mark.parametrize(
    ("clusters", "said"),
    [
        ("Cụm xóm Giếng; 86\nCụm xóm Đình; 199", "cộng lại 285 hộ, thôn có 286 hộ"),
        ("Cụm xóm Giếng; 143\nCụm xóm Giếng; 143", "cùng tên"),
    ],
)
def test_clusters_that_are_not_the_hamlet_are_refused(desk: Desk, clusters: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        open_by(desk, decided(desk), clusters)


def test_nobody_meets_by_clusters_before_the_commune_decided_so(desk: Desk) -> None:
    decision = propose(desk)
    take(desk, decision, "agree", date(2026, 3, 3))
    with pytest.raises(InvalidInput, match="Chưa ghi quyết định của UBND"):
        open_by(desk, decision, TOGETHER)


@pytest.mark.parametrize("line", ["Cụm xóm Giếng", "; 120", "Cụm xóm Giếng; nhiều", "Cụm xóm Giếng; ."])
def test_a_line_without_a_name_or_a_number_is_refused(line: str) -> None:
    with pytest.raises(InvalidInput, match="Dòng 1"):
        read_clusters(line)
