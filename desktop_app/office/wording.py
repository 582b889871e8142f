"""The office's own wording of its papers, over the wording that ships with the program."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import clean
from desktop_app.core.paper.wording import Wording, load_wordings
from desktop_app.core.resources import resource
from desktop_app.office.desk import Service
from desktop_app.office.models import PaperWording
from desktop_app.office.rights import Right, needs


@cache
def shipped_wordings() -> dict[str, Wording]:
    """The shipped wording of every paper, by key."""
    return load_wordings(resource("texts"))


def wording_of(session: Session, key: str) -> Wording:
    """The wording of one paper as this office wants it."""
    return shipped_wordings()[key].with_own(_own(session, key))


def part_on(form: str, on: date) -> str:
    """The paragraph of a paper that names the law of the day, after `resources/forms`: the newest that had begun."""
    forms = tomllib.loads(resource("forms", f"{form}.toml").read_text(encoding="utf-8"))["form"]
    return next((str(each["part"]) for each in forms if each["from"] <= on), str(forms[-1]["part"]))


class WordingService(Service):
    """Reads and changes the words of papers."""

    @needs(Right.READ)
    def papers(self) -> list[Wording]:
        """Every paper with the words it is printed with now."""
        with self.desk.db.reading() as session:
            return [wording_of(session, key) for key in shipped_wordings()]

    @needs(Right.READ)
    def changed_parts(self, key: str) -> frozenset[str]:
        """The paragraphs of a paper that the office words in its own way."""
        with self.desk.db.reading() as session:
            return frozenset(_own(session, key))

    @needs(Right.SETTLE_OFFICE)
    def change(self, key: str, texts: Mapping[str, str], reason: str = "") -> Wording:
        """Keep the office's words for the named paragraphs; InvalidInput has a sentence for each unusable one."""
        shipped = shipped_wordings()[key]
        wanted = {name: clean(text) for name, text in texts.items()}
        problems = {name: found[0] for name, text in wanted.items() if (found := shipped.problems(name, text))}
        if problems:
            raise InvalidInput(problems)
        with self.desk.db.writing(self.holder.uid, reason) as session:
            own = {**_own(session, key), **wanted}
            _keep(session, key, {name: text for name, text in own.items() if text != shipped.part(name).text})
            session.flush()
            return wording_of(session, key)

    @needs(Right.SETTLE_OFFICE)
    def reset(self, key: str, names: frozenset[str] | None = None) -> Wording:
        """Go back to the shipped words of a paper, or of some of its paragraphs."""
        with self.desk.db.writing(self.holder.uid) as session:
            own = _own(session, key)
            _keep(session, key, {} if names is None else {n: text for n, text in own.items() if n not in names})
            session.flush()
            return wording_of(session, key)


def _own(session: Session, key: str) -> dict[str, str]:
    """The office's paragraphs; one that a newer program no longer has is left where it is and not used."""
    stored = session.scalars(select(PaperWording).where(PaperWording.key == key)).one_or_none()
    kept: dict[str, str] = json.loads(stored.text) if stored else {}
    known = {part.name for part in shipped_wordings()[key].parts}
    return {name: text for name, text in kept.items() if name in known}


def _keep(session: Session, key: str, own: dict[str, str]) -> None:
    text = json.dumps(own, ensure_ascii=False, sort_keys=True)
    stored = session.scalars(select(PaperWording).where(PaperWording.key == key)).one_or_none()
    if stored is None:
        session.add(PaperWording(key=key, text=text))
    elif stored.text != text:
        stored.text = text
