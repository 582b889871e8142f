"""What was packed comes out again, for those it was sealed for and from those they know."""

import io
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import Cancelled
from desktop_app.core.package.about import Schema
from desktop_app.core.package.keys import make_opening_key, public_of
from desktop_app.core.package.limits import Limits
from desktop_app.core.package.manifest import Counter
from desktop_app.core.package.read import Receiver, check_whole, inspect, open_package
from desktop_app.core.package.refusals import CannotPack
from desktop_app.core.package.spool import SealedSpool
from desktop_app.core.package.write import Attachment, Contents, write_package
from tests.core.package.offices import (
    COMMUNE,
    CONTENTS,
    PHOTO,
    PHOTO_NAME,
    RECOVERY,
    ROWS,
    SEALED_TO,
    SENDER,
    STRANGER,
    about,
    card_of,
    pack,
    receiver,
    refusal,
)


def test_everything_comes_out_as_it_went_in(tmp_path: Path) -> None:
    written = pack(tmp_path / "goi.dcpkg", prev="a" * 64, facts={"replaces": "x"})
    with open_package(tmp_path / "goi.dcpkg", receiver()) as opened:
        assert list(opened.rows("visits")) == list(ROWS)
        assert list(opened.rows("petitions")) == []
        assert opened.tables == ["petitions", "visits"]
        assert {name: opened.report(name) for name in opened.reports} == CONTENTS.reports
        assert (opened.heads(), opened.attachments) == ({"journal": "ab"}, {PHOTO_NAME: len(PHOTO)})
        assert b"".join(opened.attachment(PHOTO_NAME)) == PHOTO
        assert (opened.hash, opened.header, opened.manifest) == (written.hash, written.header, written.manifest)
        assert opened.manifest.about == about(prev="a" * 64, facts={"replaces": "x"})
        assert opened.manifest.counters == {"petitions": Counter(0, 0), "visits": Counter(3, 3)}
        assert check_whole(tmp_path / "goi.dcpkg").file_sha256 == opened.file_sha256


def test_one_package_is_opened_by_each_of_three_hundred_offices(tmp_path: Path) -> None:
    keys = [make_opening_key() for _ in range(300)]
    with (tmp_path / "goi.dcpkg").open("w+b") as target:
        write_package(target, about(), CONTENTS, SENDER, [*map(public_of, keys), *SEALED_TO])
    for each in (keys[0], keys[-1]):
        open_package(tmp_path / "goi.dcpkg", receiver(openings=[each])).close()


def test_outside_stands_no_word_of_what_is_inside(tmp_path: Path) -> None:
    written = pack(tmp_path / "goi.dcpkg")
    whole = (tmp_path / "goi.dcpkg").read_bytes()
    assert inspect(tmp_path / "goi.dcpkg") == written.header
    assert len(whole) == written.length
    assert [word for word in ("đường", "visits", PHOTO_NAME, "Hòa Bình") if word.encode() in whole] == []


