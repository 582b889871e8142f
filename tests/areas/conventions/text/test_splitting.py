"""Lines of a text put into articles: none is lost."""

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.conventions.text.intake import from_docx
from desktop_app.areas.conventions.text.rules import Article
from desktop_app.areas.conventions.text.splitting import split
from desktop_app.areas.conventions.text.typed import typed
from tests.core.word_text.makers import add_list, listed, saved

WHOLE = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HƯƠNG ƯỚC THÔN CẦU HẠ
Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Mục đích
Giữ gìn thuần phong mỹ tục.
Điều 2: Hương ước áp dụng đối với mọi hộ trong thôn.
Chương II. Nếp sống
Mục 1. Cưới, tang
Điều 3. Việc cưới
1. Tổ chức gọn.
2. Theo Điều 2 của hương ước này.
Điều 2 của hương ước này áp dụng cả với khách.
Điều 3a. Việc tang
Làm chu đáo.
Hương ước này gồm 2 chương, 4 điều.
Cầu Hạ, ngày 20 tháng 11 năm 2026
TRƯỞNG THÔN
Ngô Văn Bốn""".splitlines()


def words_of(*texts: str) -> set[str]:
    return {word.strip(".:–-").lower() for text in texts for word in text.split() if word.strip(".:–-")}


def test_chapters_articles_preamble_and_closing_are_found() -> None:
    read = split(WHOLE)
    assert read.wording.preamble.splitlines() == WHOLE[:2]
    assert read.wording.articles == (
        Article("1", "Mục đích", "Giữ gìn thuần phong mỹ tục.", "Chương I. NHỮNG QUY ĐỊNH CHUNG"),
        Article("2", "", "Hương ước áp dụng đối với mọi hộ trong thôn.", "Chương I. NHỮNG QUY ĐỊNH CHUNG"),
        Article("3", "Việc cưới", "\n".join(WHOLE[10:13]), "Chương II. Nếp sống – Mục 1. Cưới, tang"),
        Article("3a", "Việc tang", "\n".join(WHOLE[14:16]), "Chương II. Nếp sống – Mục 1. Cưới, tang"),
    )
    assert read.wording.closing.splitlines() == WHOLE[16:]
    assert not read.unplaced
    assert not read.doubts


def test_the_counts_of_lines_add_up_and_are_told_before_saving() -> None:
    read = split(WHOLE, ["Đầu trang: Dự thảo"])
    assert read.told == (
        "4 điều; 20 dòng: 2 ở lời nói đầu, 4 tên chương, 10 trong các điều, 3 ở phần cuối, 1 không nhận ra."
    )


def test_a_number_that_is_missing_or_twice_is_told() -> None:
    read = split(["Điều 2. Họp", "Một.", "Điều 5. Cưới", "Hai.", "Điều 5. Tang", "Ba.", "Điều 6 Rác thải", "Bốn."])
    assert [article.number for article in read.wording.articles] == ["2", "5", "5", "6"]
    assert read.doubts == (
        "Sau Điều 2 là Điều 5. Kiểm tra xem có thiếu hoặc trùng điều không.",
        "Sau Điều 5 là Điều 5. Kiểm tra xem có thiếu hoặc trùng điều không.",
        "Điều đầu tiên là Điều 2, không phải Điều 1. Kiểm tra phần đầu.",
    )


def test_a_line_that_might_begin_an_article_but_does_not_for_sure_is_told() -> None:
    read = split(["Điều 1. Họp", "Điều 9 Luật Thực hiện dân chủ ở cơ sở quy định việc này."])
    assert len(read.wording.articles) == 1
    assert read.doubts[0].startswith("Dòng “Điều 9 Luật Thực hiện dân chủ")


def test_a_text_without_articles_is_left_to_the_official_whole() -> None:
    read = split(["Hộ nào cũng giữ vệ sinh.", "Không thả rông chó."])
    assert read.unplaced == ("Hộ nào cũng giữ vệ sinh.", "Không thả rông chó.")
    assert "Không thấy dòng nào bắt đầu bằng “Điều”" in read.doubts[0]


def test_decomposed_letters_and_the_letter_of_iceland_begin_an_article_too() -> None:
    read = split(["Ðiều 1. Một.", "Đie\u0302\u0300u 2. Hai.", "ĐIỀU 3\u00a0: Ba."])
    assert [article.number for article in read.wording.articles] == ["1", "2", "3"]


def test_articles_that_word_numbers_by_itself_are_articles() -> None:
    word = docx.Document()
    add_list(word, 90, [("decimal", "Điều %1."), ("decimal", "%2.")])
    for number in range(1, 31):
        listed(word, f"Việc thứ {number}", 90)
        listed(word, "Làm chu đáo.", 90, 1)
        listed(word, "Làm đúng hẹn.", 90, 1)
    read = from_docx(saved(word))
    assert [article.number for article in read.wording.articles] == [str(number) for number in range(1, 31)]
    assert read.wording.articles[-1] == Article("30", "Việc thứ 30", "1. Làm chu đáo.\n2. Làm đúng hẹn.")


def test_what_stands_between_a_chapter_and_its_first_article_is_left_to_the_official() -> None:
    read = split(
        ["Điều 1. Một.", "Phần II. Nếp sống", "Chương I", "Cưới", "Ai cũng theo;", "Điều 2. Hai.", "Chương IV"]
    )
    assert read.unplaced == ("Ai cũng theo;", "Chương IV")
    assert read.wording.articles[1].chapter == "Phần II. Nếp sống – Chương I. Cưới"


def test_a_text_that_is_typed_out_and_read_again_is_the_same() -> None:
    wording = split(WHOLE).wording
    assert split(typed(wording).splitlines()).wording == wording


LINES = st.lists(
    st.sampled_from([*WHOLE, "Chương III", "Phần thứ hai. Chung", "Điều 4", "Điều 9. x", "điều 1", "", "Mục 2", "|"]),
    max_size=14,
)


@given(LINES, st.lists(st.just("Đầu trang: x"), max_size=1))
@settings(max_examples=40)
def test_every_line_is_counted_once_and_no_word_is_lost(lines: list[str], beside: list[str]) -> None:
    read = split(lines, beside)
    blank = [line for line in lines if line.strip()]
    assert read.lines == len(blank) + len(beside)
    assert min(read.in_articles, read.in_preamble, read.in_closing, read.in_chapters) >= 0
    wording = read.wording
    heads = [f"Điều {article.number} {article.title} {article.chapter}" for article in wording.articles]
    texts = [article.text for article in wording.articles]
    assert words_of(*blank, *beside) == words_of(wording.preamble, *heads, *texts, wording.closing, *read.unplaced)
    for line in blank:
        kept = [wording.preamble, *texts, wording.closing, *read.unplaced, *heads]
        assert any(words_of(line) <= words_of(each) for each in (*kept, *map(" ".join, zip(heads, texts, strict=True))))
