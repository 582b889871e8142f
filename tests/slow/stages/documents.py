"""Other programs open what we write: LibreOffice the Word and Excel files, poppler the PDFs."""

import re
import sys
import tempfile
import unicodedata
from pathlib import Path

from tests.slow.machine import Failed, need, output, stage

PACKAGES = ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils")
HEADING = "SỔ TIẾP CÔNG DÂN"


def work() -> None:
    """Make the demo's papers, convert each and look for its words."""
    need(PACKAGES, ["soffice", "pdftotext", "pdffonts"])
    with tempfile.TemporaryDirectory(prefix="documents-") as folder:
        out = Path(folder) / "out"
        output([sys.executable, "-m", "desktop_app", "demo", "--out", out, "--rows", "60"])
        papers = sorted(path for path in out.rglob("*") if path.suffix in (".docx", ".xlsx", ".pdf"))
        if {path.suffix for path in papers} != {".docx", ".xlsx", ".pdf"}:
            raise Failed(f"the demo made only {[path.name for path in papers]}")
        for paper in papers:
            text = _pdf_text(paper if paper.suffix == ".pdf" else _converted(paper, Path(folder)))
            _look(paper, text)


def _converted(paper: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    output(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder / paper.suffix[1:], paper])
    made = folder / paper.suffix[1:] / paper.with_suffix(".pdf").name
    if not made.exists():
        raise Failed(f"LibreOffice cannot open {paper.name}")
    return made


def _pdf_text(pdf: Path) -> str:
    fonts = output(["pdffonts", pdf]).splitlines()[2:]
    if loose := [line for line in fonts if not re.search(r"\byes\s+(yes|no)\s+(yes|no)\s+\d", line)]:
        raise Failed(f"{pdf.name} has fonts that are not embedded: {loose[:3]}")
    return output(["pdftotext", "-layout", pdf, "-"])


def _look(paper: Path, text: str) -> None:
    words = len(text.split())
    print(f"{paper.name}: {words} words")
    if words < 20:
        raise Failed(f"{paper.name} is empty")
    if "\ufffd" in text or unicodedata.normalize("NFC", text) != text:
        raise Failed(f"{paper.name} has broken letters")
    if "so-tiep-cong-dan" in paper.name and HEADING not in text.upper():
        raise Failed(f"{paper.name} does not say {HEADING}")


if __name__ == "__main__":
    stage(work)
