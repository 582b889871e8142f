"""What differs between two wordings of a convention."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.conventions.text.pieces import after_of, before_of, pieces_of
from desktop_app.areas.conventions.text.rules import (
    Article,
    Change,
    Mark,
    Piece,
    Wording,
    changed,
    counts_told,
    difference,
)

FUNERAL = Article("5", "", "Việc tang không để quá 48 giờ; hạn chế vòng hoa, không rải vàng mã trên đường.")
FINE = Article("7", "", "Hộ vi phạm nộp phạt 200.000 đồng vào quỹ thôn.")
WASTE = Article("9", "", "Mỗi hộ phân loại rác tại nhà, ngày mồng 1 và 15 cùng dọn ngõ.")
BEFORE = (Article("4", "", "Hộ có việc cưới báo trưởng thôn."), FUNERAL, FINE, WASTE)
AFTER = (
    BEFORE[0],
    replace(
        FUNERAL,
        text="Việc tang thực hiện theo quy định về vệ sinh môi trường; hạn chế vòng hoa, không rải vàng mã trên đường.",
    ),
    Article(
        "7", "", "Hộ vi phạm được nhắc nhở tại cuộc họp thôn và tự khắc phục; không thay cho xử lý theo pháp luật."
    ),
    replace(WASTE, text="Mỗi hộ phân loại rác tại nhà, ngày thứ Bảy tuần đầu tháng cùng dọn ngõ."),
)

WORDS = st.sampled_from(["thôn", "họp", "nhà", "48", "giờ", "200.000", "Điều", "và", ";", ".", "\n", " ", "  ", "hoà"])
TEXTS = st.lists(WORDS, max_size=25).map("".join) | st.text(max_size=40)
ARTICLES = st.lists(
    st.builds(Article, st.sampled_from(["1", "2", "3", "5a", "Lời nói đầu", ""]), TEXTS, TEXTS), max_size=6
)


def test_the_difference_of_the_reference_picture_is_two_changed_one_added_one_removed() -> None:
    changes = difference(BEFORE, AFTER)
    assert [(change.kind, change.article.number) for change in changed(changes)] == [
        (Change.CHANGED, "5"),
        (Change.REMOVED, "7"),
        (Change.ADDED, "7"),
        (Change.CHANGED, "9"),
    ]
    assert counts_told(changes) == "2 điều sửa, 1 thêm, 1 bỏ"


def test_only_the_changed_words_are_marked_and_they_stand_together() -> None:
    funeral, _, _, waste = changed(difference(BEFORE, AFTER))
    assert funeral.text == (
        Piece(Mark.KEPT, "Việc tang "),
        Piece(Mark.REMOVED, "không để quá 48 giờ"),
        Piece(Mark.ADDED, "thực hiện theo quy định về vệ sinh môi trường"),
        Piece(Mark.KEPT, "; hạn chế vòng hoa, không rải vàng mã trên đường."),
    )
    assert [piece.text for piece in waste.text if piece.mark is not Mark.KEPT] == [
        "mồng 1 và 15",
        "thứ Bảy tuần đầu tháng",
    ]


def test_an_article_put_in_before_others_renumbers_them_and_is_the_only_one_added() -> None:
    before = tuple(Article(str(number), "", f"Việc thứ {number} của thôn do hộ {number} lo.") for number in range(1, 6))
    moved = tuple(replace(article, number=str(int(article.number) + 1)) for article in before[1:])
    changes = difference(before, (before[0], Article("2", "", "Ngõ xóm sạch đẹp."), *moved))
    assert counts_told(changes) == "1 điều thêm, 4 đổi số"
    assert [change.is_renumbered for change in changes] == [False, False, True, True, True, True]


def test_an_article_that_moved_and_was_changed_is_still_the_same_one() -> None:
    (change,) = difference([FUNERAL], [replace(AFTER[1], number="6")])
    assert change.kind is Change.CHANGED
    assert change.is_renumbered


def test_an_article_of_the_same_number_and_title_is_a_changed_one_even_when_nothing_of_its_text_stays() -> None:
    before = [Article("7", "Xử lý vi phạm", "Nộp phạt vào quỹ.")]
    after = [Article("7", "Xử lý vi phạm", "Nhắc nhở riêng, hòa giải rồi mới đưa ra họp.")]
    assert [change.kind for change in difference(before, after)] == [Change.CHANGED]


def test_an_article_taken_out_stands_where_it_stood() -> None:
    one, two, three = (Article(str(n), "", text) for n, text in enumerate(("Họp thôn.", "Nộp phạt.", "Cưới hỏi."), 1))
    assert [change.kind.value for change in difference([one, two, three], [one, three])] == [
        "giữ nguyên",
        "bỏ",
        "giữ nguyên",
    ]


def test_chapters_preamble_and_closing_are_parts_but_no_articles() -> None:
    before = Wording("Thôn ta.", (replace(FUNERAL, chapter="Chương I. Nếp sống"),), "Lập ngày 1.")
    after = Wording("Thôn ta.", (replace(FUNERAL, chapter="Chương I. Nếp sống mới"),), "Lập ngày 2.")
    changes = difference(before.parts, after.parts)
    assert counts_told(changes) == "2 chỗ khác ngoài các điều"
    assert [change.article.label for change in changed(changes)] == ["Tên chương", "Phần cuối"]


def test_a_wording_that_says_the_same_is_told_so() -> None:
    assert counts_told(difference(BEFORE, BEFORE)) == "Hai bản giống nhau"


@given(TEXTS, TEXTS)
@settings(max_examples=40)
def test_the_pieces_give_back_both_passages_exactly(before: str, after: str) -> None:
    pieces = pieces_of(before, after)
    assert before_of(pieces) == before
    assert after_of(pieces) == after
    assert all(piece.text for piece in pieces)


@given(ARTICLES, ARTICLES)
@settings(max_examples=40)
def test_no_article_of_either_wording_is_lost_or_told_twice(before: list[Article], after: list[Article]) -> None:
    changes = difference(before, after)
    assert [change.after for change in changes if change.after] == after
    assert sorted(map(repr, (change.before for change in changes if change.before))) == sorted(map(repr, before))
    for change in changes:
        assert before_of(change.text) == (change.before.text if change.before else "")
        assert after_of(change.text) == (change.after.text if change.after else "")
        assert before_of(change.title) == (change.before.title if change.before else "")
        assert after_of(change.title) == (change.after.title if change.after else "")


@given(ARTICLES)
@settings(max_examples=40)
def test_nothing_differs_between_a_wording_and_itself(articles: list[Article]) -> None:
    assert changed(difference(articles, articles)) == ()
