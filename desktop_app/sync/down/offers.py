"""What an upper office may send down: its questionnaires, the forms it was given, its own rules and days."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.handed import handed_texts
from desktop_app.core import words
from desktop_app.core.law.rulebook import Rule
from desktop_app.office.desk import Desk
from desktop_app.office.law import read_calendar, read_rulebook
from desktop_app.office.law_bundle import written_bundle
from desktop_app.office.law_entry import DayChange, RuleChange
from desktop_app.office.law_lines import LawChange
from desktop_app.office.models import DayKind
from desktop_app.reports.models import FormEdition
from desktop_app.reports.sent_forms import read_sent_form
from desktop_app.sync.down.parts import Parts
from desktop_app.sync.down.told import DownLine, Group


@dataclass(frozen=True)
class Offer:
    """One thing that can go down: `uid` chooses it, `line` tells it, `content` is what goes."""

    uid: str
    line: DownLine
    content: str | LawChange


def offers(desk: Desk) -> Sequence[Offer]:
    """Everything that this office has of its own, by kind."""
    with desk.db.reading() as session:
        return offers_in(desk, session)


def offers_in(desk: Desk, session: Session) -> Sequence[Offer]:
    """The same within a piece of work of the caller."""
    return [*_questionnaires(session), *_forms(session), *_rules(session), *_days(desk, session)]


def parts_of(chosen: Sequence[Offer]) -> Parts:
    """The chosen things as the content of a package."""
    law = [each.content for each in chosen if not isinstance(each.content, str)]
    return Parts(
        questionnaires=_texts(chosen, Group.QUESTIONNAIRE),
        forms=_texts(chosen, Group.FORM),
        law=written_bundle(law).decode() if law else "",
    )


def _texts(chosen: Sequence[Offer], group: Group) -> tuple[str, ...]:
    return tuple(each.content for each in chosen if each.line.group is group and isinstance(each.content, str))


def _questionnaires(session: Session) -> list[Offer]:
    return [
        Offer(f"questionnaire {label}", DownLine(Group.QUESTIONNAIRE, label, title), text)
        for label, title, text in handed_texts(session)
    ]


def _forms(session: Session) -> list[Offer]:
    rows = session.scalars(select(FormEdition).where(FormEdition.is_withdrawn.is_(False)).order_by(FormEdition.form))
    found = list[Offer]()
    for row in rows:
        form = read_sent_form(row.definition)
        title = f"Biểu {form.number or form.key}, mẫu từ {words.day(form.from_on)}"
        line = DownLine(Group.FORM, title, form.title, basis=form.citation)
        found.append(Offer(f"form {row.uid}", line, row.definition))
    return found


def _rules(session: Session) -> list[Offer]:
    book = read_rulebook(session)
    keys = book.keys()
    own = [rule for key in keys for rule in book.versions(key) if rule.source != "file"]
    return [Offer(f"rule {rule.key} {rule.from_on}", _rule_line(rule), _rule_change(rule)) for rule in own]


def _rule_line(rule: Rule) -> DownLine:
    until = f" đến {words.day(rule.to_on)}" if rule.to_on else ""
    return DownLine(Group.RULE, rule.title, f"{rule.amount}, từ {words.day(rule.from_on)}{until}", basis=rule.citation)


def _rule_change(rule: Rule) -> RuleChange:
    return RuleChange(
        key=rule.key,
        value=rule.value,
        unit=rule.unit,
        from_on=rule.from_on,
        to_on=rule.to_on,
        citation=rule.citation,
        document=rule.document,
        reason=rule.reason,
        confidence=rule.confidence,
    )


def _days(desk: Desk, session: Session) -> list[Offer]:
    """The days of this year and of those to come."""
    this_year = desk.clock.today().year
    days = [day for day in read_calendar(session).office_days.values() if day.on.year >= this_year]
    return [
        Offer(
            f"day {day.on}",
            DownLine(
                Group.DAY,
                words.long_day(day.on),
                f"{'Làm việc' if day.working else 'Nghỉ'}: {day.reason}",
                basis=day.document,
            ),
            DayChange(
                on=day.on,
                kind=DayKind.WORKED if day.working else DayKind.OFF,
                reason=day.reason,
                document=day.document,
                confidence=day.confidence,
            ),
        )
        for day in sorted(days, key=lambda each: each.on)
    ]
