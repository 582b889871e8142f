"""Every answer of the first run, without a window: what is asked, what can be accepted, and the office made of it."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import clean
from desktop_app.core.progress import Progress
from desktop_app.core.text.fold import fold
from desktop_app.core.units import Unit
from desktop_app.office.door import Door, FirstAnswers, Made
from desktop_app.office.hamlets import read_list
from desktop_app.office.homes import Home, Homes
from desktop_app.office.models import OfficeKind
from desktop_app.office.opening import Opener
from desktop_app.office.profile import Profile
from desktop_app.office.sheets import Sheet, SheetService
from desktop_app.shell.first_run.answers import ACCOUNT_FORM, FOLDERS_FORM, HEAD_FORM, UNIT_FORM, TextSize
from desktop_app.shell.first_run.checks import (
    Strength,
    account_problems,
    folder_problems,
    hamlet_problems,
    strength,
    unit_problems,
    wrong,
)


class Step(Enum):
    """One decision; the value is its name in the list of steps."""

    OFFICE = "Loại cơ quan và tên đơn vị"
    HEAD = "Văn bản, người ký"
    HAMLETS = "Thôn, tổ dân phố"
    ACCOUNT = "Người phụ trách, mật khẩu"
    FOLDERS = "Nơi giữ dữ liệu, sao lưu"
    SHEET = "Phiếu khôi phục khóa"
    VAULT_SHEET = "Phiếu khôi phục kho mật"
    DONE = "Mở sổ"


ORDER = tuple(Step)
SHEETS = {Step.SHEET: Sheet.REGISTER, Step.VAULT_SHEET: Sheet.VAULT}
_KINDS = ("xã ", "phường ", "đặc khu ", "tỉnh ", "thành phố ")
_FORMS = (UNIT_FORM, HEAD_FORM, ACCOUNT_FORM, FOLDERS_FORM)


class Setup:
    """Kept for as long as the program runs, so that the first run can be left and taken up again."""

    def __init__(self, opener: Opener, folder: Path, homes: Homes | None = None) -> None:
        """`folder` is where the data lies unless the official chooses another place, by `homes` or by hand."""
        self.opener = opener
        self.homes = homes or Homes(folder)
        self.step = Step.OFFICE
        self.made: Made | None = None
        self.rules = Door(folder, opener).first_rules()
        self.raw = {entry.name: "" for form in _FORMS for entry in form}
        self.raw |= {"kind": OfficeKind.COMMUNE.name, "typed": "", "code": "", "hamlets": ""}
        self.raw |= {"text_size": TextSize.NORMAL.name, "folder": str(folder)}
        self._suggested: dict[str, str] = {}

    @property
    def kind(self) -> OfficeKind:
        """What the office is for."""
        return OfficeKind[self.raw["kind"]]

    @property
    def text_percent(self) -> int:
        """The size of the letters."""
        return TextSize[self.raw["text_size"]].percent

    @property
    def can_go_back(self) -> bool:
        """Whether there is a step before this one; once the office is made its answers stand."""
        return self.made is None and self.step is not Step.OFFICE

    @property
    def unproved(self) -> list[Sheet]:
        """The sheets of which nobody has shown that they are on paper."""
        return SheetService(self.made.office).unchecked() if self.made else list(Sheet)

    def put(self, answers: Mapping[str, str]) -> None:
        """Keep what is typed, accepted or not."""
        self.raw |= answers

    def choose(self, unit: Unit) -> None:
        """The office is this one of the list."""
        self.put({"name": unit.name, "province": unit.province, "code": unit.code})

    def unchoose(self) -> None:
        """Another kind of office, or another name, is being looked for."""
        self.put({"name": "", "province": "", "code": ""})

    def problems(self) -> dict[str, str]:
        """What is wrong with the answers of the present step, a sentence for each field."""
        today = self.opener.clock.today()
        match self.step:
            case Step.OFFICE:
                return unit_problems(self.raw, today)
            case Step.HEAD:
                return wrong(HEAD_FORM, self.raw, today)
            case Step.HAMLETS:
                return hamlet_problems(self.raw)
            case Step.ACCOUNT:
                return account_problems(self.raw, self.rules, today)
            case Step.FOLDERS:
                return folder_problems(self.raw, today)
        return {}

    def go_on(self) -> None:
        """To the next step; InvalidInput names the fields that are in the way."""
        if problems := self.problems():
            raise InvalidInput(problems)
        if self.step is Step.OFFICE:
            self._suggest(self._from_unit())
        if self.step is Step.HEAD:
            self._suggest({"account_name": self.raw["reception_official"]})
        self.step = ORDER[ORDER.index(self.step) + 1]

    def go_back(self) -> None:
        """To the step before; what was answered stays."""
        if self.can_go_back:
            self.step = ORDER[ORDER.index(self.step) - 1]

    def strength(self, password: str) -> tuple[Strength, str]:
        """How good a password is, and what to say of it while it is typed."""
        return strength(password, self.raw, self.rules)

    def profile(self) -> Profile:
        """The office as it is answered so far."""
        texts: dict[str, Any] = {name: _one_line(self.raw[name]) for name in _PROFILE}
        return Profile(
            **texts,
            kind=self.kind.name,
            deputies=tuple(_lines(self.raw["deputies"])),
            text_percent=self.text_percent,
        )

    def make(self, progress: Progress) -> Made:
        """Make the office in its folder; UserError says what is in the way, and nothing is left behind then."""
        answers = FirstAnswers(
            profile=self.profile(),
            account_name=_one_line(self.raw["account_name"]),
            account_post=_one_line(self.raw["account_post"]),
            password=self.raw["password"],
            hamlets=read_list(self.raw["hamlets"]),
        )
        folder = Path(self.raw["folder"].strip())
        self.homes.make_room(folder)
        made = Door(folder, self.opener).set_up(answers, progress)
        if answers.profile.code:  # Without a code the card would carry one that is made up.
            # Only who makes an office waits for the libraries of keys.
            from desktop_app.sync.enrolling.service import EnrolService

            with suppress(UserError):  # The office is there; its page of partners makes the keys, too.
                EnrolService(made.office.desk).own_card()
        return made

    def others(self) -> list[Home]:
        """Offices that lie on this PC already, and will not be in the new register."""
        return self.homes.others(Path(self.raw["folder"].strip()), self.opener)

    def accept(self, made: Made) -> None:
        """The office is there; the password is not needed any more."""
        self.made = made
        self.put({"password": "", "password_again": ""})
        self.step = Step.SHEET

    def check_place(self) -> None:
        """UserError when the data must not lie in the chosen folder; may take a moment on a slow drive."""
        self.opener.check_place(Path(self.raw["folder"].strip()))

    def _from_unit(self) -> dict[str, str]:
        """What the name of the office makes likely."""
        name, province = self.raw["name"].strip(), self.raw["province"].strip()
        kind = next((kind for kind in _KINDS if fold(name).startswith(fold(kind))), "")
        if kind:
            self.raw["name"] = name = name[0].lower() + name[1:]
        commune = name[:1].upper() + name[1:] if kind in _KINDS[:3] else ""
        where = commune or (name if kind else province)
        upper = "" if kind and not commune else province
        return {
            "place": Unit("", commune, where).place if where else "",
            "upper_office": f"UBND {upper}" if upper else "",
        }

    def _suggest(self, answers: Mapping[str, str]) -> None:
        """Fill in what is likely, but never over what somebody typed."""
        for name, likely in answers.items():
            if self.raw[name] in ("", self._suggested.get(name, "")):
                self.raw[name] = self._suggested[name] = likely


_PROFILE = ("name", "province", "code", "place", "upper_office", "chairperson", "reception_official", "backup_folder")


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _lines(text: str) -> Iterable[str]:
    return (line.strip() for line in clean(text).splitlines() if line.strip())
