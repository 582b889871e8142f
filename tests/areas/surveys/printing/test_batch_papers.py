"""The papers around a batch: what they say of invented figures, in words that were looked at and found right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.areas.surveys.forms.form import Choice, Kind, Question
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.printing import samples
from desktop_app.areas.surveys.printing.batch_papers import CERTIFICATE, COVER, certificate_document
from desktop_app.areas.surveys.printing.codebook import CODEBOOK, codebook_document
from desktop_app.areas.surveys.printing.documents import WORDING, qr_part
from desktop_app.areas.surveys.printing.facts import CertificateFacts
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.paper_frame import sample_frame
from desktop_app.office.profile import Profile
from desktop_app.office.wording import shipped_wordings
from tests.areas.surveys.printing.test_forms import AT, GOLDEN, PROFILE
from tests.core.paper.samples import ReadPdf
from tests.office.form_papers.checks import unprintable

MADE: dict[str, Callable[[Profile, Wording, datetime], bytes]] = {
    COVER: samples.cover_sample,
    CERTIFICATE: samples.certificate_sample,
    CODEBOOK: samples.codebook_sample,
}


def drawn(key: str) -> ReadPdf:
    return ReadPdf(MADE[key](PROFILE, shipped_wordings()[key], AT))


@pytest.mark.parametrize("key", MADE)
def test_the_text_of_a_paper_is_the_golden_one(key: str) -> None:
    pdf = drawn(key)
    assert pdf.all_text() + "\n" == (GOLDEN / f"{key}.txt").read_text(encoding="utf-8")
    assert unprintable(pdf) == set()


def test_no_golden_text_is_left_over() -> None:
    assert {path.stem for path in Path(GOLDEN).glob("*.txt")} == {*MADE, "PKS03", "PKS05"}


@pytest.mark.parametrize("key", [COVER, CERTIFICATE])
def test_a_batch_has_one_page_of_each(key: str) -> None:
    assert len(drawn(key)) == 1


def certified(facts: CertificateFacts) -> str:
    document = certificate_document(shipped_wordings()[CERTIFICATE], facts, sample_frame(PROFILE, AT))
    return ReadPdf(document_pdf(document)).all_text()


def test_a_certificate_never_claims_what_is_not_known() -> None:
    nothing = certified(samples.certificate_facts(second=None, handed_out=0, returned=0, keyers=(), closed_on=None))
    assert "không nhập lại phiếu nào nên không tính được tỷ lệ sai" in nothing
    assert "2. Người nhập" not in nothing
    assert "Đóng lô" not in nothing
    assert "%" not in nothing
    assert "%" in certified(samples.certificate_facts(returned=0))
    sealed = certified(samples.certificate_facts(is_anonymous=True))
    assert ("Khuyết danh" in sealed, "Sửa sau khi nhập" in sealed) == (True, False)


def test_a_codebook_names_every_code_and_when_a_question_is_asked() -> None:
    form = shipped()["PKS05"]
    number = Question(id="tuoi", kind=Kind.WHOLE, label="Tuổi")
    two = Question(id="xom", kind=Kind.ONE, label="Xóm", choices=(Choice(12, "Xóm Mười Hai"),))
    wording, frame = shipped_wordings()[CODEBOOK], sample_frame(PROFILE, AT)
    changed = replace(form, questions=(*form.questions, number, two))
    said = ReadPdf(document_pdf(codebook_document(wording, changed, frame))).all_text()
    for words in ("Chỉ hỏi khi q3 = 3", "Chọn nhiều:", "12 = Xóm Mười Hai", "Số nguyên", "7 (97) = không đọc được"):
        assert words in said


def test_the_code_of_a_form_keeps_to_the_signs_that_make_small_codes() -> None:
    assert [qr_part(each) for each in ("PKS05", "2023.1", "khảo sát/2")] == ["PKS05", "2023.1", "KHAO-SAT-2"]
    assert shipped_wordings()[WORDING].say("chan", {"ma": "PKS05", "ban": "2023.1"}) == "Phiếu PKS05, bản 2023.1"
