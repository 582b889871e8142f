"""Two versions of a line beside each other: which ones, on paper, in the window."""

from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.areas.conventions.states import State
from desktop_app.areas.conventions.text.comparing import Comparison, comparison_of
from desktop_app.areas.conventions.text.entry import TextEntry
from desktop_app.areas.conventions.text.printing import difference_document, print_difference
from desktop_app.areas.conventions.text.rules import Wording
from desktop_app.areas.conventions.text.service import TextService
from desktop_app.areas.conventions.text.views.comparison import ComparisonView
from desktop_app.core.errors import UserError
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.office.desk import Desk
from tests.areas.conventions.text.makers import convention, rev_of
from tests.areas.conventions.text.test_rules import AFTER, BEFORE
from tests.core.paper.samples import ReadPdf

GOLDEN = Path(__file__).parents[3] / "golden" / "ban-so-sanh-huong-uoc.txt"


def two_versions(desk: Desk) -> str:
    """A text in force since 2021 and the draft that is to change it; the uid of the draft's convention."""
    old = convention(desk, state=State.IN_FORCE, recognised_on=date(2021, 6, 12))
    new = convention(desk, 2, line_uid=old, amends_uid=old)
    service = TextService(desk)
    service.save(old, 1, TextEntry(wording=Wording(articles=BEFORE), called="Bản năm 2021"))
    service.save(new, 1, TextEntry(wording=Wording(articles=BEFORE), saved_on=date(2026, 10, 1)))
    service.save(new, rev_of(desk, new), TextEntry(wording=Wording(articles=AFTER), saved_on=date(2026, 11, 20)))
    return new


def test_a_draft_is_compared_with_the_text_that_it_is_to_change(desk: Desk) -> None:
    uid = two_versions(desk)
    comparison = comparison_of(desk, uid)
    assert (comparison.before.heading, comparison.after.heading) == (
        "Bản đang thực hiện, công nhận 12/06/2021",
        "Dự thảo lần 2, hoàn thiện 20/11/2026",
    )
    chosen = comparison_of(desk, uid, 2, 3)
    assert chosen.before.heading == "Dự thảo lần 1, hoàn thiện 01/10/2026"
    with pytest.raises(UserError, match=r"Không có bản số 9. Các bản đang có: 1, 2, 3\."):
        comparison_of(desk, uid, 1, 9)


def test_the_first_text_of_a_line_is_compared_with_the_one_after_it_and_stands_before_it(desk: Desk) -> None:
    old = comparison_of(desk, two_versions(desk)).before.convention_uid
    comparison = comparison_of(desk, old)
    assert (comparison.before.number, comparison.after.number) == (1, 2)


def test_one_version_alone_is_compared_with_nothing(desk: Desk) -> None:
    uid = convention(desk)
    TextService(desk).save(uid, 1, TextEntry(wording=Wording(articles=BEFORE)))
    with pytest.raises(UserError, match="mới có một bản"):
        comparison_of(desk, uid)


def test_the_printed_difference_is_the_golden_one_and_word_says_the_same(desk: Desk, tmp_path: Path) -> None:
    uid = two_versions(desk)
    text = ReadPdf(write_pdf(difference_document(desk, comparison_of(desk, uid)))).all_text() + "\n"
    assert text == GOLDEN.read_text(encoding="utf-8")
    target = tmp_path / "khac.docx"
    done = print_difference(desk, {"id": "2/2026", "from": "1", "to": "3", "out": str(target)})
    assert done.text == f"2 điều sửa, 1 thêm, 1 bỏ. Đã ghi bản so sánh: {target}"
    runs = [run for paragraph in docx.Document(str(target)).paragraphs for run in paragraph.runs]
    struck = "".join(run.text for run in runs if run.font.strike)
    underlined = "".join(run.text for run in runs if run.font.underline)
    assert "không để quá 48\u00a0giờ" in struck
    assert "thứ Bảy tuần đầu tháng" in underlined
    assert "vòng hoa" not in struck + underlined


def test_a_convention_that_is_not_in_the_register_is_told(desk: Desk, tmp_path: Path) -> None:
    for label, sentence in (("x", "Gõ dạng 3/2026"), ("9/2026", "Sổ chưa có hương ước 9/2026")):
        with pytest.raises(UserError, match=sentence):
            print_difference(desk, {"id": label, "from": 1, "to": 2, "out": str(tmp_path / "a.pdf")})


def shown(qtbot: QtBot, comparison: Comparison) -> ComparisonView:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.show_comparison(comparison)
    view.resize(800, 500)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def test_only_what_differs_is_shown_at_first_and_keys_go_from_place_to_place(desk: Desk, qtbot: QtBot) -> None:
    view = shown(qtbot, comparison_of(desk, two_versions(desk)))
    assert [row.change.article.label for row in view.rows] == ["Điều 5", "Điều 7", "Điều 7", "Điều 9"]
    view.only_different.click()
    assert len(view.rows) == 5
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Up, 1)):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
        assert view.at == place
    assert view.rows[1].accessibleName() == "Điều 5: sửa"


def test_other_versions_are_chosen_in_the_view(desk: Desk, qtbot: QtBot) -> None:
    view = shown(qtbot, comparison_of(desk, two_versions(desk)))
    with qtbot.waitSignal(view.chosen) as chosen:
        view.chips[0].pick("2")
    assert chosen.args == [2, 3]
