"""What is counted in a survey and what it comes to: frozen, so that page, report and export draw the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from desktop_app.areas.surveys.forms.form import Form, Missing, Question
from desktop_app.core.law.rulebook import Rule


class By(Enum):
    """What results are broken down by; the value is the word on screen."""

    WHOLE = "Toàn xã"
    HAMLET = "Theo thôn"
    QUESTION = "Theo câu hỏi về người trả lời"
    BATCH = "Theo lô"
    COLLECTOR = "Theo người thu phiếu"
    VERSION = "Theo bản phiếu"
    PERIOD = "Theo kỳ"


@dataclass(frozen=True)
class Breakdown:
    """One way to break down; `question` is the personal question where it is by one."""

    by: By = By.WHOLE
    question: str = ""


@dataclass(frozen=True, kw_only=True)
class Where:
    """Which forms are looked at: of a hamlet or a batch by its uid, of a collector, of who answered a code."""

    hamlet: str = ""
    batch: str = ""
    collector: str = ""
    answers: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.hamlet or self.batch or self.collector or self.answers)


@dataclass(frozen=True)
class Share:
    """So many of a base, and the interval that holds the true share, all of 100."""

    count: int
    base: int
    low: float
    high: float

    @property
    def percent(self) -> Fraction:
        """The share itself."""
        return Fraction(100 * self.count, self.base)


@dataclass(frozen=True)
class Cell:
    """How many answered so; several codes where they are only told together."""

    codes: tuple[int, ...]
    label: str
    count: int


@dataclass(frozen=True)
class Numbers:
    """What numbers that were answered come to; of anonymous forms only the mean is told."""

    mean: Fraction
    middle: Fraction | None
    least: Fraction | None
    most: Fraction | None


class Verdict(Enum):
    """What two shares allow to say of each other."""

    HIGHER = "cao hơn"
    LOWER = "thấp hơn"
    INDISTINGUISHABLE = "không phân biệt được"


@dataclass(frozen=True)
class Comparison:
    """This share beside an earlier one: the difference in points of 100 and its interval."""

    before: Share
    difference: Fraction
    low: float
    high: float
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class QuestionResult:
    """One question. `asked` had to answer it, `valid` did so with a code, a number or words that count.

    Of several choices `cells` overlap and `valid` is how many respondents chose. `missing` tells why the others are no
    answers. `index` is 0 to 100, None where the question has no score. `withheld` is a sentence that says what is not
    shown and why; the figures it speaks of are then left out.
    """

    question: Question
    asked: int = 0
    valid: int = 0
    not_asked: int = 0
    missing: Mapping[Missing, int] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()
    positive: Share | None = None
    index: Fraction | None = None
    numbers: Numbers | None = None
    comparison: Comparison | None = None
    withheld: str = ""

    @property
    def not_valid(self) -> int:
        """How many were asked and gave no answer that counts."""
        return sum(self.missing.values())


@dataclass(frozen=True)
class DimensionResult:
    """The mean of the indices of the questions of one dimension; None where none of them has one or may be told."""

    key: str
    name: str
    questions: tuple[str, ...]
    index: Fraction | None


class Rests(Enum):
    """What the index of a form is taken from; the value is the word on screen."""

    OVERALL = "câu đánh giá chung"
    ITEMS = "trung bình các câu có điểm"


@dataclass(frozen=True)
class FormIndex:
    """The index of a whole form, and the questions it comes from; None where it cannot be told."""

    index: Fraction | None
    rests: Rests
    questions: tuple[str, ...]
    withheld: str = ""


@dataclass(frozen=True)
class Points:
    """The points of the form: `weight` can be had, `share` percent of it is given for the index.

    `points` is None where none are given, and `why` then is the sentence that says so; else it tells the arithmetic.
    """

    weight: int
    share: int | None
    points: Fraction | None
    why: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """The forms of one group, or all of them; `key` names the group for good, `label` on screen."""

    key: str
    label: str
    forms: int
    questions: tuple[QuestionResult, ...] = ()
    dimensions: tuple[DimensionResult, ...] = ()
    index: FormIndex | None = None

    def __getitem__(self, question_id: str) -> QuestionResult:
        """The result of this question; KeyError when it has none here."""
        for result in self.questions:
            if result.question.id == question_id:
                return result
        raise KeyError(question_id)


@dataclass(frozen=True)
class ErrorRate:
    """How many fields of the forms keyed twice were wrong at first, in percent, with its interval."""

    fields: int
    wrong: int
    low: float
    high: float

    @property
    def percent(self) -> Fraction:
        """The rate itself."""
        return Fraction(100 * self.wrong, self.fields)


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """Where the forms came from: printed, handed out, returned, found invalid, from how many hamlets and batches."""

    printed: int = 0
    handed_out: int = 0
    returned: int = 0
    rejected: int = 0
    hamlets: int = 0
    batches: int = 0
    open_batches: int = 0
    errors: ErrorRate | None = None


@dataclass(frozen=True, kw_only=True)
class Results:
    """Results of one questionnaire: of all forms that were looked at, and of each group where they are broken down.

    `before` names the earlier round that the questions are compared with. `sentences` say what may and may not be
    concluded, the first one the most important. `rules` are those of the scoring. `by_label` names the breakdown,
    `where_label` what was looked at; both are empty for all forms. `notes` say what was left out and why.
    """

    survey_uids: tuple[str, ...]
    label: str
    form: Form
    whole: Part
    gathered: Gathered
    breakdown: Breakdown = field(default_factory=Breakdown)
    where: Where = field(default_factory=Where)
    by_label: str = ""
    where_label: str = ""
    parts: tuple[Part, ...] = ()
    points: Points | None = None
    rules: tuple[Rule, ...] = ()
    level: int = 95
    few: int = 30
    before: str = ""
    sentences: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether a number of the scoring was never held against a text."""
        return any(not rule.confidence.checked for rule in self.rules)
