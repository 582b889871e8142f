"""What two visits may have in common, read from their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.office.signs import Sign, asked, traces


def keys(sign: Sign, *prose: str, opponent: str = "", hamlet: str = "", address: str = "") -> set[str]:
    return {trace.key for trace in traces(prose, opponent, hamlet, address) if trace.sign is sign}


@pytest.mark.parametrize(
    "said",
    [
        "Đề nghị đo lại ranh giới thửa 45, tờ bản đồ 12 với hộ liền kề",
        "thửa đất số 45 thuộc tờ bản đồ số 12",
        "tờ bản đồ số 12, thửa số 45",
        "Số thửa: 045; tờ 012",
        "THỬA ĐẤT 45 (TỜ BẢN ĐỒ ĐỊA CHÍNH SỐ 12)",
        "thua 45 to 12",
        "thửa số 45 của tờ bản đồ 12",
    ],
)
def test_a_plot_is_one_plot_however_it_is_written(said: str) -> None:
    assert keys(Sign.PLOT, said) == {"0p45x12"}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("ranh giới thửa 45", {"0p45x"}),
        ("thửa 45a, tờ 3 và thửa 46, tờ 3", {"0p45ax3", "0p46x3"}),
        ("45 hộ dân, 12 tờ đơn", set()),
        ("đường số 45", set()),
        ("", set()),
    ],
)
def test_only_a_plot_is_a_plot(said: str, found: set[str]) -> None:
    assert keys(Sign.PLOT, said) == found


def test_a_plot_without_its_sheet_asks_for_every_sheet_and_one_with_a_sheet_for_its_own() -> None:
    [alone] = traces(["thửa 45"], "", "", "")
    [whole] = traces(["thửa 45 tờ 12"], "", "", "")
    assert asked(alone) == '"0p45x"*'
    assert asked(whole) == '"0p45x" OR "0p45x12"'


@pytest.mark.parametrize(
    "written",
    ["Trần Văn Bảy", "ông Trần Văn Bảy", "Ông tran van bay", "hộ ông TRẦN VĂN BẢY", "gia đình ông Trần văn Bảy"],
)
def test_the_other_party_is_the_same_with_and_without_titles(written: str) -> None:
    assert keys(Sign.OPPONENT, opponent=written) == {"0otranvanbay"}


def test_several_parties_are_several_signs_and_one_word_is_none() -> None:
    assert keys(Sign.OPPONENT, opponent="ông Trần Văn Bảy và bà Lê Thị Cúc; Công ty Nam Sơn") == {
        "0otranvanbay", "0olethicuc", "0ocongtynamson",
    }  # fmt: skip
    assert keys(Sign.OPPONENT, opponent="ông Bảy") == set()


def test_a_home_is_a_sign_only_with_an_address_because_a_hamlet_is_the_home_of_hundreds() -> None:
    assert keys(Sign.HOME, hamlet="Thôn Đoài") == set()
    assert keys(Sign.HOME, hamlet="Thôn Đoài", address="Số 12, ngõ 3") == {"0hthondoaiso12ngo3"}


@given(st.text(max_size=300), st.text(max_size=80), st.text(max_size=40), st.text(max_size=80))
def test_any_text_gives_tokens_that_the_index_takes(said: str, opponent: str, hamlet: str, address: str) -> None:
    for trace in traces([said], opponent, hamlet, address):
        assert trace.key.isalnum()
        assert len(trace.key) <= 130
