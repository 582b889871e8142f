"""The demo story, told once with few visits."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.areas import load_areas, sample
from desktop_app.core.errors import UserError
from desktop_app.demo import SUMMARY, demo
from desktop_app.kit import theme
from desktop_app.office.opening import Opener


@dataclass
class Given:
    """What the command line gives."""

    opener: Opener


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The story dresses the application; the next test finds it as it was left by the theme."""
    yield
    theme.apply(qapp)


def test_the_story_makes_papers_pictures_and_a_copy_that_is_the_same(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each area's own year is tested with the area; with all of them the story is told by the stages bare and windows.
    reception = tuple(area for area in load_areas() if area.key == "reception")
    monkeypatch.setattr(sample, "load_areas", lambda: reception)
    out = tmp_path / "out"

    told = demo(Given(opener), {"out": out, "seed": 1, "rows": 40})

    assert told.data["visits"] >= 35
    assert {Path(name).suffix for name in told.data["papers"]} == {".pdf", ".docx", ".xlsx"}
    assert len(told.data["pictures"]) >= 10
    assert all((out / "anh-man-hinh" / name).stat().st_size > 5_000 for name in told.data["pictures"])
    assert max(told.data["found"].values()) >= 1
    assert (out / SUMMARY).read_text(encoding="utf-8").strip() == told.text
    assert "giống hệt" in told.text


def test_a_folder_with_other_files_is_left_alone(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "thu-rieng.txt").write_text("giữ lại", encoding="utf-8")

    with pytest.raises(UserError, match="thư mục mới"):
        demo(Given(opener), {"out": tmp_path, "seed": 1, "rows": 5})

    assert [path.name for path in tmp_path.iterdir()] == ["thu-rieng.txt"]
