"""What goes with a vote, in a menu: ballots, lists, sheets to tick, codes read back, the picture of a result."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.areas.decisions.states import Form
from desktop_app.areas.decisions.votes.ballots import BallotService
from desktop_app.areas.decisions.votes.fields import CODES, HOUSEHOLDS
from desktop_app.areas.decisions.votes.list_service import ListService, SeenCodes
from desktop_app.areas.decisions.votes.lists import read_households
from desktop_app.areas.decisions.votes.reading import CountRecord
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.areas.decisions.votes.sheets import SheetService
from desktop_app.areas.decisions.votes.views.count_mending import CountMending
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core import fields
from desktop_app.core.evidence.prepared import prepared_from
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.buttons import Kind
from desktop_app.kit.controls import Button
from desktop_app.kit.verb_sheet import Does, VerbSheet
from desktop_app.office.rights import Right

if TYPE_CHECKING:
    from desktop_app.areas.decisions.votes.views.count_page import CountPage

MAKING = "Đang in phiếu lấy ý kiến"


class CountPapers:
    """The menu at the head of the counting page."""

    def __init__(self, workplace: Workplace, page: "CountPage") -> None:
        self._workplace, self._page, self._desk = workplace, page, workplace.desk
        self.views, self._mending = PaperViews(workplace), CountMending(workplace, page)

    def button(self, record: CountRecord) -> Button:
        """Opens the menu."""
        button = Button("Giấy, việc khác", key="Ctrl+P")
        button.clicked.connect(lambda: open_menu(button, self.acts(record)))
        return button

    def acts(self, record: CountRecord) -> list[Act]:
        """What may be done with this vote by this account."""
        vote, unit, may = record.vote, record.unit, self._desk.account.may
        found: list[Act] = []
        if may(Right.PRINT):
            sheets, name = SheetService(self._desk), record.label.replace("/", "-")
            if vote.is_open and unit.counting.has_ballots:
                found.append(("In phiếu lấy ý kiến", partial(self.ballots, record)))
            found.append(
                ("In danh sách hộ", partial(self.views.show, "Danh sách hộ", f"danh-sach-ho-{name}",
                                            partial(sheets.lists, vote.uid)))
            )  # fmt: skip
            found.append(
                ("In phiếu đếm", partial(self.views.show, "Phiếu đếm", f"phieu-dem-{name}",
                                         partial(sheets.tally_sheets, vote.uid)))
            )  # fmt: skip
        if may(Right.RECORD) and vote.is_open:
            found.append((f"Nhập danh sách hộ, {unit.name}", partial(self.households, record)))
            if unit.counting.has_ballots:
                found.append(("Đối chiếu mã phiếu", partial(self.codes, record)))
            if vote.form is Form.ONLINE:
                found.append(("Thêm ảnh kết quả trực tuyến", partial(self.evidence, record)))
        mending = self._mending.acts(record)
        return [*found, ("", None), *mending] if found and mending else [*found, *mending]

    def ballots(self, record: CountRecord) -> None:
        """Make the ballots on the worker, with how far it is and the way to give up, then show them."""
        service, uid = BallotService(self._desk), record.decision_uid
        name = f"phieu-lay-y-kien-{record.label.replace('/', '-')}"
        self._workplace.jobs.write(
            lambda progress: service.ballots(uid, progress),
            lambda made: self.views.show_made("Phiếu lấy ý kiến", name, made.pdf),
            self._workplace.explain,
            title=MAKING,
            owner=self._page,
        )

    def households(self, record: CountRecord) -> None:
        """Paste the list, or begin with that of the last vote in the same place."""
        unit, service = record.unit, ListService(self._desk)

        def does(values: Mapping[str, object]) -> object:
            return service.put_households(unit.uid, unit.rev, read_households(str(values["households"])))

        sheet = self._sheet("Danh sách hộ", unit.name, HOUSEHOLDS, does, "Lưu danh sách")
        sheet.made.connect(lambda _made: self._done("Đã lưu danh sách hộ."))
        sheet.rise()
        if not unit.listed:
            self._workplace.jobs.read(
                lambda _progress: service.last_list(unit.uid),
                lambda rows: sheet.form.load({"households": "\n".join(f"{row.number}; {row.head}" for row in rows)}),
                owner=sheet,
            )

    def codes(self, record: CountRecord) -> None:
        """Hold typed codes against those that were printed."""
        vote, service = record.vote, ListService(self._desk)

        def does(values: Mapping[str, object]) -> SeenCodes:
            return service.see_codes(vote.uid, vote.rev, str(values["codes"]).split())

        sheet = self._sheet("Đối chiếu mã phiếu", record.title, CODES, does, "Đối chiếu")
        sheet.made.connect(lambda seen: self._done(seen.sentence))
        sheet.rise()

    def evidence(self, record: CountRecord) -> None:
        """Keep the picture of an online vote's result."""
        vote, service = record.vote, VoteService(self._desk)
        path = self.views.files.file(self._page, "Chọn ảnh kết quả", "Ảnh", ".jpg")
        if path is not None:
            self._workplace.jobs.write(
                lambda _progress: service.add_evidence(vote.uid, vote.rev, prepared_from(path)),
                lambda _made: self._done("Đã thêm ảnh kết quả."),
                self._workplace.explain,
                owner=self._page,
            )

    def _sheet(self, title: str, about: str, form: fields.Form, does: Does, verb: str) -> VerbSheet:
        return VerbSheet(
            self._page.window(),
            title,
            about,
            form,
            does,
            verb=Button(verb, Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._desk.clock.today(),
        )

    def _done(self, said: str) -> None:
        self._workplace.say(said)
        self._page.read()
