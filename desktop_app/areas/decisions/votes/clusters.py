"""A hamlet that meets by clusters: their names and households as they are typed, summed to the hamlet's (Điều 18)."""

import re

from sqlalchemy.orm import Session

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Form
from desktop_app.areas.decisions.votes.entry import UnitEntry, VoteEntry
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.office.hamlet_days import households_on
from desktop_app.office.procedure.keeping import counting

FIELD, DECIDED = "clusters", "decide_clusters"
LONGEST_NAME = 120
_LINE = re.compile(r"(.+?)[;,\t]\s*([\d.]+)(?:\s*hộ)?")


def read_clusters(text: str) -> tuple[tuple[str, int], ...]:
    """The clusters that are typed, one a line: "Cụm xóm Giếng; 120"; InvalidInput names the line that is none."""
    found = list[tuple[str, int]]()
    for number, line in enumerate(filter(None, (each.strip() for each in text.splitlines())), start=1):
        read = _LINE.fullmatch(line)
        if read is None or not read[2].strip("."):
            raise InvalidInput({FIELD: f"Dòng {number} chưa có số hộ. Gõ tên cụm; số hộ, ví dụ Cụm xóm Giếng; 120."})
        name, households = read[1].strip(), int(read[2].replace(".", ""))
        if len(name) > LONGEST_NAME:
            raise InvalidInput({FIELD: f"Dòng {number} có tên cụm dài quá {LONGEST_NAME} chữ cái. Viết ngắn lại."})
        found.append((name, households))
    return tuple(found)


def units_of_clusters(session: Session, decision: Decision, entry: VoteEntry) -> tuple[UnitEntry, ...]:
    """The units of a meeting by clusters; refused where nobody decided so, or the households do not add up."""
    said = ""
    if entry.form is not Form.MEETING or decision.hamlet_id is None:
        said = "Chỉ cuộc họp của một thôn mới chia theo cụm dân cư. Để trống ô này."
    elif not any(step.key == DECIDED for step in counting(decision.steps)):
        said = "Chưa ghi quyết định của UBND cho họp theo cụm dân cư. Ghi bước đó trước, hoặc để trống ô này."
    if said or decision.hamlet_id is None:
        raise InvalidInput({FIELD: said})
    clusters, whole = read_clusters(entry.clusters), households_on(session, decision.hamlet_id, entry.from_on)
    if (together := sum(households for _name, households in clusters)) != whole:
        raise InvalidInput(
            {
                FIELD: f"Các cụm cộng lại {words.number(together)} hộ, thôn có {words.number(whole)} hộ vào ngày "
                f"{words.day(entry.from_on)}. Sửa số hộ của cụm cho khớp."
            }
        )
    return tuple(UnitEntry(hamlet_id=decision.hamlet_id, cluster=name, households=n) for name, n in clusters)
