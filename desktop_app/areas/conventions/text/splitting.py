"""Lines of a text that was typed or written elsewhere, put into articles; every line comes out once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from desktop_app.areas.conventions.text.rules import Article, Wording
from desktop_app.areas.conventions.text.typed import BETWEEN
from desktop_app.core.text.fold import nfc

LONGEST_TITLE = 150
LONGEST_HEAD = 95
"""A chapter, its name and its section fit together into what is kept of them."""

_ARTICLE = re.compile(r"[ĐÐđ]i[ềÒ]u\s*(\d{1,4}[a-zđ]?)(?!\d)\s*(?P<sign>[.:)\-–—]*)\s*(?P<rest>.*)", re.I | re.DOTALL)
_CHAPTER = re.compile(
    r"(?:chương|phần|mục)\s+(?:thứ\s+\w+|[IVXLC]+|\d{1,3})(?!\w)\s*(?P<sign>[.:\-–—]*)\s*(?P<rest>.*)", re.I | re.DOTALL
)
_SIGNING = re.compile(
    r"(?:TM\.|KT\.|TRƯỞNG\s|TỔ TRƯỞNG|ĐẠI DIỆN|CHỦ TỊCH|BAN CÔNG TÁC|CÔNG NHẬN|XÁC NHẬN|NGƯỜI\s)[^a-zà-ỹđ]*$"
    r"|nơi nhận\s*:|.{0,60},\s*ngày\s+[\d….]+\s*tháng\s+[\d….]+\s*năm|.*\|.*(?:TRƯỞNG|ĐẠI DIỆN|CHỦ TỊCH)",
)
_END_OF_SENTENCE = (".", ";", ":", ",", "!", "?")


@dataclass(frozen=True)
class ReadText:
    """A text put into articles: what was found, what was not placed, and what the official has to look at.

    `doubts` are about the numbers of articles; `notices` about the file. The counts are of lines.
    """

    wording: Wording
    unplaced: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    lines: int = 0
    in_preamble: int = 0
    in_closing: int = 0
    in_chapters: int = 0

    @property
    def in_articles(self) -> int:
        """Lines that stand in articles, their own heads too."""
        return self.lines - self.in_preamble - self.in_closing - self.in_chapters - len(self.unplaced)

    @property
    def told(self) -> str:
        """The counts before anything is saved."""
        return (
            f"{len(self.wording.articles)} điều; {self.lines} dòng: {self.in_preamble} ở lời nói đầu, "
            f"{self.in_chapters} tên chương, {self.in_articles} trong các điều, {self.in_closing} ở phần cuối, "
            f"{len(self.unplaced)} không nhận ra."
        )


@dataclass
class _Found:
    """An article or a chapter that is being read."""

    chapter: str
    number: str
    head: str
    lines: list[str] = field(default_factory=list)

    def article(self) -> Article:
        is_title = bool(self.head) and len(self.head) <= LONGEST_TITLE and not self.head.endswith(_END_OF_SENTENCE)
        if is_title and self.lines:
            return Article(self.number, self.head, "\n".join(self.lines), self.chapter)
        text = [self.head, *self.lines] if self.head else self.lines
        return Article(self.number, "", "\n".join(text), self.chapter)


def split(said: Iterable[str], beside: Sequence[str] = (), notices: Sequence[str] = ()) -> ReadText:
    """The wording that these lines are; `beside` are lines that stand outside of the text and are never placed."""
    lines = [line for line in (" ".join(nfc(each).split()) for each in said) if line]
    reader = _Reader()
    for line in lines:
        reader.take(line)
    reader.end()
    total = len(lines) + len(beside)
    if not reader.articles:
        doubt = "Không thấy dòng nào bắt đầu bằng “Điều” và số điều. Thêm chữ Điều 1, Điều 2 … rồi đọc lại."
        return ReadText(Wording(), (*lines, *beside), (doubt,), tuple(notices), total)
    closing = reader.closing()
    wording = Wording("\n".join(reader.preamble), tuple(each.article() for each in reader.articles), "\n".join(closing))
    counts = (total, len(reader.preamble), len(closing), reader.chapter_lines)
    return ReadText(wording, (*reader.unplaced, *beside), tuple(reader.doubts()), tuple(notices), *counts)


class _Reader:
    def __init__(self) -> None:
        self.preamble: list[str] = []
        self.articles: list[_Found] = []
        self.unplaced: list[str] = []
        self.chapter_lines = 0
        self._alike: list[str] = []
        self._chapter = ""
        self._waiting: list[str] = []
        """Lines of a chapter's name whose first article has not come yet."""
        self._before_name = False

    def take(self, line: str) -> None:
        if self._is_article(line):
            return
        chapter = _CHAPTER.fullmatch(line)
        if chapter and _is_head(chapter["sign"], chapter["rest"]) and len(line) <= LONGEST_HEAD:
            self._begin_chapter(line, chapter["rest"])
            return
        if self._before_name and len(line) <= LONGEST_HEAD and not line.endswith((";", ":")):
            self._chapter = f"{self._chapter.rstrip('.:')}. {line}"
            self._waiting.append(line)
            self._before_name = False
            return
        self._before_name = False
        if not self.articles:
            self.preamble.append(line)
        else:
            (self.unplaced if self._waiting else self.articles[-1].lines).append(line)

    def end(self) -> None:
        """A chapter without any article is no part of the wording."""
        self.unplaced += self._waiting

    def closing(self) -> list[str]:
        """What follows the first line of signing in the last article, taken out of it."""
        last = self.articles[-1]
        for place, line in enumerate(last.lines):
            if _SIGNING.match(line):
                closing = last.lines[place:]
                del last.lines[place:]
                return closing
        return []

    def doubts(self) -> Iterable[str]:
        numbers = [found.number for found in self.articles]
        for before, after in pairwise(numbers):
            if not _follows(before, after):
                yield f"Sau Điều {before} là Điều {after}. Kiểm tra xem có thiếu hoặc trùng điều không."
        if numbers[0] != "1":
            yield f"Điều đầu tiên là Điều {numbers[0]}, không phải Điều 1. Kiểm tra phần đầu."
        for line in self._alike:
            yield f"Dòng “{line[:60]}” giống đầu một điều nhưng được giữ trong điều trước nó. Kiểm tra lại."

    def _is_article(self, line: str) -> bool:
        found = _ARTICLE.fullmatch(line)
        if not found:
            return False
        number = found[1].lower()
        is_next = _follows(self._last(), number)
        is_clear = bool(found["sign"]) or not found["rest"]
        if not (is_clear or (is_next and _is_head("", found["rest"]))):
            self._alike += [line] if is_next or _is_head("", found["rest"]) else []
            return False
        self._before_name = False
        self.chapter_lines += len(self._waiting)
        self._waiting.clear()
        self.articles.append(_Found(self._chapter, number, found["rest"].strip()))
        return True

    def _last(self) -> str:
        return self.articles[-1].number if self.articles else "0"

    def _begin_chapter(self, line: str, rest: str) -> None:
        """A section stands in its chapter; so does a chapter whose part has no article of its own."""
        if self._waiting:
            self._chapter = f"{self._chapter}{BETWEEN}{line}"
        else:
            is_inside = bool(self._chapter) and line.lower().startswith("mục")
            self._chapter = f"{self._chapter.split(BETWEEN)[0]}{BETWEEN}{line}" if is_inside else line
        self._before_name = not rest
        self._waiting.append(line)


def _is_head(sign: str, rest: str) -> bool:
    """Whether a number with this behind it begins something: "Điều 5 của hương ước này" does not."""
    return bool(sign) or not rest or rest[0].isupper()


def _follows(before: str, after: str) -> bool:
    figure, letter = int(re.sub(r"\D", "", before)), before.lstrip("0123456789")
    figure_after, letter_after = int(re.sub(r"\D", "", after)), after.lstrip("0123456789")
    if figure_after == figure:
        return bool(letter_after) and letter_after > letter
    return figure_after == figure + 1 and letter_after in ("", "a")
