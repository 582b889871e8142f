"""The numbers that Word draws before paragraphs: found through style and list, and counted as Word counts them."""

import re
from typing import Any

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "-"


class Numbering:
    """The lists of one file; `label` is asked of its paragraphs in order, once each."""

    def __init__(self, word: WordFile) -> None:
        """Read lists and styles; a file may have neither."""
        self._nums: dict[str, Any] = {}
        self._abstract: dict[str, Any] = {}
        self._styles = {style.style_id: style.element for style in word.styles if style.style_id}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        try:
            root: Any = word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
        except KeyError:
            return
        self._nums = {each.get(qn("w:numId")): each for each in root.iterchildren(qn("w:num"))}
        self._abstract = {each.get(qn("w:abstractNumId")): each for each in root.iterchildren(qn("w:abstractNum"))}

    def label(self, paragraph: Any) -> str:
        """What is drawn before a paragraph with the space behind it; nothing where it is in no list."""
        num_id, level = self._place(paragraph)
        num = self._nums.get(num_id)
        if num is None or not 0 <= level < LEVELS:
            return ""
        abstract_id, abstract = self._list(num)
        if abstract is None:
            return ""
        counts = self._counts.setdefault(abstract_id, [None] * LEVELS)
        self._count(num_id, num, abstract, counts, level)
        return self._drawn(num, abstract, counts, level)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else those of its style."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        num_id, level = _value(own, "w:numId"), _value(own, "w:ilvl")
        style_id = _value(paragraph.find(qn("w:pPr")), "w:pStyle")
        seen = set()
        while not (num_id and level) and style_id and style_id not in seen and style_id in self._styles:
            seen.add(style_id)
            style = self._styles[style_id]
            of_style = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found := _value(of_style, "w:numId"):
                num_id = num_id or found
                level = level or _value(of_style, "w:ilvl") or self._level_of(num_id, style_id)
            style_id = _value(style, "w:basedOn")
        return num_id, int(level) if level.isdigit() else 0

    def _level_of(self, num_id: str, style_id: str) -> str:
        """A list may name the style that each of its levels is for."""
        num = self._nums.get(num_id)
        abstract = self._list(num)[1] if num is not None else None
        for each in abstract.iterchildren(qn("w:lvl")) if abstract is not None else ():
            if _value(each, "w:pStyle") == style_id:
                return str(each.get(qn("w:ilvl")))
        return ""

    def _list(self, num: Any, deep: int = 0) -> tuple[str, Any]:
        """The list that is counted; one may only point at the list of a style."""
        key = _value(num, "w:abstractNumId")
        abstract = self._abstract.get(key)
        link = _value(abstract, "w:numStyleLink")
        if link and deep < LEVELS and link in self._styles:
            style_num = _value(self._styles[link].find(f"{qn('w:pPr')}/{qn('w:numPr')}"), "w:numId")
            if style_num in self._nums:
                return self._list(self._nums[style_num], deep + 1)
        return key, abstract

    def _count(self, num_id: str, num: Any, abstract: Any, counts: list[int | None], level: int) -> None:
        first = (num_id, level) not in self._begun
        self._begun.add((num_id, level))
        override = _override(num, level)
        restart = _value(override, "w:startOverride")
        before = counts[level]
        if first and restart:
            counts[level] = _whole(restart)
        else:
            counts[level] = self._start(num, abstract, level) if before is None else before + 1
        for higher in range(level):
            counts[higher] = self._start(num, abstract, higher) if counts[higher] is None else counts[higher]
        for deeper in range(level + 1, LEVELS):
            after = _value(_level(num, abstract, deeper), "w:lvlRestart")
            if after != "0" and (not after or level < _whole(after)):
                counts[deeper] = None

    def _start(self, num: Any, abstract: Any, level: int) -> int:
        return _whole(_value(_level(num, abstract, level), "w:start") or "1")

    def _drawn(self, num: Any, abstract: Any, counts: list[int | None], level: int) -> str:
        shape = _level(num, abstract, level)
        if shape is None:
            return ""
        form = _value(shape, "w:numFmt") or "decimal"
        if form == "bullet":
            return f"{BULLET} "
        is_legal = shape.find(qn("w:isLgl")) is not None

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            of_level = _value(_level(num, abstract, at), "w:numFmt") or "decimal"
            return written(counts[at] or 0, "decimal" if is_legal else of_level)

        text = _PLACE.sub(number, _value(shape, "w:lvlText"))
        suffix = "" if _value(shape, "w:suff") == "nothing" else " "
        return f"{text}{suffix}" if text else ""


def written(number: int, form: str) -> str:
    """A number as a list draws it; a form that is not known is drawn in figures, so that no number is lost."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    drawn = ""
    for worth, sign in _ROMAN:
        drawn, number = drawn + sign * (number // worth), number % worth
    return drawn


def _override(num: Any, level: int) -> Any:
    for each in num.iterchildren(qn("w:lvlOverride")):
        if each.get(qn("w:ilvl")) == str(level):
            return each
    return None


def _level(num: Any, abstract: Any, level: int) -> Any:
    """How a level is drawn: as the list says, or as this use of it says instead."""
    override = _override(num, level)
    own = override.find(qn("w:lvl")) if override is not None else None
    if own is not None:
        return own
    for each in abstract.iterchildren(qn("w:lvl")):
        if each.get(qn("w:ilvl")) == str(level):
            return each
    return None


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name)) if element is not None else None
    return str(found.get(qn("w:val"), "")) if found is not None else ""


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else 1
