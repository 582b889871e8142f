"""What the draft of a half-filled form keeps when it is about a denunciation."""

from collections.abc import Collection, Iterable, Mapping

from desktop_app.core.text.occurrences import without
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.matter_kinds import Kind, hides_identity


def is_denunciation(raw: Mapping[str, str]) -> bool:
    """Whether the kind typed so far hides who came or wrote."""
    kind = raw.get("kind", "")
    return kind in Kind.__members__ and hides_identity(Kind[kind])


def keepable(raw: Mapping[str, str], prose: Iterable[str], left_out: Collection[str]) -> dict[str, str]:
    """What a draft may keep: of a denunciation nothing that is `left_out`, and no `prose` that names somebody."""
    kept = dict(raw)
    if not is_denunciation(raw):
        return kept
    for name in prose:
        kept[name] = without(kept.get(name, ""), named(raw))
    return {name: text for name, text in kept.items() if name not in left_out}


def named(raw: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Name, number and telephone of everybody named on a form that may be half filled."""
    first = (raw.get("full_name", ""), raw.get("paper_number", ""), raw.get("phone", ""))
    lines = (line.split(";") for line in raw.get(COMPANIONS, "").split("\n") if line.strip())
    others = [(line[0].strip(), line[1].strip() if len(line) > 1 else "", "") for line in lines]
    return [first, *others, (raw.get("on_behalf_of", ""), "", "")]
