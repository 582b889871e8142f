"""The papers of surveys with invented values, to see how a wording looks before it is used."""

from datetime import date, datetime
from typing import Any

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.printing.batch_papers import certificate_document, cover_document
from desktop_app.areas.surveys.printing.codebook import codebook_document
from desktop_app.areas.surveys.printing.documents import form_pdf
from desktop_app.areas.surveys.printing.facts import CertificateFacts, CoverFacts, KeyerFacts, SecondFacts
from desktop_app.areas.surveys.serials import SerialSeries
from desktop_app.areas.surveys.states import Pass
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.paper_frame import sample_frame
from desktop_app.office.profile import Profile

_SERIES = SerialSeries("99001", 5, 2026, 3)
_DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def form_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """One form as PDF."""
    return form_pdf(_form(), sample_frame(profile, at), (_SERIES.serial(137),), wording=wording)


def cover_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The sheet before a batch as PDF."""
    return document_pdf(cover_document(wording, cover_facts(), sample_frame(profile, at)))


def certificate_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The certificate of a batch as PDF."""
    return document_pdf(certificate_document(wording, certificate_facts(), sample_frame(profile, at)))


def codebook_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The codebook as PDF."""
    return document_pdf(codebook_document(wording, _form(), sample_frame(profile, at)))


def cover_facts() -> CoverFacts:
    """An invented batch that goes out."""
    return CoverFacts(**_batch(), control_sum=6_275, digest=_DIGEST, rekeyed=5)


def certificate_facts(**changed: Any) -> CertificateFacts:
    """The same batch once it is closed."""
    told: dict[str, Any] = {
        "handed_out": 48,
        "returned": 45,
        "rejected": 2,
        "valid": 43,
        "edits": 1,
        "keyers": (
            KeyerFacts(name="Lò Thị Ví Dụ", turn=Pass.FIRST.value, forms=43, per_hour=68),
            KeyerFacts(name="Hoàng Văn Thử", turn=Pass.SECOND.value, forms=5, per_hour=61),
        ),
        "second": SecondFacts(forms=5, fields=47, differences=1, wrong=1, low=0.38, high=11.11),
        "digest": _DIGEST,
        "closed_on": date(2026, 9, 30),
        "closed_by": "Lê Thị Thí Dụ",
    }
    return CertificateFacts(**_batch(), **(told | changed))


def _form() -> Form:
    return shipped()["PKS05"]


def _batch() -> dict[str, Any]:
    form = _form()
    return {
        "batch": "Lô 03",
        "survey": "PKS05 quý III/2026",
        "title": form.title,
        "form": f"{form.code}, bản {form.version}",
        "place": "Thôn Đồng Mẫu",
        "collector": "Đỗ Minh Mẫu",
        "serial_from": _SERIES.serial(101),
        "serial_to": _SERIES.serial(150),
        "printed": 50,
    }
