"""Makes the papers of the report of words, and writes its files."""

import re
from pathlib import Path

from desktop_app.areas import load_areas
from desktop_app.core.disk import disk_told
from desktop_app.core.paper.document import Document, Signature
from desktop_app.core.paper.official import document_number
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk, Service
from desktop_app.office.paper_frame import frame, head_signs
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of
from desktop_app.reports.card import ReportCard
from desktop_app.reports.kept import report_for
from desktop_app.reports.known import Known
from desktop_app.reports.narrative.papers import SIGN, WORDING, Around, report_documents
from desktop_app.reports.narrative.queries import Narrative, read_narrative
from desktop_app.reports.papers.comparing import comparing_grid
from desktop_app.reports.queries import Wanted

KEPT_BY = "Lưu: VT"


class NarrativePapers(Service):
    """The report of words as PDF, Word and Excel, all from one content."""

    def __init__(self, desk: Desk, known: Known | None = None) -> None:
        """`known` is what can be counted; what the program's areas declare when it is not given."""
        super().__init__(desk)
        self._known = known or Known(load_areas())

    @needs(Right.PRINT)
    def documents(self, wanted: Wanted) -> list[Document]:
        """The report and its annexes, whether or not somebody began it."""
        return self._made(wanted)[1]

    @needs(Right.PRINT)
    def save(self, wanted: Wanted, form: Format, target: Path) -> None:
        """Write the file; UserError when the disk refuses."""
        report, documents = self._made(wanted)
        if form is not Format.EXCEL:
            save_document(documents[0], form, target, *documents[1:])
            return
        from desktop_app.core.paper.excel import write_documents_xlsx

        grid = comparing_grid([report.figures], self.desk.clock.now())
        with disk_told():
            write_documents_xlsx(documents, target, [grid])

    def _made(self, wanted: Wanted) -> tuple[Narrative, list[Document]]:
        with self.desk.db.reading() as session:
            report = read_narrative(self.desk, session, self._known, report_for(session, self.desk, wanted))
            profile = read_profile(session)
            signing = report.card
            around = Around(
                frame=frame(self.desk, profile, _number(signing), signing.dated_on or self.desk.clock.today()),
                profile=profile,
                signer=signer_of(profile, signing.signer, signing.signer_post),
                addressee=_lines(signing.addressee or _in_full(profile.upper_office)),
                recipients=_lines(signing.recipients) or ("Như trên", KEPT_BY),
            )
            return report, report_documents(wording_of(session, WORDING), report, around)


def signer_of(profile: Profile, signer: str, post: str) -> Signature:
    """Who signs: the head, a deputy in the head's place, or somebody with a post of their own."""
    if not signer or signer == profile.chairperson:
        return head_signs(profile)
    if signer in profile.deputies or fold(post).startswith("pho "):
        return head_signs(profile, deputy=signer)
    whole = head_signs(profile)
    return Signature(lines=(*whole.lines[:-1], *(_lines(post.upper()) or whole.lines[-1:])), name=signer)


def write_file(desk: Desk, known: Known, wanted: Wanted, form: Format, target: Path) -> None:
    """Write the file for a command; UserError when the disk refuses."""
    NarrativePapers(desk, known).save(wanted, form, target)


def _number(signing: ReportCard) -> str:
    """The whole number; a gap for the pen before there is one."""
    return signing.number or document_number(None, SIGN)


def _in_full(office: str) -> str:
    """An office that a report is addressed to is written out."""
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", office)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip().lstrip("- ").rstrip(";.") for line in text.splitlines())))
