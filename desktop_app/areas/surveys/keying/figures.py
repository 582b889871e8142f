"""How a batch was keyed: what each account did, and how many errors the second entries found in the first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.kept import answers_of, answers_text, batch_of
from desktop_app.areas.surveys.keying.entry import Tally
from desktop_app.areas.surveys.keying.kept import pile_of
from desktop_app.areas.surveys.keying.pile import Pile
from desktop_app.areas.surveys.keying.pile_register import account_name, figures_of, tally_of
from desktop_app.areas.surveys.keying.sealing import digest_of
from desktop_app.areas.surveys.models import SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.results.rules import wilson
from desktop_app.areas.surveys.states import BatchState, Pass
from desktop_app.office.desk import Desk, Service
from desktop_app.office.rights import Right, needs

HOUR = 3_600


@dataclass(frozen=True)
class KeyerFigures:
    """One account in one turn; `compared` of its forms were keyed twice and are settled, None where nobody knows."""

    name: str
    turn: Pass
    tally: Tally
    compared: int | None

    @property
    def forms_per_hour(self) -> int | None:
        """None where no time was kept."""
        return _per(self.tally.forms * HOUR, self.tally.seconds)

    @property
    def keystrokes_per_hour(self) -> int | None:
        """None where no time was kept."""
        return _per(self.tally.keystrokes * HOUR, self.tally.seconds)

    @property
    def errors_per_1000_keystrokes(self) -> float | None:
        """Wrong answers over the keys of the forms that were compared, of which each is taken to have as many keys."""
        if not self.compared or not self.tally.forms or not self.tally.keystrokes:
            return None
        return 1000 * self.tally.wrong * self.tally.forms / (self.tally.keystrokes * self.compared)


@dataclass(frozen=True)
class BatchFigures:
    """`forms` were keyed twice and agree by now; of their `fields` answers `wrong` were wrong in the first entry.

    `low` and `high` are the ends of the 95 % interval of that share, of 100. `waiting` more forms are not settled.
    `edits` counts changes of forms that were kept already. `digest` is that of all forms of the batch.
    """

    keyers: tuple[KeyerFigures, ...]
    valid: int
    rejected: int
    forms: int
    fields: int
    differences: int
    wrong: int
    low: float
    high: float
    waiting: int
    edits: int
    digest: str


class FiguresService(Service):
    """Figures of keyers are shown to who keeps the survey, never to keyers."""

    @needs(Right.RECORD)
    def of_batch(self, batch_uid: str) -> BatchFigures:
        """How the batch was keyed, closed or not."""
        with self.desk.db.reading() as session:
            return batch_figures(session, self.desk, batch_of(session, batch_uid))


def batch_figures(session: Session, desk: Desk, batch: SurveyBatch) -> BatchFigures:
    """How the batch was keyed, closed or not; of an open batch of anonymous forms there is no digest yet."""
    is_closed = batch.state is BatchState.CLOSED
    is_sealed = batch.survey.is_anonymous and is_closed
    read = _sealed(session, batch) if is_sealed else _piled(pile_of(session, desk, batch))
    first = sum((tally for (_, turn), tally in read.tallies.items() if turn is Pass.FIRST), Tally())
    low, high = wilson(first.wrong, first.fields)
    is_open_pile = batch.survey.is_anonymous and not is_sealed
    return BatchFigures(
        keyers=tuple(
            KeyerFigures(account_name(session, account), turn, tally, read.compared.get((account, turn)))
            for (account, turn), tally in sorted(read.tallies.items(), key=lambda each: each[0][1].name)
        ),
        valid=batch.keyed if is_closed else read.valid,
        rejected=batch.rejected or 0 if is_closed else read.rejected,
        forms=read.done,
        fields=first.fields,
        differences=first.differences,
        wrong=first.wrong,
        low=low,
        high=high,
        waiting=read.waiting,
        edits=_edits(session, batch),
        digest="" if is_open_pile else digest_of(map(answers_text, answers_of(session, batch.survey, batch))),
    )


@dataclass(frozen=True)
class _Read:
    """What lies in a pile, or was kept of one when it was sealed; `done` forms were keyed twice and are settled."""

    tallies: Mapping[tuple[str, Pass], Tally]
    compared: Mapping[tuple[str, Pass], int]
    done: int
    waiting: int = 0
    valid: int = 0
    rejected: int = 0


def _piled(pile: Pile) -> _Read:
    pairs = pile.pairs()
    done = [serial for serial, pair in pairs.items() if pair.is_done]
    compared = Counter[tuple[str, Pass]]()
    for serial in done:
        for turn in Pass:
            keyers = pile.keyers(serial, turn)
            if len(keyers) == 1:
                compared[next(iter(keyers)), turn] += 1
    waiting = len(pairs) - len(done)
    return _Read(pile.tallies(), compared, len(done), waiting, len(pile.keyed()), len(pile.rejected()))


def _sealed(session: Session, batch: SurveyBatch) -> _Read:
    """Which of several accounts keyed a form is not known any more."""
    tallies = {(row.account_uid, row.turn): tally_of(row) for row in figures_of(session, batch)}
    done = sum(tally.forms for (_, turn), tally in tallies.items() if turn is Pass.SECOND)
    compared = dict[tuple[str, Pass], int]()
    for turn in Pass:
        alone = [key for key, tally in tallies.items() if key[1] is turn and tally.forms]
        if len(alone) == 1:
            compared[alone[0]] = done
    return _Read(tallies, compared, done)


def _edits(session: Session, batch: SurveyBatch) -> int:
    """A new form has revision 1, each change of it one more."""
    changes = select(func.sum(SurveyResponse.rev - 1))
    wanted = (SurveyResponse.batch_id == batch.id, SurveyResponse.voided_on.is_(None))
    return session.scalar(changes.where(*wanted)) or 0


def _per(much: int, little: int) -> int | None:
    return round(much / little) if little else None
