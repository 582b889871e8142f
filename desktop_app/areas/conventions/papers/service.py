"""Makes the papers of a convention, filled from the register."""

from collections.abc import Sequence

from desktop_app.areas.conventions.handling.service import HandlingService
from desktop_app.areas.conventions.papers.facts import ConventionFacts
from desktop_app.areas.conventions.papers.fitting import fitting
from desktop_app.areas.conventions.papers.making import convention_document, paper_day, paper_step
from desktop_app.areas.conventions.papers.reading import convention_facts
from desktop_app.areas.conventions.papers.table import paper_kind
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.office.desk import Service
from desktop_app.office.form_papers.around import Making
from desktop_app.office.form_papers.asked import Asked, deputies_for
from desktop_app.office.form_papers.fitting import Fitting, listed, said_to_fit
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.form_papers.values import refuse_unknown
from desktop_app.office.papers import top_mark
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of


class ConventionPaperService(Service):
    """Makes papers of conventions."""

    @needs(Right.READ)
    def papers_for(self, uid: str) -> list[tuple[str, str]]:
        """Key and name of every paper that fits the convention now; those of steps still to be taken last."""
        return listed(fitting(self._facts(uid)))

    @needs(Right.READ)
    def ask(self, uid: str, key: str) -> Asked:
        """What to say and to ask before this paper is shown."""
        facts, kind = self._facts(uid), paper_kind(key)
        on = paper_day(facts, kind, paper_step(facts, kind, self.desk.clock.today()))
        return Asked(
            label=facts.label,
            name=kind.name,
            warning=kind.version(on).warning,
            deputies=deputies_for(kind, facts.profile),
        )

    @needs(Right.PRINT)
    def paper(self, uid: str, key: str, deputy: str = "") -> Document:
        """The paper; UserError for one that does not fit the convention. What nobody wrote down is left to the pen."""
        facts, kind = self._facts(uid), paper_kind(key)
        fits = fitting(facts)
        if all(each.kind.key != key for each in fits):
            raise UserError(_does_not_fit(facts, kind, fits))
        refuse_unknown(deputy, facts.profile)
        making = Making(at=self.desk.clock.now(), deputy=deputy, mark=top_mark(self.desk.is_practice))
        with self.desk.db.reading() as session:
            wording = wording_of(session, kind.wording)
        return convention_document(facts, kind, wording, making)

    def _facts(self, uid: str) -> ConventionFacts:
        offered = HandlingService(self.desk).offers(uid, self.desk.clock.today())
        with self.desk.db.reading() as session:
            return convention_facts(session, self.desk, uid, offered)


def _does_not_fit(facts: ConventionFacts, kind: PaperKind, fits: Sequence[Fitting]) -> str:
    if facts.voided_on:
        return f"Hương ước {facts.label} đã bỏ số nên không in giấy nữa. Hãy chọn hồ sơ khác."
    return f"Hương ước {facts.label} chưa dùng {kind.name}. Giấy in được lúc này: {said_to_fit(fits)}."
