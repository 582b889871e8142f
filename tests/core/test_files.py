"""Files that are whole, and files that are gone."""

from pathlib import Path

import pytest

from desktop_app.core.files import whole_file, wipe


def test_a_file_appears_only_when_its_writing_ended_well(tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    with pytest.raises(TypeError), whole_file(target) as part:
        part.write_bytes("no bytes")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    with whole_file(target) as part:
        part.write_bytes(b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["paper.pdf"]


def test_a_wiped_file_is_written_over_before_it_goes(tmp_path: Path) -> None:
    target, other_name = tmp_path / "sheet.pdf", tmp_path / "other name"
    target.write_bytes(b"a secret code")
    other_name.hardlink_to(target)
    wipe(target)

    assert not target.exists()
    assert other_name.read_bytes() == bytes(13)
