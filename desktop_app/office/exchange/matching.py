"""Which columns an import without a window takes, and what an official would have been shown of that."""

from collections.abc import Sequence
from pathlib import Path

from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.sheets.cells import letters
from desktop_app.core.sheets.mapping import (
    Mapping,
    Match,
    column_names,
    find_table,
    from_json,
    remembered,
    table_at,
)
from desktop_app.core.sheets.reader import Book
from desktop_app.core.sheets.template import Template
from desktop_app.office.exchange.declaration import Exchange
from desktop_app.office.exchange.service import ExchangeService


def matched(
    service: ExchangeService, exchange: Exchange, book: Book, file: Path | None, is_dry: bool
) -> tuple[Mapping, list[str]]:
    """The columns as a file says, else as this layout was matched last, else as they are found; and what to look at.

    A dry run writes them to a file that is not there yet, to be corrected.
    """
    if file is not None and (file.exists() or not is_dry):
        mapping = _from_file(file, book, exchange.template)
        return mapping, left_out(mapping)
    found = find_table(book, exchange.template)
    kept = service.remembered(found.mapping.signature)
    mapping = remembered(found, kept) if kept else found.mapping
    guesses = [] if kept else [*several(exchange.template, found, mapping), *_guessed(exchange.template, found)]
    written = [_write(mapping, file)] if file is not None else []
    return mapping, [*guesses, *left_out(mapping), *written]


def several(template: Template, match: Match, mapping: Mapping) -> list[str]:
    """The columns of which another would have answered as well."""
    return [
        f"“{template.column(key).heading}” có ở nhiều cột: {', '.join(column_names(mapping, places))}; "
        f"đang lấy cột {letters(mapping.columns[key])}."
        for key, places in match.ambiguous.items()
        if key in mapping.columns
    ]


def left_out(mapping: Mapping, beside: Sequence[int] = ()) -> list[str]:
    """The columns with a heading, and those `beside`, that are not taken over."""
    named = {at for at, text in enumerate(mapping.headings, start=1) if text} | set(beside)
    left = sorted(named - set(mapping.columns.values()))
    return [f"Không nhập: {', '.join(column_names(mapping, left))}."] if left else []


def _guessed(template: Template, match: Match) -> list[str]:
    places = match.mapping.columns
    named = [(column_names(match.mapping, [places[key]])[0], template.column(key)) for key in match.by_content]
    return [f"Cột {at} đoán theo giá trị trong cột là “{column.heading}”." for at, column in named]


def _write(mapping: Mapping, file: Path) -> str:
    with disk_told(), whole_file(file) as part:
        part.write_text(mapping.to_json(), encoding="utf-8")
    return f"Đã ghi tệp ghép cột: {file}"


def _from_file(file: Path, book: Book, template: Template) -> Mapping:
    with disk_told():
        if not file.is_file():
            raise UserError(f"Không thấy tệp ghép cột {file}. Kiểm tra lại tên tệp, hoặc chạy --dry-run để ghi mới.")
        kept = from_json(file.read_bytes().decode("utf-8", "replace"), template)
    try:
        here = table_at(book, template, kept.sheet, kept.first_heading, kept.last_heading)
    except UserError:
        here = find_table(book, template)
    if here.mapping.signature != kept.signature:
        here = find_table(book, template)
    if here.mapping.signature != kept.signature:
        raise UserError(
            f"Tệp ghép cột {file} là của bảng có tiêu đề khác. Chạy --dry-run với một tên tệp mới để ghép lại."
        )
    return remembered(here, kept)
