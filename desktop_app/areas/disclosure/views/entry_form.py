"""The form of a record as it is filled: what the item presets, which fields matter, its deadline."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject

from desktop_app.areas.disclosure.catalogue import Catalogue, Item, read_catalogue
from desktop_app.areas.disclosure.entry import MASK, item_meant, item_words, items_meant, limits_of
from desktop_app.areas.disclosure.fields import DISCLOSURE_FORM, flag_of
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.papers.mask import full_numbers
from desktop_app.areas.disclosure.queries import known_issuers, known_responsible
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.shown import NO_RULE
from desktop_app.areas.disclosure.views.boards_fields import FIELDS, BoardFields, read_day
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.law.deadline import Deadline
from desktop_app.core.text.fold import matches
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.form import FormView
from desktop_app.kit.suggestions import Answer, Ask, Suggestion
from desktop_app.office.postings.queries import PlaceView

USUAL = (Form.POSTED, Form.PORTAL, Form.RADIO, Form.HAMLET_HEAD)
"""Forms that are always offered; the others when they are ticked, or asked for."""

YES = "có"
ASK_ITEM = "Gõ mã hoặc vài chữ, không cần dấu."


class EntryForm(QObject):
    """Presets what the item of the day asks for; what the official chose on purpose is never turned back."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = workplace.desk
        self.form = FormView(DISCLOSURE_FORM, self._desk.clock.today(), suggest=self._sources())
        self._service = DisclosureService(workplace.desk)
        self._catalogue = Catalogue(())
        self._item: Item | None = None
        self._boards: BoardFields | None = None
        self._change = ChangeKind.FIRST
        self._is_new, self._shows_all = True, False
        self.form.edited.connect(self._edited)
        self.form.suggested.connect(lambda _name, _value: self._follow_item())
        self.form.field("item").input.left.connect(self._write_item)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that the form chooses from."""
        return self._catalogue

    @property
    def places(self) -> tuple[PlaceView, ...]:
        """The places that a notice may hang at."""
        return self._boards.known if self._boards else ()

    def begin(self, values: Mapping[str, object], change: ChangeKind, *, is_new: bool) -> None:
        """Fill the form; a record that is corrected keeps its forms and its notices."""
        with self._desk.db.reading() as session:
            self._catalogue = read_catalogue(session)
        self._leave_boards()
        self._change, self._is_new, self._item = change, is_new, None
        empty: dict[str, object] = {entry.name: "" for entry in self.form.form}
        self.form.load(empty | dict(values))
        self.form.show_problems({})
        self._follow_item(preset=is_new)
        # What a draft or a record says goes before what its item presets.
        self.form.load({name: value for name, value in values.items() if name not in ("item", "trigger_on")})
        self._arrange()

    def show_all(self, wanted: bool) -> None:
        """Offer every form of disclosure, or the usual ones."""
        self._shows_all = wanted
        self._arrange()

    def deadline(self) -> Deadline | None:
        """The arithmetic of the deadline; None while item or day cannot be read, or where no rule is known."""
        on = read_day(self.form, "trigger_on")
        if self._item is None or on is None:
            return None
        return self._service.deadline(self._item.code, on, self._text("rule_key"), self._change)

    def _sources(self) -> dict[str, Ask]:
        def items(typed: str, answer: Answer) -> None:
            found = items_meant(self._catalogue.on(self._day()), typed)
            answer([Suggestion(item_words(item), item.citation, item.code) for item in found])

        def issuers(typed: str, answer: Answer) -> None:
            answer([Suggestion(name) for name in known_issuers(self._desk.db) if matches(name, typed)])

        def people(typed: str, answer: Answer) -> None:
            answer([Suggestion(name) for name in known_responsible(self._desk.db) if matches(name, typed)])

        return {"items": items, "issuers": issuers, "people": people}

    def _edited(self, name: str) -> None:
        if name in ("item", "trigger_on"):
            self._follow_item()
        if name == "document_on" and not self._text("trigger_on"):
            self.form.load({"trigger_on": self._text("document_on")})
            self._follow_item()
        if name == "rule_key":
            self._tell_deadline()
        if name.startswith("by_") or name in FIELDS:
            self._arrange()
        if name in ("title", "note"):
            found = full_numbers(self._text(name))
            self.form.field(name).warn(MASK.format(number=found[0]) if found else "")

    def _day(self) -> date:
        """The day of the record; today while none can be read."""
        return read_day(self.form, "trigger_on") or self._desk.clock.today()

    def _follow_item(self, *, preset: bool = True) -> None:
        """Take up the item that is typed, if it is one; preset what it asks for when it became another one."""
        before, self._item = self._item, self._meant()
        item = self._item
        if item is not None and item != before:
            self._offer_limits(item)
            if preset and self._is_new:
                self._preset(item, before)
        self._tell_item()
        self._tell_deadline()
        self._arrange()

    def _write_item(self) -> None:
        """A code that was typed is written out once its field is left."""
        if self._item is not None:
            self.form.load({"item": item_words(self._item)})
            self._tell_item()

    def _meant(self) -> Item | None:
        typed = self._text("item")
        try:
            return item_meant(self._catalogue.on(self._day()), typed) if typed.strip() else None
        except ValueError:
            return None

    def _offer_limits(self, item: Item) -> None:
        frame = self.form.field("rule_key").input.frame
        if isinstance(frame, ChoiceInput):
            limits = limits_of(item, self._change)
            frame.set_options([(limit.rule_key, limit.trigger) for limit in limits])
            frame.set_text(frame.text() or (limits[0].rule_key if limits else ""))

    def _preset(self, item: Item, before: Item | None) -> None:
        extra = {form for form in Form if self._is_ticked(form)} - set(before.forms if before else ())
        ticks: dict[str, object] = {flag_of(form): YES if form in item.forms or form in extra else "" for form in Form}
        self.form.load({**ticks, "has_names": YES if item.has_names else ""})
        was_permanent = before.is_permanent if before else None
        if self._boards is None or item.is_permanent != was_permanent:
            self._leave_boards()
            self._boards = BoardFields(self._desk, self._day(), is_permanent=item.is_permanent)
            self.form.load(self._boards.start())
            self._boards.watch(self.form)

    def _leave_boards(self) -> None:
        if self._boards is not None:
            self._boards.leave()
        self._boards = None

    def _tell_item(self) -> None:
        item, box = self._item, self.form.field("item")
        box.explain(f"{item.citation}. {item.confidence.value}." if item else ASK_ITEM)
        box.warn(item.note if item else "")
        for form in Form:
            asked = item is not None and form in item.forms
            self.form.field(flag_of(form)).explain("Luật buộc" if asked else "")

    def _tell_deadline(self) -> None:
        box, counted = self.form.field("trigger_on"), self.deadline()
        known = self._item is not None and read_day(self.form, "trigger_on") is not None
        box.explain(f"Hạn {words.long_day(counted.due_on)}. F3 xem cách tính." if counted else "")
        box.warn(f"{NO_RULE}. Vẫn lưu được, không tính hạn." if known and counted is None else "")

    def _arrange(self) -> None:
        item, posts = self._item, self._is_new and self._is_ticked(Form.POSTED)
        left = [form for form in item.forms if not self._is_ticked(form)] if item else []
        shown = {flag_of(form): form in USUAL or self._shows_all or self._is_ticked(form) for form in Form}
        shown |= {"left_out_reason": bool(left), "change_reason": self._change is not ChangeKind.FIRST}
        shown["rule_key"] = item is not None and len(limits_of(item, self._change)) > 1
        shown |= dict.fromkeys(FIELDS, posts)
        self.form.set_shown(shown)
        self.form.field("left_out_reason").require(bool(left))
        self.form.field("change_reason").require(self._change is not ChangeKind.FIRST)
        if posts and self._boards is not None:
            self._boards.tell()

    def _is_ticked(self, form: Form) -> bool:
        return bool(self._text(flag_of(form)))

    def _text(self, name: str) -> str:
        return self.form.field(name).input.text()
