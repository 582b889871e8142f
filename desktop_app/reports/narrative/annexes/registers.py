"""Lines of annexes as the registers of areas hold them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.conventions.figures.queries import consulted_lines
from desktop_app.areas.decisions.figures.queries import DecidedLine, decided_lines, work_lines
from desktop_app.areas.decisions.states import Item
from desktop_app.areas.disclosure.entry import words_of
from desktop_app.areas.disclosure.figures.queries import DisclosedLine, disclosed_lines
from desktop_app.areas.disclosure.models import Form
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.reports.narrative.annexes.lines import Line

Reads = Callable[[Desk, Session, Span], Iterator[Line]]

_DIRECTLY = (Item.BQ1, Item.BQ2, Item.BQ6)
"""What the people decide by themselves; the rest is put before whoever has to recognise it."""

_PASSED = {True: "Được thông qua", False: "Không được thông qua", None: "Chưa xác định"}

_SHORT = {Form.PORTAL: "trang thông tin điện tử", Form.HAMLET_HEAD: "qua Trưởng thôn, Tổ trưởng"}
"""Forms whose names are too long for a narrow cell."""


def disclosed(desk: Desk, session: Session, span: Span) -> Iterator[Line]:
    """Annex I: every document that was to be disclosed."""
    for each in disclosed_lines(desk, session, span):
        yield Line(
            cells={
                "clause": each.clause,
                "item": f"{each.item_code} {each.item}".strip(),
                "title": f"{each.title} ({each.document})" if each.document else each.title,
                "responsible": each.responsible,
                "forms": _listed(_SHORT.get(form) or words_of(form) for form in each.forms),
                "from": _day(each.from_on),
                "to": _day(each.to_on),
                "days": _remark(each),
            },
            uid=each.uid,
            page="disclosure.record",
        )


def decided_directly(desk: Desk, session: Session, span: Span) -> Iterator[Line]:
    """Annex II.a."""
    for each in decided_lines(desk, session, span):
        if each.item in _DIRECTLY:
            more = {"yes": _number(each.yes), "households": _number(each.households)}
            money = {"total": _number(each.plan.total), "people": _number(each.plan.people_money)}
            yield _decided(each, {**more, **(money if each.plan.total else {})}, _PASSED[each.has_passed])


def decided_for_approval(desk: Desk, session: Session, span: Span) -> Iterator[Line]:
    """Annex II.b."""
    for each in decided_lines(desk, session, span):
        if each.item not in _DIRECTLY:
            yield _decided(each, {}, f"{_PASSED[each.has_passed]}. {each.result}".strip(" ."))


def works(desk: Desk, session: Session, span: Span) -> Iterator[Line]:
    """Annex II.c: works with what was paid for them in the span."""
    for each in work_lines(desk, session, span):
        yield Line(
            cells={
                "title": _of_hamlet(each.title, each.hamlet),
                "total": _number(each.paid.received),
                "people": _number(each.paid.people),
                "state": _number(each.paid.state),
                "other": _number(each.paid.other),
                "labour": _number(each.paid.labour_days),
            },
            uid=each.uid,
            page="decisions.work",
        )


def consulted(desk: Desk, session: Session, span: Span) -> Iterator[Line]:
    """Annex III: drafts of conventions on which opinions came in."""
    for each in consulted_lines(desk, session, span):
        yield Line(
            cells={
                "title": _of_hamlet(each.title, each.hamlet),
                "forms": _listed(channel.value for channel in each.channels),
                "from": _day(each.from_on),
                "to": _day(each.to_on),
                "received": _number(each.received),
                "taken": _number(each.taken),
                "explained": _number(each.explained),
            },
            uid=each.uid,
            page="conventions.record",
        )


READS: Mapping[str, Reads] = {
    "disclosed": disclosed,
    "decided_directly": decided_directly,
    "decided_for_approval": decided_for_approval,
    "works": works,
    "consulted": consulted,
}


def _decided(each: DecidedLine, more: Mapping[str, str], result: str) -> Line:
    cells = {
        "item": each.item.value,
        "title": _of_hamlet(each.title, each.hamlet),
        "lead": each.proposer,
        "form": each.form.value if each.form else "",
        "options": _number(each.options) if each.options else "",
        "result": result,
    }
    return Line(cells={**cells, **more}, uid=each.uid, page="decisions.record")


def _of_hamlet(title: str, hamlet: str) -> str:
    """The title with the hamlet after it, where it does not say that itself."""
    return title if not hamlet or fold(hamlet) in fold(title) else f"{title}, {hamlet}"


def _remark(each: DisclosedLine) -> str:
    hung = "Niêm yết thường xuyên" if each.required_days == 0 else ""
    if each.required_days:
        hung = f"Niêm yết {each.required_days} ngày"
        if each.from_on and not each.to_on:
            hung = f"Đang niêm yết, thời hạn {each.required_days} ngày"
    short, late = "chưa đủ ngày" if each.is_short else "", "chậm hạn" if each.is_late else ""
    return _listed(filter(None, (hung, short, late)))


def _listed(parts: Iterable[str]) -> str:
    """In one cell, beginning with a capital; a name may have commas in itself."""
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}"


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def _number(value: int) -> str:
    return str(value)
