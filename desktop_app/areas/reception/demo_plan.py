"""A believable year at the reception desk, planned before anything is written: which day, who, what."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop_app.areas.reception.grounds import asks_notice, ground_of
from desktop_app.areas.reception.models import Handling, Mode
from desktop_app.areas.reception.sessions.demo_plan import session_days
from desktop_app.office.matter_kinds import Kind, SubjectField
from desktop_app.office.models import Sex
from desktop_app.office.practice import PracticeOffice, PracticePerson, read

SUBJECTS = {
    "HC_CHINH_SACH": SubjectField.POLICY,
    "HC_DAT_DAI": SubjectField.LAND,
    "HC_CONG_CHUC_CONG_VU": SubjectField.OFFICIALS,
    "HC_KHAC": SubjectField.ADMINISTRATION,
    "THAM_NHUNG": SubjectField.CORRUPTION,
    "TU_PHAP": SubjectField.JUSTICE,
    "DANG_DOAN_THE": SubjectField.PARTY,
}
STILL_WAITING = "h"
"""The refusal on this ground is one of the last days before today, so that its notice is still to be issued."""
DEFAULTS = {"roads": "đường trục thôn", "fields": "xứ đồng Trước", "canals": "rãnh thoát nước"}
"""For a hamlet that the list of places says nothing of."""
MOST_A_DAY = 7
REGULAR = "thường xuyên"


@dataclass
class Planned:
    """One visit to come; `earlier` is the place in the plan of the visit that it repeats."""

    on: date
    source: dict[str, Any]
    person: PracticePerson
    earlier: int | None = None
    companions: tuple[PracticePerson, ...] = ()
    starts: time = time(8, 0)
    place: int = field(default=0)

    @property
    def at(self) -> datetime:
        """When the visit begins."""
        return datetime.combine(self.on, self.starts)

    def raw(self) -> dict[str, Any]:
        """The visit as the form is filled in at the desk."""
        source, handling = self.source, words_of(Handling, self.source["handling"])
        ground = (source.get("refusal") or {}).get("ground", "")
        refused = handling is Handling.REFUSE and not asks_notice(handling, ground, self.on)
        at_once = refused or handling in (Handling.ANSWER_AT_ONCE, Handling.GUIDE)
        ends = datetime.combine(self.on, self.starts) + timedelta(minutes=12 + 3 * len(source["content"]) // 60)
        return {
            **self.person.raw(),
            "capacity": "Bản thân" if source.get("people_present", 1) == 1 else "Đại diện nhóm",
            "people_present": source.get("people_present", 1),
            "people_same_content": source.get("people_same_content", 1),
            "companions": "\n".join(f"{who.full_name}; {who.paper_number}" for who in self.companions),
            "mandate": self._mandate(source.get("people_present", 1)),
            "opponent": source.get("opponent", ""),
            "received_on": self.on,
            "started_at": self.starts,
            "ended_at": ends.time(),
            "mode": Mode.REGULAR if source.get("mode", REGULAR) == REGULAR else Mode.BY_HEAD,
            "channel": "Trực tiếp",
            "kind": words_of(Kind, source["kind"]),
            "subject": SUBJECTS[source["field"]],
            "content": self._said(source["content"]),
            "request": self._said(source.get("request") or ""),
            "handling": handling,
            "within_competence": source.get("within_competence", True),
            "to_agency": self._agency(handling),
            "answered_on": self.on if at_once else None,
            "answer_form": "Trực tiếp" if at_once else "",
            "result": source["result"] if at_once else source["handling_text"],
            "refusal_ground": ground,
            "note": "" if ground else source.get("note", ""),
        }

    def _mandate(self, people: int) -> str:
        return f"Văn bản cử người đại diện ngày {self.on:%d/%m/%Y}, có chữ ký của {people} người" if people > 4 else ""

    def _said(self, text: str) -> str:
        return text.replace("{ho_ten}", self.person.full_name).replace("{dien_thoai}", self.person.phone)

    def _agency(self, handling: Handling) -> str:
        stated = str(self.source.get("agency_to") or "")
        return stated or ("Bảo hiểm xã hội cơ sở" if handling is Handling.URGE else "")


def words_of(options: Any, word: str) -> Any:
    """The member of an enumeration that is called so on screen."""
    return next(option for option in options if option.value.lower() == word)


def plan(office: PracticeOffice, days: Sequence[date], rows: int) -> list[Planned]:
    """Visits on these days (working days, in order), each at its time, a repeated one after what it repeats."""
    known = read("visits")["visits"]
    first_places = [n for n, source in enumerate(known) if source.get("repeat_of") is None]
    planned = {n: _first(office, known[n], days) for n in first_places[:rows]}
    for n, source in enumerate(known):
        if source.get("repeat_of") in planned and len(planned) < rows:
            first = planned[source["repeat_of"]]
            on = first.on + timedelta(days=source["days_after_first"])
            if on <= days[-1]:
                planned[n] = Planned(_on_or_after(days, on), source, first.person, earlier=source["previous"])
    chosen = list(planned.items())
    while len(chosen) < rows:
        chosen.append((-len(chosen), everyday(office, len(chosen), days)))
    return _timed(chosen, days, office.chance)


def everyday(office: PracticeOffice, place: int, days: Sequence[date]) -> Planned:
    """A visit on one of the days as any office has them; neighbours in `place` come about other things."""
    known, hamlet = read("everyday")["visits"], office.hamlet()
    source = known[place % len(known)]
    filled = source | _filled(source, office, hamlet)
    return Planned(office.chance.choice(days), filled, office.person(hamlet["id"]))


def _first(office: PracticeOffice, source: dict[str, Any], days: Sequence[date]) -> Planned:
    sex = {"nam": Sex.MALE, "nữ": Sex.FEMALE}.get(source.get("identity_sex") or "")
    person = office.person(source["hamlet"], sex, near=source["hamlet"] is not None)
    others = tuple(office.person(source["hamlet"]) for _ in range(_companions(source.get("people_present", 1))))
    return Planned(office.chance.choice(_days_for(source, days) or list(days)), source, person, companions=others)


def _companions(people: int) -> int:
    """How many are written down beside the first: one of two or more, four of a crowd of more than ten."""
    return 4 if people > 10 else 1 if people > 1 else 0


def _days_for(source: dict[str, Any], days: Sequence[date]) -> list[date]:
    """The days on which such a visit can have been."""
    if ground := (source.get("refusal") or {}).get("ground"):
        possible = [on for on in days if ground_of(ground, on)]
        return possible[-3:-1] if ground == STILL_WAITING else possible
    if source["mode"] == "định kỳ":
        return session_days(days)
    return list(days)


def _on_or_after(days: Sequence[date], on: date) -> date:
    return next((day for day in days if day >= on), days[-1])


def _timed(chosen: list[tuple[int, Planned]], days: Sequence[date], chance: random.Random) -> list[Planned]:
    """Each visit at its own time; a day that is too full hands its last ones on to the next."""
    places: dict[int, int] = {}
    result: list[Planned] = []
    waiting = sorted(chosen, key=lambda item: (item[1].on, item[0]))
    most = max(MOST_A_DAY, 2 * len(chosen) // len(days))
    for on in days:
        today = sorted((item for item in waiting if item[1].on <= on), key=_may_wait)
        full = today if on == days[-1] else today[:most]
        for (place, visit), starts in zip(full, _times(len(full), chance), strict=True):
            places[place] = visit.place = len(result)
            visit.on, visit.starts = on, starts
            visit.earlier = None if visit.earlier is None else places.get(visit.earlier)
            result.append(visit)
        taken = {id(item) for item in full}
        waiting = [item for item in waiting if id(item) not in taken]
    return result


def _may_wait(item: tuple[int, Planned]) -> bool:
    """Whoever comes to the head comes on the day of the session."""
    return bool(item[1].source.get("mode", REGULAR) == REGULAR)


def _times(count: int, chance: random.Random) -> list[time]:
    slots = [time(7 + n // 60, n % 60) for n in (*range(35, 235, 5), *range(390, 565, 5))]
    step = max(1, len(slots) // max(1, count))
    return [slots[min(n * step + chance.randrange(min(step, 6)), len(slots) - 1)] for n in range(count)]


def _filled(source: dict[str, Any], office: PracticeOffice, hamlet: dict[str, Any]) -> dict[str, str]:
    """The texts of an everyday visit, their gaps filled with things of that hamlet."""
    chance = office.chance
    here = {
        kind: [row["name"] for row in office.place[kind] if hamlet["id"] in row["hamlets"]] or [DEFAULTS[kind]]
        for kind in ("roads", "fields", "canals")
    }
    gaps = {
        "so_thua": chance.randint(11, 480),
        "so_to": chance.randint(2, 34),
        "so_nho": chance.randint(2, 5),
        "so_hai": chance.randint(6, 24),
        "so_tram": chance.randint(12, 48) * 10,
        "so_trieu": chance.randint(12, 60),
        "tuoi_gia": chance.randint(76, 92),
        "lop": chance.choice((1, 6, 10)),
        "nam_cu": chance.randint(1981, 1993),
        "thon": hamlet["full_name"],
        "duong": chance.choice(here["roads"]),
        "dong": chance.choice(here["fields"]),
        "muong": chance.choice(here["canals"]),
    }
    return {name: source[name].format(**gaps) for name in ("content", "request", "handling_text", "result")}
