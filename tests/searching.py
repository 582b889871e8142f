"""Looks for one planted person in everything that the program wrote, as it lies there and decrypted."""

import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2

from db.engine import connect
from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import sort_key
from tests.db.pages import decrypted

Place = tuple[str, bytes]
"""Where something lay, and what was there."""


@dataclass(frozen=True)
class Planted:
    """Somebody who exists nowhere else, with every form in which they could be recognised."""

    name: str
    number: str
    phone: str
    address: str = ""

    @cached_property
    def traces(self) -> tuple[bytes, ...]:
        """The forms as bytes: with accents and without, composed and not, spaced, shortened, as UTF-8 and UTF-16."""
        words = [self.name, self.name.upper(), fold(self.name), sort_key(self.name), *fold(self.name).split()[1:]]
        words += [self.name.split()[-1], self.number, self.number[3:], self.phone, self.phone.replace(" ", "")]
        words += [self.phone.replace(" ", "")[-6:], " ".join(self.number[at : at + 3] for at in (0, 3, 6, 9))]
        words += [self.address, fold(self.address)] if self.address else []
        forms = {unicodedata.normalize(form, word) for word in words for form in ("NFC", "NFD")}
        return tuple(form.encode(code) for form in sorted(forms) for code in ("utf-8", "utf-16-le"))

    def found(self, places: Iterable[Place]) -> list[str]:
        """Every place that gives them away, with the form it is in."""
        return [f"{place}: {trace!r}" for place, content in places for trace in self.traces if trace in content]


class Disk:
    """A folder with all that the program wrote, for one who has the office's key and looks everywhere."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key

    def raw(self) -> Iterator[Place]:
        """Names and bytes of every file."""
        for path in self._folder.rglob("*"):
            yield f"name of {path.name}", str(path).encode()
            if path.is_file():
                yield path.name, path.read_bytes()

    def clear(self, register: Path) -> Iterator[Place]:
        """Every page of an encrypted file and of its log."""
        for number, page in enumerate(decrypted(register, self._key), start=1):
            yield f"page {number} of {register.name}", page

    def words_of_index(self, register: Path) -> Iterator[Place]:
        """The words by which anything is found."""
        connection = connect(register, self._key)
        connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search_text, row)")
        yield "words of the index", "\n".join(term for (term, *_) in connection.execute("SELECT * FROM terms")).encode()
        connection.close()

    def cells(self, register: Path) -> Iterator[Place]:
        """Every cell of every table, those of the index and of the journal too."""
        connection = connect(register, self._key)
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for cell in row:
                    yield f"table {table}", cell if isinstance(cell, bytes) else str(cell).encode()
        connection.close()


def said_by(paper: Path) -> Iterator[Place]:
    """Everything that a paper holds: the text of a PDF, each part of a Word or Excel file, else its bytes."""
    if paper.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(paper)
        for number, page in enumerate(pdf, start=1):
            text = page.get_textpage()
            yield f"{paper.name}, page {number}", text.get_text_range().encode()
            text.close()
            page.close()
        yield f"{paper.name}, head", str(pdf.get_metadata_dict()).encode()
        pdf.close()
    elif zipfile.is_zipfile(paper):
        with zipfile.ZipFile(paper) as inside:
            yield from ((f"{paper.name}, {name}", inside.read(name)) for name in inside.namelist())
    else:
        yield paper.name, paper.read_bytes()
