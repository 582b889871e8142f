"""Blank forms and the papers of batches, made from the file; the first printing fixes where the boxes stand."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop_app.areas.surveys.kept import batch_of, survey_of
from desktop_app.areas.surveys.models import Survey, SurveyBatch
from desktop_app.areas.surveys.printing import documents
from desktop_app.areas.surveys.printing.commands import print_survey
from desktop_app.areas.surveys.printing.service import PrintService
from desktop_app.areas.surveys.states import BatchState
from desktop_app.core.errors import Cancelled, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.profile import Profile, write_profile
from desktop_app.office.wording import WordingService
from tests.areas.surveys.makers import DAY, PLAIN, a_batch, a_survey, with_forms
from tests.core.paper.samples import ReadPdf


def layout(desk: Desk, survey: str) -> str:
    with desk.db.reading() as session:
        return survey_of(session, survey).layout


def test_every_form_of_a_batch_has_the_next_serial(desk: Desk) -> None:
    survey = a_survey(desk)
    a_batch(desk, survey, forms=3)
    pdf = ReadPdf(PrintService(desk).blank_forms(a_batch(desk, survey, forms=2)))
    assert len(pdf) == 4
    assert ["-00004-" in pdf.text(page) for page in range(4)] == [True, True, False, False]
    assert "-00005-" in pdf.text(3)


def test_later_printings_stand_where_the_first_did_whatever_the_office_words_or_calls_itself(desk: Desk) -> None:
    survey = a_survey(desk)
    first = a_batch(desk, survey, forms=1)
    PrintService(desk).blank_forms(first)
    kept = layout(desk, survey)
    assert json.loads(kept)["pages"][0]["q1_1"]["1"][0] == 28.0
    longer = "(xin ông/bà vui lòng trả lời thêm cả các câu hỏi ghi số {cau} ở ngay bên dưới câu hỏi này)"
    WordingService(desk).change(documents.WORDING, {"tra_loi_them": longer})
    with desk.db.writing(desk.account.uid) as session:
        write_profile(session, Profile(name="thành phố Xa Xôi Hẻo Lánh", place="Xa Xôi"))
    again = ReadPdf(PrintService(desk).blank_forms(first))
    assert layout(desk, survey) == kept
    assert "THÀNH PHỐ XA" in again.text(0)
    assert "vui lòng" not in again.all_text()
    new = ReadPdf(PrintService(desk).blank_forms(a_batch(desk, a_survey(desk, quarter=4), forms=1)))
    assert "vui lòng" in new.all_text()


def test_a_form_whose_boxes_would_stand_elsewhere_is_not_printed(desk: Desk) -> None:
    survey = a_survey(desk)
    batch = a_batch(desk, survey, forms=1)
    PrintService(desk).blank_forms(batch)
    moved = layout(desk, survey).replace("[28.0,94", "[29.0,94")
    with desk.db.writing(desk.account.uid) as session:
        survey_of(session, survey).layout = moved
    with pytest.raises(UserError, match="không còn nằm như lần in đầu của PKS05 quý III/2026"):
        PrintService(desk).blank_forms(batch)


def test_giving_up_keeps_no_layout(desk: Desk) -> None:
    class GivesUp:
        def report(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    survey = a_survey(desk)
    with pytest.raises(Cancelled):
        PrintService(desk).blank_forms(a_batch(desk, survey, forms=2), GivesUp())
    assert layout(desk, survey) == ""


def test_what_cannot_be_printed_is_told_and_nothing_is_kept(desk: Desk) -> None:
    survey, service = a_survey(desk), PrintService(desk)
    none = a_batch(desk, survey, serial_from=None, serial_to=None, printed=0)
    with pytest.raises(UserError, match="chưa có số phiếu nào để in"):
        service.blank_forms(none)
    with pytest.raises(UserError, match=r"có 100\.000 phiếu, mỗi tệp in nhiều nhất 5\.000"):
        service.blank_forms(a_batch(desk, survey, forms=100_000))
    closed = a_batch(desk, survey, forms=2, state=BatchState.CLOSED)
    with pytest.raises(UserError, match="đã đóng"):
        service.blank_forms(closed)
    void = a_batch(desk, survey, forms=2, voided_on=DAY)
    for make in (service.blank_forms, service.cover_sheet, service.certificate):
        with pytest.raises(UserError, match="đã hủy"):
            make(void)
    assert layout(desk, survey) == ""


def test_the_sheet_before_a_batch_adds_its_numbers_up_and_an_open_batch_has_no_certificate(desk: Desk) -> None:
    survey = a_survey(desk)
    batch = a_batch(desk, survey, forms=20, place="Chợ Đoài", drawn="3,7")
    said = ReadPdf(PrintService(desk).cover_sheet(batch)).all_text()
    for words in ("Lô 01, đợt khảo sát PKS05 quý III/2026", "Chợ Đoài", "Cộng các số thứ tự 210", "-00020-",
                  "Nhập hai lượt 2 phiếu", "Không thu về được"):  # fmt: skip
        assert words in said
    with pytest.raises(UserError, match="Đóng lô rồi in"):
        PrintService(desk).certificate(batch)
    assert "q8_1" in ReadPdf(PrintService(desk).codebook(survey)).all_text()


@pytest.mark.parametrize(("code", "said"), [("PKS05", "quý III/2026"), ("PKS01", "được trộn rồi mới ghi")])
def test_a_closed_batch_is_certified_with_its_rate_its_errors_and_its_digest(desk: Desk, code: str, said: str) -> None:
    survey = a_survey(desk, code)
    batch = a_batch(desk, survey, forms=20, handed_out=20, returned=16, state=BatchState.CLOSED, digest="ab" * 32)
    with_forms(desk, batch, [PLAIN] * 16 if code == "PKS05" else [{"q1": 4}] * 16)
    text = ReadPdf(PrintService(desk).certificate(batch)).all_text()
    for words in ("CHỨNG THƯ LÔ PHIẾU", "80,0% (16/20)", "không nhập lại phiếu nào", "abababab abababab", said):
        assert words in text


def printed(desk: Desk, target: Path, **changed: object) -> dict[str, object]:
    values = {"form": "pks03", "count": 3, "out": target, "hamlet": None, "collector": None, "period": None, **changed}
    return dict(print_survey(desk, values).data)


def batches(desk: Desk) -> list[SurveyBatch]:
    with desk.db.reading() as session:
        return list(session.scalars(select(SurveyBatch).order_by(SurveyBatch.id)))


def test_the_command_begins_a_batch_and_writes_its_forms(desk: Desk, tmp_path: Path) -> None:
    survey = a_survey(desk, "PKS03", quarter=2)
    data = printed(desk, tmp_path / "f.pdf")
    assert (data["batch"], data["forms"]) == ("Lô 01", 3)
    assert str(data["first"]) in ReadPdf((tmp_path / "f.pdf").read_bytes()).text(0)
    assert printed(desk, tmp_path / "g.pdf", collector="Lò Thị Ví Dụ")["batch"] == "Lô 02"
    with desk.db.reading() as session:
        assert session.scalars(select(Survey.next_serial)).one() == 7
        assert batch_of(session, batches(desk)[1].uid).collector == "Lò Thị Ví Dụ"
        assert survey_of(session, survey).layout


def test_the_command_says_what_is_wrong_and_leaves_no_file_and_no_open_batch(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "f.pdf"
    with pytest.raises(UserError, match="Chưa có đợt khảo sát nào đang làm dùng phiếu"):
        printed(desk, out)
    a_survey(desk, "PKS03", quarter=2)
    for changed, said in (({"count": 0}, "Một lô từ 1 đến"), ({"count": 100_000}, "Một lô từ 1 đến"),
                          ({"out": tmp_path / "f.docx"}, "Đặt đuôi tệp"), ({"hamlet": "Thôn Lạ"}, "Không có thôn"),
                          ({"period": "quý 2"}, "Không hiểu quý")):  # fmt: skip
        with pytest.raises(UserError, match=said):
            printed(desk, out, **changed)
    with pytest.raises(UserError):
        printed(desk, tmp_path / "none" / "f.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert [batch.voided_on is None for batch in batches(desk)] == [False]
