"""The office is found by a few letters without accents."""

import pytest

from desktop_app.core.resources import resource
from desktop_app.core.units import Unit, Units


@pytest.fixture(scope="module")
def units() -> Units:
    return Units(resource("units.json"))


def test_the_list_is_that_of_the_reform(units: Units) -> None:
    assert (len(units.provinces), len(units.communes)) == (34, 3321)


@pytest.mark.parametrize(
    ("typed", "commune", "province"),
    [
        ("nha nam", "Xã Nhã Nam", "tỉnh Bắc Ninh"),
        ("Nhã Nam", "Xã Nhã Nam", "tỉnh Bắc Ninh"),
        ("nha nam bac ninh", "Xã Nhã Nam", "tỉnh Bắc Ninh"),
        ("phu quoc", "Đặc khu Phú Quốc", "tỉnh An Giang"),
        ("ba dinh ha noi", "Phường Ba Đình", "thành phố Hà Nội"),
    ],
)
def test_a_commune_is_found_by_its_name_and_by_its_province(
    units: Units, typed: str, commune: str, province: str
) -> None:
    first = units.find(typed)[0]
    assert (first.commune, first.province) == (commune, province)


def test_an_upper_office_is_looked_for_among_the_provinces(units: Units) -> None:
    assert [unit.name for unit in units.find("bac ninh", upper=True)] == ["tỉnh Bắc Ninh"]


def test_what_is_nowhere_is_not_found(units: Units) -> None:
    assert units.find("khong co dau") == []
    assert units.find("  ") == []


@pytest.mark.parametrize(
    ("commune", "name", "place"),
    [
        ("Xã Yên Hạ", "xã Yên Hạ", "Yên Hạ"),
        ("Phường 1 Bảo Lộc", "phường 1 Bảo Lộc", "Phường 1 Bảo Lộc"),
        ("Đặc khu Phú Quốc", "đặc khu Phú Quốc", "Phú Quốc"),
        ("", "tỉnh Bắc Ninh", "Bắc Ninh"),
    ],
)
def test_a_unit_knows_how_it_is_written_in_a_sentence_and_before_a_date(commune: str, name: str, place: str) -> None:
    unit = Unit("0", commune, "tỉnh Bắc Ninh")
    assert (unit.name, unit.place) == (name, place)


def test_no_name_of_the_list_has_a_space_too_many(units: Units) -> None:
    names = [name for unit in units.communes for name in (unit.commune, unit.province)]
    assert [name for name in names if name != " ".join(name.split())] == []
