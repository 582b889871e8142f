"""The fields that say where and how long a notice hangs: what they start with, what they warn of, how they are read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.areas.disclosure import rules
from desktop_app.areas.disclosure.entry import PostEntry, places_meant
from desktop_app.areas.disclosure.filing import rule_on
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.text.fold import fold
from desktop_app.kit.form import FormView
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import HamletRow
from desktop_app.office.postings.queries import PlaceView, places_on
from desktop_app.office.postings.rules import last_day

FIELDS = ("posted_from", "posted_to", "places", "short_reason")
PLACES = "disclosure.places"
"""The page where the boards are entered."""
NO_PLACES = "Chưa có nơi niêm yết nào. Bấm Nơi niêm yết ở trang Niêm yết để thêm các bảng tin trước."
FIRST_PLACES = "Lập các nơi niêm yết một lần ở đây, rồi bấm Esc trở lại lập thông báo."
NO_HAMLETS = "Chưa có thôn, tổ dân phố nào. Thêm ở trang Thôn, tổ dân phố rồi ghi việc gửi."


class BoardFields:
    """Presets the fields by the law of the record's own day, and says when a period is too short."""

    def __init__(self, desk: Desk, on: date, *, is_permanent: bool) -> None:
        """`on` is the record's own day."""
        today = desk.clock.today()
        with desk.db.reading() as session:
            self.known = places_on(session, today)
        self._today, self._is_permanent = today, is_permanent
        self._rule = rule_on(desk.law.now(), rules.POSTING, on)
        self._form: FormView | None = None
        self._preset_to = ""

    def start(self) -> dict[str, object]:
        """Today, the lawful last day, the places that the law names; no day where the office has no places yet."""
        asked = rules.asked_places(self._is_permanent)
        places = [place.name for place in self.known if place.kind in asked]
        from_on = self._today if places else None
        to_on = self._lawful(from_on) if from_on else None
        self._preset_to = words.day(to_on)
        return {"posted_from": from_on or "", "posted_to": to_on or "", "places": "\n".join(places)}

    def watch(self, form: FormView) -> None:
        """Follow this form."""
        self._form = form
        form.edited.connect(self._edited)
        self.tell()

    def leave(self) -> None:
        """Follow the form no longer: another item asks for other places and days."""
        self._form = None

    def tell(self) -> None:
        """Say what is to be known of the fields as they stand."""
        form = self._form
        if form is None:
            return
        form.set_shown({"posted_to": not self._is_permanent, "short_reason": bool(self._problem())})
        form.field("posted_to").warn(self._problem())
        form.field("places").explain("Mỗi dòng một nơi." if self.known else NO_PLACES)
        form.field("posted_from").explain("Niêm yết thường xuyên, đến khi thay đổi." if self._is_permanent else "")

    def _edited(self, name: str) -> None:
        form = self._form
        if form is None or name not in FIELDS:
            return
        if name == "posted_from" and form.field("posted_to").input.text() in ("", self._preset_to):
            from_on = read_day(form, "posted_from")
            to_on = self._lawful(from_on) if from_on else None
            self._preset_to = words.day(to_on)
            form.load({"posted_to": to_on or ""})
        if name != "places":
            self.tell()

    def _lawful(self, from_on: date) -> date | None:
        return last_day(from_on, self._rule.value) if self._rule and not self._is_permanent else None

    def _problem(self) -> str:
        form = self._form
        if form is None or self._is_permanent:
            return ""
        from_on, to_on = read_day(form, "posted_from"), read_day(form, "posted_to")
        return rules.period_problem(from_on, to_on, self._rule) if from_on and to_on else ""


def read_day(form: FormView, name: str) -> date | None:
    """The day in a field; None while it cannot be read."""
    try:
        return words.read_day(form.field(name).input.text())
    except ValueError:
        return None


def read_post(said: Mapping[str, Any], known: Sequence[PlaceView]) -> PostEntry:
    """How the notice is to hang, of checked values; InvalidInput for a line that names no place."""
    try:
        places = places_meant(known, said["places"])
    except ValueError as error:
        raise InvalidInput({"places": str(error)}) from error
    return PostEntry(
        from_on=said["posted_from"], to_on=said["posted_to"], places=places, short_reason=said["short_reason"]
    )


def hamlets_meant(known: Sequence[HamletRow], text: str) -> list[int]:
    """The hamlets named one a line, by their local keys; InvalidInput for a line that names none."""
    by_name = {fold(name): hamlet.id for hamlet in known for name in (hamlet.name, hamlet.full_name)}
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    unknown = next((line for line in lines if fold(line) not in by_name), None)
    if unknown is not None:
        said = f"Không có thôn, tổ dân phố “{unknown}”. Ghi đúng tên, mỗi dòng một thôn, tổ dân phố."
        raise InvalidInput({"hamlets": said})
    return list(dict.fromkeys(by_name[fold(line)] for line in lines))
