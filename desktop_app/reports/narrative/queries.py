"""The report of words as pages, papers and commands show it: frozen."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.papers import committee
from desktop_app.office.profile import Profile, read_profile
from desktop_app.reports.card import ReportCard, card_of
from desktop_app.reports.figures import ReportFigures
from desktop_app.reports.kept import Wanted, report_for
from desktop_app.reports.known import Known
from desktop_app.reports.models import Report
from desktop_app.reports.narrative.annexes.lines import AnnexTable, unequal_sums
from desktop_app.reports.narrative.annexes.reading import annexes
from desktop_app.reports.narrative.drafting import Edited, Section, Writing, sections
from desktop_app.reports.narrative.plan import Plan, plan_of
from desktop_app.reports.remarks import broken_words


@dataclass(frozen=True, kw_only=True)
class Narrative:
    """A report of words: its figures with its signing, its text, its annexes."""

    plan: Plan
    sections: tuple[Section, ...]
    annexes: tuple[AnnexTable, ...]
    card: ReportCard

    @property
    def figures(self) -> ReportFigures:
        """All its figures."""
        return self.card.figures

    @property
    def writing(self) -> Writing:
        """How its figures are written."""
        return Writing(self.figures)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be done before the report can leave, a sentence each."""
        found = [f"Chưa nhập: {each.title}." for each in self.figures.unknown]
        for section in self.sections:
            found += [
                f"{part.part.title}: {part.part.hint}"
                for part in section.parts
                if part.part.hint and not part.is_left_out and not part.paragraphs
            ]
        found += [f"Chưa khớp. {broken_words(self.figures.form, made)}" for made in self.figures.broken]
        for annex in self.annexes:
            found += [f"Phụ lục {annex.plan.key}, dòng {line}: {made.check.says}" for line, made in annex.broken]
            found += unequal_sums(annex, self.figures.values)
            if annex.is_only_typed and not annex.lines and not self.figures.frozen_at:
                found.append(f"Phụ lục {annex.plan.key}: thêm dòng, hoặc chốt số liệu nếu không phát sinh dòng nào.")
        return tuple(found)


def narrative(desk: Desk, known: Known, wanted: Wanted) -> Narrative:
    """The report of words for some days, whether or not somebody began it."""
    with desk.db.reading() as session:
        return read_narrative(desk, session, known, report_for(session, desk, wanted))


def read_narrative(desk: Desk, session: Session, known: Known, report: Report) -> Narrative:
    """The same of a report that is at hand."""
    card = card_of(desk, session, known, report)
    figures = card.figures
    plan, edited = plan_of(figures.form), {each.key: Edited(each.text, each.is_left_out) for each in report.texts}
    return Narrative(
        card=card,
        plan=plan,
        sections=sections(figures, plan, edited, words_of_report(read_profile(session), figures.name)),
        annexes=annexes(desk, session, figures.form, report),
    )


def words_of_report(profile: Profile, name: str) -> Mapping[str, str]:
    """What the text calls the office, its head and the period."""
    head = f"Chủ tịch {committee(profile)}" if profile.is_committee else f"Thủ trưởng {profile.name}"
    return {
        "co_quan": committee(profile),
        "don_vi": profile.name.split(" ", 1)[0] if profile.is_committee else "cơ quan",
        "nguoi_dung_dau": head,
        "ky": words.inside(name),
    }
