"""How an item of the catalogue is said: its ways of disclosure, how long each lasts, its limits."""

from collections.abc import Sequence
from datetime import date

from desktop_app.areas.disclosure.catalogue import Item, Limit
from desktop_app.areas.disclosure.models import Form
from desktop_app.core import words
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.core.law.rulebook import NoRule, Rule, Rulebook
from desktop_app.office.postings.models import PlaceKind

POSTING, RADIO = "disclosure.posting", "disclosure.radio"
_LASTING = {Form.POSTED: POSTING, Form.RADIO: RADIO}
PERMANENT = "thường xuyên"


def lasting(item: Item, form: Form, rulebook: Rulebook, on: date) -> str:
    """How long one of the item's ways lasts by the law of the day: "30 ngày liên tục"; no words where none is set."""
    if form is Form.POSTED and item.is_permanent:
        return PERMANENT
    rule = rule_on(rulebook, _LASTING[form], on) if form in _LASTING else None
    return f"{rule.amount} liên tục" if rule else ""


def way_words(item: Item, rulebook: Rulebook, on: date) -> list[str]:
    """Each mandatory way with how long it lasts at least, a posting with its places."""
    return [_way(item, form, lasting(item, form, rulebook, on)) for form in item.forms]


def _way(item: Item, form: Form, time: str) -> str:
    least = f"{form.value} {'' if time == PERMANENT else 'ít nhất '}{time}" if time else str(form.value)
    if form is not Form.POSTED:
        return least
    kinds = (PlaceKind.HEADQUARTERS,) if item.is_permanent else list(PlaceKind)[:3]
    return f"{least}, tại {', '.join(words.inside(str(kind.value)) for kind in kinds)}"


def limit_words(limit: Limit, rulebook: Rulebook, on: date) -> str:
    """ "5 ngày làm việc từ ngày ban hành văn bản"; that the law of the day sets none is said."""
    rule = rule_on(rulebook, limit.rule_key, on)
    amount = rule.amount if rule else "chưa có số ngày"
    return f"{amount} từ {words.inside(limit.trigger)}"


def form_names(forms: Sequence[Form]) -> str:
    """The ways in one line: "Niêm yết; truyền thanh"."""
    said = "; ".join(words.inside(str(form.value)) for form in forms)
    return f"{said[:1].upper()}{said[1:]}"


def example_day(item: Item, today: date) -> date:
    """A day for an example of the arithmetic: the end of the last period of an item that has periods, else today.

    Of a version that does not bind today it is the day nearest to today.
    """
    ended = [date(today.year - back, month, 1) - ONE_DAY for back in (0, 1) for month in reversed(item.months)]
    return min(max(next((on for on in ended if on < today), today), item.from_on), item.to_on or date.max)


def rule_on(rulebook: Rulebook, key: str, on: date) -> Rule | None:
    """The rule of the day, None where the law of that day is not known."""
    try:
        return rulebook.at(key, on)
    except (NoRule, KeyError):
        return None
