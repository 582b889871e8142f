"""Passages of a text that the official is asked about."""

from datetime import date

import pytest

from desktop_app.areas.conventions.text.asked import all_asked, asked_on
from desktop_app.areas.conventions.text.asking import questions
from tests.areas.conventions.text.makers import articles

ON = date(2026, 11, 23)
GOOD = (
    "1. Việc cưới gọn, vui, tiết kiệm; không mở nhạc to sau 22 giờ.",
    "Quỹ khuyến học do dân tự nguyện đóng góp, không ấn định mức.",
    "Hộ vi phạm được nhắc nhở tại cuộc họp thôn và tự khắc phục; không thay cho xử lý theo pháp luật.",
    "Không để xảy ra tảo hôn; con cháu lễ phép.",
    "Vòng hoa luân chuyển, không rải tiền vàng dọc đường.",
    "Mỗi lần chi trên 2.000.000 đồng có hai người cùng ký.",
    "Nhà văn hóa mở cửa từ 17 giờ thứ Ba.",
)


def asked(*texts: str) -> list[str]:
    return [question.rule.key for question in questions(articles(*texts), asked_on(ON))]


@pytest.mark.parametrize(
    ("passage", "key"),
    [
        ("Hộ vi phạm nộp phạt 200.000 đồng vào quỹ thôn.", "fine"),
        ("Nhà để trâu phá nương nộp một con gà, ba chai rượu để cả bản ăn hòa giải.", "fine"),
        ("Ai chặt một cây gỗ ở rừng Khe Tre phải nộp 500.000 đồng cho bản.", "fine"),
        ("Nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi mới được kết hôn.", "restates_law"),
        ("Thực hiện theo quy định của Luật Hôn nhân và gia đình.", "restates_law"),
        ("Hộ không góp công thì không cho dùng sân đình.", "limits_rights"),
        ("Nộp đủ mới được ký xác nhận giấy tờ.", "limits_rights"),
        ("Gia súc thả rông bị thu giữ.", "limits_rights"),
        ("Mỗi hộ phải đóng góp 50.000 đồng một tháng.", "forces_money"),
        ("Không để người mất trong nhà quá 48 giờ.", "funeral_hours"),
        ("Phụ nữ không được dự lễ ở đình.", "morals"),
    ],
)
def test_a_passage_that_may_be_against_the_law_is_asked_about(passage: str, key: str) -> None:
    assert key in asked("Việc tang, việc cưới.", passage)


@pytest.mark.parametrize("passage", GOOD)
def test_what_conventions_usually_say_is_not_asked_about(passage: str) -> None:
    assert asked("Việc cưới, việc tang.", passage) == []


def test_a_text_without_any_of_the_contents_is_asked_about_once_as_a_whole() -> None:
    (question,) = questions(articles("Ai cũng vui vẻ.", "Mọi người thân ái."), asked_on(ON))
    assert (question.rule.key, question.article_number) == ("has_content", "*")


def test_a_passage_stands_with_its_article_and_is_not_asked_again_once_answered() -> None:
    said = articles("Họp thôn mỗi quý.", "Một. Hộ vi phạm nộp phạt 200.000 đồng. Hai.")
    (question,) = questions(said, asked_on(ON))
    assert (question.article_number, question.passage) == ("2", "Hộ vi phạm nộp phạt 200.000 đồng.")
    assert questions(said, asked_on(ON), {question.key}) == ()


def test_every_question_ends_as_one_and_names_the_article_it_rests_on() -> None:
    for rule in all_asked():
        assert "?" in rule.asks
        assert "Nghị định 61/2023/NĐ-CP" in rule.article
    assert asked_on(date(2023, 8, 15)) == ()
