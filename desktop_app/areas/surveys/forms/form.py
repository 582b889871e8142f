"""A questionnaire as data: from this one definition come paper, entry screen, codebook, score and report."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

from desktop_app.areas.surveys.forms.expressions import Expression, parsed

MOST_KEYED = 6
"""The highest code that is keyed with one key; above it lie the codes of what is missing."""

MOST_CODE = 96
"""The highest code of two digits below those of what is missing."""


class Kind(Enum):
    """How a question is answered; the value is its name in XLSForm."""

    ONE = "select_one"
    MANY = "select_multiple"
    WHOLE = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    NOTE = "note"


class Measure(Enum):
    """What the codes of a closed question are to the score."""

    LIKERT = "likert"
    ORDINAL = "ordinal"
    YES_NO = "yesno"
    SCORED = "scored"
    NONE = "none"


class Wording(Enum):
    """How sure the wording is; the value is the badge on screen and paper."""

    OFFICIAL_SEEN = "Câu chữ theo mẫu của tỉnh"
    DRAFT = "Bản nháp"
    OFFICE = "Cơ quan soạn"


class Missing(Enum):
    """Why a question that was asked has no valid answer; never part of a base. The value is the word on screen."""

    UNREADABLE = "Không đọc được, đánh nhiều ô"
    UNKNOWN = "Không biết, không có ý kiến"
    BLANK = "Không trả lời"


_LAST_DIGITS = {Missing.UNREADABLE: 7, Missing.UNKNOWN: 8, Missing.BLANK: 9}


@dataclass(frozen=True)
class Choice:
    """One answer of a closed question; `alias` is its name in the workbook it came from, where that is no number."""

    code: int
    label: str
    alias: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question; `id` is the same in every wording and year and never given to another question.

    `number` stands before it on paper. `short` is its name where there is little room. `positive` codes make the share
    of the positive; `scores` give the code's part of one where the measure is SCORED. `flag_on` codes raise an alert.
    `most` limits how many may be chosen, `other` is the choice with words of the respondent's own. `is_personal`
    marks what is asked about the respondent. `lists` names a list of the office that gives the choices ("hamlets").
    """

    id: str
    kind: Kind
    label: str
    number: str = ""
    short: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    lists: str = ""
    measure: Measure = Measure.NONE
    positive: frozenset[int] = frozenset()
    scores: Mapping[int, float] = field(default_factory=dict)
    dimension: str = ""
    is_overall: bool = False
    flag_on: frozenset[int] = frozenset()
    is_required: bool = False
    is_personal: bool = False
    relevant: str = ""
    constraint: str = ""
    constraint_message: str = ""
    most: int | None = None
    other: int | None = None
    reference: str = ""
    group: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether it is answered by codes."""
        return self.kind in (Kind.ONE, Kind.MANY)

    @property
    def is_asked(self) -> bool:
        """Whether it takes an answer at all."""
        return self.kind is not Kind.NOTE

    @cached_property
    def digits(self) -> int:
        """How many keys a code takes: one where all codes are 1 to 6, or 8 for those who do not know."""
        own = (choice.code for choice in self.choices if choice.code != _LAST_DIGITS[Missing.UNKNOWN])
        return 1 if all(code <= MOST_KEYED for code in own) else 2

    @property
    def called(self) -> str:
        """Its short name, else its label."""
        return self.short or self.label

    def missing_code(self, why: Missing) -> int:
        """How the missing is kept: 7, 8, 9; 97, 98, 99 where codes have two digits; below nothing for a number."""
        if self.kind in (Kind.WHOLE, Kind.DECIMAL):
            return -_LAST_DIGITS[why]
        return _LAST_DIGITS[why] if self.digits == 1 else 90 + _LAST_DIGITS[why]

    def missing(self, code: object) -> Missing | None:
        """What the kept value says is missing; None for an answer."""
        return None if isinstance(code, list) else self._missing.get(code)

    @cached_property
    def _missing(self) -> Mapping[object, Missing]:
        # Asked of every answer of every form.
        return {self.missing_code(why): why for why in Missing} if self.is_asked else {}

    def label_of(self, code: object) -> str:
        """The words of a code, of a choice or of what is missing; the code itself where it has none."""
        said = next((choice.label for choice in self.choices if choice.code == code), "")
        why = self.missing(code)
        return said or (why.value if why else str(code))

    @property
    def condition(self) -> Expression | None:
        """When it is asked; None for always. UserError for words outside the subset."""
        return parsed(self.relevant) if self.relevant else None

    @property
    def bound(self) -> Expression | None:
        """What its answer must fulfil, `.` being the answer; None for anything."""
        return parsed(self.constraint) if self.constraint else None


@dataclass(frozen=True, kw_only=True)
class Form:
    """One version of one questionnaire; `retired` are the identities of questions that earlier versions asked.

    `dimensions` name what questions are scored together; `greeting` and `thanks` frame the printed form.
    """

    code: str
    version: str
    title: str
    wording: Wording = Wording.OFFICE
    respondents: str = ""
    sampling: str = ""
    quarter: int | None = None
    unit: str = ""
    legal: str = ""
    is_anonymous: bool = False
    greeting: str = ""
    thanks: str = ""
    dimensions: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    retired: tuple[str, ...] = ()

    def __getitem__(self, question_id: str) -> Question:
        """The question of this identity; KeyError when this version does not ask it."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that take an answer, in the order of the paper."""
        return tuple(question for question in self.questions if question.is_asked)

    def resolved(self, lists: Mapping[str, tuple[Choice, ...]]) -> "Form":
        """The same form with the office's own lists as choices; a question whose list is empty is left out.

        So is one whose list has more than there are codes for: the last ones would say that nothing was answered.
        """
        full = (replace(q, choices=lists.get(q.lists, ())) if q.lists else q for q in self.questions)
        return replace(self, questions=tuple(q for q in full if not q.lists or 0 < len(q.choices) <= MOST_CODE))


Answer = int | float | str | list[int]
"""A code, a number, words or a day in ISO form, or the codes of several choices in rising order."""

Answers = dict[str, Answer]
"""What one respondent answered by the question's identity; a question that was not asked is not in it."""
