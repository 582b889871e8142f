"""Versions as they are kept, inside somebody's transaction."""

from sqlalchemy.orm import Session

from desktop_app.areas.conventions.models import Convention, ConventionArticle, ConventionVersion
from desktop_app.areas.conventions.text.entry import TextEntry, problems_of
from desktop_app.areas.conventions.text.matching import pairs_of
from desktop_app.areas.conventions.text.queries import THIS, last_number, line_of, revisions_of, wording
from desktop_app.areas.conventions.text.rules import Article
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.kept import refuse_changed, row_of

FIXED = "{} đã khóa nên không sửa được nữa. Hãy lập bản mới từ bản này."


def keep(session: Session, desk: Desk, convention: Convention, entry: TextEntry) -> ConventionVersion:
    """The wording as a new version, or in the place of the unfixed one that the entry names; the rest is refused."""
    problems = problems_of(entry, desk.clock.today())
    if problems:
        raise InvalidInput(problems)
    version = _seen(session, convention, entry) if entry.version_uid else _new(session, convention, entry)
    version.called = entry.called.strip() or version.called
    version.saved_on = entry.saved_on or desk.clock.today()
    version.saved_by = desk.account.name
    version.preamble, version.closing = entry.wording.preamble, entry.wording.closing
    _put(version, entry.wording.articles)
    session.flush()
    session.expire(version, ["articles"])
    return version


def fix_last(session: Session, convention: Convention) -> ConventionVersion:
    """Make the newest version one that is not changed any more; UserError when there is no text yet."""
    if not convention.versions:
        raise UserError(f"{convention.name.value} {convention.label} chưa có văn bản. Gõ hoặc nhập văn bản trước.")
    for version in convention.versions:
        version.is_fixed = True
    return convention.versions[-1]


def _new(session: Session, convention: Convention, entry: TextEntry) -> ConventionVersion:
    if convention.versions:
        fix_last(session, convention)
    count = len(convention.versions) + 1
    version = ConventionVersion(
        number=last_number(session, line_of(convention)) + 1,
        called=f"Dự thảo lần {count}",
        source_uid=entry.source_uid,
    )
    convention.versions.append(version)
    return version


def _seen(session: Session, convention: Convention, entry: TextEntry) -> ConventionVersion:
    version = row_of(session, ConventionVersion, entry.version_uid, THIS)
    if version.convention_id != convention.id:
        raise UserError("Bản này thuộc một văn bản khác. Đóng trang rồi mở lại danh sách.")
    if version.is_fixed:
        raise UserError(FIXED.format(version.called))
    refuse_changed(revisions_of(session, [version.id])[version.id], entry.version_rev, version.called)
    return version


def _put(version: ConventionVersion, articles: tuple[Article, ...]) -> None:
    """Rows of articles that stay are changed, those of others struck; the history tells what became of each."""
    rows = list(version.articles)
    pairs = pairs_of(wording(version).articles, articles)
    for place, article in enumerate(articles):
        if place in pairs:
            row = rows[pairs[place]]
        else:
            row = ConventionArticle()
            version.articles.append(row)
        row.position, row.number, row.chapter = place + 1, article.number, article.chapter
        row.title, row.text = article.title, article.text
    stays = set(pairs.values())
    for place, row in enumerate(rows):
        row.is_struck = place not in stays
