"""A denouncer's identity between two offices: handed to the competent body, shown there, each time with a reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.petitions.views.denouncer import LABELS
from desktop_app.areas.views.identity import show_identity
from desktop_app.core import words
from desktop_app.core.fields import Field, Flag, Form, Listed, LongText, Section
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.sending import sender_of
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import Does, VerbSheet
from desktop_app.sync.identities.queries import Handable, HeldIdentity, handable, held_identities
from desktop_app.sync.identities.service import LONGEST_REASON, Handed, IdentityService
from desktop_app.sync.views.stick_place import StickPlace

FOLDER = "tep-rieng"
HAND_IDENTITY = "Chuyển danh tính người tố cáo…"
SECRET = "Danh tính người tố cáo được giữ bí mật theo Luật Tố cáo."
NONE_TO_HAND = "Chưa có hồ sơ tố cáo nào ghi bước chuyển đến cơ quan có thẩm quyền và có danh tính trong kho mật."
NONE_HELD = "Chưa nhận danh tính người tố cáo nào của các đơn vị."
NO_SENDER = "Tài khoản này không ghi ra USB được nên chưa lập tệp. Nhờ người có quyền xem danh tính và quyền in, xuất."
_RECORD = Listed(name="record", label="Hồ sơ", required=True)
_REASON = LongText(name="reason", label="Lý do", required=True, lines=2, max_length=LONGEST_REASON)
_COMPETENT = Flag(name="is_competent", label="Nơi nhận có thẩm quyền giải quyết tố cáo này")


class IdentityActs(QObject):
    """Acts of an account that may see denouncers."""

    def __init__(self, place: StickPlace, parent: QObject) -> None:
        """Sheets rise over the window of the place."""
        super().__init__(parent)
        self._place, self._service = place, IdentityService(place.desk)

    def hand(self, to_name: str) -> None:
        """Choose a denunciation that was transferred, say why, write its file for `to_name` onto a stick."""
        if sender_of(self._place.surface) is None:
            self._place.say(NO_SENDER)
            return
        desk = self._place.desk
        self._place.jobs.read(
            lambda _: handable(desk), lambda found: self._ask_to_hand(found, to_name), self._place.explain, owner=self
        )

    def look(self) -> None:
        """Choose a denunciation of a commune, say why, see who made it for a few minutes."""
        desk = self._place.desk
        self._place.jobs.read(lambda _: held_identities(desk), self._ask_to_look, self._place.explain, owner=self)

    def _ask_to_hand(self, found: Sequence[Handable], to_name: str) -> None:
        if not found:
            self._place.say(NONE_TO_HAND)
            return

        def does(values: Mapping[str, Any]) -> Handed:
            return self._service.hand(values["record"], values["reason"], is_competent=values["is_competent"])

        offered = [
            (each.uid, f"{each.code}, chuyển {each.to_agency} ngày {words.day(each.transferred_on)}") for each in found
        ]
        told = "Tệp chỉ cơ quan cấp trên mở được, ở đây không giữ bản nào. Việc gửi và lý do được ghi vào nhật ký."
        sheet = self._sheet(
            "Chuyển danh tính người tố cáo", f"Nơi nhận: {to_name}", told, (_RECORD, _REASON, _COMPETENT),
            offered, does, Button("Ghi ra USB", Kind.MAIN, icon="usb", key="Ctrl+S"),
        )  # fmt: skip
        sheet.made.connect(self._handed)
        sheet.rise()

    def _ask_to_look(self, found: Sequence[HeldIdentity]) -> None:
        if not found:
            self._place.say(NONE_HELD)
            return
        offered = [(each.record_uid, f"{each.code}, {each.unit_name}") for each in found]

        def does(values: Mapping[str, Any]) -> tuple[str, Sequence[Mapping[str, object]]]:
            people = self._service.reveal(values["record"], values["reason"])
            return dict(offered)[values["record"]], people

        sheet = self._sheet(
            "Xem danh tính người tố cáo", "", "Mỗi lần xem đều được ghi vào nhật ký cùng lý do.", (_RECORD, _REASON),
            offered, does, Button("Xem danh tính", Kind.MAIN, icon="eye", key="Ctrl+S"),
        )  # fmt: skip
        sheet.made.connect(lambda told: show_identity(self._place.surface, told[0], told[1], LABELS))
        sheet.rise()

    def _sheet(
        self, title: str, about: str, told: str, fields: Sequence[Field], offered: Sequence[tuple[str, str]],
        does: Does, verb: Button,
    ) -> VerbSheet:  # fmt: skip
        sheet = VerbSheet(
            self._place.surface, title, about, Form("sync.identity", (Section("", tuple(fields)),)), does, verb=verb,
            jobs=self._place.jobs, today=self._place.desk.clock.today(), notice=Banner(State.SECRET, SECRET, told),
        )  # fmt: skip
        box = sheet.form.field(_RECORD.name).input.frame
        assert isinstance(box, ChoiceInput)
        box.set_options(list(offered))
        if len(offered) == 1:
            sheet.form.load({_RECORD.name: offered[0][0]})
        return sheet

    def _handed(self, made: Handed) -> None:
        sender = sender_of(self._place.surface)
        assert sender is not None
        said = f"Đã ghi tệp riêng của hồ sơ {made.code}. Giao tận tay {made.to_name}."
        sender.send(
            [Parcel(f"{FOLDER}/{made.name}", made.content)],
            lambda is_sent: self._place.say(said) if is_sent else None,
        )
