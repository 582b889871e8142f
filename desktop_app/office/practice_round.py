"""The guided round of a practice office: its tasks check themselves off by what was written since it began."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db.journal import JournalRow, head
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Paragraph, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import bold, plain
from desktop_app.core.paper.official import TICK_BOX
from desktop_app.office.desk import Service
from desktop_app.office.papers import top_mark
from desktop_app.office.practice_task import PracticeTask
from desktop_app.office.rights import Right, needs

NAME = "Mười việc tập"
_KEPT, _EVERYBODY = "practice.round", ""
"""Where the round began is kept beside the drafts: it is no record of the office, and one for all its accounts."""
_SEQ, _AT = "seq", "at"
_HEADS = ("STT", "Việc", "Cách làm", "Xong")
_WIDTHS = (12.0, 48.0, 80.0, 25.0)


@dataclass(frozen=True)
class RoundTask:
    """A task and when it was done, if it was."""

    task: PracticeTask
    done_at: datetime | None


@dataclass(frozen=True)
class Round:
    """How far somebody is."""

    began_at: datetime
    tasks: tuple[RoundTask, ...]

    @property
    def done(self) -> int:
        """How many tasks are done."""
        return sum(each.done_at is not None for each in self.tasks)

    @property
    def next(self) -> PracticeTask | None:
        """The first task that is not done."""
        return next((each.task for each in self.tasks if each.done_at is None), None)

    @property
    def sentence(self) -> str:
        """Where the round stands."""
        if self.next is None:
            return f"Đã xong cả {len(self.tasks)} việc. Bấm Tập lại từ đầu để làm thêm một lượt."
        return f"Đã xong {self.done} trong {len(self.tasks)} việc. Việc tiếp theo: {words.inside(self.next.title)}."


class RoundService(Service):
    """Begins the round and looks how far it is."""

    @needs(Right.SIGN_IN)
    def begin(self) -> None:
        """From now on, from the first task."""
        with self.desk.db.reading() as session:
            seq, _ = head(session)
        now = self.desk.clock.now()
        self.desk.drafts.save(_KEPT, _EVERYBODY, {_SEQ: str(seq), _AT: now.isoformat()}, now)

    @needs(Right.SIGN_IN)
    def look(self, tasks: Sequence[PracticeTask], beside: Mapping[str, datetime]) -> Round | None:
        """How far it is; None before it began. `beside` are traces that no journal keeps, with their time."""
        kept = self.desk.drafts.load(_KEPT, _EVERYBODY)
        if kept is None:
            return None
        began_at = datetime.fromisoformat(kept.values[_AT])
        found = self._written(int(kept.values.get(_SEQ, "0")))
        found |= {trace: at for trace, at in beside.items() if at > began_at}
        return Round(began_at, tuple(RoundTask(task, _first(task, found)) for task in tasks))

    @needs(Right.PRINT)
    def sheet(self, round_: Round) -> Document:
        """The tasks on paper, with what is done and boxes for the others."""
        return Document(
            subject=NAME,
            made_at=self.desk.clock.now(),
            title=NAME.upper(),
            abstract=("Làm lần lượt trong cơ quan tập huấn; mọi tên người, vụ việc ở đó đều là hư cấu",),
            blocks=(_table(round_), _foot(round_)),
            size=13,
            top_mark=top_mark(self.desk.is_practice),
        )

    def _written(self, since: int) -> dict[str, datetime]:
        """The traces since that row of the journal, each with its first time."""
        what = (JournalRow.table_name, JournalRow.action)
        query = select(*what, func.min(JournalRow.seq)).where(JournalRow.seq > since).group_by(*what)
        with self.desk.db.reading() as session:
            first = {f"{table} {action}": seq for table, action, seq in session.execute(query)}
            at = select(JournalRow.seq, JournalRow.at).where(JournalRow.seq.in_(first.values()))
            times = {row.seq: row.at for row in session.execute(at)}
        return {trace: times[seq] for trace, seq in first.items()}


def _first(task: PracticeTask, found: Mapping[str, datetime]) -> datetime | None:
    return min((found[trace] for trace in task.traces if trace in found), default=None)


def _table(round_: Round) -> Table:
    aligns = (Align.CENTRE, Align.LEFT, Align.LEFT, Align.CENTRE)
    return Table(
        columns=tuple(TableColumn(width, align) for width, align in zip(_WIDTHS, aligns, strict=True)),
        head=single_head(_HEADS),
        rows=tuple(
            (str(place), bold(each.task.title), each.task.sentence, _tick(each))
            for place, each in enumerate(round_.tasks, start=1)
        ),
        size=12,
    )


def _tick(each: RoundTask) -> str:
    return TICK_BOX if each.done_at is None else f"{each.done_at:%H:%M}\n{words.day(each.done_at.date())}"


def _foot(round_: Round) -> Paragraph:
    began = f"Bắt đầu {words.instant(round_.began_at)}. {round_.sentence}"
    return Paragraph(content=plain(began), first_line=False)
