"""Random years: every relation of every form holds, every figure opens rows that add up to it."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop_app.areas import load_areas
from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import counted_rows
from desktop_app.office.figures.source import Span
from desktop_app.reports.forms import DEMOCRACY, ReportForm, form_on, load_forms
from desktop_app.reports.indicators.evaluating import evaluate, pick_of
from desktop_app.reports.indicators.formulas import check, total
from desktop_app.reports.known import Known
from tests.areas.counted import figures
from tests.reports.years import BEGINS, DAYS, Years

KNOWN = Known(load_areas())
FORMS = tuple(form for form in load_forms() if form.columns)
WORDS = form_on(DEMOCRACY, BEGINS)
WHOLE = Span(BEGINS, BEGINS + timedelta(days=DAYS))
BY_KIND = ("02-XLD", "03-XLD", "04-XLD")
CARRIED_TOGETHER = (("01-XLD",), BY_KIND, ("01-KQGQ",))
"""A petition may be found to be of another kind: what one form of a kind left, another takes over."""
LEFT = {form.key: each.last for form in FORMS for each in form.carried}
Values = dict[str, Decimal | None]


def values(desk: Desk, session: Session, form: ReportForm, span: Span, *, different: bool = False) -> Values:
    """Every figure of the form, nothing having been typed but noughts."""
    typed = {each.key: Decimal(0) for each in form.indicators if each.asked}
    return evaluate(desk, session, KNOWN, form.indicators, span, typed, different_people=different)


def broken(form: ReportForm, found: Values) -> list[str]:
    """The relations that do not hold."""
    made = (check(each, found) for each in form.checks if not each.warns)
    return [f"{form.key}: {each.check.in_words}" for each in made if each and not each.holds]


@settings(
    max_examples=max(6, settings.default.max_examples // 9),
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32), begins=st.integers(0, DAYS), days=st.integers(1, 200))
def test_every_relation_of_every_form_holds_in_any_year(desk: Desk, seed: int, begins: int, days: int) -> None:
    Years(desk, Random(seed)).write(visits=12, petitions=25)
    span = Span(BEGINS + timedelta(days=begins), BEGINS + timedelta(days=begins + days), year_from=BEGINS)
    before = Span(span.from_on - timedelta(days=days), span.from_on - timedelta(days=1))
    with desk.db.reading() as session:
        now = {form.key: values(desk, session, form, span) for form in FORMS}
        last = {form.key: values(desk, session, form, before) for form in FORMS if form.carried}
        report, before_it = (values(desk, session, WORDS, each) for each in (span, before))
    assert [said for form in FORMS for said in broken(form, now[form.key])] == []
    assert broken(WORDS, report) == []
    assert report["settlements.carried"] == before_it["settlements.open"]
    for forms in CARRIED_TOGETHER:
        assert sum(now[key]["2"] or 0 for key in forms) == sum(last[key][LEFT[key]] or 0 for key in forms), forms
    assert [now["01-XLD"][key] for key in ("6", "7")] == [
        sum(now[each][key] or 0 for each in BY_KIND) for key in ("7", "8")
    ]


def test_every_figure_opens_rows_that_add_up_to_it(desk: Desk) -> None:
    """The two ways of counting people differ in 01/TCD alone."""
    Years(desk, Random(7)).write(visits=50, petitions=130)
    span, opened = Span(date(2026, 1, 15), date(2026, 9, 14), year_from=date(2025, 12, 15)), 0
    ways = [*((form, False) for form in (*FORMS, WORDS)), (form_on("01-TCD", span.to_on), True)]
    with desk.db.reading() as session:
        for form, different in ways:
            found = values(desk, session, form, span, different=different)
            for each in form.indicators:
                pick = pick_of(each, different)
                if pick is None or (different and not each.different):
                    assert not each.terms or found[each.key] == total(each.terms, found), (form.key, each.key)
                    continue
                source = KNOWN.source(pick.source)
                rows = counted_rows(desk, session, source, each.days(span), pick)
                assert found[each.key] == sum(row.amount for row in rows), (form.key, each.key)
                assert {len(row.cells) for row in rows} <= {len(source.heads)}
                opened += bool(rows)
    assert opened > 120, "a year in which nearly every cell is filled"


def test_whatever_is_counted_has_declared_tokens_and_is_told(desk: Desk) -> None:
    Years(desk, Random(11)).write(visits=20, petitions=40)
    for key in (key for area in load_areas() if area.key in ("reception", "petitions") for key in area.sources):
        assert figures(desk, key, WHOLE), key
