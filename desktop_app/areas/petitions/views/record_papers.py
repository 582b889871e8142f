"""The papers of a petition on its page: those that are printed, the extract, what was handed in and scanned."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.areas.petitions.papers.declared import EXTRACT
from desktop_app.areas.petitions.papers.fitting import papers_for
from desktop_app.areas.petitions.papers.views import offer_petition_papers, show_petition_paper
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.record_beside import PaperShown
from desktop_app.areas.petitions.views.scan_sheets import ScanSheets
from desktop_app.areas.views import Workplace
from desktop_app.kit.page import Page
from desktop_app.office.rights import Right


class RecordPapers(QObject):
    """Opens papers over the window of the page."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Papers are shown over the window of `page`."""
        super().__init__(page)
        self._workplace = workplace
        self._may_print = workplace.desk.account.may(Right.PRINT)
        self.scans = ScanSheets(workplace, self)

    def show(self, record: PetitionRecord, paper: PaperShown) -> None:
        """Open a scan, the list of what was handed in, or the paper of a step."""
        if paper.filed is not None and paper.filed.scan_uid:
            self.scans.open(paper.filed, record.label)
        elif paper.filed is not None:
            self.file(record)
        elif paper.key and self._may_print:
            show_petition_paper(self._workplace, paper.key, record.uid)

    def file(self, record: PetitionRecord) -> None:
        """What was handed in and scanned, to be added to or taken out."""
        self.scans.show(record.uid, record.label)

    def offer(self, record: PetitionRecord, anchor: QWidget) -> None:
        """Every paper that fits the petition now, to be chosen."""
        offer_petition_papers(self._workplace, record.uid, papers_for(record), anchor)

    def extract(self, record: PetitionRecord) -> None:
        """The petition without who wrote it, beside the original."""
        show_petition_paper(self._workplace, EXTRACT, record.uid)
