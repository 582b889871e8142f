"""What is keyed, and what the desk is shown of it while keying."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.areas.surveys.forms.form import Answers, Form
from desktop_app.areas.surveys.serials import SerialSeries
from desktop_app.areas.surveys.states import Pass, Rekey


@dataclass(frozen=True, kw_only=True)
class KeyedForm:
    """One form as it was keyed: `remarks` are words beside a question by its identity.

    `corrections` is how often an answer was keyed over before the form was saved. An answer out of its bounds is kept
    where a remark says why.
    """

    serial: str
    answers: Answers
    remarks: Mapping[str, str] = field(default_factory=dict)
    seconds: int = 0
    keystrokes: int = 0
    corrections: int = 0


@dataclass(frozen=True, kw_only=True)
class KeyingBatch:
    """An open batch; `returned` is how many forms are expected, None while nobody has said so.

    `rekey_left` forms wait for their second entry, `waiting` for somebody with the paper. `turn` is what is offered to
    the account at the desk: None when there is nothing left for it.
    """

    uid: str
    survey_uid: str
    label: str
    survey_label: str
    place: str
    returned: int | None
    keyed: int
    rekey: Rekey
    rekey_left: int
    waiting: int
    is_anonymous: bool
    turn: Pass | None


@dataclass(frozen=True)
class Tally:
    """What one account keyed in one turn, added up; the last three are those of forms that were keyed twice."""

    forms: int = 0
    keystrokes: int = 0
    seconds: int = 0
    corrections: int = 0
    fields: int = 0
    differences: int = 0
    wrong: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.forms + other.forms,
            self.keystrokes + other.keystrokes,
            self.seconds + other.seconds,
            self.corrections + other.corrections,
            self.fields + other.fields,
            self.differences + other.differences,
            self.wrong + other.wrong,
        )


@dataclass(frozen=True)
class BatchProgress:
    """How far a batch is: forms keyed of those returned, keyed twice of those drawn, waiting to be settled."""

    keyed: int
    returned: int | None
    rekeyed: int
    rekey_of: int
    waiting: int


@dataclass(frozen=True, kw_only=True)
class KeyingDesk:
    """All that the page needs to key forms of a batch: nothing of it is asked again while keying.

    `done` are the running numbers that this turn has; `drawn` those that are keyed twice. `figures` are those of the
    account at the desk in this turn.
    """

    batch: KeyingBatch
    turn: Pass
    form: Form
    title: str
    series: SerialSeries
    serial_from: int | None
    serial_to: int | None
    done: frozenset[int]
    drawn: frozenset[int]
    progress: BatchProgress
    figures: Tally
