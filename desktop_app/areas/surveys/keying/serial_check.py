"""Which forms an account may key, key again or correct, and the sentence where it may not."""

from sqlalchemy import select

from desktop_app.areas.surveys.keying.kept import Work
from desktop_app.areas.surveys.models import Survey, SurveyBatch
from desktop_app.areas.surveys.serials import form_number, is_serial
from desktop_app.areas.surveys.states import Pass
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.office.desk import SignedIn
from desktop_app.office.rights import Right


def in_batch(work: Work, typed: str) -> str:
    """The whole serial of a form of the batch; UserError for a wrong digit, another survey, another batch."""
    number = work.series.running(typed)
    if number is None:
        if is_serial(typed):
            raise UserError(f"Phiếu này không thuộc đợt {work.batch.survey.label}. Để riêng, nhập vào đúng đợt của nó.")
        raise UserError("Số phiếu không đúng, có thể gõ sai một chữ số. Xem lại số in trên phiếu rồi gõ lại.")
    batch, serial = work.batch, work.series.serial(number)
    if batch.serial_from is None or batch.serial_to is None:
        raise UserError(f"{batch.label} không có số phiếu in sẵn nên không nhập tay được. Chọn lô khác.")
    if not batch.serial_from <= number <= batch.serial_to:
        raise UserError(f"Phiếu {serial} {_elsewhere(work, number)}. Để riêng, nhập vào đúng lô của nó.")
    return serial


def to_key(work: Work, account: str, turn: Pass, typed: str) -> str:
    """The whole serial of a form that the account may key now in this turn."""
    serial = in_batch(work, typed)
    if turn is Pass.FIRST:
        return _first(work, account, serial)
    return _second(work, account, serial)


def to_correct(work: Work, holder: SignedIn, turn: Pass, typed: str) -> str:
    """The whole serial of a form that whoever is at the desk may see as it was keyed in this turn, and correct.

    Until two entries are settled each belongs to its keyer alone; then, and before a first entry is to be keyed again,
    also to those who keep the survey.
    """
    serial = in_batch(work, typed)
    pair = work.pairs.get(serial)
    is_there = pair is not None if turn is Pass.SECOND else work.pile.first(serial) is not None
    if not is_there:
        raise UserError(f"Phiếu {serial} chưa nhập {turn.value.lower()}. Nhập phiếu trước.")
    is_own = holder.uid in work.pile.keyers(serial, turn)
    is_settled = pair is not None and pair.is_done
    if turn is Pass.SECOND and is_settled:
        raise UserError(f"Phiếu {serial} đã đối chiếu xong. Muốn sửa thì sửa ở lượt một kèm lý do.")
    if is_settled and not holder.may(Right.RECORD):
        raise NotAllowed(f"Phiếu {serial} đã đối chiếu xong. Nhờ cán bộ phụ trách khảo sát sửa.")
    if is_own or is_settled:
        return serial
    if serial in work.to_rekey or pair is not None:
        raise NotAllowed(f"Phiếu {serial} được nhập hai lượt độc lập nên chỉ người đã nhập được mở lại lượt của mình.")
    if not holder.may(Right.RECORD):
        raise NotAllowed(f"Phiếu {serial} do người khác nhập. Nhờ người đó hoặc cán bộ phụ trách khảo sát sửa.")
    return serial


def turn_for(work: Work, account: str) -> Pass | None:
    """What is left in the batch for this account: forms to key first, else forms of others to key again."""
    expected = work.batch.returned if work.batch.returned is not None else work.batch.printed
    if len(work.keyed) + len(work.pile.rejected()) < expected and _may_begin(work, account, Pass.FIRST):
        return Pass.FIRST
    if any(account not in work.pile.keyers(serial, Pass.FIRST) for serial in work.to_rekey):
        return Pass.SECOND
    return None


def _first(work: Work, account: str, serial: str) -> str:
    first = work.pile.first(serial)
    if first is not None and first.rejected:
        raise UserError(f"Phiếu {serial} đã loại vì “{first.rejected}”. Muốn dùng lại thì sửa phiếu này kèm lý do.")
    if first is not None:
        raise UserError(f"Phiếu {serial} đã nhập rồi. Để sang chồng đã nhập và lấy phiếu tiếp theo.")
    if not _may_begin(work, account, Pass.FIRST):
        raise UserError(
            "Tài khoản này đang nhập lượt hai của lô khuyết danh nên không nhập lượt một. Nhờ người khác nhập."
        )
    return serial


def _second(work: Work, account: str, serial: str) -> str:
    if work.series.running(serial) not in work.drawn:
        raise UserError(f"Phiếu {serial} không phải nhập lượt hai. Lấy phiếu tiếp theo.")
    if serial in work.pairs:
        raise UserError(f"Phiếu {serial} đã nhập lượt hai rồi. Lấy phiếu tiếp theo.")
    if serial in work.pile.rejected():
        raise UserError(f"Phiếu {serial} đã loại ở lượt một nên không phải nhập lượt hai. Lấy phiếu tiếp theo.")
    if serial not in work.keyed:
        raise UserError(f"Phiếu {serial} chưa có lượt một. Để riêng, nhập lượt hai sau.")
    if account in work.pile.keyers(serial, Pass.FIRST):
        raise UserError(f"Tài khoản này đã nhập lượt một của phiếu {serial}. Lượt hai phải do người khác nhập.")
    return serial


def _may_begin(work: Work, account: str, turn: Pass) -> bool:
    """Of anonymous forms nobody knows which account keyed which, so that an account keeps to one turn in a batch."""
    if not work.batch.survey.is_anonymous:
        return True
    other = Pass.SECOND if turn is Pass.FIRST else Pass.FIRST
    return (account, other) not in work.pile.tallies()


def _elsewhere(work: Work, number: int) -> str:
    """Whose form it is: surveys of a quarter whose serials begin alike share the running numbers."""
    survey = work.batch.survey
    batches = work.session.scalars(
        select(SurveyBatch)
        .join(SurveyBatch.survey)
        .where(Survey.year == survey.year, Survey.quarter == survey.quarter, SurveyBatch.voided_on.is_(None))
        .where(SurveyBatch.serial_from <= number, SurveyBatch.serial_to >= number)
    )
    owner = next((each for each in batches if form_number(each.survey.code) == form_number(survey.code)), None)
    if owner is None:
        return "không thuộc lô nào đã in"
    return f"thuộc {owner.label}" + ("" if owner.survey is survey else f" của đợt {owner.survey.label}")
