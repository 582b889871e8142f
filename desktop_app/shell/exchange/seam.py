"""The office's exchange service in the shape that the windows ask for."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from desktop_app.core import words
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.mapping import Match
from desktop_app.core.sheets.mapping import remembered as moved
from desktop_app.core.sheets.reader import Book
from desktop_app.office.exchange.applying import Answers
from desktop_app.office.exchange.declaration import Exchange, Keepable, Terms
from desktop_app.office.exchange.numbering import Gap
from desktop_app.office.exchange.people import Question, Same
from desktop_app.office.exchange.planning import Plan
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.finding import declared
from desktop_app.shell.context import Shell
from desktop_app.shell.exchange.exchanger import Asked, Brought, Exchanger, Found, Imported, Trade

_ROWS_NAMED = 5


def exchanger_of(place: Shell) -> Exchanger:
    """Everything that the areas of this window declared."""
    return OfficeExchanger(ExchangeService(place.desk), [each for area in place.areas for each in area.exchanges])


class OfficeExchanger:
    """Asks the service; keeps nothing."""

    def __init__(self, service: ExchangeService, exchanges: Sequence[Exchange]) -> None:
        """`exchanges` are what the areas declared."""
        self._service = service
        self._exchanges = {each.key: each for each in exchanges}
        self.trades: Sequence[Trade] = [
            Trade(each.key, each.title, each.template, partial(service.books, each)) for each in exchanges
        ]

    def batches(self) -> Sequence[Imported]:
        """All imports, newest first."""
        return [
            Imported(
                row.uid,
                row.title,
                row.at,
                row.by,
                row.rows,
                is_old=row.is_old,
                undone_on=row.undone_on,
                undone_reason=row.undo_reason,
            )
            for row in self._service.batches()
        ]

    def remembered(self, trade: Trade, match: Match) -> Matched:
        """The match as it was corrected before, as far as the declaration still has its columns."""
        kept = self._service.remembered(match.mapping.signature)
        if kept is None:
            return match.mapping
        known = {column.key for column in trade.template.columns}
        return moved(match, kept) if kept.columns.keys() <= known else match.mapping

    def remember(self, trade: Trade, mapping: Matched) -> None:
        """Keep the corrections for this layout."""
        self._service.remember(mapping)

    def plan(self, trade: Trade, book: Book, mapping: Matched, terms: Terms, progress: Progress) -> Found:
        """Try everything and write nothing."""
        plan = self._service.plan(self._exchanges[trade.key], book, mapping, terms, progress)
        return Found(
            accepted=len(plan.accepted),
            existing=len(plan.existing),
            refused_rows=len(plan.refused_records),
            problems=(*plan.refused, *plan.doubts),
            skipped=plan.skipped,
            gaps=tuple(_gap(each, plan.titles[each.book, each.year]) for each in plan.gaps),
            asked=tuple(_asked(each) for each in plan.questions),
            closed=plan.closed,
            plan=plan,
        )

    def keepable(self, trade: Trade, row: Mapping[str, str]) -> Mapping[str, str]:
        """What the area lets a draft keep of a typed row."""
        keep: Keepable = declared(self._exchanges[trade.key].keepable)
        return keep(row)

    def save_refused(self, found: Found, target: Path, progress: Progress) -> int:
        """Write the refused rows as a workbook."""
        return self._service.write_refused(cast(Plan, found.plan), target, progress)

    def apply(self, found: Found, same: Mapping[str, bool], reason: str, progress: Progress) -> Brought:
        """Take all accepted rows over at once."""
        people = {key: Same.SAME if is_same else Same.OTHER for key, is_same in same.items()}
        applied = self._service.apply(cast(Plan, found.plan), Answers(people=people, reason=reason), progress)
        return Brought(applied.uid, applied.rows)

    def undo(self, uid: str, reason: str) -> None:
        """Take a whole import back."""
        self._service.undo(uid, reason)

    def write_template(self, trade: Trade, target: Path) -> None:
        """Write the empty workbook."""
        self._service.template(self._exchanges[trade.key], target)

    def export(self, trade: Trade, from_on: date, to_on: date, target: Path, progress: Progress) -> int:
        """Write what is in the program."""
        return self._service.export(self._exchanges[trade.key], from_on, to_on, target, progress)


def _gap(gap: Gap, book: str) -> str:
    numbers = str(gap.first) if gap.first == gap.last else f"{gap.first} đến {gap.last}"
    return f"{book} thiếu số {numbers}: để trống, không tự điền"


def _asked(question: Question) -> Asked:
    named = ", ".join(words.number(row) for row in question.rows[:_ROWS_NAMED])
    more = len(question.rows) - _ROWS_NAMED
    rows = f"dòng {named}" + (f" và {words.number(more)} dòng khác" if more > 0 else "")
    return Asked(question.key, question.said, question.known, rows, question.why)
