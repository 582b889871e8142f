"""What must agree in a count, and where two counts differ; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.areas.decisions.states import Form, Way
from desktop_app.areas.decisions.votes.entry import Totals
from desktop_app.core import words

LABELS: Mapping[str, str] = {
    "handed_out": "Phiếu phát ra",
    "not_returned": "Phiếu không thu về",
    "returned": "Phiếu thu về",
    "valid": "Phiếu hợp lệ",
    "invalid": "Phiếu không hợp lệ",
}
LARGEST = 100_000


@dataclass(frozen=True)
class Counting:
    """How the ballots of a unit are counted, as far as the totals depend on it.

    `choices` are the labels by uid; with `many` a ballot may choose several, as where a whole board is elected.
    """

    form: Form
    way: Way | None
    households: int
    present: int | None
    choices: Mapping[str, str]
    many: bool = False

    @property
    def has_ballots(self) -> bool:
        """Whether there is something to hand out; by hands and online there is not."""
        return self.form is Form.BALLOT or (self.form is Form.MEETING and self.way is Way.SECRET)


@dataclass(frozen=True)
class Difference:
    """A figure that the two counters found differently; `key` is a field of the totals or a choice's uid."""

    key: str
    label: str
    first: int | None
    second: int | None

    @property
    def said(self) -> str:
        """Its label inside a sentence; a choice may be somebody's name and stays as it is."""
        return words.inside(self.label) if self.key in LABELS else f"“{self.label}”"


def disagreements(counting: Counting, totals: Totals) -> tuple[str, ...]:
    """What does not agree, each a sentence; nothing when the count can be closed."""
    wrong = _impossible(counting, totals)
    if wrong:
        return wrong
    cast = sum(totals.votes.values())
    if counting.has_ballots:
        return (*_ballots(counting, totals), *_choices(counting, totals.valid or 0, cast, totals.votes))
    most = counting.households if counting.present is None else counting.present
    if cast > most and not counting.many:
        who = "hộ" if counting.present is None else "hộ dự"
        return (f"Tổng số biểu quyết {_n(cast)} nhiều hơn {_n(most)} {who}. Đếm lại từng lựa chọn.",)
    return ()


def differences(counting: Counting, first: Totals, second: Totals) -> tuple[Difference, ...]:
    """Every figure that the two found differently, in the order of the form."""
    names = LABELS if counting.has_ballots else {}
    found = [Difference(key, label, getattr(first, key), getattr(second, key)) for key, label in names.items()]
    found += [
        Difference(uid, label, first.votes.get(uid, 0), second.votes.get(uid, 0))
        for uid, label in counting.choices.items()
    ]
    return tuple(each for each in found if each.first != each.second)


def _impossible(counting: Counting, totals: Totals) -> tuple[str, ...]:
    given: list[tuple[str, int | None]] = [(counting.choices[uid], count) for uid, count in totals.votes.items()]
    if counting.has_ballots:
        given += [(label, getattr(totals, key)) for key, label in LABELS.items()]
    missing = [label for label, value in given if value is None]
    if missing:
        return (f"Chưa nhập {_joined(missing)}. Gõ số, không có thì gõ 0.",)
    return tuple(
        f"{label} phải từ 0 đến {_n(LARGEST)}. Gõ lại số này."
        for label, value in given
        if value is not None and not 0 <= value <= LARGEST
    )


def _ballots(counting: Counting, totals: Totals) -> list[str]:
    out, kept = totals.handed_out or 0, totals.not_returned or 0
    back, valid, invalid = totals.returned or 0, totals.valid or 0, totals.invalid or 0
    said = []
    if out > counting.households:
        said.append(
            f"Phát ra {_n(out)} phiếu, nhiều hơn {_n(counting.households)} hộ; mỗi hộ một phiếu. Đếm lại cuống."
        )
    if counting.form is Form.MEETING and counting.present is not None and out > counting.present:
        said.append(f"Phát ra {_n(out)} phiếu, nhiều hơn {_n(counting.present)} hộ dự. Đếm lại số phiếu phát ra.")
    if out != back + kept:
        said.append(
            f"Phát ra {_n(out)} phiếu nhưng thu về {_n(back)} và không thu về {_n(kept)}, cộng lại {_n(back + kept)}. "
            "Đếm lại ba số này."
        )
    if back != valid + invalid:
        said.append(
            f"Thu về {_n(back)} phiếu nhưng hợp lệ {_n(valid)} và không hợp lệ {_n(invalid)}, cộng lại "
            f"{_n(valid + invalid)}. Đếm lại ba số này."
        )
    return said


def _choices(counting: Counting, valid: int, cast: int, votes: Mapping[str, int]) -> list[str]:
    if counting.many:
        return [
            f"“{counting.choices[uid]}” có {_n(count)} phiếu, nhiều hơn {_n(valid)} phiếu hợp lệ. Đếm lại số này."
            for uid, count in votes.items()
            if count > valid
        ]
    if cast != valid:
        return [f"Các lựa chọn cộng lại {_n(cast)} nhưng có {_n(valid)} phiếu hợp lệ. Đếm lại từng lựa chọn."]
    return []


def _joined(labels: Sequence[str]) -> str:
    return ", ".join(words.inside(label) for label in labels)


def _n(value: int) -> str:
    return words.number(value)
