"""What the pages read and write without a window: papers, drafts, places to hide, the sentence of state."""

import pytest

from desktop_app.areas.reception.counting import Counts
from desktop_app.areas.reception.lookups import expected_label, offered_agencies
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.papers_field import refuse_name_in_papers
from desktop_app.areas.reception.views.register_page import state_sentence
from desktop_app.areas.reception.views.visit_draft import keepable
from desktop_app.areas.views.hiding_sheet import hidden_spans
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.drafting import is_worth_keeping
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn, read_papers
from desktop_app.office.offered import offered_hamlets, offered_people
from desktop_app.office.secrecy import NameInText
from tests.areas.reception.makers import MakeEntry


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("", []),
        ("Đơn đề nghị", [HandedIn("Đơn đề nghị", 1)]),
        ("Đơn đề nghị; 2; bản chính; có chữ ký", [HandedIn("Đơn đề nghị", 2, "bản chính", "có chữ ký")]),
        ("Đơn; 2 trang\n\n Ảnh ;3 tờ; bản sao", [HandedIn("Đơn", 2), HandedIn("Ảnh", 3, "bản sao")]),
    ],
)
def test_papers_are_read_line_by_line(text: str, papers: list[HandedIn]) -> None:
    assert read_papers(text) == papers


@pytest.mark.parametrize("text", ["Đơn\n; 2", "Đơn\nẢnh; hai", "Đơn\nẢnh; 0", "Đơn\nẢnh; -1", "Đơn\n" + "x" * 201])
def test_a_paper_that_cannot_be_read_is_named_by_its_line(text: str) -> None:
    with pytest.raises(InvalidInput, match="Dòng 2 "):
        read_papers(text)


def test_a_denouncers_name_is_not_taken_into_the_list_of_papers() -> None:
    with pytest.raises(NameInText) as refused:
        refuse_name_in_papers({"papers": "Đơn của bà Kín Thị Đáo; 3"}, [("Kín Thị Đáo", "", "")])
    assert refused.value.offered == {"papers": "Đơn của [người tố cáo]; 3"}


def test_the_draft_of_a_denunciation_keeps_nobody() -> None:
    raw = {"kind": "DENUNCIATION", "full_name": "Kín Thị Đáo", "phone": "0100 234 567", "hamlet": "Thôn Đoài"}
    raw |= {"person_id": "7", "content": "Tôi là Kín Thị Đáo, gọi 0100234567", "papers": "Đơn của Kín Thị Đáo"}
    kept = keepable(raw)
    assert set(kept) & {"full_name", "phone", "hamlet", "person_id"} == set()
    assert "Đáo" not in str(kept)
    assert "0100234567" not in str(kept)
    assert keepable(raw | {"kind": "SUGGESTION"})["full_name"] == "Kín Thị Đáo"


def test_an_untouched_form_is_no_draft() -> None:
    untouched = {"people_present": "1", "content": ""}
    assert not is_worth_keeping({"people_present": "1", "content": " "}, untouched)
    assert is_worth_keeping({"people_present": "2"}, untouched)


@pytest.mark.parametrize(
    ("text", "instead", "spans"),
    [
        ("Bà Đáo kể", "[người tố cáo] kể", [(0, 6)]),
        ("Theo bà Đáo", "Theo [người tố cáo]", [(5, 11)]),
        ("bà Đáo và bà Đáo", "[người tố cáo] và [người tố cáo]", [(0, 6), (10, 16)]),
        ("[người tố cáo] là bà Đáo", "[người tố cáo] là [người tố cáo]", [(0, 14), (18, 24)]),
        ("khác hẳn", "không [người tố cáo] liên quan", []),
    ],
)
def test_hidden_places_are_found_again(text: str, instead: str, spans: list[tuple[int, int]]) -> None:
    assert hidden_spans(text, instead) == spans


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        (Counts(38, 61, 33, 1, 0, 1, 5), "Không có lượt quá hạn, 1 lượt sắp đến hạn."),
        (Counts(1284, 2000, 900, 3, 2, 0, 9), "2 lượt quá hạn, không có lượt sắp đến hạn."),
    ],
)
def test_the_sentence_names_four_counts_with_their_nouns(counted: Counts, sentence: str) -> None:
    told = state_sentence("Tháng 11/2026", counted)
    assert told.endswith(sentence)
    assert all(noun in told for noun in (" lượt", " người", " vụ việc"))


def test_lookups_answer_without_accents(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    reception.register(an_entry(handling=Handling.TRANSFER, to_agency="Công ty Điện lực Minh Họa"))
    today = desk.clock.today()
    assert [person.full_name for person in offered_people(desk.db, "duc ng")] == ["Nguyễn Văn Đức"]
    assert [hamlet.full_name for hamlet in offered_hamlets(desk.db, "cau", today)] == ["Thôn Cầu Gạo"]
    assert offered_agencies(desk.db, "dien luc") == ["Công ty Điện lực Minh Họa"]
    assert offered_agencies(desk.db, "luc minh") == ["Công ty Điện lực Minh Họa"]
    assert offered_agencies(desk.db, "ong ty") == []
    assert expected_label(desk.db, 2026) == "2/2026"
