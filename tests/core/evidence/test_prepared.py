"""Files that prove something: what is kept of them, what is left behind, what is refused."""

import tracemalloc
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop_app.core.clock import VIETNAM
from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.evidence.photo import LONG_SIDE
from desktop_app.core.evidence.prepared import (
    HEIC_TYPE,
    JPEG_TYPE,
    LARGEST_KEPT,
    LARGEST_PHOTO,
    PDF_TYPE,
    Prepared,
    prepare_all,
    prepared,
    prepared_from,
)
from desktop_app.core.progress import Silent
from tests.core.evidence.makers import (
    CAMERA,
    GPS_PLACE,
    board,
    exif,
    heic,
    huge_jpeg,
    huge_png,
    jpeg,
    pdf,
    png,
    written,
)

SECRETS = (CAMERA, GPS_PLACE, b"Exif", b"2026:10:16", b"ICC_PROFILE", b"http://ns.adobe.com", b"a comment")
TAKEN = datetime(2026, 10, 16, 8, 12, 30, tzinfo=VIETNAM)


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def animated() -> bytes:
    return written(board(), "GIF", save_all=True, append_images=[board(mode="L").convert("RGB").rotate(90)])


def sixteen_bits() -> bytes:
    return png(Image.new("I;16", (300, 200), 0x8000))


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (jpeg(), (800, 600)),
        (jpeg(board(6000, 4000)), (2400, 1600)),
        (jpeg(board(1500, 5000), progressive=True), (720, 2400)),
        (jpeg(board(mode="CMYK")), (800, 600)),
        (jpeg(board(mode="L")), (800, 600)),
        (jpeg(board(), exif=exif(orientation=6)), (600, 800)),
        (png(board(mode="RGBA")), (800, 600)),
        (png(board(mode="P")), (800, 600)),
        (png(board(mode="1")), (800, 600)),
        (png(board(mode="LA")), (800, 600)),
        (sixteen_bits(), (300, 200)),
        (written(board(), "BMP"), (800, 600)),
        (animated(), (800, 600)),
        (jpeg(board(1, 1)), (1, 1)),
    ],
)
def test_every_picture_becomes_a_jpeg_no_longer_than_the_limit(content: bytes, size: tuple[int, int]) -> None:
    kept = prepared(content)
    image = opened(kept.content)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", size)
    assert (kept.media_type, kept.width, kept.height, kept.is_picture) == (JPEG_TYPE, *size, True)
    assert max(image.size) <= LONG_SIDE


