"""The year, the list of a quarter and the report printed or kept as files."""

from pathlib import Path

from desktop_app.areas.disclosure.coverage.documents import CoveragePapers
from desktop_app.areas.disclosure.coverage.grid import Grid
from desktop_app.areas.views import Workplace
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import document_pdf
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers
from desktop_app.office.rights import Right
