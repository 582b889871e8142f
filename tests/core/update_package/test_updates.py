"""An update is taken only when the maker signed it, for this program, whole, and newer than what is there."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.progress import Silent
from desktop_app.core.release import Version, version_of
from desktop_app.core.update_package import write
from desktop_app.core.update_package.find import find_updates, look
from desktop_app.core.update_package.manifest import MAGIC, Kind
from desktop_app.core.update_package.read import content_of, copy_content, inspect, judge
from desktop_app.core.update_package.refusals import Reason, UpdateRefused
from desktop_app.core.update_package.trust import trusted_keys
from tests.core.update_package.conftest import CONTENT, NEWER, PRESENT, Maker


def test_what_was_signed_comes_out_as_it_went_in(maker: Maker, tmp_path: Path) -> None:
    made = maker.make()
    assert made.name == "SoDanChu-cap-nhat-0.3.0.sdcup"
    update = inspect(made, maker.keys)
    judge(update.manifest, PRESENT)
    copy_content(update, tmp_path / "CaiDat.exe", Silent())
    assert (tmp_path / "CaiDat.exe").read_bytes() == content_of(update, Silent()) == CONTENT
    assert update.manifest.notes == ("In thẻ hẹn trên giấy A6.",)


@pytest.mark.parametrize(
    ("version", "oldest", "reason"),
    [
        ("0.2.0", "0.1.0", Reason.NOT_NEWER),
        ("0.1.9", "0.1.0", Reason.NOT_NEWER),
        ("0.10.0", "0.1.0", None),
        ("0.3.0", "0.2.0", None),
        ("0.3.0", "0.2.1", Reason.TOO_OLD_HERE),
    ],
)
def test_a_program_is_taken_when_it_is_newer_and_this_one_not_too_old(
    maker: Maker, version: str, oldest: str, reason: Reason | None
) -> None:
    made = maker.make(version=version_of(version), oldest=version_of(oldest))
    found = look(made, maker.keys, PRESENT)
    assert found.update is not None
    assert (found.trouble.reason if found.trouble else None) == reason


Damage = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda whole: b"PK" + whole, Reason.NOT_AN_UPDATE),
        (lambda whole: whole[:10], Reason.CUT),
        (lambda whole: whole[:200], Reason.CUT),
        (lambda whole: whole[:-1], Reason.CUT),
        (lambda whole: whole + b"x", Reason.DAMAGED),
        (lambda whole: MAGIC + b"\xff" + whole[9:], Reason.DAMAGED),
        (lambda whole: whole.replace(b'"0.3.0"', b'"9.3.0"'), Reason.NOT_SIGNED),
    ],
)
def test_a_file_that_is_not_what_was_signed_is_refused_before_anything_of_it_is_read(
    maker: Maker, damage: Damage, reason: Reason
) -> None:
    made = maker.make()
    made.write_bytes(damage(made.read_bytes()))
    with pytest.raises(UpdateRefused) as refused:
        inspect(made, maker.keys)
    assert refused.value.reason == reason


@given(at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_no_bit_of_an_update_can_be_turned(
    update_bytes: tuple[Maker, bytes], tmp_path_factory: pytest.TempPathFactory, at: int, bit: int
) -> None:
    maker, whole = update_bytes
    changed = bytearray(whole)
    changed[at % len(whole)] ^= 1 << bit
    file = maker.folder / "changed.sdcup"
    file.write_bytes(changed)
    with pytest.raises(UpdateRefused):
        content_of(inspect(file, maker.keys), Silent())


@pytest.fixture(scope="module")
def update_bytes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Maker, bytes]:
    maker = Maker(tmp_path_factory.mktemp("maker"))
    return maker, maker.make(b"short").read_bytes()


def test_content_that_is_not_what_was_signed_leaves_no_file(maker: Maker, tmp_path: Path) -> None:
    made = maker.make()
    made.write_bytes(made.read_bytes()[:-1] + b"!")
    with pytest.raises(UpdateRefused) as refused:
        copy_content(inspect(made, maker.keys), tmp_path / "CaiDat.exe", Silent())
    assert refused.value.reason == Reason.DAMAGED
    assert not list(tmp_path.glob("*CaiDat*"))


def test_only_a_trusted_key_counts_and_several_may_be_trusted(maker: Maker) -> None:
    made, other = maker.make(), Ed25519PrivateKey.generate().public_key()
    assert inspect(made, [other, *maker.keys]).manifest.version == NEWER.version
    with pytest.raises(UpdateRefused) as refused:
        inspect(made, [other])
    assert refused.value.reason == Reason.NOT_SIGNED
    with pytest.raises(UpdateRefused):
        inspect(made, trusted_keys())


def test_the_program_ships_a_key_to_check_with_and_none_to_sign_with() -> None:
    assert trusted_keys()
    folder = Path(write.__file__).parents[3] / "resources" / "updates"
    assert {path.suffix for path in folder.iterdir()} == {".pub"}


def test_an_update_of_another_program_or_of_a_later_form_is_told_from_a_false_one(
    maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = look(maker.make(product="so-ho-khau"), maker.keys, PRESENT)
    monkeypatch.setattr("desktop_app.core.update_package.manifest._FMT", "sodanchu-update-2")
    made = maker.make()
    monkeypatch.undo()
    later = look(made, maker.keys, PRESENT)
    assert [found.trouble and found.trouble.reason for found in (other, later)] == [
        Reason.ANOTHER_PRODUCT, Reason.NEWER_FORM,
    ]  # fmt: skip


def test_law_has_a_count_of_its_own(maker: Maker) -> None:
    made = maker.make(kind=Kind.LAW, version=version_of("0.0.1"))
    assert made.name == "SoDanChu-quy-dinh-0.0.1.sdcup"
    assert look(made, maker.keys, PRESENT).trouble is None


def test_on_a_stick_updates_are_found_by_what_they_are_the_best_first(maker: Maker, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    (stick / "tai lieu").mkdir(parents=True)
    shutil.move(maker.make(), stick / "tai lieu" / "anh.jpg")
    shutil.move(maker.make(version=version_of("0.4.0")), stick / "x.sdcup")
    shutil.move(maker.make(version=PRESENT), stick / "a.sdcup")
    (stick / "gia.sdcup").write_bytes(b"PK\x03\x04")
    (stick / "dut.sdcup").write_bytes(MAGIC + b"\0")
    found = find_updates(stick, maker.keys, PRESENT)
    assert [each.path.name for each in found] == ["x.sdcup", "anh.jpg", "a.sdcup", "dut.sdcup"]


@pytest.mark.parametrize("text", ["1.2", "1.2.3.4", "v1.2.3", "1.2.x", "٣.٠.٠", ""])
def test_a_version_is_three_numbers(text: str) -> None:
    with pytest.raises(ValueError, match="version"):
        version_of(text)
    assert version_of("1.10.0") > version_of("1.9.9") == Version(1, 9, 9)
