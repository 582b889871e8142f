"""The content of a package that goes down: texts of questionnaires, files of report forms, a bundle of law."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.core.errors import UserError
from desktop_app.core.package.about import Kind, Schema
from desktop_app.core.package.opened import Opened
from desktop_app.sync.container import SCHEMA

KINDS = (Kind.TEMPLATE, Kind.CALENDAR)
"""A package with any questionnaire or form is of the first kind, one with law alone of the second."""

DOWN_SCHEMA = Schema(name=SCHEMA.name, version=SCHEMA.version, min_reader=14)
"""Programs from revision 0014 on know how to install it."""

MOST_OF_A_KIND = 60
_QUESTIONNAIRE, _FORM, _LAW, _TEXT = "questionnaire", "form", "law", "text"
_ODD = "Nội dung gói gửi xuống không đúng quy cách. Đề nghị cấp trên lập lại gói."


@dataclass(frozen=True)
class Parts:
    """What a package carries, each text as its reader takes it; `law` is empty for none."""

    questionnaires: Sequence[str] = ()
    forms: Sequence[str] = ()
    law: str = ""

    @property
    def kind(self) -> Kind:
        """What such a package is called."""
        return Kind.TEMPLATE if self.questionnaires or self.forms else Kind.CALENDAR

    def members(self) -> dict[str, Any]:
        """As they stand in the package, by the names of its small members."""
        named = [(f"{_QUESTIONNAIRE}-{at:03}", text) for at, text in enumerate(self.questionnaires, start=1)]
        named += [(f"{_FORM}-{at:03}", text) for at, text in enumerate(self.forms, start=1)]
        named += [(_LAW, self.law)] if self.law else []
        return {name: {_TEXT: text} for name, text in named}


def read_parts(opened: Opened) -> Parts:
    """The content of an opened package; UserError for anything that does not belong in one."""
    found: dict[str, list[str]] = {_QUESTIONNAIRE: [], _FORM: [], _LAW: []}
    for name in sorted(opened.reports):
        member, group = opened.report(name), name.partition("-")[0]
        text = member.get(_TEXT) if isinstance(member, dict) else None
        if group not in found or not isinstance(text, str) or not text or len(found[group]) >= MOST_OF_A_KIND:
            raise UserError(_ODD)
        found[group].append(text)
    if opened.tables or opened.attachments or len(found[_LAW]) > 1 or not any(found.values()):
        raise UserError(_ODD)
    return Parts(tuple(found[_QUESTIONNAIRE]), tuple(found[_FORM]), "".join(found[_LAW]))
