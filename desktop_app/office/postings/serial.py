"""The serial number of a copy: digits grouped by hyphens, of which the last one checks the others."""

import re

from desktop_app.core.text.check_digit import check_digit

_SHAPE = re.compile(r"[0-9]{5}-[0-9]{2}-[0-9]{4,}-[0-9]{2,}-[0-9]")
OFFICE_DIGITS = 5


def office_code(unit_code: str) -> str:
    """The five digits of the office, from the code of its unit; zeros where it has fewer or none."""
    digits = "".join(sign for sign in unit_code if sign in "0123456789")
    return digits[-OFFICE_DIGITS:].zfill(OFFICE_DIGITS)


def serial_of(office: str, year: int, number: int, copy: int) -> str:
    """`99001-26-0042-01-2`: office, year, notice in the year, copy, check digit."""
    digits = f"{office}-{year % 100:02d}-{number:04d}-{copy:02d}"
    return f"{digits}-{check_digit(digits.replace('-', ''))}"


def is_whole(serial: str) -> bool:
    """Whether it has the shape of a serial number and its last digit agrees with the others."""
    if not _SHAPE.fullmatch(serial):
        return False
    digits = serial.replace("-", "")
    return check_digit(digits[:-1]) == digits[-1]


def office_in(serial: str) -> str:
    """The office's digits of a whole serial number."""
    return serial.partition("-")[0]
