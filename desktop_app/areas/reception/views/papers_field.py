"""The papers handed in on the form of a visit."""

from collections.abc import Mapping, Sequence

from desktop_app.core.fields import Section
from desktop_app.core.text.occurrences import Known, hide, occurrences
from desktop_app.office.handed_in import FIELD, papers_field
from desktop_app.office.secrecy import NameInText

HANDED_IN = Section("4. Tài liệu nhận", (papers_field("Tài liệu, bằng chứng người đến giao"),))
NOTHING_TO_PRINT = "Chưa ghi tài liệu nào nên không có giấy biên nhận. Ghi tài liệu đã nhận, hoặc bấm Lưu."


def refuse_name_in_papers(raw: Mapping[str, str], known: Sequence[Known]) -> None:
    """Raise `NameInText` when a denunciation's list of papers names who made it."""
    text = cleared = raw.get(FIELD, "")
    for who in known:
        cleared = hide(cleared, occurrences(cleared, *who))
    if cleared != text:
        raise NameInText({FIELD: cleared})
