"""One batch of a practice survey: handed out, brought back, keyed, keyed again, settled and closed."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from desktop_app.areas.surveys.demo_answers import OPEN_RATE, Chances, drawn, practice_chances
from desktop_app.areas.surveys.field.days import FieldService
from desktop_app.areas.surveys.field.entry import BatchEntry, DayEntry, ReturnEntry
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.forms.answering import reads
from desktop_app.areas.surveys.forms.form import Answers, Form, Kind
from desktop_app.areas.surveys.kept import batch_of
from desktop_app.areas.surveys.keying.comparing import differing
from desktop_app.areas.surveys.keying.entry import KeyedForm, KeyingDesk
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.keying.settling import SettlingService
from desktop_app.areas.surveys.states import Pass
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.models import Account
from desktop_app.office.rights import Role

UNUSABLE = "Bỏ trắng gần hết phiếu"
_MARGIN, _MARGIN_RATE, _OTHER = "margin", 0.06, "Ý khác, ghi ở lề phiếu"
_HAMLETS = "hamlets"
_MOODS = ("tot", "trung_binh")
"""How the content and the others answer."""

Source = Mapping[str, Any]


@dataclass(frozen=True)
class Keyers:
    """Who keys, who keys again, and who settles with the paper; all the one at the desk where there is nobody else."""

    first: Desk
    second: Desk
    third: Desk

    @classmethod
    def of(cls, desk: Desk) -> "Keyers":
        """The keyer and another official of the office, the account at the desk as the third."""
        with desk.db.reading() as session:
            rows = session.scalars(select(Account).where(Account.uid != desk.account.uid).order_by(Account.id))
            known = {row.role: SignedIn(row.uid, row.name, row.post, row.role) for row in rows}
        first, second = known.get(Role.KEYER, desk.account), known.get(Role.OFFICIAL, desk.account)
        return cls(replace(desk, account=first), replace(desk, account=second), desk)

    @property
    def are_three(self) -> bool:
        """Whether forms can be keyed twice and settled."""
        return len({desk.account.uid for desk in (self.first, self.second, self.third)}) == 3


class PracticeBatch:
    """A batch and what becomes of it: `is_whole` when all of it is keyed, `keyed` forms so far."""

    def __init__(
        self, desk: Desk, keyers: Keyers, said: Source, content: Source, source: Source, chance: random.Random
    ) -> None:
        """`said` is the batch, `source` its survey in the practice content, `content` what people answer."""
        self._desk, self._keyers, self._said, self._chance = desk, keyers, said, chance
        self._profiles, self._content, code = content["profiles"], source["content"], source["code"]
        self._chances: Mapping[str, Chances] = {name: practice_chances(self._profiles[name], code) for name in _MOODS}
        self._words: Mapping[str, list[str]] = content["words"][code]
        self.printed: int = said["forms"]
        self.is_whole = "keyed" not in said
        self.keyed = 0
        self.survey_uid, self._uid = "", ""
        self._handed_on, self._bad = date.min, 0
        self._returned, self._twice, self._papers = list[int](), list[int](), dict[int, KeyedForm]()

    def begin(self, survey_uid: str, on: date) -> None:
        """The forms are given to whoever collects them."""
        entry = BatchEntry(
            collector=self._said["collector"],
            collector_post=self._said["post"],
            hamlet=self._said["hamlet"],
            place=self._said.get("place", ""),
            printed=self.printed,
            handed_on=on,
        )
        self.survey_uid, self._handed_on = survey_uid, on
        self._uid = BatchService(self._desk).begin(survey_uid, entry).uid

    def come_back(self, on: date) -> None:
        """Most forms come back; the log says on which days people were asked."""
        chance = self._chance
        handed = self.printed - chance.randint(0, self.printed // 20)
        back = handed - chance.randint(0, handed // 15)
        self._returned = sorted(chance.sample(range(handed), back))
        self._bad = sum(chance.random() < self._profiles[_MOODS[1]]["unusable_form_rate"] for _ in range(back))
        entry = ReturnEntry(handed_out=handed, returned=back, rejected=self._bad, on=on)
        BatchService(self._desk).returned(self._uid, self._rev(), entry)
        days = FieldService(self._desk)
        for day, asked in enumerate((back // 2, back - back // 2)):
            of_day = DayEntry(
                done_on=self._handed_on + timedelta(days=1 + day),
                asked_by=self._said["collector"],
                post=self._said["post"],
                transactions=asked + chance.randint(2, 9),
                respondents=asked,
            )
            days.add(self.survey_uid, of_day)

    def key(self) -> None:
        """The first entry of all forms, or of as many as were keyed so far; some cannot be used."""
        service = KeyingService(self._keyers.first)
        desk = service.begin(self._uid, Pass.FIRST)
        numbers = [(desk.serial_from or 1) + place for place in self._returned]
        papers = {number: self._paper(desk, number) for number in numbers}
        for number in numbers[: self._bad]:
            service.reject(self._uid, desk.series.serial(number), UNUSABLE)
        keyed = numbers[self._bad :][: self._said.get("keyed")]
        self._twice = [number for number in keyed if number in desk.drawn][: self._said.get("rekeyed")]
        self._papers = {number: papers[number] for number in keyed}
        misread = self._misread(Pass.FIRST)
        for number in keyed:
            service.save(self._uid, Pass.FIRST, self._as_read(desk.form, number, number in misread))
        self.keyed = len(keyed)

    def key_again(self) -> None:
        """The second entry of those that were drawn, by somebody else."""
        service = KeyingService(self._keyers.second)
        form = service.begin(self._uid, Pass.SECOND).form
        misread = self._misread(Pass.SECOND)
        for number in self._twice:
            service.save(self._uid, Pass.SECOND, self._as_read(form, number, number in misread))

    def finish(self) -> None:
        """Settle what differs with the paper, then close; a batch that is half keyed stays as it is."""
        if not self.is_whole:
            return
        service = SettlingService(self._keyers.third)
        truth = {paper.serial: paper.answers for paper in self._papers.values()}
        for form in service.differences(self._uid).forms:
            decided = {name: truth[form.serial][name] for name in differing(form.one, form.other)}
            service.settle(self._uid, form.serial, decided)
        BatchService(self._desk).close(self._uid, self._rev())

    def _misread(self, turn: Pass) -> list[int]:
        """Every other one of those forms where a keyer errs; what nobody settles was read well the first time."""
        wrong = self._twice[: self._said.get("misread", 0)]
        if not self.is_whole:
            return wrong if turn is Pass.SECOND else []
        return wrong[(turn is Pass.SECOND) :: 2]

    def _paper(self, desk: KeyingDesk, number: int) -> KeyedForm:
        """What somebody answered, how it is keyed, and how long that takes."""
        chance, place = self._chance, self._said["hamlet"]
        home = {
            question.id: {str(choice.code): 1.0 for choice in question.choices if fold(choice.label) == fold(place)}
            for question in desk.form.asked
            if question.lists == _HAMLETS and place
        }
        words = next((each for name, each in self._words.items() if name in _ids(desk.form)), [])
        mood = _MOODS[chance.random() >= self._content]
        answers = drawn(desk.form, {**self._chances[mood], **home}, words, self._profiles[mood][OPEN_RATE], chance)
        return KeyedForm(
            serial=desk.series.serial(number),
            answers=answers,
            remarks=self._remarks(desk.form, answers),
            seconds=chance.randint(26, 58),
            keystrokes=len(answers) + chance.randint(7, 12),
            corrections=int(chance.random() < 0.1),
        )

    def _remarks(self, form: Form, answers: Answers) -> dict[str, str]:
        """Words beside "other", and now and then a line in the margin."""
        chance, found = self._chance, dict[str, str]()
        for question in form.asked:
            given = answers.get(question.id)
            if question.other is not None and question.other in (given if isinstance(given, list) else [given]):
                found[question.id] = chance.choice(self._words.get(f"{question.id}_other", [_OTHER]))
        if _MARGIN in self._words and chance.random() < _MARGIN_RATE:
            found.setdefault(next(reversed(answers)), chance.choice(self._words[_MARGIN]))
        return found

    def _as_read(self, form: Form, number: int, is_misread: bool) -> KeyedForm:
        """The form as a keyer reads it; who errs takes another box of a question that no other one hangs on."""
        paper = self._papers[number]
        if not is_misread:
            return paper
        read = frozenset().union(*(reads(question) for question in form.asked))
        free = [q for q in form.asked if q.kind is Kind.ONE and q.id in paper.answers.keys() - read and not q.lists]
        last = free[-1]
        wrong = next(choice.code for choice in last.choices if choice.code != paper.answers[last.id])
        return replace(paper, answers={**paper.answers, last.id: wrong})

    def _rev(self) -> int:
        with self._desk.db.reading() as session:
            return batch_of(session, self._uid).rev


def _ids(form: Form) -> frozenset[str]:
    return frozenset(question.id for question in form.asked)
