"""A form that is being keyed as the text that a draft keeps, so that it comes back exactly as it stood."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.keying.entry import KeyedForm
from desktop_app.areas.surveys.keying.state import KEPT_BY_FORCE, Entry

_KEPT = ("at", "given", "remarks", "forced", "typed", "refused", "is_noting", "keystrokes", "corrections")


def entry_text(entry: Entry) -> str:
    """The text that is kept."""
    return json.dumps({name: getattr(entry, name) for name in _KEPT}, ensure_ascii=False, separators=(",", ":"))


def read_entry(form: Form, today: date, text: str) -> Entry | None:
    """The form as it stood; None for a text of a form that asks other questions, or that is damaged."""
    try:
        kept: dict[str, Any] = json.loads(text)
        if not kept.keys() <= set(_KEPT) or not {q.id for q in form.asked} >= kept["given"].keys():
            return None
        entry = replace(Entry.begin(form, today), **kept)
        return entry if entry.at == "" or entry.question is not None else entry.gone_to(0)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def reopened(form: Form, today: date, keyed: KeyedForm) -> Entry:
    """A form that was saved before, at its first question, with all its answers; its keys count anew."""
    remarks, forced = dict[str, str](), dict[str, str]()
    for name, said in keyed.remarks.items():
        words, mark, reason = said.partition(KEPT_BY_FORCE)
        remarks |= {name: words.strip()} if words.strip() else {}
        forced |= {name: reason.strip()} if mark else {}
    return replace(Entry.begin(form, today), given=dict(keyed.answers), remarks=remarks, forced=forced).gone_to(0)
