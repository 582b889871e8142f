"""The wordings of the practice office and what people said of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.states import Answer, Channel
from desktop_app.areas.conventions.text.entry import TextEntry
from desktop_app.areas.conventions.text.opinions import OpinionEntry, OpinionService
from desktop_app.areas.conventions.text.rules import Article, Wording
from desktop_app.areas.conventions.text.service import TextService
from desktop_app.office.desk import Desk

CHANNELS = (Channel.HOUSEHOLD, Channel.MEETING, Channel.BOX, Channel.SOCIAL)
AMENDED_ARTICLE = "14"
LENT = "Đình Cả"
"""The hamlet whose text another one borrows: its name gives way to that of the borrower."""


class DemoTexts:
    """The texts of the practice content, by their keys."""

    def __init__(self, desk: Desk, sources: Sequence[Mapping[str, Any]]) -> None:
        """`sources` is the practice content."""
        self._desk = desk
        self._sources = {each["id"]: each for each in sources}

    def source(self, key: str) -> Mapping[str, Any]:
        """What the content tells of a text."""
        return self._sources[key]

    def write(self, uid: str, key: str, place: int, saved_on: date, amended: Mapping[str, str] | None = None) -> None:
        """Keep a version of the text; `amended` takes the place of the article that was suspended."""
        source = self.source(key)
        with self._desk.db.reading() as session:
            convention = convention_of(session, uid)
            rev, home = convention.rev, convention.hamlet.name
        articles = [
            Article(**{name: said.replace(LENT, home) for name, said in each.items()})
            for each in source["versions"][place]["articles"]
        ]
        if amended:
            articles = [
                Article(each.number, amended["title"], amended["text"], each.chapter)
                if each.number == AMENDED_ARTICLE
                else each
                for each in articles
            ]
        wording = Wording(source["preamble"].replace(LENT, home), tuple(articles))
        TextService(self._desk).save(uid, rev, TextEntry(wording=wording, saved_on=saved_on))

    def hear(self, uid: str, key: str, answered: int) -> None:
        """Enter what people said; the first `answered` of them are answered as the content tells."""
        service, today = OpinionService(self._desk), self._desk.clock.today()
        for place, each in enumerate(self.source(key)["opinions"]):
            is_answered = place < answered
            entry = OpinionEntry(
                received_on=today,
                channel=CHANNELS[place % len(CHANNELS)],
                content=each["content"],
                who=each["who"],
                article=each["article"],
                answer=Answer[each["answer"]] if is_answered else Answer.OPEN,
                explanation=each["explanation"] if is_answered else "",
            )
            with self._desk.db.reading() as session:
                rev = convention_of(session, uid).rev
            service.add(uid, rev, entry)
