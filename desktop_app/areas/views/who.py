"""Who stands at the desk: offered while the name is typed, linked when chosen, parted when it is somebody else."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.views import Workplace
from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import mask_number
from desktop_app.kit.form import FormView
from desktop_app.kit.suggestions import Answer, Ask, Suggestion
from desktop_app.office.identity_form import KNOWN_OF_A_PERSON
from desktop_app.office.offered import holders_of_number, offered_hamlets, offered_people
from desktop_app.office.people import PersonRow

PERSON = "person_id"
"""What a draft keeps of the choice."""

SAME_NAME = "Trong sổ có người cùng tên. Gõ lại tên để chọn đúng người; người khác thì ghi tiếp."
NEW_PERSON = "Người này chưa có trong sổ, sẽ được ghi mới."
OTHER_HOLDER = "Số này trong sổ là của {name}. So lại với giấy tờ; vẫn lưu được, hai người được ghi riêng."


class Who(QObject):
    """The link between the form's identity fields and a person the office knows; nobody is linked by chance.

    `linked` tells that the link changed, `parted` that somebody else is meant, `told` that the remark changed.
    """

    changed = Signal()
    linked = Signal()
    parted = Signal()
    told = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """`watch` ties it to the form once the form exists."""
        super().__init__(parent)
        self._workplace = workplace
        self._form: FormView | None = None
        self._is_correction = False
        self._linked_name = ""
        self._of_record: int | None = None
        self.is_hidden = False
        self.person_id: int | None = None
        self.remark = ""

    def sources(self) -> dict[str, Ask]:
        """Who is asked for the suggestions of people and hamlets."""
        db, clock = self._workplace.desk.db, self._workplace.desk.clock

        def people(typed: str, answer: Answer) -> None:
            if not self.is_hidden:
                self.ask(lambda: [_suggested(row) for row in offered_people(db, typed)], self._unless_hidden(answer))

        def hamlets(typed: str, answer: Answer) -> None:
            self.ask(lambda: [Suggestion(h.full_name) for h in offered_hamlets(db, typed, clock.today())], answer)

        return {"people": people, "hamlets": hamlets}

    def watch(self, form: FormView) -> None:
        """Follow this form."""
        self._form = form
        form.suggested.connect(self._suggested)
        form.edited.connect(self._edited)
        form.field("full_name").input.left.connect(self._left_name)
        form.field("paper_number").input.left.connect(self._left_number)

    def begin(self, person_id: int | None = None, *, is_correction: bool = False) -> None:
        """Start over; a correction starts with the person of its record, whose name may be mended."""
        self._of_record, self._is_correction = person_id, is_correction
        self._linked_name, self.remark = "", ""
        self.person_id, self.is_hidden = person_id, False
        if self._form is not None:
            self._form.field("full_name").explain("")
        self.linked.emit()

    def kept(self) -> dict[str, str]:
        """What a draft keeps of the choice."""
        return {PERSON: str(self.person_id or "")}

    def resume(self, kept: Mapping[str, str]) -> None:
        """Take up the choice of a draft, once the form shows it."""
        if kept.get(PERSON, "").isdecimal() and not self._is_correction:
            self.link(int(kept[PERSON]))

    def hide(self, hidden: bool) -> None:
        """For a denunciation nobody is linked and nothing is looked up; a record has its person back after."""
        of_record = self._of_record
        self.begin(None if hidden else of_record, is_correction=self._is_correction)
        self._of_record = of_record
        if hidden and self._form is not None:
            for name in ("full_name", "paper_number"):
                self._form.field(name).warn("")
        self.is_hidden = hidden
        self.linked.emit()

    def part(self) -> None:
        """Somebody else of that name: keep what is typed, link nobody."""
        self.begin(is_correction=self._is_correction)
        self._remark(NEW_PERSON)
        self.parted.emit()
        self.changed.emit()

    def link(self, person_id: int) -> None:
        """Whoever is linked keeps the name on the form: typing over it parts them."""
        self.person_id, self.remark = person_id, ""
        self._linked_name = self._name()
        self.linked.emit()

    def said(self) -> str:
        """The person linked, as the panel names them; "" when nobody is."""
        if self.person_id is None or self._form is None:
            return ""
        raw = self._form.raw()
        born = f"sinh {raw['born_on'][-4:]}" if raw["born_on"] else ""
        parts = (raw["full_name"], raw["hamlet"] or raw["address"], born, mask_number(raw["paper_number"]))
        return ", ".join(part for part in parts if part)

    def _unless_hidden(self, answer: Answer) -> Answer:
        """An answer that comes once the visit has become a denunciation is shown to nobody."""
        return lambda found: answer([] if self.is_hidden else found)

    def ask(self, work: Callable[[], Sequence[Suggestion]], answer: Answer) -> None:
        """Look suggestions up off the window's thread."""
        self._workplace.jobs.read(lambda _progress: work(), answer, owner=self)

    def _suggested(self, _field: str, chosen: object) -> None:
        if not isinstance(chosen, PersonRow) or self._form is None or self.is_hidden:
            return
        known = {name: getattr(chosen, name) for name in KNOWN_OF_A_PERSON}
        self._form.load({name: value for name, value in known.items() if value} | {"hamlet": chosen.hamlet})
        self.parted.emit()
        self.link(chosen.id)
        self._form.field("full_name").explain(f"Đã có trong sổ: {told(chosen)}.")
        self.changed.emit()

    def _name(self) -> str:
        return fold(self._form.raw()["full_name"]) if self._form else ""

    def _edited(self, field: str) -> None:
        """A changed name is another person: a known one is never renamed by typing over."""
        if field == "full_name" and self._linked_name and self._name() != self._linked_name:
            self.part()

    def _left_name(self) -> None:
        if self._form is None or self.is_hidden or self.person_id is not None:
            return
        typed, db = self._form.raw()["full_name"], self._workplace.desk.db
        if len(fold(typed).split()) > 1:
            self._workplace.jobs.read(
                lambda _progress: [row for row in offered_people(db, typed) if fold(row.full_name) == fold(typed)],
                lambda same: self._warn(typed, bool(same)),
                owner=self,
            )

    def _warn(self, typed: str, same: bool) -> None:
        is_asked = not self.is_hidden and self.person_id is None
        if self._form is not None and is_asked and self._form.raw()["full_name"] == typed:
            self._form.field("full_name").warn(SAME_NAME if same else "")
            self._remark("" if same else NEW_PERSON)

    def _left_number(self) -> None:
        """A number that the register knows under another name is most likely mistyped."""
        if self._form is None or self.is_hidden:
            return
        raw, db = self._form.raw(), self._workplace.desk.db
        number, name = raw["paper_number"], raw["full_name"]
        if number and name:
            self._workplace.jobs.read(
                lambda _progress: holders_of_number(db, number),
                lambda holders: self._compare(number, [who for who in holders if fold(who) != fold(name)]),
                owner=self,
            )

    def _compare(self, number: str, others: Sequence[str]) -> None:
        if self._form is not None and not self.is_hidden and self._form.raw()["paper_number"] == number:
            self._form.field("paper_number").warn(OTHER_HOLDER.format(name=others[0]) if others else "")

    def _remark(self, words: str) -> None:
        if words != self.remark:
            self.remark = words
            self.told.emit()


def told(person: PersonRow) -> str:
    """What tells people of the same name apart."""
    born = f"sinh {person.born_on.year}" if person.born_on else ""
    return ", ".join(part for part in (person.hamlet or person.address, born, person.masked_number) if part)


def _suggested(person: PersonRow) -> Suggestion:
    return Suggestion(person.full_name, told(person), person)
