"""The button that offers the papers of a convention that fit where it stands."""

from desktop_app.areas.conventions.papers.views import offer_papers
from desktop_app.areas.conventions.record import ConventionRecord
from desktop_app.areas.views import Workplace
from desktop_app.kit.controls import Button
from desktop_app.office.rights import Right


class RecordPapers:
    """Prints for the record taken last."""

    def __init__(self, workplace: Workplace) -> None:
        """The button is hidden until a record is taken."""
        self._workplace = workplace
        self._record: ConventionRecord | None = None
        self.button = Button("In giấy tờ", icon="printer", key="Ctrl+P")
        self.button.clicked.connect(self.show)

    def take(self, record: ConventionRecord) -> None:
        """Print for this record from now on."""
        self._record = record
        self.fit(narrow=False)

    def fit(self, *, narrow: bool) -> None:
        """Where the window is narrow only the key is left."""
        self.button.setVisible(not narrow and self._may())

    def show(self) -> None:
        """Offer the papers that fit where the text stands."""
        if self._record is not None and self._may():
            offer_papers(self._workplace, self._record.uid, self.button)

    def _may(self) -> bool:
        may = self._workplace.desk.account.may(Right.PRINT)
        return may and self._record is not None and self._record.voided_on is None
