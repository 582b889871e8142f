"""Who came along or represents a group beside the first person, typed one a line: "Trần Thị Mỵ; 099…; Thôn Đoài"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import clean
from desktop_app.office.models import IDENTITY

FIELD = "companions"
MOST = 20
LONGEST_NAME, LONGEST_NUMBER, LONGEST_ADDRESS = 120, 30, 300


@dataclass(frozen=True)
class Companion:
    """One of them, as far as the desk asks."""

    full_name: str
    paper_number: str = ""
    address: str = ""

    @property
    def identity(self) -> dict[str, Any]:
        """What says who it is, by the names of the identity fields; what was not asked is empty."""
        blank: dict[str, Any] = dict.fromkeys(IDENTITY, "")
        blank |= {"sex": None, "born_on": None, "paper_kind": None, "paper_issued_on": None}
        return blank | {"full_name": self.full_name, "paper_number": self.paper_number, "address": self.address}

    @property
    def line(self) -> str:
        """As it is typed."""
        return "; ".join((self.full_name, self.paper_number, self.address)).rstrip("; ")


def read_companions(text: str) -> tuple[Companion, ...]:
    """The people meant; InvalidInput says which line cannot be read."""
    lines = [line for line in clean(text).split("\n") if line.strip()]
    if len(lines) > MOST:
        raise InvalidInput(
            {FIELD: f"Có {len(lines)} dòng, tối đa {MOST} người. Những người khác chỉ tính vào số người."}
        )
    return tuple(_companion(number, line) for number, line in enumerate(lines, start=1))


def lines_of_companions(companions: Sequence[Companion]) -> str:
    """The people as they are typed, a line each."""
    return "\n".join(companion.line for companion in companions)


def _companion(number: int, line: str) -> Companion:
    name, paper, address = ([" ".join(part.split()) for part in line.split(";")] + [""] * 3)[:3]
    if not any(letter.isalpha() for letter in name) or len(name) > LONGEST_NAME:
        raise InvalidInput({FIELD: f"Dòng {number} thiếu họ tên. Gõ dạng: Trần Thị Mỵ; số căn cước; nơi ở."})
    if len(paper) > LONGEST_NUMBER or len(address) > LONGEST_ADDRESS:
        raise InvalidInput({FIELD: f"Dòng {number} quá dài. Gõ dạng: Trần Thị Mỵ; số căn cước; nơi ở."})
    return Companion(name, paper, address)
