"""What the papers of a convention draw: the text itself, and the table of opinions with their answers."""

from collections.abc import Iterator

from desktop_app.areas.conventions.papers.facts import ArticleFacts, ConventionFacts
from desktop_app.areas.conventions.states import Answer
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Block, Heading, Paragraph, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import bold, plain

_EMPTY_ROWS = 3


def drawn(facts: ConventionFacts) -> dict[str, tuple[Block, ...]]:
    """Each by the name of its place in the table of papers."""
    return {"van_ban": tuple(_text(facts)), "y_kien": (_opinions(facts),)}


def _text(facts: ConventionFacts) -> Iterator[Block]:
    """The text article by article; a chapter is named once, over its first article."""
    yield from _lines(facts.text.preamble)
    chapter = ""
    for article in facts.text.articles:
        if article.chapter and article.chapter != chapter:
            yield from _chapter(article.chapter)
            chapter = article.chapter
        yield from _article(article)
    yield from _lines(facts.text.closing)


def _chapter(said: str) -> Iterator[Block]:
    """Chương I over its title, which stands after a stop."""
    number, stop, title = said.partition(". ")
    yield Heading(number if stop else said, 1)
    if title:
        yield Heading(title.upper(), 1)


def _article(article: ArticleFacts) -> Iterator[Block]:
    title = f" {article.title}" if article.title else ""
    yield Paragraph(content=bold(f"Điều {article.number}.{title}"), keep_with_next=True)
    yield from _lines(article.text)


def _lines(text: str) -> Iterator[Block]:
    return (Paragraph(content=plain(line.strip())) for line in text.split("\n") if line.strip())


def _opinions(facts: ConventionFacts) -> Table:
    rows = [
        (
            each.who or each.channel.value,
            each.article,
            each.content,
            "" if each.answer is Answer.OPEN else each.answer.value,
            each.explanation,
        )
        for each in facts.opinions
    ] or [("",) * 5] * _EMPTY_ROWS
    return Table(
        columns=(
            TableColumn(11, Align.CENTRE),
            TableColumn(32),
            TableColumn(14, Align.CENTRE),
            TableColumn(50),
            TableColumn(22),
            TableColumn(36),
        ),
        head=single_head(
            ("STT", "Người, hình thức góp ý", "Điều", "Nội dung góp ý", "Kết quả", "Tiếp thu, giải trình")
        ),
        rows=tuple((str(at), *row) for at, row in enumerate(rows, start=1)),
        size=11.5,
    )
