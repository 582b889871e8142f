"""The matters that the visit at the desk may belong to: looked for as the form is filled, joined or turned down."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.reception.radar import Matter, Sought, matters
from desktop_app.areas.reception.record import EarlierVisit, earlier_visits, times_here
from desktop_app.areas.reception.views.radar import Radar, Seen
from desktop_app.areas.reception.views.visit_draft import EARLIER, NOT_SAME
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.who import Who
from desktop_app.kit.form import FormView
from desktop_app.office.signs import Trace, traces

NOT_LOOKED_UP = "Lượt tố cáo: không tra cứu và không hiện các lần đến trước của người tố cáo."
TELLS = ("content", "request", "opponent", "hamlet", "address")
"""The fields that say what a visit is about; they are read when they are left."""


class Likely(QObject):
    """Keeps the panel beside the form true to what is typed; nothing is asked for a denunciation."""

    changed = Signal()

    def __init__(self, workplace: Workplace, form: FormView, who: Who) -> None:
        super().__init__(form)
        self._workplace, self._form, self._who = workplace, form, who
        self._own_uid = ""
        self._asked: Sought | None = None
        self._found: Sequence[Matter] = ()
        self._visits: Sequence[EarlierVisit] = ()
        self._times = (0, 0)
        self._turned_down: list[Matter] = []
        self.earlier_uid = ""
        self.not_same: tuple[str, ...] = ()
        self.radar = self.another_radar()
        self._panels = [self.radar]
        who.linked.connect(self.look)
        who.told.connect(self._show)
        who.parted.connect(self._forget)
        for name in TELLS:
            form.field(name).input.left.connect(self.look)

    def begin(self, own_uid: str = "") -> None:
        """Start over, for a new visit or for the one that is corrected."""
        self._own_uid = own_uid
        self._asked, self._found, self._visits, self._turned_down = None, (), (), []
        self.earlier_uid, self.not_same = "", ()
        self.look()

    def kept(self) -> dict[str, str]:
        """What a draft keeps of the choices."""
        return {EARLIER: self.earlier_uid, NOT_SAME: " ".join(self.not_same)}

    def resume(self, kept: Mapping[str, str]) -> None:
        """Take up the choices of a draft."""
        self.earlier_uid = kept.get(EARLIER, "")
        self.not_same = tuple(kept.get(NOT_SAME, "").split())
        self.look()

    def another_radar(self) -> Radar:
        """The same on another panel, for a window without room beside the form."""
        made = Radar()
        made.joined.connect(self.join)
        made.left.connect(lambda: self.join(""))
        made.dismissed.connect(self.turn_down)
        made.recalled.connect(self._recall)
        made.parted.connect(self._who.part)
        if self._asked is not None:
            self._panels.append(made)
            made.destroyed.connect(lambda: self._panels.remove(made))
            made.show_seen(self._seen(), self._workplace.desk.clock.today())
        return made

    def join(self, uid: str) -> None:
        """Put the visit into the case of an earlier one, or into none."""
        self.earlier_uid = uid
        self._show()
        self.changed.emit()

    def turn_down(self, matter: Matter) -> None:
        """It is another matter: not offered again, and kept with the visit."""
        self._turned_down.append(matter)
        self.not_same = (*self.not_same, *matter.uids)
        if self.earlier_uid in matter.uids:
            self.earlier_uid = ""
        self.look()
        self.changed.emit()

    def look(self) -> None:
        """Ask again, when anything that tells has changed; off the window's thread."""
        if self._who.is_hidden:
            self._asked, self._found, self._visits, self._turned_down = None, (), (), []
            self.earlier_uid, self.not_same = "", ()
            self._show()
            return
        sought = Sought(self._who.person_id, self._traces(), self._own_uid, self.earlier_uid, self.not_same)
        if sought == self._asked:
            return
        self._asked = sought
        db, new_year = self._workplace.desk.db, self._workplace.desk.clock.today().replace(month=1, day=1)

        def read(_progress: object) -> tuple[list[Matter], list[EarlierVisit], tuple[int, int]]:
            person = sought.person_id
            if person is None:
                return matters(db, sought), [], (0, 0)
            visits = [visit for visit in earlier_visits(db, person) if visit.uid != sought.own_uid]
            return matters(db, sought), visits, times_here(db, person, new_year, sought.own_uid)

        self._workplace.jobs.read(read, lambda found: self._take(sought, *found), owner=self)

    def _take(self, sought: Sought, found: list[Matter], visits: list[EarlierVisit], times: tuple[int, int]) -> None:
        if sought == self._asked:
            self._found, self._visits, self._times = found, visits, times
            self._show()

    def _traces(self) -> frozenset[Trace]:
        raw = self._form.raw()
        return traces((raw["content"], raw["request"]), raw["opponent"], raw["hamlet"], raw["address"])

    def _forget(self) -> None:
        """Somebody else: the matter chosen for the person before is not theirs."""
        self.earlier_uid = ""
        self.look()

    def _recall(self) -> None:
        self._turned_down, self.not_same = [], ()
        self.look()
        self.changed.emit()

    def _seen(self) -> Seen:
        if self._who.is_hidden:
            return Seen(said=NOT_LOOKED_UP)
        dismissed = len(self._turned_down) or (1 if self.not_same else 0)
        said = self._who.remark or Seen.said
        return Seen(self._who.said(), self._visits, self._found, self.earlier_uid, dismissed, said, self._times)

    def _show(self) -> None:
        for panel in self._panels:
            panel.show_seen(self._seen(), self._workplace.desk.clock.today())
