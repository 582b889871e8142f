"""Whatever a sender puts in the place of something, each reader takes it or refuses it with a sentence."""

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.surveys.forms.as_data import form_text
from desktop_app.areas.surveys.forms.handed import read_handed
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.core.errors import UserError
from desktop_app.office.law_bundle import read_bundle, written_bundle
from desktop_app.reports.sent_forms import read_sent_form
from tests.sync.down.makers import RULE, STORM
from tests.sync.down.makers import form_text as report_form

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=4,
)
LINES = report_form().splitlines()


def spoiled(data: Any, choices: list[int], value: Any) -> Any:
    """The data with one thing in it replaced, found by going down at random."""
    if isinstance(data, dict | list) and data and choices:
        keys = sorted(data) if isinstance(data, dict) else range(len(data))
        at = keys[choices[0] % len(data)]
        changed = dict(data) if isinstance(data, dict) else list(data)
        changed[at] = spoiled(data[at], choices[1:], value)
        return changed
    return value


@given(st.lists(st.integers(0, 50), min_size=1, max_size=5), VALUES)
@settings(max_examples=50, deadline=None)
def test_data_with_anything_in_it_replaced(choices: list[int], value: Any) -> None:
    bundle = json.loads(written_bundle([RULE, STORM]))
    with suppress(UserError):
        read_bundle(json.dumps(spoiled(bundle, choices, value)).encode())
    form = json.loads(form_text(shipped()["PKS01"]))
    with suppress(UserError):
        read_handed(json.dumps(spoiled(form, choices, value)))


@given(st.integers(0, len(LINES) - 1), st.sampled_from(LINES) | st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_a_report_form_with_any_line_replaced(at: int, line: str) -> None:
    with suppress(UserError):
        read_sent_form("\n".join([*LINES[:at], line, *LINES[at + 1 :]]))
