"""Petitions from their arrival to their end, in the real window, by keys alone."""

from datetime import date

from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Outcome, State
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.accounts import AccountService
from desktop_app.office.rights import Role
from desktop_app.shell.system.law_page import LawPage
from tests.areas.petitions.makers import a_petition
from tests.conftest import PASSWORD
from tests.journeys.handler import ALT, CTRL, Handler, Key

WHAT = "Khiếu nại phương án bồi thường thửa 58, tờ bản đồ số 24"
COMPLAINT = (Key.Key_K, Key.Key_H)
LAND = (Key.Key_D, Key.Key_A, Key.Key_T)
POST = (Key.Key_B,)
ACCEPT = "Thụ lý giải quyết khiếu nại lần đầu"
THEIRS = PASSWORD + " hai"


def test_a_complaint_is_handled_to_its_end_with_75_keys_beside_the_words(handler: Handler) -> None:
    enter_and_classify(handler)
    accept(handler)
    extend(handler)
    decide_and_send(handler)
    assert handler.keys == 75


def enter_and_classify(clerk: Handler) -> None:
    """From Hôm nay; the guided sheet says where the answers lead."""
    clerk.begin()
    clerk.fill_needed(source=POST, full_name="Nguyễn Văn Mẫu", kind=COMPLAINT, subject=LAND, content=WHAT)
    clerk.save_entry()
    clerk.sees("Thụ lý hay không thụ lý khiếu nại: 03/12/2026, còn 7 ngày làm việc")
    clerk.open_record()
    clerk.press(Key.Key_Return)
    clerk.over(VerbSheet)
    clerk.fill_needed(against=(Key.Key_Q,))
    clerk.sees(f"Đề nghị: {ACCEPT}.")
    clerk.save_sheet()
    clerk.sees("Phân loại: khiếu nại, thuộc thẩm quyền")
    clerk.today()
    clerk.sees("Không có việc quá hạn, không có việc đến hạn trong 3 ngày làm việc.")


def accept(clerk: Handler) -> None:
    """A week later Hôm nay asks for it; the notice of acceptance is looked at."""
    clerk.be_on(date(2026, 12, 1))
    clerk.today()
    clerk.go("Thụ lý hay không thụ lý khiếu nại")
    clerk.opened()
    clerk.take()
    clerk.sees("Thứ Năm 31/12/2026")
    preview = clerk.first_paper()
    assert "Nguyễn Văn Mẫu" in clerk.printed(preview)
    clerk.press(Key.Key_Escape)
    clerk.today()
    assert "Thụ lý hay không" not in clerk.screen()


def extend(clerk: Handler) -> None:
    """Two days before its end the settlement is prolonged as complex; Hôm nay presses no more."""
    clerk.be_on(date(2026, 12, 29))
    clerk.today()
    clerk.go("Quyết định giải quyết khiếu nại lần đầu")
    clerk.opened()
    clerk.more("Kéo dài thời hạn giải quyết khiếu nại phức tạp")
    clerk.over(VerbSheet)
    clerk.press(Key.Key_S, with_=CTRL)
    clerk.sees("Chưa chọn tiêu chí phức tạp.")
    clerk.press(Key.Key_Space)
    clerk.save_sheet()
    clerk.sees("Thứ Sáu 15/01/2027")
    clerk.sees("Thông báo kéo dài thời hạn")
    clerk.today()
    clerk.sees("Không có việc quá hạn, không có việc đến hạn trong 3 ngày làm việc.")


def decide_and_send(clerk: Handler) -> None:
    """What was decided must be sent; then nothing is owed, and the list says that it is settled."""
    clerk.find("001/2026")
    clerk.press(Key.Key_Return)
    clerk.opened()
    clerk.be_on(date(2026, 12, 30))
    clerk.take(result=(Key.Key_D,))
    clerk.sees("còn 3 ngày làm việc để gửi quyết định giải quyết khiếu nại")
    clerk.today()
    clerk.go("Gửi quyết định giải quyết khiếu nại")
    clerk.opened()
    clerk.take()
    clerk.today()
    clerk.sees("Không có đơn nào đang giải quyết.")
    clerk.go("Mở đơn thư")
    clerk.listed()
    clerk.sees("Đã giải quyết, ngày 30/12/2026")


def test_too_many_representatives_of_a_group_are_refused_with_a_sentence(handler: Handler) -> None:
    handler.begin()
    handler.fill_needed(source=POST, full_name="Lường Thị Xuân")
    handler.fill(signers="7", mandate="Văn bản cử ngày 20/11/2026")
    handler.press(Key.Key_Return)
    handler.write("Hoàng Văn Pao; 099068001234; Thôn Đoài")
    handler.press(Key.Key_Return)
    handler.write("Trần Thị Mỵ")
    handler.fill_needed(kind=COMPLAINT, subject=LAND, content=f"Bảy hộ {WHAT}")
    handler.press(Key.Key_S, with_=CTRL)
    handler.sees("Đơn 7 người ký cử nhiều nhất 2 người đại diện, đang ghi 3.")
    assert handler.petitions() == []
    assert handler.form().field("companions").input.focus_widget.hasFocus()
    handler.press(Key.Key_End, with_=CTRL)
    handler.press(*[Key.Key_Backspace] * len("\nTrần Thị Mỵ"))
    handler.save_entry()
    people = handler.record().people
    assert [(who.name, who.is_representative) for who in people] == [("Lường Thị Xuân", True), ("Hoàng Văn Pao", True)]
    assert handler.record().signers == 7


