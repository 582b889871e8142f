"""A workbook that paper cannot follow is refused whole, each thing told with its sheet, row and column."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.surveys.forms.form import Choice, Form, Kind
from desktop_app.areas.surveys.forms.xlsform.reading import ReadForm, read_xlsform
from desktop_app.core.errors import UserError
from tests.areas.surveys.forms.xlsform.books import NAMED, YES_NO, Rows, a_book

HEAD = ("type", "name", "label", "relevant", "constraint", "required", "choice_filter", "parameters")


def read(folder: Path, *rows: tuple[object, ...], choices: Rows = YES_NO) -> ReadForm:
    return read_xlsform(a_book(folder, (HEAD, *rows), choices))


def form_of(read: ReadForm) -> Form:
    assert read.problems == ()
    assert read.form is not None
    return read.form


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        (("geopoint", "vt", "Vị trí"), "A", "tọa độ"),
        (("image", "anh", "Ảnh"), "A", "ảnh"),
        (("audio", "am", "Âm"), "A", "ảnh, âm thanh"),
        (("select_one_from_file xa.csv", "xa", "Xã"), "A", "Chép các lựa chọn"),
        (("rank co", "h", "Xếp"), "A", "xếp hạng"),
        (("barcode", "ma", "Mã"), "A", "mã vạch"),
        (("calculate", "t", "Tổng"), "A", "máy tự tính"),
        (("time", "g", "Giờ"), "A", "chưa nhận giờ"),
        (("matrix", "m", "Bảng"), "A", "không hiểu kiểu"),
        (("select_one la", "c", "Chọn"), "A", "“la” không có trong trang choices"),
        (("", "x", "Gì"), "A", "chưa có kiểu"),
        (("end group",), "A", "chưa mở"),
        (("begin group", "g", "Nhóm"), "A", "end_group"),
        (("text", "", "Gì"), "B", "mã câu"),
        (("text", "tên", "Gì"), "B", "không dấu"),
        (("text", "a", "Gì"), "B", "hai câu"),
        (("text", "b", ""), "C", "Gõ câu hỏi"),
        (("text", "b", "Xin ${a} cho biết"), "C", "chèn câu trả lời"),
        (("text", "b", "Gì", "${c} = 1"), "D", "“c” không có"),
        (("text", "b", "Gì", "${a} = 'ba'"), "D", "lựa chọn “ba”"),
        (("text", "b", "Gì", "${b} = 1"), "D", "chạy vòng b › b"),
        (("text", "b", "Gì", "if(${a} = 1, 1, 2) = 1"), "D", "Không hiểu “if”"),
        (("integer", "b", "Gì", "", ". >"), "E", "thiếu"),
        (("text", "b", "Gì", "", "", "có lẽ"), "F", "yes hoặc để trống"),
        (("select_one co", "b", "Gì", "", "", "", "x=1"), "G", "lọc"),
    ],
)
def test_each_thing_that_is_refused_is_told_with_its_cell(
    tmp_path: Path, row: tuple[object, ...], place: str, said: str
) -> None:
    told = read(tmp_path, ("select_one co", "a", "Có đến không?"), row)
    assert told.form is None
    assert len(told.problems) == 1, told.problems
    # An identity that stands twice is told where it stands last.
    assert told.problems[0].startswith(f"Trang survey, dòng 3, cột {place}: ")
    assert said in told.problems[0]
    assert told.problems[0].endswith(".")


@pytest.mark.parametrize(
    ("choices", "place", "said"),
    [((("list_name", "name", "label"), ("co", 0, "Không"), ("co", 1, "Có")), "dòng 2, cột B", "mã 0"),
     ((("list_name", "name", "label"), ("co", 1, "Có"), ("co", 1, "Không")), "dòng 3, cột B", "hai lần"),
     ((("list_name", "name", "label"), ("co", 1, "Có"), ("co", 2, "")), "dòng 3, cột C", "chưa có chữ"),
     ((("list_name", "name", "label"), ("co", 1, "Có"), ("co", "", "Không")), "dòng 3, cột B", "chưa có mã"),
     ((("list_name", "name", "label"), ("co", 1, "Có"), ("", 2, "Không")), "dòng 3, cột A", "tên danh sách"),
     ((("list_name", "name", "label"), ("co", 1, "Có"), ("co", 9, "Khác")), "dòng 3, cột B", "Không trả lời"),
     ((("list_name", "name", "label"), ("co", 1, "Có"), ("co", 2, "Ít"), ("co", 99, "Không rõ")), "dòng 4, cột B",
      "Dùng mã 8, hoặc mã từ 1 đến 6")],
)  # fmt: skip
def test_a_choice_that_cannot_be_keyed_is_told_with_its_cell(
    tmp_path: Path, choices: Rows, place: str, said: str
) -> None:
    told = read(tmp_path, ("select_one co", "a", "Có đến không?"), choices=choices)
    assert told.form is None
    assert any(f"Trang choices, {place}: " in each and said in each for each in told.problems), told.problems


def test_a_kobo_workbook_with_repeats_is_refused_whole_with_everything_that_is_wrong(tmp_path: Path) -> None:
    told = read(
        tmp_path, ("start", "start"), ("begin_group", "ho", "Hộ"), ("text", "chu_ho", "Chủ hộ"),
        ("begin_repeat", "nguoi", "Thành viên"), ("text", "ten", "Tên"), ("image", "anh", "Ảnh"), ("end_repeat",),
        ("end_group",), ("geopoint", "gps", "Vị trí"),
    )  # fmt: skip
    assert told.form is None
    assert [each.split(":")[0] for each in told.problems] == [
        "Trang survey, dòng 5, cột A", "Trang survey, dòng 7, cột A", "Trang survey, dòng 10, cột A",
    ]  # fmt: skip


def test_names_that_are_no_numbers_get_codes_and_expressions_follow_them(tmp_path: Path) -> None:
    form = form_of(
        read(
            tmp_path, ("select_one yn", "a", "Có đến không?"), ("text", "b", "Vì sao?", "${a} = 'no'"),
            ("select_multiple yn", "c", "Chọn", "selected(${a}, 'yes') or 'no' != ${a}", "not(selected(., 'no'))"),
            choices=NAMED,
        )
    )  # fmt: skip
    assert form["a"].choices == (Choice(1, "Có", "yes"), Choice(2, "Không", "no"))
    assert form["b"].relevant == "${a} = 2"
    assert form["c"].relevant == "selected(${a}, 1) or 2 != ${a}"
    assert form["c"].constraint == "not(selected(., 2))"


def test_groups_give_their_name_and_their_condition_to_their_questions(tmp_path: Path) -> None:
    form = form_of(
        read(
            tmp_path, ("select_one co", "a", "Có đến không?"), ("begin group", "g", "Lần đến", "${a} = 1"),
            ("text", "b", "Gặp ai?"), ("begin_group", "h", "Kết quả"), ("text", "c", "Ra sao?", "${b} != ''"),
            ("end_group",), ("end group",), ("text", "d", "Khác?"),
        )
    )  # fmt: skip
    assert [(q.group, q.relevant) for q in form.questions] == [
        ("", ""), ("Lần đến", "${a} = 1"), ("Lần đến / Kết quả", "(${a} = 1) and (${b} != '')"), ("", ""),
    ]  # fmt: skip


def test_other_words_of_ones_own_take_a_free_key_and_a_range_is_a_whole_number(tmp_path: Path) -> None:
    form = form_of(
        read(
            tmp_path, ("select_one co or_other", "a", "Có đến không?"), ("select multiple co", "b", "Chọn"),
            ("range", "n", "Mấy lần?", "", "", "", "", "start=1 end=10 step=1"),
            ("select_multiple co", "m", "Chọn một", "", "count-selected(.) <= 1"),
        )
    )  # fmt: skip
    assert (form["a"].other, form["a"].choices[-1]) == (3, Choice(3, "Khác", "other"))
    assert form["b"].kind is Kind.MANY
    assert (form["n"].kind, form["n"].constraint) == (Kind.WHOLE, ". >= 1 and . <= 10")
    assert (form["m"].most, form["m"].constraint) == (1, "")


def test_one_language_is_taken_over_and_the_others_are_told(tmp_path: Path) -> None:
    survey = (
        ("type", "name", "label::English (en)", "label::Tiếng Việt (vi)"),
        ("select_one co", "a", "Been?", "Đến?"),
    )
    choices = (("list_name", "name", "label::English (en)", "label::Tiếng Việt (vi)"),
               ("co", 1, "Yes", "Có"), ("co", 2, "No", "Không"))  # fmt: skip
    told = read_xlsform(a_book(tmp_path, survey, choices))
    assert (form_of(told)["a"].label, form_of(told)["a"].choices[0].label) == ("Đến?", "Có")
    assert "english (en)" in told.notes[0]


def test_choices_in_another_language_than_the_questions_are_read_in_vietnamese(tmp_path: Path) -> None:
    choices = (("list_name", "name", "label::English (en)", "label::Vietnamese (vi)"),
               ("co", 1, "Yes", "Có"), ("co", 2, "No", "Không"))  # fmt: skip
    form = form_of(read(tmp_path, ("select_one co", "a", "Đến?"), choices=choices))
    assert [choice.label for choice in form["a"].choices] == ["Có", "Không"]


def test_what_a_telephone_notes_by_itself_is_passed_over_and_told(tmp_path: Path) -> None:
    told = read(tmp_path, ("start", "start"), ("deviceid", "may"), ("text", "a", "Ý kiến?"))
    assert [question.id for question in form_of(told).questions] == ["a"]
    assert told.notes == ("Bỏ qua vì phiếu giấy không dùng: deviceid, start.",)


@pytest.mark.parametrize(("said", "is_so"), [("yes", True), ("Yes", True), (1, True), (True, True), ("no", False)])
def test_whether_forms_are_anonymous_is_read_however_it_is_written(tmp_path: Path, said: object, is_so: bool) -> None:
    head = ("form_title", "form_id", "app_anonymous")
    read = read_xlsform(a_book(tmp_path, (HEAD, ("text", "a", "Ý kiến?")), settings=(head, ("Thử", "PKS90", said))))
    assert read.form is not None, read.problems
    assert read.form.is_anonymous is is_so


def test_whether_forms_are_anonymous_is_never_guessed(tmp_path: Path) -> None:
    head = ("form_title", "form_id", "app_anonymous")
    read = read_xlsform(a_book(tmp_path, (HEAD, ("text", "a", "Ý kiến?")), settings=(head, ("Thử", "PKS90", "có"))))
    assert read.problems == ("Trang settings, dòng 2, cột C: chỉ nhận yes hoặc để trống. Sửa ô này.",)


def test_the_settings_name_the_form_and_a_code_given_takes_their_place(tmp_path: Path) -> None:
    path = a_book(tmp_path, (HEAD, ("text", "a", "Ý kiến?")), settings=(("form_id",), ("aXz9 qq",)))
    assert [each.split(":")[0] for each in read_xlsform(path).problems] == ["Trang settings, dòng 2, cột A"] * 2
    named = a_book(tmp_path, (HEAD, ("text", "a", "Ý kiến?")))
    assert (form_of(read_xlsform(named)).code, form_of(read_xlsform(named)).version) == ("PKS90", "2026.1")
    assert form_of(read_xlsform(named, "PKS91")).code == "PKS91"


CELL = st.sampled_from(
    ("", "select_one co", "select_multiple co or_other", "text", "begin group", "end group", "range", "a", "b", "1",
     "${a} = 1", "${b} = 'co'", "selected(., 1)", "((", "yes", "4, 5", "1 = 1; 2 = x", "likert", "hamlets", "${a", 0,
     7.5, "start=1 end=x", "Có", "label", "=1+1")
)  # fmt: skip


@settings(max_examples=20)
@given(rows=st.lists(st.lists(CELL, min_size=8, max_size=12), max_size=6))
def test_whatever_stands_in_the_cells_is_read_or_told(rows: list[list[object]]) -> None:
    head = (*HEAD, "app_positive", "app_score", "app_measure", "app_list")
    with TemporaryDirectory() as folder:
        told = read_xlsform(a_book(Path(folder), (head, *rows)))
    assert (told.form is None) == bool(told.problems)
    assert all(each.startswith("Trang ") and each.endswith(".") for each in told.problems)


def test_a_workbook_that_is_no_questionnaire_is_refused_with_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="XLSForm"):
        read_xlsform(a_book(tmp_path, (("Họ và tên", "Ngày"), ("Đỗ Minh Quân", 1))))
