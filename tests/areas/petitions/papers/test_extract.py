"""Bản trích: a petition without who wrote it, checked before it may be printed."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.papers.commands import print_extract, print_paper
from desktop_app.areas.petitions.papers.extract import UNCHECKED, ExtractService
from desktop_app.areas.petitions.papers.extracting import STRUCK, Identity, cleared, gives_away
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.paper.document_words import document_words
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.makers import a_petition, take
from tests.areas.petitions.papers.ways import (
    ACCUSED,
    CONTENT,
    LATER,
    NAME,
    NUMBER,
    PHONE,
    accepted,
    entered,
    said,
    without_the_vault,
)
from tests.core.paper.samples import ReadPdf

THEM = Identity(full_name=NAME, number=NUMBER, phone=PHONE, addresses=("Số 4, ngõ 2 Thôn Đoài", "Số 4, ngõ 2"))
TOLD = (
    "Tôi là Khuất Nghiêng Thoắng, ở số 4 ngõ 2 thôn Đoài, CCCD 0990 6177 7123, điện thoại 0100765439. "
    "Ông Trần Văn Thử thu của khuat nghieng thoang 500.000 đồng."
)


def test_names_numbers_telephones_and_addresses_leave_the_text_and_the_accused_stays() -> None:
    made = cleared(TOLD, [THEM], ())
    assert made.text == (
        f"Tôi là [người tố cáo], ở {STRUCK}, CCCD [người tố cáo], điện thoại [người tố cáo]. "
        "Ông Trần Văn Thử thu của [người tố cáo] 500.000 đồng."
    )
    assert gives_away(TOLD, [THEM])
    assert not gives_away(made.text, [THEM])


def test_places_of_the_original_are_those_that_left() -> None:
    made = cleared(TOLD, [THEM], ("thu của",))
    gone = [made.original[start:end] for start, end in made.places]
    assert gone == [
        "Khuất Nghiêng Thoắng", "số 4 ngõ 2 thôn Đoài", "0990 6177 7123", "0100765439", "thu của",
        "khuat nghieng thoang",
    ]  # fmt: skip


def test_without_knowing_anybody_what_a_writer_says_of_himself_is_recognised() -> None:
    text = "Tên tôi là Vi Thị Lạ, thường trú tại thôn Bến Ví, xã Thí Dụ. Gọi 0912 000 111 hoặc vi.la@thu.vn."
    made = cleared(text, (), ())
    assert made.text == f"Tên tôi là {STRUCK}, thường trú tại {STRUCK}. Gọi {STRUCK} hoặc {STRUCK}."


@pytest.mark.parametrize(
    "text", ["Thu 120.500.000 đồng của thửa 58, tờ 24.", "Tôi là người dân trong thôn.", "Tôi ở lại hỏi.", ""]
)
def test_sums_plots_and_plain_words_stay(text: str) -> None:
    assert cleared(text, (), ()).text == text


def test_an_extract_of_a_denunciation_is_marked_with_its_code_and_names_nobody(desk: Desk) -> None:
    petition = entered(desk, Kind.DENUNCIATION, request="Trả lời tại nhà cuối ngõ 2.")
    document = ExtractService(desk).document(petition.uid, ("cuối ngõ 2",))
    text = said(document)
    assert document.title == "BẢN TRÍCH"
    assert "mã hồ sơ TC-01/2026" in text
    assert CONTENT in text
    assert ACCUSED in text
    assert f"Trả lời tại nhà {STRUCK}." in text
    assert [trace for trace in (NAME, fold(NAME), NUMBER, PHONE) if trace in text] == []


def test_a_name_that_a_colleague_let_in_is_taken_out(desk: Desk) -> None:
    petition = entered(desk, Kind.DENUNCIATION)
    with desk.db.writing(desk.account.uid) as session:
        petition_of(session, petition.uid).content = f"Ông {NAME} kể lại. {CONTENT}"
    made = ExtractService(desk).extract(petition.uid)
    assert made.is_checked
    assert made.sections["noi_dung"].text == f"[người tố cáo] kể lại. {CONTENT}"


def test_an_account_without_the_vault_sees_the_extract_and_prints_none(desk: Desk) -> None:
    petition, colleague = entered(desk, Kind.DENUNCIATION), ExtractService(without_the_vault(desk))
    made = colleague.extract(petition.uid)
    assert not made.is_checked
    assert made.sections["noi_dung"].text == CONTENT
    with pytest.raises(NotAllowed, match=UNCHECKED):
        colleague.document(petition.uid)


def test_a_denunciation_of_which_nobody_is_known_can_be_checked_by_everybody(desk: Desk) -> None:
    nobody = dict.fromkeys(("full_name", "paper_number", "phone", "address", "hamlet"), "")
    petition = entered(desk, Kind.DENUNCIATION, is_anonymous=True, **nobody)
    assert "BẢN TRÍCH" in said(ExtractService(without_the_vault(desk)).document(petition.uid))


def test_the_sections_of_an_extract_are_numbered_without_a_gap(desk: Desk) -> None:
    petition = PetitionService(desk).register(a_petition(request="Kiểm đếm lại"))
    words = document_words(ExtractService(desk).document(petition.uid))
    assert "1. Nội dung đơn" in words
    assert "2. Yêu cầu của người gửi đơn" in words


def test_a_complaint_is_extracted_too_under_its_number(desk: Desk) -> None:
    petition = entered(desk, content=f"Tôi là {NAME}, khiếu nại phương án bồi thường.")
    colleague = without_the_vault(desk)
    text = said(ExtractService(colleague).document(petition.uid))
    assert "Tôi là [người gửi đơn], khiếu nại phương án bồi thường." in text
    assert "Đơn số 001/2026" in text
    assert NAME not in text


@pytest.mark.parametrize(("name", "magic"), [("t.pdf", b"%PDF"), ("t.docx", b"PK")])
def test_the_command_writes_the_extract_by_its_ending(desk: Desk, tmp_path: Path, name: str, magic: bytes) -> None:
    entered(desk, Kind.DENUNCIATION)
    done = print_extract(desk, {"number": "001/2026", "strike": "hóa đơn; ", "out": tmp_path / name})
    assert (tmp_path / name).read_bytes().startswith(magic)
    assert done.data["number"] == "001/2026"
    if magic == b"%PDF":
        assert f"không có {STRUCK}" in " ".join(ReadPdf((tmp_path / name).read_bytes()).all_text().split())


def test_the_command_refuses_what_it_cannot_check_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    entered(desk, Kind.DENUNCIATION)
    with pytest.raises(NotAllowed, match="Nhờ tài khoản có quyền"):
        print_extract(without_the_vault(desk), {"number": "1/2026", "strike": "", "out": tmp_path / "t.pdf"})
    assert not list(tmp_path.glob("t.*"))


@pytest.mark.parametrize(
    ("number", "name", "sentence"),
    [
        ("87", "t.pdf", "Gõ dạng 87/2026"),
        ("87/2026", "t.pdf", "Sổ chưa có đơn 87/2026"),
        ("1/2026", "t.xlsx", "Đặt đuôi tệp là .pdf hoặc .docx"),
    ],
)
def test_what_the_command_cannot_read_is_told(
    desk: Desk, tmp_path: Path, number: str, name: str, sentence: str
) -> None:
    entered(desk)
    with pytest.raises(UserError, match=sentence):
        print_extract(desk, {"number": number, "strike": "", "out": tmp_path / name})
    assert not list(tmp_path.glob("t.*"))


@pytest.mark.parametrize("name", ["t.pdf", "t.docx"])
def test_a_paper_is_written_by_number_and_key_and_says_that_its_form_is_unchecked(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    accepted(desk)
    values: dict[str, Any] = {"number": "1/2026", "paper": "tb-thu-ly-khieu-nai", "deputy": "", "out": tmp_path / name}
    done = print_paper(desk, values)
    first, second = done.text.split("\n")
    assert first == f"Đã ghi thông báo thụ lý khiếu nại của đơn 1/2026: {tmp_path / name}"
    assert "cần đối chiếu bản ký" in second
    assert (tmp_path / name).stat().st_size > 1000


def test_a_denouncers_paper_from_the_command_line_is_left_to_the_pen(desk: Desk, tmp_path: Path) -> None:
    petition = accepted(desk, Kind.DENUNCIATION)
    take(desk, petition, "notify_acceptance", LATER, document_on=LATER)
    target = tmp_path / "t.pdf"
    print_paper(desk, {"number": "1/2026", "paper": "tb-thu-ly-to-cao", "deputy": "", "out": target})
    assert NAME not in " ".join(ReadPdf(target.read_bytes()).all_text().split())
