"""What is done with the households of a unit and with the codes of ballots; one method is one transaction."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from desktop_app.areas.decisions.votes import lists
from desktop_app.areas.decisions.votes.entry import HouseholdEntry
from desktop_app.areas.decisions.votes.kept import SavedVote, open_unit, open_vote, saved, unit_of
from desktop_app.areas.decisions.votes.models import BallotCode
from desktop_app.areas.decisions.votes.service import refuse_present
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs


@dataclass(frozen=True)
class SeenCodes:
    """What codes read from ballots told: how many were right, which were seen before, which were never printed."""

    right: int
    twice: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What to do about them."""
        said = [f"{words.number(self.right)} mã đúng."]
        if self.twice:
            said.append(f"Mã {', '.join(self.twice)} đã gặp trước đó: tách hai phiếu ra, báo Ban kiểm phiếu.")
        if self.unknown:
            said.append(f"Mã {', '.join(self.unknown)} không có trong số phiếu đã in: phiếu có thể giả, lập biên bản.")
        return " ".join(said)


class ListService(Service):
    """The households of a unit: their list, who came, whose stub was handed out and came back."""

    @needs(Right.READ)
    def last_list(self, unit_uid: str) -> tuple[HouseholdEntry, ...]:
        """The list of the last vote in the same place, to begin with."""
        with self.desk.db.reading() as session:
            return lists.last_list(session, unit_of(session, unit_uid))

    @needs(Right.RECORD)
    def put_households(self, unit_uid: str, rev: int, entries: Sequence[HouseholdEntry]) -> SavedVote:
        """Make this the list of the unit."""
        with self.desk.db.writing(self.holder.uid) as session:
            unit = open_unit(session, unit_uid, rev)
            lists.put_households(session, unit, entries, self.desk.clock.today())
            session.flush()
            return saved(unit)

    @needs(Right.RECORD)
    def mark_present(self, unit_uid: str, rev: int, numbers: Collection[int]) -> SavedVote:
        """Say which households had somebody at the meeting; how many came follows from it."""
        with self.desk.db.writing(self.holder.uid) as session:
            unit = open_unit(session, unit_uid, rev)
            there = lists.households_of(session, unit)
            came = {row.number for row in lists.named(there, list(numbers))}
            refuse_present(unit, len(came))
            for row in there.values():
                row.is_present = row.number in came
            unit.present = len(came)
            session.flush()
            return saved(unit)

    @needs(Right.RECORD)
    def hand_out(self, unit_uid: str, rev: int, numbers: Collection[int], on: date) -> SavedVote:
        """Note by the numbers on the stubs to whom a ballot was handed out; one household gets one ballot."""
        with self.desk.db.writing(self.holder.uid) as session:
            unit = open_unit(session, unit_uid, rev)
            rows = lists.named(lists.households_of(session, unit), list(numbers))
            already = [row for row in rows if row.handed_on]
            if already:
                raise InvalidInput({"numbers": f"Hộ số {already[0].number} đã nhận phiếu. Mỗi hộ chỉ một phiếu."})
            for row in rows:
                row.handed_on = on
            session.flush()
            return saved(unit)

    @needs(Right.RECORD)
    def take_in(self, unit_uid: str, rev: int, numbers: Collection[int], on: date) -> SavedVote:
        """Note by the stubs whose ballot came back; nothing tells which ballot it is."""
        with self.desk.db.writing(self.holder.uid) as session:
            unit = open_unit(session, unit_uid, rev)
            rows = lists.named(lists.households_of(session, unit), list(numbers))
            for row in rows:
                if row.handed_on is None:
                    raise InvalidInput({"numbers": f"Hộ số {row.number} chưa nhận phiếu. Xem lại số ở cuống phiếu."})
                if row.returned_on or on < row.handed_on:
                    said = "đã gửi lại phiếu" if row.returned_on else "nhận phiếu sau ngày này"
                    raise InvalidInput({"numbers": f"Hộ số {row.number} {said}. Xem lại số và ngày."})
                row.returned_on = on
            session.flush()
            return saved(unit)

    @needs(Right.RECORD)
    def see_codes(self, vote_uid: str, rev: int, codes: Sequence[str]) -> SeenCodes:
        """Hold codes read from ballots against those that were printed; a forged or doubled one is told."""
        with self.desk.db.writing(self.holder.uid) as session:
            vote = open_vote(session, vote_uid, rev)
            rows = session.scalars(select(BallotCode).where(BallotCode.vote_id == vote.id))
            there = {row.code: row for row in rows}
            right, twice, unknown = 0, list[str](), list[str]()
            for code in map(plain_code, codes):
                row = there.get(code)
                if row is None:
                    unknown.append(code)
                elif row.seen_on:
                    twice.append(code)
                else:
                    row.seen_on = self.desk.clock.today()
                    right += 1
            return SeenCodes(right, tuple(twice), tuple(unknown))


def plain_code(typed: str) -> str:
    """A code as it is kept, however it was typed: capitals, no spaces or dashes."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())
