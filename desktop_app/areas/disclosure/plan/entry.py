"""What is handed over for a line of the plan."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.areas.disclosure.catalogue_fields import ways_of
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.plan.fields import LINE_FORM
from desktop_app.core.errors import InvalidInput

_MONTHS = tuple(range(1, 13))


@dataclass(frozen=True, kw_only=True)
class LineEntry:
    """What is to be disclosed, how, in which months (none: whenever it arises), when, for how long, by whom."""

    item_code: str
    content: str
    forms: tuple[Form, ...] = ()
    months: tuple[int, ...] = ()
    when: str = ""
    duration: str = ""
    responsible: str = ""


def checked_line(raw: Mapping[str, object], today: date) -> tuple[LineEntry, str]:
    """The line meant by a filled-in form and the reason given; InvalidInput holds a sentence for each wrong field."""
    return line_of(LINE_FORM.checked(raw, today))


def line_of(values: Mapping[str, Any]) -> tuple[LineEntry, str]:
    """The line of checked values and the reason given; InvalidInput where they cannot be."""
    forms, others = ways_of(values)
    problems: dict[str, str] = {}
    if not forms:
        problems["posted"] = "Chưa chọn hình thức nào. Chọn ít nhất một hình thức công khai."
    try:
        months = read_months(others.pop("months"))
    except ValueError as error:
        months, problems["months"] = (), str(error)
    if problems:
        raise InvalidInput(problems)
    reason = others.pop("reason")
    return LineEntry(forms=forms, months=months, **others), reason


def read_months(text: str) -> tuple[int, ...]:
    """Months typed as "4, 7, 10"; ValueError holds the sentence when one is none."""
    found = re.split(r"[\s,;.]+", text.strip(" ,;."))
    if not text.strip(" ,;."):
        return ()
    wrong = next((part for part in found if not part.isdecimal() or int(part) not in _MONTHS), None)
    if wrong is not None:
        raise ValueError(f"Không có tháng “{wrong}”. Gõ số tháng từ 1 đến 12, cách nhau dấu phẩy, ví dụ 4, 7, 10.")
    return tuple(sorted({int(part) for part in found}))
