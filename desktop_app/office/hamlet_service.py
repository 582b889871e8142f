"""What officials do with the hamlets: paste them, correct, merge, split, rename, count and end them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Service
from desktop_app.office.hamlet_changes import correct, count_from, end, follow, hamlet_of, hamlets_named, take_back
from desktop_app.office.hamlet_days import Counted, Followed, all_followed, counts_of
from desktop_app.office.hamlet_models import Change
from desktop_app.office.hamlets import HamletFacts, HamletRow, add_hamlets, hamlet_rows, read_list
from desktop_app.office.rights import Right, needs


@dataclass(frozen=True)
class HamletStory:
    """What a hamlet came from, what it became, and every number of households, the oldest first."""

    came_from: tuple[Followed, ...]
    became: tuple[Followed, ...]
    counts: tuple[Counted, ...]


class HamletService(Service):
    """The office's hamlets."""

    @needs(Right.READ)
    def all(self, on: date | None = None) -> list[HamletRow]:
        """The hamlets, those of the day when one is given."""
        with self.desk.db.reading() as session:
            return hamlet_rows(session, on)

    @needs(Right.READ)
    def stories(self) -> dict[int, HamletStory]:
        """What became of every hamlet, by its key."""
        with self.desk.db.reading() as session:
            counts, links = counts_of(session, [row.id for row in hamlet_rows(session)]), all_followed(session)
        return {
            key: HamletStory(
                tuple(link for link in links if link.after_id == key),
                tuple(link for link in links if link.before_id == key),
                each,
            )
            for key, each in counts.items()
        }

    @needs(Right.READ)
    def named(self, typed: Mapping[str, str], on: date) -> tuple[str, ...]:
        """The uids of the hamlets typed into fields that can change on the day; InvalidInput names the wrong ones."""
        with self.desk.db.reading() as session:
            return hamlets_named(session, typed, on)

    @needs(Right.SETTLE_OFFICE)
    def paste(self, text: str) -> int:
        """Enter a pasted list; how many hamlets there are now. InvalidInput names the lines that have no name."""
        lines = read_list(text)
        with self.desk.db.writing(self.holder.uid) as session:
            add_hamlets(session, lines)
            session.flush()
            return len(hamlet_rows(session))

    @needs(Right.SETTLE_OFFICE)
    def change(self, uid: str, facts: HamletFacts) -> None:
        """Correct one hamlet; records that name it follow, and the numbers it had stay for the days before today.

        InvalidInput for a name that is taken, days reversed, or a day that another hamlet depends on.
        """
        with self.desk.db.writing(self.holder.uid) as session:
            correct(session, hamlet_of(session, uid), facts, self.desk.clock.today())

    @needs(Right.SETTLE_OFFICE)
    def close(self, uid: str, to_on: date, reason: str) -> None:
        """Let a hamlet end with the day and nothing follow it; what was recorded of it stays."""
        with self.desk.db.writing(self.holder.uid, reason) as session:
            end(session, hamlet_of(session, uid), to_on)

    @needs(Right.SETTLE_OFFICE)
    def merge(self, uids: Sequence[str], facts: HamletFacts, on: date, document: str) -> str:
        """Let one hamlet stand from the day in the place of several; its uid. They end the day before."""
        if len(set(uids)) < 2:
            raise InvalidInput({"": "Sáp nhập cần từ hai nơi trở lên. Chọn thêm nơi."})
        return self._follow(uids, [facts], Change.MERGED, on, document)[0]

    @needs(Right.SETTLE_OFFICE)
    def split(self, uid: str, parts: Sequence[HamletFacts], on: date, document: str) -> tuple[str, ...]:
        """Let several hamlets stand from the day in the place of one; their uids. It ends the day before."""
        if len(parts) < 2:
            raise InvalidInput({"": "Chia tách cần từ hai nơi mới trở lên. Ghi thêm nơi."})
        return self._follow([uid], parts, Change.SPLIT, on, document)

    @needs(Right.SETTLE_OFFICE)
    def rename(self, uid: str, facts: HamletFacts, on: date, document: str) -> str:
        """Let a hamlet go on under another name from the day; the new uid. Older records keep the old name."""
        return self._follow([uid], [facts], Change.RENAMED, on, document)[0]

    @needs(Right.SETTLE_OFFICE)
    def take_back(self, uid: str, reason: str) -> None:
        """Undo the merger, split or renaming that made a hamlet; UserError when something followed it.

        What was recorded of the new hamlets keeps their names.
        """
        with self.desk.db.writing(self.holder.uid, reason) as session:
            take_back(session, hamlet_of(session, uid))

    @needs(Right.SETTLE_OFFICE)
    def count(self, uid: str, from_on: date, households: int, people: int = 0) -> None:
        """Let a number of households hold from the day; it corrects a number of that day, older ones stay."""
        with self.desk.db.writing(self.holder.uid) as session:
            count_from(session, hamlet_of(session, uid), Counted(from_on, households, people))

    def _follow(
        self, uids: Sequence[str], new: Sequence[HamletFacts], change: Change, on: date, document: str
    ) -> tuple[str, ...]:
        with self.desk.db.writing(self.holder.uid, document) as session:
            return follow(session, uids, new, change, on, document)
