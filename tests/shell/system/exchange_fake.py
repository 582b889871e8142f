"""An exchanger that reads real workbooks by a declared template and keeps what it took in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.mapping import Match, remembered
from desktop_app.core.sheets.reader import Book
from desktop_app.core.sheets.table import Record, Skipped, read_table, survey
from desktop_app.core.sheets.writing import Export, write_export, write_export_csv, write_refused, write_template
from desktop_app.office.exchange.declaration import Terms
from desktop_app.shell.exchange.exchanger import Asked, Brought, Found, Imported, Trade
from tests.core.sheets.declared import TEMPLATE

AT = datetime(2026, 11, 23, 9, 16)


class FakeExchanger:
    """Rows are their values; Ngô Thị Sáu is known already."""

    def __init__(self) -> None:
        self.trades: Sequence[Trade] = (Trade("reception", "Sổ tiếp công dân", TEMPLATE),)
        self.taken: list[Mapping[str, object]] = []
        self.answers: Mapping[str, bool] = {}
        self.reasons: list[str] = []
        self.closed: tuple[str, ...] = ()
        self.kept: dict[str, Matched] = {}
        self.imports: list[Imported] = []
        self.is_slow = False
        self.terms = Terms()

    def batches(self) -> Sequence[Imported]:
        return list(reversed(self.imports))

    def remembered(self, trade: Trade, match: Match) -> Matched:
        kept = self.kept.get(match.mapping.signature)
        return remembered(match, kept) if kept else match.mapping

    def remember(self, trade: Trade, mapping: Matched) -> None:
        self.kept[mapping.signature] = mapping

    def plan(self, trade: Trade, book: Book, mapping: Matched, terms: Terms, progress: Progress) -> Found:
        self.terms = terms
        seen = survey(book, trade.template, mapping)
        rows = list(read_table(book, trade.template, mapping, seen, 26, progress))
        records = [row for row in rows if isinstance(row, Record)]
        good = [record for record in records if not record.is_refused]
        fresh = [record for record in good if dict(record.values) not in self.taken]
        known = [record for record in fresh if record.values["name"] == "Ngô Thị Sáu"]
        return Found(
            accepted=len(fresh),
            existing=len(good) - len(fresh),
            refused_rows=len(records) - len(good),
            problems=tuple(problem for record in records for problem in record.problems),
            skipped=tuple(row for row in rows if isinstance(row, Skipped)),
            asked=tuple(
                Asked(
                    str(record.row.number),
                    "Ngô Thị Sáu",
                    "Ngô Thị Sáu, Thôn Đoài",
                    f"dòng {record.row.number}",
                    "Cùng họ tên",
                )
                for record in known
            ),
            closed=self.closed,
            plan=(mapping, rows, fresh, terms.old),
        )

    def keepable(self, trade: Trade, row: Mapping[str, str]) -> Mapping[str, str]:
        return {key: text for key, text in row.items() if key != "name" or row.get("kind") != "Tố cáo"}

    def save_refused(self, found: Found, target: Path, progress: Progress) -> int:
        mapping, rows, _, _ = found.plan  # type: ignore[misc]
        return write_refused(mapping, [r for r in rows if isinstance(r, Record) and r.is_refused], target, AT, progress)

    def apply(self, found: Found, same: Mapping[str, bool], reason: str, progress: Progress) -> Brought:
        _, _, fresh, is_old = found.plan  # type: ignore[misc]
        while self.is_slow:
            progress.report(1, 2, "")
        self.answers = same
        self.reasons.append(reason)
        self.taken += [dict(record.values) for record in fresh]
        uid = f"lan-{len(self.imports) + 1}"
        self.imports.append(Imported(uid, "Sổ tiếp công dân", AT, "Hoàng Thị Lan", len(fresh), is_old=is_old))
        return Brought(uid, len(fresh))

    def undo(self, uid: str, reason: str) -> None:
        if reason == "không được":
            raise UserError("Có dòng đã được sửa sau khi nhập nên không hoàn tác được.")
        self.imports = [
            replace(row, undone_on=date(2026, 11, 23), undone_reason=reason) if row.uid == uid else row
            for row in self.imports
        ]
        self.taken.clear()

    def write_template(self, trade: Trade, target: Path) -> None:
        write_template(trade.template, target, AT)

    def export(self, trade: Trade, from_on: date, to_on: date, target: Path, progress: Progress) -> int:
        export = Export(template=trade.template, rows=self.taken, made_at=AT, expected=len(self.taken))
        (write_export_csv if target.suffix == ".csv" else write_export)(export, target, progress)
        return len(self.taken)
