"""The sections of a report as they stand: drafted from its figures, or as somebody edited them; pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.reports.figures import ReportFigures
from desktop_app.reports.narrative.editing import lost, read_kept
from desktop_app.reports.narrative.plan import Part, Plan, SectionPlan
from desktop_app.reports.narrative.prose import Piece, Prose, text_of, written
from desktop_app.reports.narrative.template import draft


@dataclass(frozen=True)
class Edited:
    """What was kept of a paragraph: its text ("" as the wording drafts it), and whether it is left out."""

    text: str = ""
    is_left_out: bool = False


AS_DRAFTED = Edited()


@dataclass(frozen=True, kw_only=True)
class PartText:
    """A paragraph with its figures; `lost` are those that the wording tells now and the edited text does not."""

    part: Part
    prose: Prose
    is_edited: bool
    is_left_out: bool
    lost: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The paragraph's name."""
        return self.part.key

    @property
    def typed_over(self) -> tuple[str, ...]:
        """The figures that somebody wrote over."""
        return tuple(dict.fromkeys(piece.key for piece in self.prose if piece.typed))

    @property
    def paragraphs(self) -> tuple[Prose, ...]:
        """What is printed: a new line begins a paragraph of its own."""
        if self.is_left_out or not text_of(self.prose).strip():
            return ()
        found: list[list[Piece]] = [[]]
        for piece in self.prose:
            if piece.key:
                found[-1].append(piece)
                continue
            first, *others = piece.text.split("\n")
            found[-1].append(Piece(first))
            found += [[Piece(text)] for text in others]
        return tuple(tuple(prose) for prose in found if text_of(tuple(prose)).strip())


@dataclass(frozen=True)
class Section:
    """A heading with its paragraphs."""

    plan: SectionPlan
    parts: tuple[PartText, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be printed under the heading."""
        return not any(part.paragraphs or (part.part.table and not part.is_left_out) for part in self.parts)


class Writing:
    """How the figures of a report are written in its text."""

    def __init__(self, figures: ReportFigures) -> None:
        """Of these figures."""
        self._values, self._form = figures.values, figures.form

    def says(self, key: str) -> str | None:
        """A figure in prose; None where there is no such indicator."""
        return written(self._form.indicator(key), self._values[key]) if self._form.has(key) else None

    def figure(self, key: str) -> str:
        """The same for an indicator of the form; KeyError for any other."""
        return written(self._form.indicator(key), self._values[key])


def sections(
    figures: ReportFigures, plan: Plan, edited: Mapping[str, Edited], told: Mapping[str, str]
) -> tuple[Section, ...]:
    """All sections; `told` are the words of the report, such as what the office is called."""
    writing = Writing(figures)

    def text(part: Part) -> PartText:
        kept = edited.get(part.key, AS_DRAFTED)
        drafted = draft(part.wording, figures.values, writing.figure, told)
        prose = read_kept(kept.text, writing.says) if kept.text else drafted
        return PartText(
            part=part,
            prose=prose,
            is_edited=bool(kept.text),
            is_left_out=kept.is_left_out,
            lost=lost(drafted, prose) if kept.text else (),
        )

    return tuple(Section(each, tuple(map(text, each.parts))) for each in plan.sections)
