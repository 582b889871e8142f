"""The words of the papers of conventions as they were looked at and found right, in PDF and in Word."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from desktop_app.areas.conventions.papers.samples import sample_document
from desktop_app.areas.conventions.papers.table import paper_kinds
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.office.wording import shipped_wordings
from tests.core.paper.samples import ReadPdf
from tests.office.form_papers.checks import BEFORE, NOW, PROFILE, letters_apart, near_the_edge, unprintable

GOLDEN = Path(__file__).parents[3] / "golden" / "huong-uoc"
KEYS = tuple(paper_kinds())
DIFFER = [key for key, kind in paper_kinds().items() if len(kind.versions) > 1]
CASES = [*((key, NOW) for key in KEYS), *((key, BEFORE) for key in DIFFER)]
LONG = {"ban-huong-uoc", "ban-quy-uoc"}


def document(key: str, at: datetime) -> Document:
    return sample_document(PROFILE, shipped_wordings()[paper_kinds()[key].wording], at, key)


@cache
def pdf_of(key: str, at: datetime) -> bytes:
    return write_pdf(document(key, at))


def drawn(key: str, at: datetime = NOW) -> ReadPdf:
    return ReadPdf(pdf_of(key, at))


def name_of(key: str, at: datetime) -> str:
    return key if at is NOW else f"{key}-truoc-2025-06"


@pytest.mark.parametrize(("key", "at"), CASES, ids=[name_of(*case) for case in CASES])
def test_the_text_of_a_paper_is_the_golden_one(key: str, at: datetime) -> None:
    golden = GOLDEN / f"{name_of(key, at)}.txt"
    assert drawn(key, at).all_text() + "\n" == golden.read_text(encoding="utf-8")


def test_no_golden_text_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {name_of(*case) for case in CASES}


@pytest.mark.parametrize("key", KEYS)
def test_word_says_what_the_pdf_says(key: str) -> None:
    assert letters_apart(document(key, NOW), drawn(key)) == ""


@pytest.mark.parametrize("key", KEYS)
def test_every_letter_is_in_all_four_faces_and_none_stands_near_the_edge(key: str) -> None:
    assert unprintable(drawn(key)) == set()
    assert near_the_edge(drawn(key)) == []


@pytest.mark.parametrize("key", KEYS)
def test_a_paper_keeps_to_one_page_but_those_that_are_long(key: str) -> None:
    assert (len(drawn(key)) > 1) == (key in LONG)
