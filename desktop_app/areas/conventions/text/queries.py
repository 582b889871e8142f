"""What is shown of the versions of a convention, along its whole line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.conventions.models import Convention, ConventionArticle, ConventionQuestion, ConventionVersion
from desktop_app.areas.conventions.states import State
from desktop_app.areas.conventions.text.rules import Article, Wording
from desktop_app.core import words
from desktop_app.office.kept import row_of

THIS, NOUN = "bản này của văn bản", "văn bản này trong sổ"

_RECOGNISED = {
    State.RECOGNISED: "Bản đã công nhận",
    State.IN_FORCE: "Bản đang thực hiện",
    State.SUSPENDED: "Bản đang tạm ngừng",
    State.PARTLY_SUSPENDED: "Bản đang thực hiện",
    State.PARTLY_ABOLISHED: "Bản đang thực hiện",
    State.ABOLISHED: "Bản đã bãi bỏ",
    State.REPLACED: "Bản đã được thay thế",
}


@dataclass(frozen=True)
class VersionRow:
    """One version as it is listed; `rev` is its revision with all its articles, `is_last` that of its convention."""

    uid: str
    rev: int
    number: int
    called: str
    saved_on: date
    saved_by: str
    is_fixed: bool
    is_last: bool
    source_uid: str
    convention_uid: str
    articles: int
    heading: str


def line_of(convention: Convention) -> str:
    """By what the line of a convention is named: the uid of its first."""
    return convention.line_uid or convention.uid


def versions_of(session: Session, line_uid: str) -> tuple[VersionRow, ...]:
    """All versions of a line, the oldest first; those of a convention that was struck out are left out."""
    query = (
        select(ConventionVersion)
        .join(ConventionVersion.convention)
        .where(or_(Convention.line_uid == line_uid, Convention.uid == line_uid), Convention.voided_on.is_(None))
        .order_by(ConventionVersion.number, ConventionVersion.id)
        .options(selectinload(ConventionVersion.articles), selectinload(ConventionVersion.convention))
    )
    found = session.scalars(query).all()
    last = {version.convention_id: version.uid for version in found}
    revisions = revisions_of(session, (version.id for version in found))
    return tuple(_row(version, revisions[version.id], version.uid == last[version.convention_id]) for version in found)


def findings_of(session: Session, line_uid: str) -> dict[tuple[str, str], str]:
    """What was found of passages in any version of the line, by the key of the question."""
    query = (
        select(ConventionQuestion)
        .join(ConventionVersion, ConventionVersion.id == ConventionQuestion.version_id)
        .join(ConventionVersion.convention)
        .where(or_(Convention.line_uid == line_uid, Convention.uid == line_uid))
        .order_by(ConventionQuestion.id)
    )
    return {(row.rule, row.passage): row.finding for row in session.scalars(query)}


def last_number(session: Session, line_uid: str) -> int:
    """The highest number that a version of the line ever had."""
    of_line = or_(Convention.line_uid == line_uid, Convention.uid == line_uid)
    query = select(func.max(ConventionVersion.number)).join(ConventionVersion.convention).where(of_line)
    return session.scalar(query) or 0


def articles_of(session: Session, version_uid: str) -> tuple[Article, ...]:
    """The articles of a version in order."""
    return wording_of(session, version_uid).articles


def wording_of(session: Session, version_uid: str) -> Wording:
    """The whole text of a version; UserError when there is none."""
    return wording(row_of(session, ConventionVersion, version_uid, THIS))


def wording(version: ConventionVersion) -> Wording:
    """What a version says."""
    articles = tuple(
        Article(row.number, row.title, row.text, row.chapter) for row in version.articles if not row.is_struck
    )
    return Wording(version.preamble, articles, version.closing)


def revisions_of(session: Session, version_ids: Iterable[int]) -> dict[int, int]:
    """Of each version with all its articles; the struck ones count, so that no two states have the same one."""
    together = ConventionVersion.rev + func.coalesce(func.sum(ConventionArticle.rev), 0)
    rows = (
        select(ConventionVersion.id, together.label("revision"))
        .outerjoin(ConventionArticle, ConventionArticle.version_id == ConventionVersion.id)
        .where(ConventionVersion.id.in_(tuple(version_ids)))
        .group_by(ConventionVersion.id)
    )
    return {row.id: row.revision for row in session.execute(rows)}


def heading_of(version: ConventionVersion, is_last: bool) -> str:
    """What stands above its column: "Bản đang thực hiện, công nhận 12/06/2021"."""
    convention = version.convention
    recognised = _RECOGNISED.get(convention.state) if is_last else None
    if recognised and convention.recognised_on:
        return f"{recognised}, công nhận {words.day(convention.recognised_on)}"
    return f"{version.called}, hoàn thiện {words.day(version.saved_on)}"


def _row(version: ConventionVersion, revision: int, is_last: bool) -> VersionRow:
    return VersionRow(
        version.uid,
        revision,
        version.number,
        version.called,
        version.saved_on,
        version.saved_by,
        version.is_fixed,
        is_last,
        version.source_uid,
        version.convention.uid,
        len(version.articles),
        heading_of(version, is_last),
    )
