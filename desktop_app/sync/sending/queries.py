"""What pages and commands show of packages that this office made, and of what was said about them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.office.desk import Desk
from desktop_app.sync.models import Comment, SentPackage
from desktop_app.sync.sending.copying import copies
from desktop_app.sync.states import SentState, Target


@dataclass(frozen=True)
class SentLine:
    """A package as the history shows it.

    `covered_by` is the number of a later one that has a receipt and holds all that this one held: a lost stick costs
    nothing. `is_of_now` tells a package of this life of the data from one made before a backup was restored.
    """

    uid: str
    package_uid: str
    seq: int
    is_of_now: bool
    kind: str
    period: str
    from_on: date
    to_on: date
    to_name: str
    made_at: datetime
    handed_on: date | None
    state: SentState
    received_at: datetime | None
    rows: int
    size: int
    reason: str
    is_nothing: bool
    file_name: str
    has_copy: bool
    comments: int
    covered_by: int


@dataclass(frozen=True)
class Remark:
    """What the upper office said; `opens` is the row or figure that it is about."""

    uid: str
    package_uid: str
    target: Target
    table: str
    row_uid: str
    form: str
    from_on: date | None
    to_on: date | None
    figure: str
    said: str
    said_by: str
    said_on: date
    is_return: bool
    answer: str
    answered_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether nobody wrote yet what was done about it."""
        return self.answered_on is None


def history(desk: Desk) -> list[SentLine]:
    """Every package that was made here, the newest first."""
    with desk.db.reading() as session:
        made = session.scalars(select(SentPackage).order_by(SentPackage.id.desc())).all()
        many = Counter(session.scalars(select(Comment.package_uid).where(Comment.withdrawn_on.is_(None))))
        found, last = list[SentLine](), dict[str, SentPackage]()
        for package in made:
            if package.received_at:
                last[package.epoch] = package
            later = last.get(package.epoch)
            covered = later.seq if later and not package.received_at else 0
            found.append(_line(desk, package, many[package.package_uid], covered))
        return found


def last_package(desk: Desk) -> SentLine | None:
    """The newest one, for the line above the pages."""
    return next(iter(history(desk)), None)


def remarks_on_package(desk: Desk, package_uid: str) -> list[Remark]:
    """Everything that was said of a package, its rows and its figures."""
    with desk.db.reading() as session:
        return _remarks(session, [Comment.package_uid == package_uid])


def remarks_on_rows(desk: Desk, uids: Iterable[str]) -> list[Remark]:
    """What was said of these rows, whichever package brought them."""
    with desk.db.reading() as session:
        return _remarks(session, [Comment.target == Target.ROW, Comment.row_uid.in_(list(uids))])


def remarks_on_report(desk: Desk, form: str, from_on: date, to_on: date) -> dict[str, list[Remark]]:
    """What was said of the figures of a report, by the figure's key."""
    with desk.db.reading() as session:
        of_report = [Comment.form == form, Comment.from_on == from_on, Comment.to_on == to_on]
        found = dict[str, list[Remark]]()
        for remark in _remarks(session, [Comment.target == Target.FIGURE, *of_report]):
            found.setdefault(remark.figure, []).append(remark)
        return found


def open_remarks(desk: Desk) -> list[Remark]:
    """What nobody has answered yet."""
    with desk.db.reading() as session:
        return _remarks(session, [Comment.answered_on.is_(None)])


def _remarks(session: Session, wanted: Sequence[object]) -> list[Remark]:
    ours = select(SentPackage.package_uid)
    query = select(Comment).where(Comment.withdrawn_on.is_(None), Comment.package_uid.in_(ours), *wanted)  # type: ignore[arg-type]
    return [_remark(each) for each in session.scalars(query.order_by(Comment.said_on, Comment.id))]


def _line(desk: Desk, package: SentPackage, comments: int, covered_by: int) -> SentLine:
    return SentLine(
        uid=package.uid,
        package_uid=package.package_uid,
        seq=package.seq,
        is_of_now=package.epoch == desk.installation.epoch,
        kind=package.kind,
        period=package.period,
        from_on=package.from_on,
        to_on=package.to_on,
        to_name=package.partner.name,
        made_at=package.created_at,
        handed_on=package.handed_on,
        state=package.state,
        received_at=package.received_at,
        rows=package.rows,
        size=package.size,
        reason=package.reason,
        is_nothing=package.is_nothing,
        file_name=package.file_name,
        has_copy=(copies(desk) / package.file_name).is_file(),
        comments=comments,
        covered_by=covered_by,
    )


def _remark(comment: Comment) -> Remark:
    return Remark(
        uid=comment.comment_uid,
        package_uid=comment.package_uid,
        target=comment.target,
        table=comment.table_name,
        row_uid=comment.row_uid,
        form=comment.form,
        from_on=comment.from_on,
        to_on=comment.to_on,
        figure=comment.figure,
        said=comment.said,
        said_by=comment.said_by,
        said_on=comment.said_on,
        is_return=comment.is_return,
        answer=comment.answer,
        answered_on=comment.answered_on,
    )
