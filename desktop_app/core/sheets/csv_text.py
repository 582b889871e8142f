"""Tables as text: which encoding, which separator, row by row."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.sheets import limits
from desktop_app.core.sheets.cells import FORMULA_SIGNS, Row, Value
from desktop_app.core.sheets.limits import Limits
from desktop_app.core.text.fold import nfc
from desktop_app.core.text.legacy import Encoding, guess
from desktop_app.core.text.syllables import is_syllable

_SEPARATORS = ";\t,|"
_SAMPLE = 1 << 18
_LINES, _LONGEST_LINE = 30, 4_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True)
class TextTable:
    """A text file that holds a table."""

    path: Path
    encoding: str
    separator: str
    first_line: int

    def rows(self, allowed: Limits) -> Iterator[Row]:
        """Every row; the texts are as they stand, but for the apostrophe that disarms a formula."""
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as lines:
            reader = csv.reader(lines, delimiter=self.separator)
            try:
                for number, cells in enumerate(reader, start=1):
                    if number > allowed.rows or len(cells) > allowed.columns:
                        raise limits.too_far(self.path.stem)
                    if number >= self.first_line:
                        yield Row(number, tuple(_value(_one_line_end(cell)) for cell in cells))
            except csv.Error as error:
                raise limits.damaged() from error


def text_table(path: Path) -> TextTable:
    """How a text file is read; UserError when it is no text."""
    with path.open("rb") as opened:
        sample = opened.read(_SAMPLE)
    encoding = next((name for mark, name in _MARKS if sample.startswith(mark)), "") or _unmarked(path, sample)
    text = sample.decode(encoding, errors="ignore" if encoding.startswith("utf") else "replace")
    if "\0" in text:
        raise limits.not_a_workbook()
    lines = text.splitlines()
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=;"):
        return TextTable(path, encoding, lines[0][-1], 2)
    return TextTable(path, encoding, _separator([line[:_LONGEST_LINE] for line in lines[:_LINES]]), 1)


def _unmarked(path: Path, sample: bytes) -> str:
    """The encoding of a file that does not say it."""
    if sample[1:200:2].count(0) > len(sample[:200]) // 3:
        return "utf-16-le"
    if sample[0:200:2].count(0) > len(sample[:200]) // 3:
        return "utf-16-be"
    if b"\0" in sample:
        raise limits.not_a_workbook()
    if _is_utf8(path):
        return "utf-8"
    return "cp1252" if guess([sample.decode("cp1252", "replace")]) is not Encoding.UNICODE else _best(sample)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as opened:
        try:
            while piece := opened.read(_SAMPLE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _best(sample: bytes) -> str:
    """The code page in which most words are Vietnamese."""
    scores = {
        name: sum(1 for word in set(nfc(sample.decode(name, "replace")).split()) if _is_vietnamese(word))
        for name in ("cp1258", "cp1252")
    }
    return max(scores, key=lambda name: scores[name])


def _is_vietnamese(word: str) -> bool:
    return not word.isascii() and is_syllable(word.strip(".,;:\"'()"))


def _separator(lines: list[str]) -> str:
    """The sign that parts every line into as many cells."""
    best, most = ",", 0
    for sign in _SEPARATORS:
        counts = [len(cells) - 1 for cells in csv.reader(lines, delimiter=sign)] if lines else []
        filled = sorted(count for count in counts if count)
        common = filled[len(filled) // 2] * len(filled) if filled else 0
        if common > most:
            best, most = sign, common
    return best


def _one_line_end(cell: str) -> str:
    """Lines inside a cell end one way, whichever system wrote the file."""
    return cell.replace("\r\n", "\n")


def _value(cell: str) -> Value:
    if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_SIGNS):
        return cell[1:]
    return cell if cell.strip() else None
