"""The forms of the inspectorate as somebody would write them by hand: one statement for each."""

from functools import cache

from desktop_app.areas.petitions.figures import steps

_VISITS = """
SELECT mode, visit_no = 1, is_group, count(*), sum(people_present) FROM visit
WHERE received_on BETWEEN :first AND :last AND voided_on IS NULL GROUP BY 1, 2, 3
"""
_CASES = """
SELECT sum(case_id IS NULL) + count(DISTINCT case_id) FROM visit
WHERE received_on BETWEEN :first AND :last AND voided_on IS NULL
"""
_SESSIONS = """
SELECT mode, had_citizens, count(*) FROM session_day s WHERE held_on BETWEEN :first AND :last
AND (state = 'HELD' OR state != 'CALLED_OFF'
     AND EXISTS (SELECT 1 FROM visit WHERE session_day_id = s.id AND voided_on IS NULL)) GROUP BY 1, 2
"""
_PETITIONS = """
WITH rows AS (
    SELECT p.id, p.received_on, p.kind, p.subject, p.instance, p.settled_by, ifnull(p.case_id, -p.id) AS matter,
    ifnull((SELECT min(done_on) FROM petition_step s WHERE s.petition_id = p.id AND s.key IN ({handling})
            AND s.taken_back_on IS NULL), CASE WHEN p.is_backfilled THEN p.received_on END) AS handled_on,
    (SELECT s.id FROM petition_step s WHERE s.petition_id = p.id AND s.key = 'classify' AND s.taken_back_on IS NULL
     AND s.done_on <= :last ORDER BY s.done_on DESC, s.id DESC LIMIT 1) AS classified,
    (SELECT s.id FROM petition_step s WHERE s.petition_id = p.id AND s.key = 'classify' AND s.taken_back_on IS NULL
     AND s.done_on > :last ORDER BY s.done_on, s.id LIMIT 1) AS later,
    (SELECT s.id FROM petition_step s WHERE s.petition_id = p.id AND s.key IN ({ending}) AND s.taken_back_on IS NULL
     AND s.done_on <= :last ORDER BY s.done_on DESC, s.id DESC LIMIT 1) AS ended,
    EXISTS (SELECT 1 FROM petition_step s WHERE s.petition_id = p.id AND s.key IN ({settling})
            AND s.taken_back_on IS NULL AND s.done_on <= :last) AS settled,
    {overdue} AS overdue
    FROM petition p WHERE p.voided_on IS NULL AND p.id IN (
        SELECT id FROM petition WHERE received_on BETWEEN :first AND :last
        UNION ALL SELECT id FROM petition WHERE state IN ('NEW', 'CLASSIFIED', 'WAITING')
        UNION ALL SELECT petition_id FROM petition_step
        WHERE done_on >= :first AND key IN ({handling}) AND taken_back_on IS NULL)
    LIMIT -1
), facts AS (
    SELECT r.*, ifnull(l.was_kind, r.kind) AS its_kind, ifnull(l.was_instance, r.instance) > 1 AS again,
    c.eligible, c.competent, e.key AS ended_by,
    c.eligible = 'YES' AND (c.competent = 'YES' OR c.competent = 'NO' AND e.key IN ({sending})) AS counts
    FROM rows r LEFT JOIN petition_step c ON c.id = r.classified LEFT JOIN petition_step l ON l.id = r.later
    LEFT JOIN petition_step e ON e.id = r.ended
    WHERE r.received_on <= :last AND (r.received_on >= :first OR r.handled_on IS NULL OR r.handled_on >= :first)
)
SELECT {picked}, received_on < :first, handled_on <= :last, counts, {first_of_its_matter}, count(*)
FROM (SELECT *, row_number() OVER (PARTITION BY matter, its_kind, counts, handled_on <= :last
                                   ORDER BY received_on, id) AS place FROM facts) {only} GROUP BY {grouped}
"""
_OVERDUE = """EXISTS (SELECT 1 FROM petition_limit t WHERE t.petition_id = p.id
    AND t.key IN ('decide', 'decide_second', 'conclude', 'own') AND t.due_on < :today
    AND (t.met_on IS NULL OR t.met_on > :last) AND NOT t.is_paused)"""
