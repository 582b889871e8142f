"""What installing the content of a package would do at this office, item by item."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.handed import VersionPlan, plan_version
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.law.citation import cited
from desktop_app.core.law.deadline import Move
from desktop_app.office.desk import Desk
from desktop_app.office.law_bundle import BundlePlan, plan_in, read_bundle
from desktop_app.office.law_entry import RuleChange
from desktop_app.office.law_lines import BundleLine, Standing
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.known import Known
from desktop_app.reports.sent_forms import FormPlan, plan_form
from desktop_app.sync.down.parts import Parts
from desktop_app.sync.down.told import DownLine, Group

_MOST_NAMED = 6


@dataclass
class Effect:
    """The items, what each is about, the deadlines that would move, and what stands in the way."""

    lines: list[DownLine] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    moves: Sequence[Move] = ()
    troubles: list[str] = field(default_factory=list)


def effect_of(desk: Desk, session: Session, known: Known, parts: Parts) -> Effect:
    """Everything is looked at, so that all that stands in the way is told at once."""
    effect = Effect()
    for text in parts.questionnaires:
        _try(effect, lambda text=text: _questionnaire(effect, plan_version(session, text)))  # type: ignore[misc]
    for text in parts.forms:
        _try(effect, lambda text=text: _form(effect, plan_form(session, known, text)))  # type: ignore[misc]
    if parts.law:
        _try(effect, lambda: _law(effect, plan_in(desk, session, read_bundle(parts.law.encode()))))
    return effect


def _try(effect: Effect, looks: Callable[[], None]) -> None:
    try:
        looks()
    except UserError as trouble:
        effect.troubles.append(str(trouble))


def _questionnaire(effect: Effect, plan: VersionPlan) -> None:
    form = plan.form
    standing = Standing.SAME if plan.is_here else Standing.CHANGED if plan.newest else Standing.ADDED
    asked = f"{words.number(len(form.asked))} câu hỏi"
    said = ". ".join((f"{form.title}, {asked}", *(each.removesuffix(".") for each in plan.notes)))
    effect.lines.append(
        DownLine(
            Group.QUESTIONNAIRE,
            f"{form.code} bản {form.version}",
            said,
            before=f"bản {plan.newest}" if standing is Standing.CHANGED else "",
            basis=form.legal,
            standing=standing,
        )
    )
    effect.names.append(f"questionnaire {form.code}")


def _form(effect: Effect, plan: FormPlan) -> None:
    form, before = plan.form, plan.before
    standing = Standing.SAME if plan.is_here else Standing.CHANGED if before else Standing.ADDED
    told = [_edition(form)]
    if before and not plan.is_here:
        told += [f"thêm {_named(plan.added)}"] if plan.added else []
        told += [f"bỏ {_named(plan.dropped)}"] if plan.dropped else []
    effect.lines.append(
        DownLine(
            Group.FORM,
            f"Biểu {form.number or form.key}: {form.title}",
            "; ".join(told),
            before=_edition(before) if before and not plan.is_here else "",
            basis=cited("", form.citation, form.confidence),
            standing=standing,
        )
    )
    effect.names.append(f"form {form.key}")


def _edition(form: ReportForm) -> str:
    until = f" đến {words.day(form.to_on)}" if form.to_on else ""
    return f"mẫu từ {words.day(form.from_on)}{until}, {words.number(len(form.columns))} cột"


def _named(titles: Sequence[str]) -> str:
    shown = ", ".join(titles[:_MOST_NAMED])
    more = len(titles) - _MOST_NAMED
    return f"{shown} và {words.number(more)} chỉ tiêu khác" if more > 0 else shown


def _law(effect: Effect, plan: BundlePlan) -> None:
    effect.lines += map(_law_line, plan.lines)
    effect.names += [
        f"rule {line.change.key}" if isinstance(line.change, RuleChange) else f"day {line.change.on}"
        for line in plan.lines
    ]
    effect.moves = plan.moves


def _law_line(line: BundleLine) -> DownLine:
    group = Group.RULE if isinstance(line.change, RuleChange) else Group.DAY
    return DownLine(group, line.title, line.after, line.before, line.basis, line.standing)
