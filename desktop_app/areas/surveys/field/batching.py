"""A batch is entered, put right, and brought back; what is refused on the way."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.entry import SHARE
from desktop_app.areas.surveys.field.allotting import allot, draw
from desktop_app.areas.surveys.field.entry import BatchEntry, ReturnEntry
from desktop_app.areas.surveys.field.rules import Counts, told_apart
from desktop_app.areas.surveys.kept import drawn_of
from desktop_app.areas.surveys.keying.kept import pile_of
from desktop_app.areas.surveys.keying.pile import Pile
from desktop_app.areas.surveys.models import Survey, SurveyBatch
from desktop_app.areas.surveys.states import BatchState, Rekey
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import find_hamlet
from desktop_app.office.models import Hamlet

MOST_PRINTED = 5_000
"""Forms of one batch: what one collector can carry and one keyer can look over."""

NEGATIVE = "Số phiếu không thể âm. Gõ lại số phiếu."
_OF_RETURN = ("handed_out", "returned", "rejected")
_OF_ENTRY = ("collector", "collector_post", "place", "handed_on", "note")


def begin_inside(session: Session, desk: Desk, survey: Survey, entry: BatchEntry) -> SurveyBatch:
    """Enter a batch inside the caller's transaction; its forms get their numbers."""
    last = session.scalar(select(func.max(SurveyBatch.number)).where(SurveyBatch.survey_id == survey.id)) or 0
    batch = SurveyBatch(survey=survey, number=last + 1)
    batch.rekey = survey.rekey if entry.rekey is None else entry.rekey
    batch.rekey_share = survey.rekey_share if entry.rekey is None else entry.rekey_share
    _refuse_wrong(entry, batch)
    _put(session, batch, entry)
    allot(session, batch, entry.printed)
    draw(batch, afresh=True, is_practice=desk.is_practice)
    session.add(batch)
    session.flush()
    return batch


def change(session: Session, desk: Desk, batch: SurveyBatch, entry: BatchEntry) -> None:
    """Bring the batch to what the entry says; InvalidInput where its numbers or its keyed forms stand against it."""
    _refuse_wrong(entry, batch)
    _put(session, batch, entry)
    _put_rekey(session, desk, batch, entry)
    session.flush()


def bring_back(session: Session, desk: Desk, batch: SurveyBatch, entry: ReturnEntry) -> None:
    """Keep how many forms were handed out, came back and cannot be keyed."""
    problems = _of_return(desk.clock.today(), batch, entry)
    if problems:
        raise InvalidInput(problems)
    batch.handed_out, batch.returned, batch.returned_on = entry.handed_out, entry.returned, entry.on
    if entry.rejected is not None:
        batch.rejected = entry.rejected
    session.flush()


def counts_of(session: Session, desk: Desk, batch: SurveyBatch, pile: Pile | None = None) -> Counts:
    """The counts of the batch as they stand; a form rejected while keying is one of those said to be rejected.

    `pile` is that of the batch, where it was read already.
    """
    rejected, keyed = batch.rejected, batch.keyed
    if batch.state is BatchState.OPEN:
        pile = pile or pile_of(session, desk, batch)
        found, keyed = len(pile.rejected()), len(pile.keyed())
        rejected = max(rejected or 0, found) if found else rejected
    return Counts(
        printed=batch.printed,
        handed_out=batch.handed_out,
        returned=batch.returned,
        rejected=rejected,
        keyed=keyed,
    )


def _refuse_wrong(entry: BatchEntry, batch: SurveyBatch) -> None:
    problems = told_apart(Counts(printed=entry.printed, handed_out=entry.handed_out, returned=batch.returned))
    if not entry.collector.strip():
        problems["collector"] = "Chưa nhập người thu phiếu. Gõ họ và tên người đi phát và thu phiếu."
    if not 1 <= entry.printed <= MOST_PRINTED:
        problems["printed"] = f"Một lô từ 1 đến {words.number(MOST_PRINTED)} phiếu. Nhiều hơn thì chia thành nhiều lô."
    if batch.printed and entry.printed != batch.printed:
        problems["printed"] = "Phiếu của lô đã có số nên không đổi số phiếu in. Cần thêm phiếu thì lập lô mới."
    if entry.rekey is Rekey.SHARE and not 1 <= entry.rekey_share <= 99:
        problems["rekey_share"] = SHARE
    if problems:
        raise InvalidInput(problems)


def _of_return(today: date, batch: SurveyBatch, entry: ReturnEntry) -> dict[str, str]:
    rejected = batch.rejected if entry.rejected is None else entry.rejected
    said = Counts(printed=batch.printed, handed_out=entry.handed_out, returned=entry.returned, rejected=rejected)
    problems = {name: NEGATIVE for name in _OF_RETURN if (getattr(said, name) or 0) < 0} or told_apart(said)
    if entry.on > today:
        problems["on"] = f"Ngày thu về {words.day(entry.on)} sau hôm nay. Kiểm tra lại ngày."
    first = batch.handed_on or batch.survey.from_on
    if entry.on < first:
        what = "Phiếu phát" if batch.handed_on else "Đợt bắt đầu"
        problems["on"] = f"{what} ngày {words.day(first)}, không thể thu về trước ngày đó. Xem lại ngày."
    return problems


def _put(session: Session, batch: SurveyBatch, entry: BatchEntry) -> None:
    hamlet = _hamlet(session, batch.survey, entry.hamlet)
    batch.hamlet_id = hamlet.id if hamlet else None
    for name in _OF_ENTRY:
        value = getattr(entry, name)
        setattr(batch, name, value.strip() if isinstance(value, str) else value)
    if entry.handed_out is not None:
        batch.handed_out = entry.handed_out


def _put_rekey(session: Session, desk: Desk, batch: SurveyBatch, entry: BatchEntry) -> None:
    """Draw anew where it is said anew; once forms are keyed, only more may be drawn, never others."""
    if entry.rekey is None or (entry.rekey, entry.rekey_share) == (batch.rekey, batch.rekey_share):
        return
    is_begun = counts_of(session, desk, batch).keyed > 0
    before = len(drawn_of(batch))
    batch.rekey, batch.rekey_share = entry.rekey, entry.rekey_share
    draw(batch, afresh=not is_begun, is_practice=desk.is_practice)
    if is_begun and (entry.rekey is Rekey.NONE or len(drawn_of(batch)) == before):
        raise InvalidInput({"rekey": "Lô đã nhập phiếu nên chỉ tăng được số phiếu nhập lại. Chọn tỷ lệ cao hơn."})


def _hamlet(session: Session, survey: Survey, typed: str) -> Hamlet | None:
    if not typed.strip():
        return None
    hamlet = find_hamlet(session, typed, survey.from_on)
    if hamlet is None:
        raise InvalidInput({"hamlet": f"Không có thôn nào tên {typed.strip()}. Chọn thôn trong danh sách."})
    return hamlet
