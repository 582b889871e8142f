"""What reports count of conventions: where texts stood on the last day, what was decided, opinions, evaluations."""

from datetime import date

from desktop_app.areas.conventions.figures.queries import consulted_lines
from desktop_app.areas.conventions.reviews import ReviewEntry, ReviewService
from desktop_app.areas.conventions.states import Answer, Channel
from desktop_app.areas.conventions.text.opinions import OpinionEntry, OpinionService
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from tests.areas.conventions.makers import be_on, in_force, propose, rev_of, take
from tests.areas.counted import YEAR, figures

NEW_YEAR = date(2026, 1, 1)


STANDS: tuple[tuple[date, date, set[str]], ...] = (
    (NEW_YEAR, date(2026, 3, 1), set()),
    (NEW_YEAR, date(2026, 3, 2), {"state=PROPOSED", "proposed=YES", "consulted=NO"}),
    (NEW_YEAR, date(2026, 4, 21), {"state=SUBMITTED", "adopted=YES", "consulted=YES"}),
    (NEW_YEAR, date(2026, 4, 22), {"state=RECOGNISED", "recognised=YES", "suspended=NO"}),
    (NEW_YEAR, date(2026, 5, 5), {"state=IN_FORCE", "recognised=YES", "suspended=NO"}),
    (NEW_YEAR, date(2026, 5, 6), {"state=PARTLY_SUSPENDED", "recognised=YES", "suspended=PART"}),
    (date(2026, 4, 23), date(2026, 12, 31), {"state=PARTLY_SUSPENDED", "recognised=NO", "suspended=PART"}),
    (date(2026, 7, 1), date(2026, 12, 31), {"state=PARTLY_SUSPENDED", "suspended=NO", "proposed=NO"}),
)
"""The first and the last day of a span, and what is counted of a text recognised on 22 April, handed over the next
day and suspended in part by a decision of 6 May."""


def test_a_text_stands_where_it_stood_on_the_last_day_and_is_decided_in_the_span_of_the_document(desk: Desk) -> None:
    uid = in_force(desk)
    take(desk, uid, "reported", date(2026, 5, 4))
    take(desk, uid, "suspend_part", date(2026, 5, 7), document_on=date(2026, 5, 6))
    for first, last, told in STANDS:
        found = set(figures(desk, "conventions.texts", Span(first, last)))
        assert (told - found, bool(found)) == (set(), bool(told)), last


def test_evaluations_and_opinions_count_by_their_own_day_and_name_nobody(desk: Desk) -> None:
    uid = in_force(desk)
    be_on(desk, date(2026, 11, 20))
    held = ReviewEntry(year=2026, held_on=date(2026, 11, 18), result="Thực hiện tốt", violations=3)
    ReviewService(desk).keep(uid, rev_of(desk, uid), held)
    other = propose(desk, hamlet="Thôn Trung").uid
    service = OpinionService(desk)
    for month, answer, channel in (
        (3, Answer.TAKEN, Channel.MEETING),
        (4, Answer.PARTLY, Channel.BOX),
        (4, Answer.EXPLAINED, Channel.MEETING),
        (5, Answer.OPEN, Channel.MEETING),
    ):
        said = OpinionEntry(
            received_on=date(2026, month, 15), channel=channel, content="Nên góp công", who="Lò Thị Bướm", people=2,
            answer=answer, explanation="Theo luật",
        )  # fmt: skip
        service.add(other, rev_of(desk, other), said)
        wrong = service.add(uid, rev_of(desk, uid), said)
        service.void(wrong, 1, "Ghi nhầm hồ sơ")

    assert figures(desk, "conventions.reviews") == {"": 1, "reported=NO": 1, "proposes=NO": 1, "violations": 3}
    assert figures(desk, "conventions.opinions") == {
        "": 4, "answer=OPEN": 1, "answer=TAKEN": 1, "answer=PARTLY": 1, "answer=EXPLAINED": 1, "channel=MEETING": 3,
        "channel=BOX": 1, "people": 8,
    }  # fmt: skip
    april = Span(date(2026, 4, 1), date(2026, 4, 30))
    with desk.db.reading() as session:
        [whole], [part] = consulted_lines(desk, session, YEAR), consulted_lines(desk, session, april)
    assert (whole.hamlet, whole.received, whole.taken, whole.explained) == ("Thôn Trung", 4, 2, 1)
    assert (part.channels, part.received, part.from_on) == ((Channel.MEETING, Channel.BOX), 2, date(2026, 4, 15))
    assert "Bướm" not in str(whole)