@pytest.mark.parametrize(
    "content",
    [
        jpeg(exif=exif(), icc_profile=b"ICC_PROFILE" * 40, comment=b"a comment", xmp=b"http://ns.adobe.com/xap/1.0/"),
        png(exif=exif(), icc_profile=b"ICC_PROFILE" * 40),
        jpeg(exif=exif(orientation=8)),
        jpeg() + b"hidden behind the picture " + GPS_PLACE,
    ],
)
def test_nothing_but_the_picture_is_left_in_the_kept_bytes(content: bytes) -> None:
    assert GPS_PLACE in content
    kept = prepared(content).content
    assert [secret for secret in SECRETS if secret in kept] == []
    assert set(opened(kept).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert dict(opened(kept).getexif()) == {}


@pytest.mark.parametrize(
    ("taken", "offset", "told"),
    [
        ("2026:10:16 08:12:30", "", TAKEN),
        ("2026:10:16 08:12:30", "+07:00", TAKEN),
        ("2026:10:16 08:12:30", "+09:00", TAKEN - timedelta(hours=2)),
        ("2026:10:16 08:12:30", "-05:30", datetime(2026, 10, 16, 8, 12, 30, tzinfo=timezone(-timedelta(hours=5.5)))),
        ("2026:10:16 08:12:30", "rubbish", TAKEN),
        ("2026:10:16 08:12:30", "+99:00", TAKEN),
        ("0000:00:00 00:00:00", "", None),
        ("1980:01:01 00:00:00", "", None),
        ("2026:13:45 99:00:00", "", None),
        ("16/10/2026", "", None),
        ("", "", None),
    ],
)
def test_the_instant_is_read_where_the_camera_wrote_one(taken: str, offset: str, told: datetime | None) -> None:
    assert prepared(jpeg(exif=exif(taken, offset))).taken_at == told
    assert prepared(png(exif=exif(taken, offset))).taken_at == told


@pytest.mark.parametrize(("orientation", "corner"), [(1, (0, 0)), (3, (1, 1)), (6, (1, 0)), (8, (0, 1)), (2, (1, 0))])
def test_a_photo_stands_upright_whichever_way_the_telephone_was_held(orientation: int, corner: tuple[int, int]) -> None:
    image = opened(prepared(jpeg(exif=exif(orientation=orientation))).content)
    across, down = corner
    at = (across * (image.width - 1), down * (image.height - 1))
    others = [(x * (image.width - 1), y * (image.height - 1)) for x in (0, 1) for y in (0, 1) if (x, y) != corner]
    assert max(image.getpixel(at)) < 40
    assert all(min(image.getpixel(other)) > 80 for other in others)


def test_broken_metadata_do_not_cost_the_photo() -> None:
    content = jpeg(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + bytes(range(256)))
    assert prepared(content).taken_at is None


def test_only_the_first_picture_of_an_animation_is_kept_and_that_is_said() -> None:
    assert prepared(animated()).note == "Ảnh động: chỉ giữ hình đầu tiên."
    assert prepared(jpeg()).note == ""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp này rỗng"),
        (b"MZ\x90\0" + bytes(2000), "Tệp này là tệp chương trình, dù tên có thể ghi là ảnh"),
        (b"\x7fELF" + bytes(2000), "Tệp này là tệp chương trình"),
        (b"PK\x03\x04" + bytes(100), "tệp nén hoặc tệp Word, Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "Lưu thành PDF"),
        (written(board(), "TIFF"), "Tệp này là ảnh TIFF, chưa nhận được"),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(100), "Tệp này là ảnh WEBP, chưa nhận được"),
        (b"\0\0\0\x18ftypmp42" + bytes(100), "Tệp này là phim"),
        ("Biên bản niêm yết".encode(), "Không nhận ra đây là ảnh hay PDF"),
        (jpeg()[:-4000], "Ảnh bị thiếu hoặc hỏng dữ liệu"),
        (jpeg()[:20], "Ảnh bị thiếu hoặc hỏng dữ liệu"),
        (png()[:-600], "Ảnh bị thiếu hoặc hỏng dữ liệu"),
        (huge_png(50_000, 50_000), "Ảnh có 50.000 × 50.000 điểm ảnh, quá lớn để mở"),
        (huge_jpeg(50_000, 50_000), "Ảnh có 50.000 × 50.000 điểm ảnh, quá lớn để mở"),
        (huge_png(6_000, 6_000), "Ảnh có 6.000 × 6.000 điểm ảnh, quá lớn để mở"),
        (huge_png(40_000, 10), "Ảnh có 40.000 × 10 điểm ảnh, quá lớn để mở"),
        (pdf()[:-10], "Tệp PDF thiếu phần cuối"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_that_says_what_to_do(content: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as refusal:
        prepared(content)
    assert sentence in str(refusal.value)


def test_a_photo_of_sixty_megabytes_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heavy = tmp_path / "bang-tin.jpg"
    with heavy.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    with pytest.raises(UserError, match="Tệp nặng 60,0 MB, tối đa 40 MB"):
        prepared_from(heavy)


@pytest.mark.parametrize(("content", "most"), [(heic(), LARGEST_KEPT), (pdf(), LARGEST_KEPT), (jpeg(), LARGEST_PHOTO)])
def test_each_kind_has_its_own_largest_size(content: bytes, most: int) -> None:
    with pytest.raises(UserError, match=f"tối đa {most // 1024 // 1024} MB"):
        prepared(content + bytes(most))


def test_a_file_that_is_gone_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match="Không còn tệp"):
        prepared_from(tmp_path / "gone.jpg")


@pytest.mark.parametrize("make", [lambda: huge_png(50_000, 50_000), lambda: huge_jpeg(65_000, 65_000)])
def test_a_bomb_is_refused_from_its_header_in_a_megabyte_of_memory(make: Callable[[], bytes]) -> None:
    content = make()
    tracemalloc.start()
    try:
        with pytest.raises(UserError):
            prepared(content)
        assert tracemalloc.get_traced_memory()[1] < 1_048_576
    finally:
        tracemalloc.stop()


def test_a_large_jpeg_is_made_smaller_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    before = Image.Image.thumbnail

    def spy(image: Image.Image, *rest: object) -> None:
        seen.append(image.size)
        before(image, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Image.Image, "thumbnail", spy)
    assert prepared(jpeg(board(10_000, 7_000))).width == LONG_SIDE
    assert seen == [(2500, 1750)]


def test_heic_is_kept_byte_for_byte_with_its_date_and_the_warning_that_it_keeps_its_data() -> None:
    kept = prepared(heic())
    assert (kept.content, kept.media_type, kept.taken_at) == (heic(), HEIC_TYPE, TAKEN)
    assert kept.keeps_metadata
    assert kept.is_picture
    assert "không xem trước được" in kept.note
    assert "vị trí nơi chụp" in kept.note
    assert prepared(heic("")).taken_at is None
    assert prepared(heic(brand=b"mif1")).media_type == HEIC_TYPE


def test_pdf_is_kept_byte_for_byte() -> None:
    kept = prepared(pdf())
    assert (kept.content, kept.media_type, kept.is_picture) == (pdf(), PDF_TYPE, False)


def test_of_several_files_each_is_kept_or_refused_by_itself(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.jpg", tmp_path / "b.jpg"
    good.write_bytes(jpeg())
    bad.write_bytes(b"MZ" + bytes(10))
    taken, refused = prepare_all([good, bad, png()], Silent())
    assert [name for name, _ in taken] == ["a.jpg", "Ảnh dán 3"]
    assert [(each.name, each.why[:26]) for each in refused] == [("b.jpg", "Tệp này là tệp chương trìn")]


def test_reading_several_files_tells_how_far_it_is_and_can_be_given_up(tmp_path: Path) -> None:
    class Once:
        told: list[tuple[int, int]] = []  # noqa: RUF012

        def report(self, done: int, total: int, what: str = "") -> None:
            self.told.append((done, total))
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        prepare_all([jpeg(), jpeg(), jpeg()], Once())
    assert Once.told == [(0, 3), (1, 3)]


SEEDS = (
    jpeg(board(64, 48), exif=exif()),
    jpeg(board(64, 48), progressive=True, quality=40),
    png(board(64, 48), exif=exif()),
    png(board(64, 48, "P")),
    written(board(64, 48), "GIF"),
    written(board(64, 48), "BMP"),
    heic(),
    pdf(),
)


@given(
    seed=st.sampled_from(SEEDS),
    cut=st.integers(0, 4000),
    changes=st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), max_size=12),
)
def test_a_file_cut_short_or_changed_anywhere_is_kept_or_refused_and_nothing_else(
    seed: bytes, cut: int, changes: list[tuple[int, int]]
) -> None:
    content = bytearray(seed[: len(seed) - cut] if cut < len(seed) else seed)
    for at, value in changes:
        content[at % len(content)] = value
    kept, why = _kept_or_told(bytes(content))
    assert kept is not None or why.endswith(".")
    assert kept is None or kept.media_type != JPEG_TYPE or GPS_PLACE not in kept.content


@given(content=st.binary(max_size=2000), beginning=st.sampled_from([seed[:16] for seed in SEEDS]))
def test_anything_behind_a_good_beginning_is_kept_or_refused_and_nothing_else(content: bytes, beginning: bytes) -> None:
    kept, why = _kept_or_told(beginning + content)
    assert kept is not None or why.endswith(".")


def _kept_or_told(content: bytes) -> tuple[Prepared | None, str]:
    try:
        return prepared(content), ""
    except UserError as error:
        return None, str(error)
