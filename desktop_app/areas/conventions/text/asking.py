"""Passages that the official is asked about: never a verdict, each with its article and how sure that is; pure."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.areas.conventions.text.pieces import sentences_in
from desktop_app.areas.conventions.text.rules import Article
from desktop_app.core.law.rulebook import Confidence

LONGEST_PASSAGE = 500
WHOLE = "*"
"""In the place of an article's number for a question about the text as a whole."""


@dataclass(frozen=True)
class AskedOf:
    """What is asked by the law of some days; with `is_missing` when nothing in the whole text has a pattern."""

    key: str
    title: str
    asks: str
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    from_on: date
    to_on: date | None
    article: str
    confidence: Confidence
    note: str = ""
    is_missing: bool = False

    def binds_on(self, on: date) -> bool:
        """Whether it is asked by the law of the day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)

    def finds(self, sentence: str) -> bool:
        """Whether the sentence is one to ask about."""
        return any(each.search(sentence) for each in self.patterns) and not any(
            each.search(sentence) for each in self.unless
        )


@dataclass(frozen=True)
class Question:
    """One passage of one article, and what is asked of it."""

    article_number: str
    passage: str
    rule: AskedOf = field(compare=False)

    @property
    def key(self) -> tuple[str, str]:
        """Rule and passage: once answered, they are not asked again in any version of the line."""
        return (self.rule.key, self.passage)


def questions(
    articles: Sequence[Article], rules: Sequence[AskedOf], answered: Container[tuple[str, str]] = ()
) -> tuple[Question, ...]:
    """What is to be asked of these articles, in their order; what is `answered` is left out."""
    found = [*_of_whole(articles, rules), *(each for article in articles for each in _of_article(article, rules))]
    return tuple(each for each in dict.fromkeys(found) if each.key not in answered)


def _of_article(article: Article, rules: Sequence[AskedOf]) -> Iterator[Question]:
    for sentence in (article.title, *sentences_in(article.text)):
        passage = " ".join(sentence.split())[:LONGEST_PASSAGE]
        for rule in rules:
            if passage and not rule.is_missing and rule.finds(passage):
                yield Question(article.number, passage, rule)


def _of_whole(articles: Sequence[Article], rules: Sequence[AskedOf]) -> Iterator[Question]:
    said = " ".join(f"{article.chapter} {article.title} {article.text}" for article in articles)
    for rule in rules:
        if rule.is_missing and articles and not rule.finds(said):
            yield Question(WHOLE, rule.title, rule)
