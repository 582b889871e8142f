"""The sheet as it was keyed so far: a line for each question, in the order of the paper."""

from dataclasses import dataclass

from desktop_app.areas.surveys.keying.state import Entry
from desktop_app.areas.surveys.keying.words import answer_words


@dataclass(frozen=True)
class Line:
    """One question: its number, its short name, the words and the code of its answer."""

    number: str
    name: str
    label: str = ""
    code: str = ""
    is_here: bool = False
    is_struck: bool = False
    is_ahead: bool = False
    has_note: bool = False


def lines_of(entry: Entry) -> tuple[Line, ...]:
    """The lines of the sheet; what is not asked says so once it was passed."""
    asked = {question.id for question in entry.route}
    places = {question.id: place for place, question in enumerate(entry.form.asked)}
    here = places.get(entry.at, len(places) if entry.given else 0)
    lines = []
    for question in entry.form.asked:
        given = entry.given.get(question.id)
        label, code = answer_words(question, given) if given is not None else ("", "")
        is_asked, is_passed = question.id in asked, places[question.id] < here
        lines.append(
            Line(
                number=question.number,
                name=question.called,
                label=label or ("" if is_asked or not is_passed else "không hỏi"),
                code=code,
                is_here=question.id == entry.at,
                is_struck=given is not None and not is_asked,
                is_ahead=given is None and question.id != entry.at,
                has_note=question.id in entry.notes,
            )
        )
    return tuple(lines)
