"""Two versions of one line beside each other, as window and paper show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.text.queries import NOUN, VersionRow, line_of, versions_of, wording_of
from desktop_app.areas.conventions.text.rules import ArticleChange, difference
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.kept import row_of

ONE_ONLY = "Văn bản mới có một bản nên chưa có gì để so sánh. Lập bản mới từ bản này rồi so sánh."


@dataclass(frozen=True)
class Comparison:
    """What differs between two versions; `versions` are all of the line that may be chosen instead.

    `name` is what the text is called: "Hương ước Thôn Cầu Hạ".
    """

    name: str
    versions: tuple[VersionRow, ...]
    before: VersionRow
    after: VersionRow
    changes: tuple[ArticleChange, ...]


def comparison_of(desk: Desk, convention_uid: str, before: int = 0, after: int = 0) -> Comparison:
    """The versions of these numbers; without them the newest of the convention against the one it is to replace
    (the first of a line against the one that came after it).

    UserError when there is no such version, or only one.
    """
    with desk.db.reading() as session:
        convention = row_of(session, Convention, convention_uid, NOUN)
        versions = versions_of(session, line_of(convention))
        if len(versions) < 2:
            raise UserError(ONE_ONLY)
        new = _numbered(versions, after) if after else _newest(versions, convention_uid)
        old = _numbered(versions, before) if before else _replaced(versions, new, convention.amends_uid)
        texts = [wording_of(session, version.uid).parts for version in (old, new)]
        name = f"{convention.name.value} {convention.hamlet.full_name}"
    return Comparison(name, versions, old, new, difference(*texts))


def find_convention(desk: Desk, label: str) -> str:
    """The uid of a convention by what everybody calls it ("3/2026"); UserError when there is none."""
    number, _, year = label.strip().partition("/")
    if not (number.isdecimal() and year.isdecimal()):
        raise UserError(f"Không đọc được số hương ước “{label}”. Gõ dạng 3/2026.")
    asked = select(Convention.uid).where(Convention.number == int(number), Convention.year == int(year))
    with desk.db.reading() as session:
        uid = session.scalars(asked).one_or_none()
    if uid is None:
        raise UserError(f"Sổ chưa có hương ước {label.strip()}. Kiểm tra lại số và năm.")
    return uid


def _numbered(versions: Sequence[VersionRow], number: int) -> VersionRow:
    for version in versions:
        if version.number == number:
            return version
    known = ", ".join(str(version.number) for version in versions)
    raise UserError(f"Không có bản số {number}. Các bản đang có: {known}.")


def _newest(versions: Sequence[VersionRow], convention_uid: str) -> VersionRow:
    own = [version for version in versions if version.convention_uid == convention_uid]
    newest = (own or versions)[-1]
    return versions[1] if newest is versions[0] else newest


def _replaced(versions: Sequence[VersionRow], new: VersionRow, amends_uid: str) -> VersionRow:
    """The last version of the convention that is amended, else the version before."""
    amended = [version for version in versions if version.convention_uid == amends_uid]
    if amended:
        return amended[-1]
    return versions[max(versions.index(new) - 1, 0)]
