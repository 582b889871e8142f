"""What the window shows of proofs: none yet, files before they are saved, the list, a large photo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.areas.disclosure.evidence import EvidenceService
from desktop_app.areas.disclosure.views.evidence_sheets import EvidenceSheets
from desktop_app.areas.disclosure.views.postings_page import KEY, PostingsPage
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.opening import OpenOffice
from desktop_app.office.postings.models import ProofKind
from desktop_app.office.postings.proofs import NewProof
from desktop_app.office.postings.rules import Hanging
from desktop_app.shell.pictures import Camera
from tests.core.evidence.makers import board, exif, heic, jpeg
from tests.screens.posting_scenes import choose_copy

ADDRESS = "https://yenha.gov.vn/cong-khai/2026/du-toan-quy-iii"


def proof_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """From the empty sheet to the large photo, of a copy that hangs."""
    work = camera.window.work
    if work is None:
        return
    work.open(KEY)
    camera.settle()
    page = work.pages.page
    assert isinstance(page, PostingsPage)
    choose_copy(page, Hanging.RIPE)
    camera.settle()
    sheets = page._verbs.sheets.evidence
    page._verbs.sheets.show_proofs()
    camera.take("minh-chung-trong")
    yield
    yield from _adding(camera, sheets)
    today = office.desk.clock.today()
    address = NewProof(kind=ProofKind.PORTAL, seen_on=today, address=ADDRESS)
    EvidenceService(office.desk).add(sheets._proved[0].uid, [address])
    page._verbs.sheets.show_proofs()
    camera.take("minh-chung")
    yield
    sheets.open(next(proof for proof in sheets._shown.proofs if proof.is_shown))
    camera.take("minh-chung-anh")
    _leave(camera)
    yield
    camera.take("niem-yet-co-minh-chung")
    yield


def _adding(camera: Camera, sheets: EvidenceSheets) -> Iterator[None]:
    """A new photo, an old one, one of an iPhone and a program that calls itself a photo."""
    hung_on = sheets._proved[0].hung_on or date.min
    with TemporaryDirectory(prefix="proofs-") as folder:
        files = {
            "bang-tin-tru-so.jpg": jpeg(board(4000, 3000), exif=exif(f"{hung_on:%Y:%m:%d} 08:12:30")),
            "bang-tin-cu.jpg": jpeg(board(1200, 1600), exif=exif("2026:01:05 07:00:00")),
            "IMG_0412.HEIC": heic(f"{hung_on:%Y:%m:%d} 08:15:00"),
            "anh-bang-tin.jpg": b"MZ" + bytes(500),
        }
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        sheets.take([Path(folder) / name for name in files])
        camera.settle()
    camera.take("minh-chung-them")
    yield
    sheet = next(sheet for sheet in camera.window.findChildren(VerbSheet) if sheet.isVisible())
    sheet.form.load({"heic": "True", "note": "Chụp ngay sau khi niêm yết"})
    sheet.submit()
    camera.settle()


def _leave(camera: Camera) -> None:
    """Put away what lies over the page, and the list that comes back after it."""
    for _ in range(2):
        for over in camera.window.findChildren(Overlay):
            over.go()
        camera.settle()
