"""The practice office: an invented commune, its people and its own content, the same for the same seed."""

import json
import random
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from desktop_app.core.resources import resource
from desktop_app.office.hamlets import Pasted
from desktop_app.office.models import OfficeKind, PaperKind, Sex
from desktop_app.office.profile import Profile

PROVINCE = "tỉnh Minh Họa"
NOBODYS_CODE = "99001"
"""No unit has this code; serials begin with it."""
NEIGHBOURS = ("xã Hạ Vân, tỉnh Minh Họa", "phường Tân Mỹ, tỉnh Minh Họa", "xã Đồng Cẩm, tỉnh Minh Họa")
NOBODYS_PROVINCE = "099"
"""No province has this code, so that an invented identity number can belong to nobody."""
NOBODYS_PREFIX = "0100"
"""No telephone number begins like this."""


@dataclass(frozen=True)
class PracticePerson:
    """Somebody invented."""

    full_name: str
    sex: Sex
    born_on: date
    paper_number: str
    paper_issued_on: date
    phone: str
    hamlet: str
    address: str

    def raw(self) -> dict[str, Any]:
        """The person as a form is filled in."""
        return {
            "full_name": self.full_name,
            "sex": self.sex,
            "born_on": self.born_on,
            "paper_kind": PaperKind.IDENTITY_CARD,
            "paper_number": self.paper_number,
            "paper_issued_on": self.paper_issued_on,
            "paper_issued_by": "Bộ Công an",
            "phone": self.phone,
            "hamlet": self.hamlet,
            "address": self.address,
        }


@dataclass(frozen=True)
class PracticeOfficial:
    """An invented official; `role` is a short key where the program needs one person."""

    name: str
    post: str
    role: str


class PracticeOffice:
    """Content of the invented commune; every choice is drawn from the randomness handed in."""

    def __init__(self, chance: random.Random) -> None:
        """Draw from `chance`."""
        self.chance = chance
        self._special = list(self.names["special_full_names"])
        self._numbers = set[str]()

    @cached_property
    def names(self) -> dict[str, Any]:
        """Parts of names with their weights, and officials."""
        return read("names")

    @cached_property
    def place(self) -> dict[str, Any]:
        """The commune, its hamlets, roads, fields and canals."""
        return read("hamlets")

    def official(self, role: str) -> PracticeOfficial:
        """The official with this role: head, reception, clerk …"""
        return next(found for found in self.officials() if found.role == role)

    def officials(self) -> list[PracticeOfficial]:
        """Everybody who works there and has a role."""
        return [PracticeOfficial(o["name"], o["post"], o["role"]) for o in self.names["officials"]]

    def profile(self) -> Profile:
        """The office's letterhead and people."""
        commune = str(self.place["commune"]["name"])
        return Profile(
            name=commune,
            province=PROVINCE,
            kind=OfficeKind.COMMUNE.name,
            code=NOBODYS_CODE,
            place=commune.removeprefix("xã "),
            upper_office=f"UBND {PROVINCE}",
            chairperson=self.official("head").name,
            deputies=tuple(o.name for o in self.officials() if o.role == "deputy"),
            reception_official=self.official("reception").name,
        )

    def hamlets(self) -> list[Pasted]:
        """The hamlets as a pasted list gives them."""
        return [Pasted(h["kind"].capitalize(), h["name"], h["households"]) for h in self.place["hamlets"]]

    def hamlet(self, number: int | None = None) -> dict[str, Any]:
        """The hamlet with the number, or one drawn by its households."""
        rows: list[dict[str, Any]] = self.place["hamlets"]
        if number:
            return next(row for row in rows if row["id"] == number)
        return self.chance.choices(rows, [row["households"] for row in rows])[0]

    def person(self, hamlet: int | None = None, sex: Sex | None = None, near: bool = True) -> PracticePerson:
        """Somebody of the hamlet (or of any); one in twenty comes from a neighbouring commune unless `near`."""
        home = self.hamlet(hamlet)
        stranger = not near and self.chance.random() < 0.05
        full_name, sex = self._name(home["ethnic_mix"], sex)
        born_on = date(self.chance.randint(1942, 2004), self.chance.randint(1, 12), self.chance.randint(1, 28))
        return PracticePerson(
            full_name=full_name,
            sex=sex,
            born_on=born_on,
            paper_number=self._number(sex, born_on),
            paper_issued_on=date(2021 + self.chance.randint(0, 4), self.chance.randint(1, 12), 10),
            phone=f"{NOBODYS_PREFIX} {self.chance.randint(0, 999):03d} {self.chance.randint(0, 999):03d}",
            hamlet="" if stranger else home["full_name"],
            address=self.chance.choice(NEIGHBOURS) if stranger else "",
        )

    def _name(self, ethnic_mix: str, sex: Sex | None) -> tuple[str, Sex]:
        if self._special and sex is None and self.chance.random() < 0.05:
            special = self._special.pop(self.chance.randrange(len(self._special)))
            return special["name"], Sex.MALE if special["sex"] == "nam" else Sex.FEMALE
        sex = sex or self.chance.choice((Sex.MALE, Sex.FEMALE))
        key = "male" if sex is Sex.MALE else "female"
        shares = [part.strip().rsplit(" ", 1) for part in ethnic_mix.split(",")]
        people = self.chance.choices([p for p, _ in shares], [int(share.rstrip("%")) for _, share in shares])[0]
        ethnic = next((group for group in self.names["ethnic"] if group["people"] == people), None)
        if ethnic:
            parts = (ethnic["family"], ethnic["middle"][key], ethnic["given"][key])
            return " ".join(self.chance.choice(part) for part in parts), sex
        family, middle = self._weighted(self.names["family_names"]), self._weighted(self.names["middle_names"][key])
        return f"{family} {middle} {self.chance.choice(self.names['given_names'][key])}", sex

    def _weighted(self, rows: list[dict[str, Any]]) -> str:
        return str(self.chance.choices(rows, [row["weight"] for row in rows])[0]["name"])

    def _number(self, sex: Sex, born_on: date) -> str:
        century = (born_on.year // 100 - 19) * 2 + (sex is Sex.FEMALE)
        while True:
            number = f"{NOBODYS_PROVINCE}{century}{born_on.year % 100:02d}{self.chance.randint(0, 999_999):06d}"
            if number not in self._numbers:
                self._numbers.add(number)
                return number


def read(name: str) -> dict[str, Any]:
    """One file of the practice content."""
    found: dict[str, Any] = json.loads(resource("practice", f"{name}.json").read_text(encoding="utf-8"))
    return found
