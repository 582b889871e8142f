"""Anonymous forms leave their pile for the register: all of a batch at once, shuffled, each under a random uid."""

import hashlib
from collections.abc import Iterable, Sequence
from secrets import SystemRandom
from uuid import uuid4

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.kept import answers_text
from desktop_app.areas.surveys.keying.kept import Work
from desktop_app.areas.surveys.keying.pile import remarks_text
from desktop_app.areas.surveys.keying.pile_register import new_figures, put_tally
from desktop_app.areas.surveys.keying.pile_sealed import forget_pile
from desktop_app.areas.surveys.models import SealedResponse, SurveyBatch
from desktop_app.areas.surveys.serials import spans
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk


def seal_batch(session: Session, desk: Desk, batch: SurveyBatch) -> None:
    """Write all forms of an anonymous batch that closes; another batch is left as it is.

    The pile is forgotten once the session's work is kept, so that nothing is lost or doubled whenever it ends.
    """
    if not batch.survey.is_anonymous:
        return
    work = Work(session, desk, batch)
    if work.to_rekey or work.to_settle:
        raise UserError(f"{batch.label} còn phiếu chưa nhập lượt hai hoặc chưa đối chiếu. Làm xong rồi mới đóng được.")
    entries = [entry for serial in work.keyed if (entry := work.pile.first(serial)) is not None]
    put_sealed(session, batch, [(answers_text(each.answers), remarks_text(each.remarks)) for each in entries])
    numbers = (work.series.running(serial) for serial in work.keyed)
    batch.serials = spans(number for number in numbers if number is not None)
    for (account, turn), tally in sorted(work.pile.tallies().items(), key=lambda each: (each[0][1].name, each[0][0])):
        put_tally(new_figures(session, batch, account, turn), tally)
    session.flush()
    forget_pile(session, desk, batch)


def put_sealed(session: Session, batch: SurveyBatch, forms: Sequence[tuple[str, str]]) -> None:
    """Write forms by their answers and remarks, in an order that says nothing; the batch keeps count and digest."""
    shuffled = list(forms)
    SystemRandom().shuffle(shuffled)
    # Rows written in the order of their uids lie so in the file, too.
    for uid, (answers, remarks) in zip(sorted(str(uuid4()) for _ in shuffled), shuffled, strict=True):
        kept = SealedResponse(uid=uid, survey_id=batch.survey_id, batch_id=batch.id, answers=answers, remarks=remarks)
        session.add(kept)
    batch.keyed, batch.digest = len(shuffled), digest_of(answers for answers, _ in shuffled)


def digest_of(texts: Iterable[str]) -> str:
    """SHA-256 over the answers of all forms, in the order of their content."""
    return hashlib.sha256("\n".join(sorted(texts)).encode("utf-8")).hexdigest()
