"""Forms that were sent to the office: looked at with care, taken as editions of their own, taken back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.plain_data import odd_field
from desktop_app.office.figures.source import Pick
from desktop_app.office.kept import row_of
from desktop_app.reports.editions import editions
from desktop_app.reports.forms import ReportForm, form_of_text
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.known import Known
from desktop_app.reports.models import FormEdition, Report
from desktop_app.reports.note_line import NOTE_RULES
from desktop_app.reports.settings import is_day_of_year

MOST_BYTES = 256 * 1024
MOST_INDICATORS, MOST_COLUMNS, MOST_HEADS = 300, 60, 4
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_BROKEN = "Tệp biểu mẫu bị hỏng hoặc không đúng mẫu ({}). Đề nghị nơi lập biểu sửa lại tệp."
_USED = "Biểu {} đã dùng cho báo cáo {} nên không bỏ được. Giữ biểu này; khi có bản mới, báo cáo sau dùng bản mới."


@dataclass(frozen=True)
class FormPlan:
    """What taking a form would do: nothing where it is here already; `before` is the edition that holds now."""

    form: ReportForm
    before: ReportForm | None
    is_here: bool
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def read_sent_form(text: str) -> ReportForm:
    """The form of a file that a stranger may have written; UserError names what is wrong with it."""
    if len(text.encode()) > MOST_BYTES:
        raise UserError(_BROKEN.format("tệp quá lớn"))
    try:
        form = form_of_text(text)
        fault = next(_faults(form), "")
    except KeyError as missing:
        raise UserError(_BROKEN.format(f"thiếu hoặc sai mục “{str(missing.args[0])[:40]}”")) from None
    except (AttributeError, IndexError, RecursionError, TypeError, ValueError):
        raise UserError(_BROKEN.format("có mục viết sai")) from None
    if fault:
        raise UserError(_BROKEN.format(fault))
    return form


def plan_form(session: Session, known: Known, text: str) -> FormPlan:
    """What taking the form would do; UserError when this program cannot count it, or it would rewrite an edition."""
    form = read_sent_form(text)
    for indicator in form.indicators:
        _refuse_unknown(known, form, indicator)
    here = editions(session)
    same = next((each for each in here if (each.key, each.edition) == (form.key, form.edition)), None)
    if same is not None and _plain(same) != _plain(form):
        raise UserError(
            f"Biểu {form.number or form.key} đã có bản “{form.edition}” với nội dung khác; báo cáo cũ phải giữ đúng "
            "mẫu của mình. Đề nghị nơi lập biểu đặt tên bản khác."
        )
    of_key = [each for each in here if each.key == form.key]
    before = max(of_key, key=lambda each: (each.from_on, each.taken), default=None)
    now = {each.key: each.title for each in form.indicators}
    was = {each.key: each.title for each in before.indicators} if before else {}
    return FormPlan(
        form, before, same is not None, added=_others(now, was), dropped=_others(was, now) if before else ()
    )


def take_form(session: Session, known: Known, text: str, came_from: str) -> str:
    """Take the form in the caller's transaction; gives the row's uid, "" when it was here already."""
    plan = plan_form(session, known, text)
    if plan.is_here:
        return ""
    key, edition = plan.form.key, plan.form.edition
    named = (FormEdition.form == key, FormEdition.edition == edition)
    row = session.scalars(select(FormEdition).where(*named)).one_or_none() or FormEdition(form=key, edition=edition)
    row.definition, row.came_from, row.is_withdrawn = text, came_from, False
    session.add(row)
    session.flush()
    return row.uid


def drop_form(session: Session, uid: str) -> None:
    """Take an edition back; UserError when a report needs it: frozen by it, or any where the form has no other one."""
    row = row_of(session, FormEdition, uid, "biểu mẫu này")
    asked = select(Report).where(Report.form == row.form)
    if any(each.key == row.form and each.edition != row.edition for each in editions(session)):
        asked = asked.where(Report.layout == row.edition, Report.voided_on.is_(None))
    used = session.scalars(asked).first()
    if used is not None:
        raise UserError(_USED.format(row.form, used.name))
    row.is_withdrawn = True
    session.flush()


def _plain(form: ReportForm) -> tuple[object, ...]:
    return (form.from_on, form.to_on, form.title, form.indicators, form.columns, form.checks, form.carried)


def _others(these: dict[str, str], those: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{key}. {title}" if key.isdecimal() else title for key, title in these.items() if key not in those)


def _faults(form: ReportForm) -> Iterator[str]:
    if odd_field(form):
        yield "có mục không đúng là chữ, số hay ngày, hoặc quá dài"
    if not _NAME.fullmatch(form.key) or not _NAME.fullmatch(form.edition):
        yield "ký hiệu biểu hoặc tên bản"
    if not form.columns:
        yield "không có cột; báo cáo bằng lời không gửi xuống được"
    if len(form.columns) > MOST_COLUMNS or len(form.indicators) > MOST_INDICATORS:
        yield "quá nhiều cột hoặc chỉ tiêu"
    if any(not 0 < each.width <= 20 or len(each.heads) > MOST_HEADS for each in form.columns):
        yield "bề rộng cột hoặc số tầng tiêu đề"
    if form.to_on and form.to_on < form.from_on:
        yield "ngày hết hiệu lực trước ngày bắt đầu"
    if any(day and not is_day_of_year(day) for day in (form.year_starts, form.due_month_day)):
        yield "ngày trong năm"
    if form.note and form.note not in NOTE_RULES:
        yield "cách ghi chú"
    for each in form.indicators:
        if sum(map(bool, (each.pick, each.terms, each.ratio, each.asked, each.reading))) != 1:
            yield f"cách tính ở “{each.title}”"


def _refuse_unknown(known: Known, form: ReportForm, indicator: Indicator) -> None:
    if indicator.reading and not known.has_reading(indicator.reading):
        _refuse(form, indicator, "một kết quả")
    for pick in filter(None, (indicator.pick, indicator.different)):
        if unknown := _unknown_in(known, pick):
            _refuse(form, indicator, unknown)


def _unknown_in(known: Known, pick: Pick) -> str:
    """What of a count this program does not have."""
    if not known.has(pick.source):
        return "một nguồn số liệu"
    source = known.source(pick.source)
    if pick.measure and pick.measure not in source.measures:
        return "một cách cộng"
    for name, tokens in pick.where:
        if name not in source.dimensions or not tokens <= set(source.dimensions[name].values):
            return "một cách phân loại"
    return ""


def _refuse(form: ReportForm, indicator: Indicator, what: str) -> None:
    raise UserError(
        f"Biểu {form.number or form.key}, chỉ tiêu “{words.inside(indicator.title)}” cần {what} mà chương trình này "
        "chưa có. Cập nhật chương trình rồi xem lại gói."
    )
