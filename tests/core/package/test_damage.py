"""Whatever happens to a package on its way, it is refused with a sentence or it is whole."""

from pathlib import Path

import pytest

from desktop_app.core.package.read import check_whole, inspect, open_package
from desktop_app.core.package.refusals import SENTENCES, PackageRefused, Reason
from tests.core.package.offices import COMMUNE, members_of, pack, receiver, refusal, said, sealed, zipped


@pytest.fixture
def package(tmp_path: Path) -> Path:
    pack(tmp_path / "goi.dcpkg")
    return tmp_path / "goi.dcpkg"


def test_a_package_with_any_one_byte_changed_is_refused(package: Path) -> None:
    good, reasons = package.read_bytes(), set[str]()
    with package.open("r+b", buffering=0) as file:
        for place in range(len(good)):
            file.seek(place)
            file.write(bytes([good[place] ^ (1 << place % 8)]))
            reasons.add(refusal(lambda: open_package(package, receiver())))
            file.seek(place)
            file.write(good[place : place + 1])
    assert "taken" not in reasons
    assert reasons <= {"not_a_package", "damaged", "cut", "newer", "too_big"}
    assert refusal(lambda: open_package(package, receiver())) == "taken", "put back as it was"


def test_a_package_cut_off_anywhere_is_refused(package: Path) -> None:
    reasons = set[str]()
    with package.open("r+b", buffering=0) as file:
        for length in range(len(package.read_bytes()) - 1, -1, -1):
            file.truncate(length)
            reasons.add(refusal(lambda: open_package(package, receiver())))
    assert reasons == {"cut", "not_a_package"}


@pytest.mark.parametrize("look", [inspect, check_whole])
def test_a_longer_file_is_not_even_shown(package: Path, look: object) -> None:
    package.write_bytes(package.read_bytes() + b"\0")
    assert callable(look)
    assert refusal(lambda: look(package)) == "damaged"


def test_an_archive_changed_before_it_was_sealed_is_refused_or_says_the_same(package: Path) -> None:
    """Past age and the digest of the body: what holds here are the list, its signature and the zip's own form.

    A zip has bytes that no reader looks at, such as the day of a member; these may change and nothing with them.
    """
    with open_package(package, receiver()) as opened:
        good = said(opened)
    archive, taken = zipped(members_of(package)), 0
    for place in range(0, len(archive), 7):
        changed = bytearray(archive)
        changed[place] ^= 1 << place % 8
        sealed(package, bytes(changed))
        try:
            with open_package(package, receiver()) as opened:
                assert said(opened) == good, place
                taken += 1
        except PackageRefused:
            pass
    assert taken < len(archive) // 7 / 3


def test_every_refusal_is_a_sentence_that_says_what_to_do() -> None:
    assert set(SENTENCES) == set(Reason)
    assert [text for text in SENTENCES.values() if not text.endswith(".") or ". " not in text] == []
    assert [text for text in SENTENCES.values() if "Hãy" not in text and "hãy" not in text] == []


def test_keys_are_never_shown() -> None:
    assert COMMUNE.opening not in repr(COMMUNE)
    assert COMMUNE.opening not in repr(receiver(openings=[COMMUNE.opening]))
