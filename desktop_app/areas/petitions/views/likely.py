"""The matters that the petition on the form may belong to: looked for as it is filled, joined or turned down."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.petitions.alike import Alike, Sought, alike
from desktop_app.areas.petitions.views.alike_panel import NOTHING, TITLE, AlikePanel, Seen
from desktop_app.areas.petitions.views.petition_draft import NOT_SAME, REPETITION, SAME_CASE
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.who import Who
from desktop_app.kit.form import FormView
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.likeness import pairs
from desktop_app.office.signs import traces

TELLS = ("content", "request", "opponent", "hamlet", "address")
"""The fields that say what a petition is about; they are read when they are left."""

NOT_LOOKED_UP = "Đơn tố cáo: không tra cứu và không hiện đơn, lượt tiếp nào khác."


class Likely(QObject):
    """Keeps the panel beside the form true to what is typed; nothing is asked for a denunciation."""

    changed = Signal()

    def __init__(self, workplace: Workplace, form: FormView, who: Who) -> None:
        super().__init__(form)
        self._workplace, self._form, self._who = workplace, form, who
        self._own_uid = self._visit_uid = ""
        self._asked: Sought | None = None
        self._found: Sequence[Alike] = ()
        self._joined, self._repeats = "", False
        self._not_same: tuple[str, ...] = ()
        self.panel = self.another_panel()
        self._panels = [self.panel]
        who.linked.connect(self.look)
        who.told.connect(self._show)
        who.parted.connect(self._forget)
        for name in TELLS:
            form.field(name).input.left.connect(self.look)

    def begin(self, own_uid: str = "", visit_uid: str = "") -> None:
        """Start over: for a new petition, also one that begins from a visit, or for the one that is corrected."""
        self._own_uid, self._visit_uid = own_uid, visit_uid
        self._clear()
        self.look()

    def kept(self) -> dict[str, str]:
        """What a draft keeps of the choices."""
        repeats = "có" if self._repeats else ""
        return {SAME_CASE: self._joined, REPETITION: repeats, NOT_SAME: " ".join(self._not_same)}

    def resume(self, kept: Mapping[str, str]) -> None:
        """Take up the choices of a draft."""
        self._joined, self._repeats = kept.get(SAME_CASE, ""), bool(kept.get(REPETITION))
        self._not_same = tuple(kept.get(NOT_SAME, "").split())
        self.look()

    def chosen(self) -> dict[str, Any]:
        """The choices, as the entry has them."""
        return {SAME_CASE: self._joined, REPETITION: self._repeats, NOT_SAME: self._not_same}

    def another_panel(self) -> AlikePanel:
        """The same on another panel, for a window without room beside the form."""
        made = AlikePanel()
        made.joined.connect(self.join)
        made.left.connect(lambda: self.join("", False))
        made.dismissed.connect(self.turn_down)
        made.recalled.connect(self._recall)
        made.parted.connect(self._who.part)
        if self._asked is not None:
            self._panels.append(made)
            made.destroyed.connect(lambda: self._panels.remove(made))
            made.show_seen(self._seen())
        return made

    def show_in_sheet(self) -> None:
        """Show it over the page, where the window has no room beside the form."""
        SideSheet(self._workplace.surface, TITLE, "Đơn đang nhập", self.another_panel()).rise()

    def join(self, uid: str, repeats: bool) -> None:
        """Put the petition into the matter of another record, as its repetition or not; or into none."""
        self._joined, self._repeats = uid, repeats
        self._show()
        self.changed.emit()

    def turn_down(self, other: Alike) -> None:
        """It is another matter: not offered again, and kept with the petition."""
        self._not_same = (*self._not_same, other.uid)
        if self._joined == other.uid:
            self._joined, self._repeats = "", False
        self.look()
        self.changed.emit()

    def look(self) -> None:
        """Ask again, when anything that tells has changed; off the window's thread."""
        if self._who.is_hidden:
            self._clear()
            self._show()
            return
        sought = self._sought()
        if sought == self._asked:
            return
        self._asked = sought
        db = self._workplace.desk.db
        self._workplace.jobs.read(
            lambda _progress: alike(db, sought), lambda found: self._take(sought, found), owner=self
        )

    def _sought(self) -> Sought:
        raw = self._form.raw()
        said = (raw["content"], raw["request"])
        return Sought(
            person_id=self._who.person_id,
            traces=traces(said, raw["opponent"], raw["hamlet"], raw["address"]),
            pairs=pairs("\n".join(said)),
            own_uid=self._own_uid,
            visit_uid=self._visit_uid,
            joined=self._joined,
            not_same=self._not_same,
        )

    def _take(self, sought: Sought, found: list[Alike]) -> None:
        if sought == self._asked:
            self._found = found
            self._show()

    def _clear(self) -> None:
        self._asked, self._found, self._joined, self._repeats, self._not_same = None, (), "", False, ()

    def _forget(self) -> None:
        """Somebody else: the matter chosen for the person before is not theirs."""
        self._joined, self._repeats = "", False
        self.look()

    def _recall(self) -> None:
        self._not_same = ()
        self.look()
        self.changed.emit()

    def _seen(self) -> Seen:
        if self._who.is_hidden:
            return Seen(said=NOT_LOOKED_UP)
        asked = self._asked
        tells = asked is not None and (asked.person_id is not None or asked.traces or asked.pairs)
        said = NOTHING if tells and not self._found else "" if self._found else Seen.said
        return Seen(
            found=self._found,
            joined=self._joined,
            repeats=self._repeats,
            may_repeat=not self._own_uid,
            dismissed=len(self._not_same),
            who=self._who.said(),
            said=self._who.remark or said,
        )

    def _show(self) -> None:
        for panel in self._panels:
            panel.show_seen(self._seen())
