"""An open batch as keying sees it: its pile, its running numbers, how far it is."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.kept import drawn_of, form_of_survey, series_of
from desktop_app.areas.surveys.keying.entry import BatchProgress
from desktop_app.areas.surveys.keying.pile import Pair, Pile
from desktop_app.areas.surveys.keying.pile_register import RegisterPile
from desktop_app.areas.surveys.keying.pile_sealed import SealedPile
from desktop_app.areas.surveys.models import SurveyBatch
from desktop_app.areas.surveys.serials import SerialSeries
from desktop_app.areas.surveys.states import BatchState, Pass
from desktop_app.office.desk import Desk


def pile_of(session: Session, desk: Desk, batch: SurveyBatch) -> Pile:
    """Where the forms of the batch lie; to be used inside this session only."""
    return SealedPile(desk, batch) if batch.survey.is_anonymous else RegisterPile(session, desk, batch)


def keyed_count(session: Session, desk: Desk, batch: SurveyBatch) -> int:
    """How many forms of the batch were keyed and count; a closed one has said it itself."""
    return batch.keyed if batch.state is BatchState.CLOSED else len(pile_of(session, desk, batch).keyed())


def waiting(session: Session, desk: Desk, batch: SurveyBatch) -> int:
    """How many forms wait for their second entry, or for somebody who settles two that differ."""
    work = Work(session, desk, batch)
    return len(work.to_rekey) + len(work.to_settle)


class Work:
    """What is to be done in one batch; reads the pile once."""

    def __init__(self, session: Session, desk: Desk, batch: SurveyBatch) -> None:
        """Works in this session."""
        self.session, self.desk, self.batch = session, desk, batch
        self.pile = pile_of(session, desk, batch)
        self.series: SerialSeries = series_of(batch.survey)
        self.keyed = self.pile.keyed()
        self.pairs: Mapping[str, Pair] = self.pile.pairs()

    @property
    def form(self) -> Form:
        """The form as it was asked."""
        return form_of_survey(self.batch.survey)

    @property
    def drawn(self) -> frozenset[int]:
        """The running numbers that are keyed twice."""
        return drawn_of(self.batch)

    @property
    def to_rekey(self) -> frozenset[str]:
        """The forms that were keyed and wait for a second entry."""
        wanted = {self.series.serial(number) for number in self.drawn}
        return (self.keyed & wanted) - self.pairs.keys()

    @property
    def to_settle(self) -> tuple[str, ...]:
        """The forms whose two entries differ, in the order of their serials."""
        return tuple(sorted(serial for serial, pair in self.pairs.items() if not pair.is_done and serial in self.keyed))

    def sole_keyer(self, serial: str, turn: Pass) -> str:
        """The account that keyed this form in this turn; "" where it may have been one of several."""
        keyers = self.pile.keyers(serial, turn)
        return next(iter(keyers)) if len(keyers) == 1 else ""

    def done(self, turn: Pass) -> frozenset[int]:
        """The running numbers that this turn has, those that were rejected with them."""
        there = self.pairs.keys() if turn is Pass.SECOND else self.keyed | self.pile.rejected()
        return frozenset(number for number in map(self.series.running, there) if number is not None)


def progress(work: Work) -> BatchProgress:
    """How far the batch is."""
    wanted = {work.series.serial(number) for number in work.drawn} & work.keyed
    return BatchProgress(
        keyed=len(work.keyed),
        returned=work.batch.returned,
        rekeyed=len(wanted & work.pairs.keys()),
        rekey_of=len(wanted),
        waiting=len(work.to_settle),
    )
