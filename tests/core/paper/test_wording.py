"""The words of papers as data."""

from pathlib import Path

import pytest

from desktop_app.core.paper.inline import Run, text_of
from desktop_app.core.paper.wording import BLANK, Part, Wording, WordingField, load_wordings
from desktop_app.core.resources import resource

SHIPPED = load_wordings(resource("texts"))

NAMED = WordingField("ho_ten", "họ và tên", "Nguyễn Văn Mẫu")
PLACED = WordingField("dia_chi", "địa chỉ", "thôn Bến Ví")


def _wording(text: str, *needs: str) -> Wording:
    return Wording("thu", "Giấy thử", "", (NAMED, PLACED), (Part("mot", "Đoạn một", text, needs),))


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("Ông {ho_ten}.", {"ho_ten": "Đức"}, "Ông Đức."),
        ("Ông {ho_ten}[, ở {dia_chi}].", {"ho_ten": "Đức", "dia_chi": ""}, "Ông Đức."),
        ("Ông {ho_ten}[, ở {dia_chi}].", {"ho_ten": "Đức", "dia_chi": "Ví"}, "Ông Đức, ở Ví."),
        ("Ông {ho_ten}", {"ho_ten": ""}, f"Ông {BLANK}"),
        ("[ghi chú] {ho_ten}", {"ho_ten": "x"}, "[ghi chú] x"),
        ("{ho_ten}", {"ho_ten": "**{dia_chi}** [x]"}, "**{dia_chi}** [x]"),
    ],
)
def test_fields_are_filled_and_values_are_never_read_for_marks(text: str, values: dict[str, str], said: str) -> None:
    assert _wording(text).say("mot", values) == said


def test_marks_of_the_paragraph_become_faces() -> None:
    assert _wording("**Ông {ho_ten}** *ký*").fill("mot", {"ho_ten": "Đức"}) == (
        Run("Ông Đức", bold=True), Run(" "), Run("ký", italic=True),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{ho_te}", "Không có trường {ho_te}. Các trường dùng được: {dia_chi}, {ho_ten}."),
        ("{ho_ten", "Có dấu ngoặc nhọn không thành cặp."),
        ("{ho ten}", "Có dấu ngoặc nhọn không thành cặp."),
        ("Ông bà", "Đoạn này phải có trường {ho_ten} (họ và tên) vì mẫu giấy yêu cầu."),
        ("  ", "chưa có chữ nào"),
        ("{ho_ten}" * 600, "tối đa 4000"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    assert any(sentence in problem for problem in _wording("{ho_ten}", "ho_ten").problems("mot", text))


def test_the_offices_own_words_take_the_place_of_the_shipped_ones() -> None:
    own = _wording("cũ").with_own({"mot": "mới", "khong_co": "x"})
    assert own.say("mot", {}) == "mới"
    assert own.with_own({}).part("mot").text == "mới"


@pytest.mark.parametrize("key", list(SHIPPED))
def test_every_shipped_paper_can_be_filled_with_its_samples(key: str) -> None:
    wording = SHIPPED[key]
    for part in wording.parts:
        assert wording.problems(part.name, part.text) == []
        said = text_of(wording.fill(part.name, wording.samples()))
        assert said
        assert not set("{}[]*") & set(said)


def test_shipped_papers_that_break_their_own_rules_are_refused(tmp_path: Path) -> None:
    bad = 'title = "Thử"\nsource = ""\nfield = []\n[[part]]\nname = "mot"\nlabel = "Một"\ntext = "{la}"\n'
    (tmp_path / "thu.toml").write_text(bad, encoding="utf-8")
    with pytest.raises(ValueError, match=r"thu.toml, mot: Không có trường \{la\}"):
        load_wordings(tmp_path)