KNOWN, RENEWED, PRACTICE = card_of(COMMUNE), card_of(STRANGER), card_of(COMMUNE, is_practice=True)
OTHER_KEY = [STRANGER.opening]
RECEIVERS: dict[str, tuple[str, Receiver]] = {
    "the upper office": ("taken", receiver()),
    "the commune with its recovery key": ("taken", receiver(openings=[RECOVERY])),
    "one with an old and the right key": ("taken", receiver(openings=[*OTHER_KEY, RECOVERY])),
    "another office": ("not_for_us", receiver(openings=OTHER_KEY)),
    "an office without a key": ("not_for_us", receiver(openings=[])),
    "one that knows nobody": ("unknown_signer", receiver(cards=[])),
    "one that knows other keys of this unit": ("unknown_signer", receiver(cards=[RENEWED])),
    "one that knows old and new keys of this unit": ("taken", receiver(cards=[RENEWED, KNOWN])),
    "a program one version behind": ("newer", receiver(version=11)),
    "a program three versions on": ("taken", receiver(version=15)),
    "a program four versions on": ("older", receiver(version=16)),
    "a practice office": ("not_practice", receiver(is_practice=True)),
    "one that knows the commune as a practice office": (
        "practice",
        receiver(cards=[card_of(COMMUNE, is_practice=True)]),
    ),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("goi") / "goi.dcpkg"
    pack(path)
    return path


@pytest.mark.parametrize(("expected", "who"), RECEIVERS.values(), ids=RECEIVERS)
def test_who_can_take_a_package(expected: str, who: Receiver, package: Path) -> None:
    assert refusal(lambda: open_package(package, who)) == expected


def test_a_later_form_is_taken_where_its_maker_says_so(tmp_path: Path) -> None:
    pack(tmp_path / "goi.dcpkg", schema=Schema(name="sodanchu", version=14, min_reader=12))
    assert refusal(lambda: open_package(tmp_path / "goi.dcpkg", receiver())) == "taken"


def test_a_practice_package_stays_in_practice(tmp_path: Path) -> None:
    pack(tmp_path / "goi.dcpkg", is_practice=True)
    assert refusal(lambda: open_package(tmp_path / "goi.dcpkg", receiver())) == "practice"
    assert refusal(lambda: open_package(tmp_path / "goi.dcpkg", receiver(is_practice=True))) == "taken"


def test_totals_may_be_added_up_while_the_rows_go_by(tmp_path: Path) -> None:
    totals = {"sum": 0}

    def rows() -> Iterator[Mapping[str, Any]]:
        for number in range(5):
            totals["sum"] += number
            yield {"n": number}

    pack(tmp_path / "goi.dcpkg", Contents(tables={"visits": rows()}), totals=totals)
    with open_package(tmp_path / "goi.dcpkg", receiver()) as opened:
        assert opened.manifest.about.totals == {"sum": 10}


class _Stop:
    def report(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled


def test_giving_up_is_not_told_as_damage(package: Path) -> None:
    with pytest.raises(Cancelled):
        open_package(package, receiver(), progress=_Stop())
    with pytest.raises(Cancelled):
        write_package(io.BytesIO(), about(), CONTENTS, SENDER, SEALED_TO, progress=_Stop())


class _Full(io.BytesIO):
    def write(self, piece: Any, /) -> int:
        if self.tell() > 500:
            raise OSError(28, "full")
        return super().write(piece)


def test_a_full_stick_is_told_as_such(package: Path) -> None:
    with pytest.raises(DiskTrouble, match="đã đầy"):
        write_package(_Full(), about(), CONTENTS, SENDER, SEALED_TO)
    with pytest.raises(DiskTrouble, match="USB"):
        open_package(package.with_name("rút ra"), receiver())


def test_what_cannot_be_packed_is_told(tmp_path: Path) -> None:
    altered = Contents(attachments=[Attachment("0" * 64, lambda: io.BytesIO(PHOTO))])
    with pytest.raises(CannotPack, match="tệp đính kèm"):
        pack(tmp_path / "a", altered)
    with pytest.raises(CannotPack, match="một gói chứa được"):
        write_package(io.BytesIO(), about(), CONTENTS, SENDER, SEALED_TO, Limits(package_bytes=1000))
    with pytest.raises(CannotPack, match="quá nhiều"):
        write_package(io.BytesIO(), about(), CONTENTS, SENDER, SEALED_TO, Limits(members=4))
    assert refusal(lambda: inspect(tmp_path / "a")) == "damaged", "left half written"


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": "Quý 4"}, {"unit": "../x"}, {"seq": -1}, {"created": "hôm nay"}, {"prev": "x"},
        {"totals": {"a": 1.5}}, {"totals": {"a": 2**70}},
    ],
    ids=str,
)  # fmt: skip
def test_facts_that_no_reader_takes_are_not_written(wrong: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"."):
        pack(tmp_path / "a", **wrong)


@pytest.mark.parametrize("row", [{"a": 2**70}, {"a": float("nan")}, {"a": "\ud800"}], ids=["large", "nan", "half"])
def test_rows_that_no_reader_takes_are_not_written(row: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"."):
        pack(tmp_path / "a", Contents(tables={"visits": [row]}))


def test_a_large_one_is_read_again_anywhere_without_lying_open_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = list[Any]()
    real = tempfile.SpooledTemporaryFile

    def small(max_size: int) -> Any:
        kept.append(real(max_size=1000))
        return kept[-1]

    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", small)
    content = bytes(number % 251 for number in range(400_000))
    with SealedSpool() as spool:
        for at in range(0, len(content), 999):
            spool.write(content[at : at + 999])
        for start, size in ((399_990, 50), (65_530, 20), (0, 10), (131_000, 70_000), (0, -1)):
            spool.seek(start)
            assert spool.read(size) == (content[start:] if size < 0 else content[start : start + size])
        kept[0].seek(0)
        on_disk = kept[0].read()
        assert len(on_disk) > 350_000
        assert content[:40] not in on_disk
        kept[0].seek(100)
        kept[0].write(b"\0\0\0\0")
        spool.seek(0)
        assert refusal(lambda: spool.read(10)) == "damaged"