def test_a_repetition_is_joined_by_a_key_parted_because_it_was_wrong_and_that_is_undone(handler: Handler) -> None:
    PetitionService(handler.office.desk).register(a_petition())
    page = handler.begin()
    handler.fill_needed(source=POST, full_name="Trần Thị Khác", kind=COMPLAINT, subject=LAND, content=WHAT)
    handler.press(Key.Key_Tab)
    handler.sees("Đơn 001/2026, ngày 16/11/2026. Chờ phân loại, hạn 26/11/2026.")
    handler.press(Key.Key_1, with_=ALT)
    assert page.likely.chosen()["is_repetition"]
    handler.save_entry()
    joined = handler.record()
    assert (joined.outcome, joined.joined_uid) == (Outcome.JOINED, handler.petitions()[0])
    assert joined.case is not None
    assert joined.case.label == "", "a mere repetition opens no case"
    handler.sees("Ghép vào đơn khác, ngày 23/11/2026")
    handler.sees("Đơn 001/2026")
    part(handler)
    assert (handler.record().state, handler.record().joined_uid) == (State.NEW, "")
    handler.sees("Chờ phân loại")
    handler.press(Key.Key_Z, with_=CTRL)
    handler.sees("Đã trả đơn 002/2026 về như trước lần lưu cuối.")
    assert (handler.record().outcome, handler.record().joined_uid) == (Outcome.JOINED, handler.petitions()[0])


def part(clerk: Handler) -> None:
    """By the menu of the list, with a reason."""
    menu = clerk.menu()
    at = [act.text() for act in menu.actions() if not act.isSeparator()].index("Bỏ ghép khỏi đơn khác")
    clerk.press(*[Key.Key_Down] * (at + 1), Key.Key_Return)
    clerk.over(VerbSheet)
    clerk.write("Hai thửa đất khác nhau")
    clerk.save_sheet()


def test_a_step_that_the_law_does_not_allow_is_forced_by_a_leader_and_by_nobody_else(handler: Handler) -> None:
    accounts = AccountService(handler.office.desk, handler.office.keeper)
    accounts.open("Lê Thị Hoa", "Công chức", Role.OFFICIAL, THEIRS)
    accounts.open("Ngô Xuân Thạo", "Chủ tịch", Role.LEADER, THEIRS)
    PetitionService(handler.office.desk).register(a_petition())
    handler.sign_in_as("Lê Thị Hoa", THEIRS)
    open_found(handler)
    listed = handler.more()
    handler.sees("Không được làm ở bước này")
    handler.sees("Đơn đang ở bước “Chờ phân loại”.")
    assert not [row for row in listed.findChildren(RowButton) if row.text().startswith(ACCEPT)]
    handler.press(Key.Key_Escape)
    handler.sign_in_as("Ngô Xuân Thạo", THEIRS)
    open_found(handler)
    handler.more(ACCEPT)
    handler.over(VerbSheet)
    handler.sees("Luật chưa mở bước này.")
    handler.press(Key.Key_S, with_=CTRL)
    handler.sees("Chưa nhập lý do cho làm dù luật chưa mở.")
    handler.write("Theo ý kiến của UBND tỉnh")
    handler.save_sheet()
    handler.sees("Ngô Xuân Thạo cho làm dù luật chưa mở: Theo ý kiến của UBND tỉnh")
    assert handler.record().state is State.ACCEPTED


def open_found(clerk: Handler) -> None:
    """The only petition, by Ctrl+K."""
    clerk.find("001/2026")
    clerk.press(Key.Key_Return)
    clerk.opened()


def test_a_day_off_that_an_administrator_adds_moves_an_open_deadline(handler: Handler) -> None:
    PetitionService(handler.office.desk).register(a_petition(received_on=date(2026, 11, 23)))
    handler.press(Key.Key_8, with_=CTRL)
    handler.tab_to("Cơ quan.")
    handler.press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    handler.page(LawPage)
    handler.tab_to("Quy định.")
    handler.press(Key.Key_Right)
    handler.press(Key.Key_N, with_=CTRL)
    handler.fill(on="27/11/2026", kind=(Key.Key_N,), reason="nghỉ tránh bão", document="88/TB-UBND")
    handler.press(Key.Key_S, with_=CTRL)
    handler.sees("03/12/2026 sang 04/12/2026")
    handler.press(Key.Key_S, with_=CTRL)
    handler.sees("hạn đang chạy đã dời")
    handler.be_on(date(2026, 12, 1))
    handler.today()
    handler.sees("hạn cũ 03/12/2026, dời theo lịch nghỉ sửa ngày 23/11/2026")
    handler.go("Thụ lý hay không thụ lý khiếu nại")
    handler.opened()
    handler.sees("Thứ Sáu 04/12/2026")
    handler.sees("nghỉ tránh bão")
