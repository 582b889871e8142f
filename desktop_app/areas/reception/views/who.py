"""Who stands at the desk: offered while the name is typed, linked when chosen, parted when it is somebody else."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.reception.fields import IDENTITY_FIELDS
from desktop_app.areas.reception.lookups import offered_agencies, offered_hamlets, offered_people
from desktop_app.areas.reception.record import EarlierVisit, earlier_visits
from desktop_app.areas.reception.views.radar import Radar
from desktop_app.areas.reception.views.visit_draft import EARLIER, PERSON
from desktop_app.areas.views import Workplace
from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import mask_number
from desktop_app.kit.form import FormView
from desktop_app.kit.suggestions import Answer, Ask, Suggestion
from desktop_app.office.people import PersonRow

NOT_LOOKED_UP = "Lượt tố cáo: không tra cứu và không hiện các lần đến trước của người tố cáo."
SAME_NAME = "Trong sổ có người cùng tên. Gõ lại tên để chọn đúng người; người khác thì ghi tiếp."
NEW_PERSON = "Người này chưa có trong sổ, sẽ được ghi mới."


class Who(QObject):
    """The link between the form's identity fields and a person the office knows; nobody is linked by chance."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """`watch` ties it to the form once the form exists."""
        super().__init__(parent)
        self._workplace = workplace
        self._form: FormView | None = None
        self._visits: Sequence[EarlierVisit] = ()
        self._own_uid = ""
        self._linked_name = ""
        self._is_hidden = False
        self._of_record: int | None = None
        self.person_id: int | None = None
        self.earlier_uid = ""
        self.radar = Radar()
        self.radar.joined.connect(self.join)
        self.radar.parted.connect(self.part)

    def sources(self) -> dict[str, Ask]:
        """Who is asked for the suggestions of the form's fields."""
        db, clock = self._workplace.desk.db, self._workplace.desk.clock

        def people(typed: str, answer: Answer) -> None:
            self._ask(lambda: [_suggested(row) for row in offered_people(db, typed)], answer)

        def hamlets(typed: str, answer: Answer) -> None:
            self._ask(lambda: [Suggestion(h.full_name) for h in offered_hamlets(db, typed, clock.today())], answer)

        def agencies(typed: str, answer: Answer) -> None:
            self._ask(lambda: [Suggestion(name) for name in offered_agencies(db, typed)], answer)

        return {"people": people, "hamlets": hamlets, "agencies": agencies}

    def watch(self, form: FormView) -> None:
        """Follow this form."""
        self._form = form
        form.suggested.connect(self._suggested)
        form.edited.connect(self._edited)
        form.field("full_name").input.left.connect(self._left_name)

    def begin(self, person_id: int | None = None, own_uid: str = "") -> None:
        """Start over; a correction starts with the person of its record, whose name may be mended."""
        self._of_record = person_id
        self._visits, self._own_uid, self._linked_name = (), own_uid, ""
        self.person_id, self.earlier_uid, self._is_hidden = person_id, "", False
        if self._form is not None:
            self._form.field("full_name").explain("")
        self.radar.show_nobody()
        self._look()

    def kept(self) -> dict[str, str]:
        """What a draft keeps of the choice."""
        return {PERSON: str(self.person_id or ""), EARLIER: self.earlier_uid}

    def resume(self, kept: Mapping[str, str]) -> None:
        """Take up the choice of a draft, once the form shows it."""
        if kept.get(PERSON, "").isdecimal() and not self._own_uid:
            self._link(int(kept[PERSON]))
        self.earlier_uid = kept.get(EARLIER, "")

    def hide(self, hidden: bool) -> None:
        """For a denunciation nobody is linked and no earlier visits are shown; a record has its person back after."""
        of_record = self._of_record
        self.begin(None if hidden else of_record, self._own_uid)
        self._of_record = of_record
        self._is_hidden = hidden
        if hidden:
            self.radar.show_nobody(NOT_LOOKED_UP)

    def another_radar(self) -> Radar:
        """The same on another panel, for a window without room beside the form."""
        made = Radar()
        made.joined.connect(self.join)
        made.parted.connect(self.part)
        self._fill(made)
        return made

    def part(self) -> None:
        """Somebody else of that name: keep what is typed, link nobody."""
        self.begin(own_uid=self._own_uid)
        self.radar.show_nobody(NEW_PERSON)
        self.changed.emit()

    def join(self, uid: str) -> None:
        """Put the visit into the case of an earlier one."""
        self.earlier_uid = uid
        self._fill(self.radar)
        self.changed.emit()

    def _ask(self, work: Callable[[], Sequence[Suggestion]], answer: Answer) -> None:
        self._workplace.jobs.read(lambda _progress: work(), answer, owner=self)

    def _suggested(self, _field: str, chosen: object) -> None:
        if not isinstance(chosen, PersonRow) or self._form is None:
            return
        known = {name: getattr(chosen, name) for name in IDENTITY_FIELDS}
        self._form.load({name: value for name, value in known.items() if value} | {"hamlet": chosen.hamlet})
        if self._is_hidden:
            return
        self.earlier_uid = ""
        self._link(chosen.id)
        self._form.field("full_name").explain(f"Đã có trong sổ: {told(chosen)}.")
        self.changed.emit()

    def _link(self, person_id: int) -> None:
        """Whoever is linked keeps the name on the form: typing over it parts them."""
        self.person_id = person_id
        self._linked_name = self._name()
        self._look()

    def _look(self) -> None:
        if self.person_id is not None:
            db, person_id, own_uid = self._workplace.desk.db, self.person_id, self._own_uid
            self._workplace.jobs.read(
                lambda _progress: [visit for visit in earlier_visits(db, person_id) if visit.uid != own_uid],
                lambda visits: self._show(person_id, visits),
                owner=self,
            )

    def _show(self, person_id: int, visits: Sequence[EarlierVisit]) -> None:
        if person_id == self.person_id:
            self._visits = visits
            self._fill(self.radar)

    def _fill(self, radar: Radar) -> None:
        if self.person_id is None or self._form is None:
            return
        raw = self._form.raw()
        born = f"sinh {raw['born_on'][-4:]}" if raw["born_on"] else ""
        parts = (raw["full_name"], raw["hamlet"] or raw["address"], born, mask_number(raw["paper_number"]))
        said = ", ".join(part for part in parts if part)
        radar.show_person(said, self._visits, self.earlier_uid, self._workplace.desk.clock.today())

    def _name(self) -> str:
        return fold(self._form.raw()["full_name"]) if self._form else ""

    def _edited(self, field: str) -> None:
        """A changed name is another person: a known one is never renamed by typing over."""
        if field == "full_name" and self._linked_name and self._name() != self._linked_name:
            self.part()

    def _left_name(self) -> None:
        if self._form is None or self.person_id is not None:
            return
        typed, db = self._form.raw()["full_name"], self._workplace.desk.db
        if len(fold(typed).split()) > 1:
            self._workplace.jobs.read(
                lambda _progress: [row for row in offered_people(db, typed) if fold(row.full_name) == fold(typed)],
                lambda same: self._warn(typed, bool(same)),
                owner=self,
            )

    def _warn(self, typed: str, same: bool) -> None:
        if self._form is not None and self.person_id is None and self._form.raw()["full_name"] == typed:
            self._form.field("full_name").warn(SAME_NAME if same else "")
            if not self._is_hidden:
                self.radar.show_nobody(*(() if same else (NEW_PERSON,)))


def told(person: PersonRow) -> str:
    """What tells people of the same name apart."""
    born = f"sinh {person.born_on.year}" if person.born_on else ""
    return ", ".join(part for part in (person.hamlet or person.address, born, person.masked_number) if part)


def _suggested(person: PersonRow) -> Suggestion:
    return Suggestion(person.full_name, told(person), person)
