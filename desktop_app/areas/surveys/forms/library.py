"""All versions of all questionnaires together: those that ship and those that the office has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.form import Form, Wording
from desktop_app.areas.surveys.forms.lineage import Standing, compare
from desktop_app.areas.surveys.forms.problem import Problem
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.forms.versions import form_of_version
from desktop_app.areas.surveys.models import FormVersion, Survey
from desktop_app.areas.surveys.states import Source, VersionState
from desktop_app.core import words
from desktop_app.core.errors import UserError


@dataclass(frozen=True, kw_only=True)
class VersionRow:
    """One version as a list shows it; `rev` is 0 for a shipped one that no survey has used yet."""

    code: str
    version: str
    title: str
    wording: Wording
    quarter: int | None
    unit: str
    questions: int
    surveys: int
    source: Source
    state: VersionState
    is_anonymous: bool
    rev: int = 0
    changed_on: date | None = None
    came_from: str = ""

    @property
    def uid(self) -> str:
        """What names it among all versions: "PKS03 2026.1"."""
        return f"{self.code} {self.version}"

    @property
    def label(self) -> str:
        """What everybody calls it: "PKS03 bản 2026.1"."""
        return f"{self.code} bản {self.version}"


@dataclass(frozen=True)
class VersionDetail:
    """One version with its form, what is wrong with it, and the identities that other versions have asked."""

    row: VersionRow
    form: Form
    problems: tuple[Problem, ...]
    asked_before: frozenset[str]


class Library:
    """What the office has, read once in a transaction."""

    def __init__(self, session: Session) -> None:
        """Nothing is read before it is asked for."""
        self._session = session

    def rows(self) -> tuple[VersionRow, ...]:
        """By code, the newest version first."""
        rows = [_row(form, self._used.get(key, 0), self._entered.get(key)) for key, form in self._forms.items()]
        return tuple(sorted(sorted(rows, key=lambda row: _order(row.version), reverse=True), key=lambda row: row.code))

    def rows_of(self, code: str) -> tuple[VersionRow, ...]:
        """The versions of one questionnaire, the newest first."""
        return tuple(row for row in self.rows() if row.code == code)

    def row(self, code: str, version: str) -> VersionRow:
        """One version; UserError when there is none."""
        form, key = self.form(code, version), (code, version)
        return _row(form, self._used.get(key, 0), self._entered.get(key))

    def entered(self, code: str, version: str) -> FormVersion | None:
        """The row of a version; none for a shipped one that no survey has used yet. UserError when there is none."""
        self.form(code, version)
        return self._entered.get((code, version))

    def form(self, code: str, version: str) -> Form:
        """The form of a version; UserError when there is none."""
        if not self.has(code, version):
            raise UserError(f"Không có phiếu {code} bản {version}. Chọn phiếu khác trong Bộ phiếu.")
        return self._forms[code, version]

    def has(self, code: str, version: str) -> bool:
        """Whether this number of the questionnaire is taken, be it by a version that was given up."""
        return (code, version) in self._forms

    def newest(self, code: str) -> str:
        """The newest version in use; UserError when there is none."""
        found = [row for row in self.rows_of(code) if row.state is VersionState.IN_USE]
        if not found:
            raise UserError(f"Không có phiếu {code} đang dùng. Xem các phiếu trong Bộ phiếu.")
        return found[0].version

    def earlier(self, form: Form) -> tuple[Form, ...]:
        """The other versions of its questionnaire that people were asked by, or may be."""
        return tuple(
            other
            for (code, version), other in self._forms.items()
            if code == form.code and version != form.version and self._counts(code, version)
        )

    def asked_before(self, form: Form) -> frozenset[str]:
        """The identities that other versions have asked."""
        return frozenset(question.id for other in self.earlier(form) for question in other.questions)

    def next_version(self, code: str, year: int) -> str:
        """The first number of the year that is free: 2026.2."""
        number = 1
        while self.has(code, f"{year}.{number}"):
            number += 1
        return f"{year}.{number}"

    def newest_beside(self, form: Form) -> tuple[str, ...]:
        """A sentence on what became of the questions since the newest version in use; none for a new questionnaire."""
        found = [row for row in self.rows_of(form.code) if row.state is VersionState.IN_USE]
        if not found:
            return ()
        counted = [each.standing for each in compare(self.form(form.code, found[0].version), form)]
        said = [f"{words.number(counted.count(s))} câu {words.inside(s.value)}" for s in Standing if s in counted]
        look = " Xem lại các câu có sửa trước khi dùng." if Standing.REWORDED in counted else ""
        return (f"So với bản {found[0].version}: {', '.join(said)}.{look}",)

    @cached_property
    def _entered(self) -> Mapping[tuple[str, str], FormVersion]:
        return {(row.code, row.version): row for row in self._session.scalars(select(FormVersion))}

    @cached_property
    def _forms(self) -> Mapping[tuple[str, str], Form]:
        ours = {(form.code, form.version): form for form in shipped().values()}
        return {**ours, **{key: form_of_version(row) for key, row in self._entered.items()}}

    @cached_property
    def _used(self) -> Mapping[tuple[str, str], int]:
        query = select(Survey.code, Survey.version, func.count()).group_by(Survey.code, Survey.version)
        return {(code, version): count for code, version, count in self._session.execute(query)}

    def _counts(self, code: str, version: str) -> bool:
        """One that was dropped before anybody was asked gives nothing up."""
        row = self._entered.get((code, version))
        return (
            row is None
            or row.source is Source.SHIPPED
            or row.state is VersionState.IN_USE
            or (code, version) in self._used
        )


def _row(form: Form, surveys: int, entered: FormVersion | None) -> VersionRow:
    return VersionRow(
        code=form.code,
        version=form.version,
        title=form.title,
        wording=form.wording,
        quarter=form.quarter,
        unit=form.unit,
        questions=len(form.asked),
        surveys=surveys,
        source=entered.source if entered else Source.SHIPPED,
        state=entered.state if entered else VersionState.IN_USE,
        is_anonymous=form.is_anonymous,
        rev=entered.rev if entered else 0,
        changed_on=entered.changed_at.date() if entered else None,
        came_from=entered.came_from if entered else "",
    )


def _order(version: str) -> list[tuple[int, str]]:
    """2026.10 after 2026.9."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", version)]