_SETTLEMENTS = """
WITH begun AS (
    SELECT p.id, p.kind, p.instance, ifnull(p.case_id, -p.id) AS matter,
    (SELECT min(done_on) FROM petition_step s WHERE s.petition_id = p.id AND s.key IN ({beginning})
     AND s.taken_back_on IS NULL) AS begun_on
    FROM petition p WHERE p.voided_on IS NULL AND p.kind = 'COMPLAINT' AND p.id IN (
        SELECT id FROM petition WHERE state IN ('NEW', 'CLASSIFIED', 'WAITING', 'ACCEPTED', 'SUSPENDED')
        UNION ALL SELECT petition_id FROM petition_step
        WHERE done_on >= :first AND key IN ({finishing}, {beginning}) AND taken_back_on IS NULL)
    LIMIT -1
), rows AS (
    SELECT b.*,
    (SELECT s.id FROM petition_step s WHERE s.petition_id = b.id AND s.key IN ({finishing})
     AND s.taken_back_on IS NULL AND s.done_on BETWEEN b.begun_on AND :last
     ORDER BY s.key NOT IN ('decide', 'conclude', 'answer'), s.done_on, s.id LIMIT 1) AS finished,
    (SELECT max(due_on) FROM petition_limit t WHERE t.petition_id = b.id
     AND t.key IN ('decide', 'decide_second', 'conclude', 'own')) AS due_on,
    row_number() OVER (PARTITION BY matter ORDER BY begun_on, b.id) AS place
    FROM begun b WHERE b.begun_on <= :last AND (b.begun_on >= :first OR NOT EXISTS (
        SELECT 1 FROM petition_step s WHERE s.petition_id = b.id AND s.key IN ({finishing})
        AND s.taken_back_on IS NULL AND s.done_on >= b.begun_on AND s.done_on < :first))
)
SELECT r.begun_on < :first, r.instance > 1, f.key, f.result, f.done_on > r.due_on, r.place = 1, count(*)
FROM rows r LEFT JOIN petition_step f ON f.id = r.finished GROUP BY 1, 2, 3, 4, 5, 6
"""
_BY_KIND = {
    "COMPLAINT": "subject, settled, again, settled_by != '', competent, ended_by",
    "DENUNCIATION": "subject, settled, overdue, again, competent, ended_by",
    "SUGGESTION": "subject, settled, competent, ended_by",
}
_ALL = "its_kind, settled, again, settled_by != '', competent, ended_by"


@cache
def statements() -> tuple[str, ...]:
    """Biểu 01/TCD takes three, the others one each."""
    return (
        *(_VISITS, _CASES, _SESSIONS),
        _petitions(_ALL, ""),
        *(_petitions(picked, kind) for kind, picked in _BY_KIND.items()),
        _SETTLEMENTS.format(
            finishing=_listed(steps.ending(), ("decide", "conclude")), beginning=_listed(steps.beginning())
        ),
    )


def _petitions(picked: str, kind: str) -> str:
    others = "its_kind NOT IN ('COMPLAINT', 'DENUNCIATION')"
    only = f"WHERE {others if kind == 'SUGGESTION' else f'its_kind = {kind!r}'}" if kind else ""
    many = picked.count(",") + 5
    return _PETITIONS.format(
        handling=_listed(steps.handling()),
        ending=_listed(steps.ending()),
        settling=_listed(steps.settling()),
        sending=_listed(
            key for key, how in steps.outcomes().items() if how in ("GUIDED", "TRANSFERRED", "RETURNED", "URGED")
        ),
        overdue=_OVERDUE if kind == "DENUNCIATION" else "0",
        picked=picked,
        first_of_its_matter="place = 1",
        only=only,
        grouped=", ".join(map(str, range(1, many + 1))),
    )


def _listed(*keys: object) -> str:
    return ", ".join(f"'{key}'" for part in keys for key in part)  # type: ignore[attr-defined]
