"""A hương ước from its proposal to its recognition, in the real window, by keys alone."""

from datetime import date

from desktop_app.areas.conventions.states import State
from desktop_app.areas.conventions.text.views.opinions_page import OpinionsPage
from desktop_app.areas.conventions.text.views.text_page import TextPage
from desktop_app.areas.decisions.votes.views.comparing import ComparingBody
from desktop_app.areas.decisions.votes.views.standing import StandingBody
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.verb_sheet import VerbSheet
from tests.journeys.community import Official, keys
from tests.journeys.handler import CTRL, Key

TEXT = "Điều 1. Việc cưới\nTổ chức gọn trong một ngày.\nĐiều 2. Việc tang\nKhông để quá 48 giờ; hạn chế vòng hoa."
BALLOTS = ("286", "46", "240", "238", "2", "200", "30", "8")


def test_a_text_is_drafted_posted_adopted_by_ballot_after_a_failed_meeting_and_recognised(official: Official) -> None:
    draft(official)
    post_and_consult(official)
    meet_in_vain(official)
    adopt_by_ballot(official)
    recognise(official)
    record = official.convention().record
    assert record is not None
    assert (record.state, record.households) == (State.IN_FORCE, 286)


def draft(official: Official) -> None:
    """Thôn Đoài, 286 households: agreed with the Front, a team, a text of two articles."""
    official.begin_convention()
    official.fill_needed(hamlet="Thôn Đoài")
    official.press(Key.Key_S, with_=CTRL)
    official.convention()
    official.does("Thống nhất với Mặt trận")
    official.open_next("Ghi Tổ soạn thảo")
    official.fill(full_name="Lò Văn Tới")
    official.save_sheet()
    official.does("Thành lập Tổ soạn thảo")
    official.comes_next("Soạn văn bản")
    official.press(Key.Key_Return)
    official.page(TextPage)
    official.write(TEXT)
    official.press(Key.Key_S, with_=CTRL)
    official.press(Key.Key_Escape)
    official.convention()


def post_and_consult(official: Official) -> None:
    """The draft hangs for 30 whole days; what is said about it is answered before it is summed up."""
    official.turn_to(date(2026, 11, 25))
    official.does("Niêm yết dự thảo lấy ý kiến")
    official.does("Lấy ý kiến bằng cách khác", said="Sao gửi từng hộ")
    official.more("Ý kiến về dự thảo")
    official.page(OpinionsPage)
    official.press(Key.Key_N, with_=CTRL)
    official.over(VerbSheet)
    official.fill(channel=keys("HOM"), who="Lường Thị Xuân", article="2", content="Nên để 24 giờ", answer=keys("TIEP"))
    official.save_sheet()
    official.press(Key.Key_Escape)
    official.turn_to(date(2026, 12, 25))
    official.sees("Dự thảo chưa niêm yết đủ ngày. Làm được từ ngày 26/12/2026.")
    official.turn_to(date(2026, 12, 26))
    add_paper(official, "Bản tổng hợp ý kiến")
    official.does("Tổng hợp ý kiến, hoàn thiện dự thảo")


def meet_in_vain(official: Official) -> None:
    """100 of 286 households came, which is no meeting."""
    official.turn_to(date(2026, 12, 28))
    add_paper(official, "Dự thảo có chữ ký Tổ soạn thảo")
    official.does("Báo họp thông qua", until_on="31/12/2026")
    official.turn_to(date(2026, 12, 31))
    open_vote(official)
    official.open_next("Mở biểu quyết")
    official.save_sheet()
    official.comes_next("Kiểm phiếu")
    official.press(Key.Key_Return)
    official.counting(StandingBody)
    official.write("100")
    official.save_count()
    official.sees("100 hộ dự họp trên tổng số hộ 286")
    close_and_go_back(official)
    official.does("Họp không đủ số hộ, chuyển sang phát phiếu")


def adopt_by_ballot(official: Official) -> None:
    """A plan, its notice, ballots from house to house; 200 of 286 households agree."""
    open_vote(official)
    official.does("Lập kế hoạch phát phiếu")
    official.does("Gửi kế hoạch phát phiếu đến UBND và Mặt trận cấp xã")
    official.does("Báo phát phiếu lấy ý kiến từng hộ", until_on="04/01/2027")
    official.be_on(date(2027, 1, 4))
    official.open_next("Mở biểu quyết")
    official.fill(to_on="08/01/2027")
    official.save_sheet()
    official.be_on(date(2027, 1, 9))
    official.comes_next("Kiểm phiếu")
    official.press(Key.Key_Return)
    official.count_by_totals(1, "Vi Văn Thắng", *BALLOTS)
    official.count_by_totals(2, "Lò Thị Inh", *BALLOTS)
    official.counting(ComparingBody)
    official.save_count()
    official.sees("200 hộ tán thành trên tổng số hộ 286")
    close_and_go_back(official)
    official.does("Ghi đã được cộng đồng thông qua")


def recognise(official: Official) -> None:
    """The dossier is complete only with its papers and four who signed; then five working days, then two."""
    for paper in ("Văn bản đề nghị công nhận (Mẫu 01)", "Nghị quyết hoặc biên bản", "Dự thảo đã được thông qua"):
        add_paper(official, paper)
    for name in ("Lò Văn Tới", "Hoàng Thị Mai", "Vi Văn Thắng", "Lò Thị Inh"):
        official.open_next("Ghi người ký")
        official.fill(full_name=name)
        official.save_sheet()
    official.does("Gửi hồ sơ đề nghị công nhận")
    official.turn_to(date(2027, 1, 13))
    official.does("Quyết định công nhận", document_number="07/QĐ-UBND")
    official.does("Gửi bản đã công nhận cho thôn và Mặt trận")


def add_paper(official: Official, title: str) -> None:
    """The paper that is missing stands chosen already."""
    sheet = official.open_next("Thêm giấy còn thiếu")
    chosen = sheet.form.field("key").input.focus_widget
    assert isinstance(chosen, ChoiceInput)
    assert chosen.currentText().startswith(title)
    official.save_sheet()


def open_vote(official: Official) -> None:
    """From the text to the vote on it."""
    official.comes_next("Mở việc biểu quyết")
    official.press(Key.Key_Return)
    official.decision()


def close_and_go_back(official: Official) -> None:
    """The result is closed; Esc leads to the vote, Esc to the text."""
    official.save_count()
    official.sees("Đã chốt kết quả biểu quyết.")
    official.press(Key.Key_Escape)
    official.decision()
    official.press(Key.Key_Escape)
    official.convention()
