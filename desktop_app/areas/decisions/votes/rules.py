"""What a vote comes to by the law: reckoned in whole numbers, told in sentences with the article; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop_app.areas.decisions.states import Form
from desktop_app.areas.decisions.votes.figures import Candidate, Elected, Figures, HamletFigures, Verdict
from desktop_app.areas.decisions.votes.table import (
    Basis,
    Condition,
    Counted,
    Effect,
    FormRule,
    NoVoteRule,
    Recogniser,
    Share,
    VoteRule,
    rule_of,
)
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput

__all__ = [
    "Candidate",
    "Condition",
    "Counted",
    "Effect",
    "Elected",
    "Figures",
    "FormRule",
    "HamletFigures",
    "NoVoteRule",
    "Recogniser",
    "Share",
    "Verdict",
    "VoteRule",
    "commune_verdict",
    "elect",
    "rule_of",
    "together",
    "verdict",
]


def together(figures: Iterable[Figures]) -> Figures:
    """The sum of the clusters of one hamlet; who came is not known when one cluster did not note it."""
    parts = list(figures)
    present = [part.present for part in parts if part.present is not None]
    return Figures(
        households=sum(part.households for part in parts),
        present=sum(present) if parts and len(present) == len(parts) else None,
        yes=sum(part.yes for part in parts),
        no=sum(part.no for part in parts),
        other=sum(part.other for part in parts),
        form=parts[0].form if parts else Form.MEETING,
    )


def verdict(rule: VoteRule, figures: Figures) -> Verdict:
    """What these figures come to by that rule; InvalidInput when they cannot be true."""
    check(rule, figures)
    whole, yes = figures.households, figures.yes
    if whole == 0:
        return _nobody(rule)
    has_quorum, came = _attendance(rule, figures)
    is_enough = rule.threshold.is_met(yes, whole)
    share = _line(rule.threshold, yes, whole, f"{rule.counted.value} tán thành", rule.counted)
    lines = (*came, share) if has_quorum or yes else came
    return _told(rule, whole, has_quorum, has_quorum and is_enough, lines)


def check(rule: VoteRule, figures: Figures) -> None:
    """InvalidInput when the figures cannot be true, each wrong field with its sentence."""
    each, whole = rule.counted.value, figures.households
    problems = {
        name: f"{label} không thể dưới 0. Hãy xem lại biên bản kiểm phiếu."
        for name, label in _NAMES.items()
        if (getattr(figures, name) or 0) < 0
    }
    if whole >= 0 and figures.present is not None and figures.present > whole:
        problems.setdefault("present", _too_many("dự", figures.present, whole, each))
    came = whole if figures.present is None else min(figures.present, whole)
    if figures.yes > came:
        problems.setdefault("yes", _too_many("tán thành", figures.yes, came, each))
    elif figures.voted > came:
        problems.setdefault("voted", _too_many("biểu quyết", figures.voted, came, each))
    if problems:
        raise InvalidInput(problems)


def commune_verdict(rule: VoteRule, hamlets: Sequence[HamletFigures]) -> Verdict:
    """What a matter of the whole commune comes to: each hamlet by its own share, then the share of the hamlets."""
    if rule.each is None:
        raise ValueError("the rule does not count hamlets")
    lines, agreed = list[str](), 0
    for hamlet in hamlets:
        line, agrees = _of_hamlet(rule, rule.each.share, hamlet)
        lines.append(line)
        agreed += agrees
    if not hamlets:
        return _nobody(rule)
    share = _line(rule.threshold, agreed, len(hamlets), f"{rule.counted.value} tán thành", rule.counted)
    passed = rule.threshold.is_met(agreed, len(hamlets))
    return _told(rule, len(hamlets), True, passed, (*lines, share))


def elect(rule: VoteRule, figures: Figures, candidates: Sequence[Candidate], seats: int = 1) -> Elected:
    """Who is elected: those above the threshold of all households, the first `seats` of them; of a tie nobody."""
    for candidate in candidates:
        check(rule, Figures(figures.households, figures.present, candidate.votes))
    whole = figures.households
    if whole == 0:
        return Elected((), _nobody(rule))
    has_quorum, came = _attendance(rule, figures)
    ranked = sorted(candidates, key=lambda candidate: -candidate.votes)
    enough = [candidate for candidate in ranked if rule.threshold.is_met(candidate.votes, whole)]
    lines = [_line(rule.threshold, c.votes, whole, f"hộ chọn {c.name}", rule.counted) for c in ranked]
    winners = enough[:seats]
    if len(enough) > seats and enough[seats - 1].votes == enough[seats].votes:
        winners = [candidate for candidate in enough if candidate.votes > enough[seats].votes]
        lines.append(f"Nhiều người cùng có {words.number(enough[seats].votes)} phiếu nên chưa ai trong số đó trúng cử.")
    elif not enough and len(ranked) > 1 and ranked[0].votes == ranked[1].votes > 0:
        lines.append(f"Hai người đứng đầu cùng có {words.number(ranked[0].votes)} phiếu.")
    names = tuple(winner.name for winner in winners) if has_quorum else ()
    found = _told(rule, whole, has_quorum, bool(names), (*came, *lines), names)
    return Elected(names, found)


_NAMES = {
    "households": "Tổng số hộ",
    "present": "Số hộ dự",
    "yes": "Số tán thành",
    "no": "Số không tán thành",
    "other": "Số ý kiến khác",
}


def _too_many(what: str, count: int, most: int, each: str) -> str:
    return (
        f"Số {each} {what} là {words.number(count)}, nhiều hơn {words.number(most)} {each} có thể {what}. "
        "Hãy xem lại hai số này trong biên bản."
    )


def _attendance(rule: VoteRule, figures: Figures) -> tuple[bool, tuple[str, ...]]:
    """Whether enough came, and how that is told; where there is no meeting nobody has to come."""
    if rule.attendance is None or rule.counted is Counted.HAMLETS:
        return True, ()
    if figures.form is not Form.MEETING:
        return True, ("Không họp nên không xét số hộ dự; số hộ tán thành vẫn tính trên tổng số hộ.",)
    if figures.present is None:
        return True, ()
    share = rule.attendance.share
    line = _line(share, figures.present, figures.households, f"{rule.counted.value} dự họp", rule.counted)
    return share.is_met(figures.present, figures.households), (f"{line}{_unsure(rule.attendance)}",)


def _of_hamlet(rule: VoteRule, share: Share, hamlet: HamletFigures) -> tuple[str, bool]:
    if hamlet.figures is None:
        return f"{hamlet.hamlet}: chưa có kết quả, chưa tính là tán thành.", False
    if hamlet.figures.households == 0:
        return f"{hamlet.hamlet}: không có hộ nào, không tính là tán thành.", False
    figures = hamlet.figures
    check(rule_of_households(rule), figures)
    line = _line(share, figures.yes, figures.households, "hộ tán thành", Counted.HOUSEHOLDS)
    return f"{hamlet.hamlet}: {words.inside(line)}", share.is_met(figures.yes, figures.households)


def rule_of_households(rule: VoteRule) -> VoteRule:
    """The rule by which one hamlet votes on a matter of the whole commune."""
    each = rule.each
    if each is None:
        return rule
    return replace(rule, counted=Counted.HOUSEHOLDS, threshold=each.share, confidence=each.confidence, each=None)


def _line(share: Share, count: int, whole: int, what: str, counted: Counted) -> str:
    """The arithmetic of one share: "141 hộ tán thành trên tổng số 186 hộ, cần từ 2/3: 141 × 3 = 423, không kém …"."""
    left, right = count * share.denominator, whole * share.numerator
    is_met = share.is_met(count, whole)
    beside = ("hơn" if is_met else "không hơn") if share.is_strict else ("không kém" if is_met else "kém")
    times = f" × {share.numerator}" if share.numerator != 1 else ""
    ends = f" = {words.number(right)}" if times else ""
    return (
        f"{words.number(count)} {what} trên {counted.whole} {words.number(whole)}, cần {share.said} "
        f"(ít nhất {words.number(share.needed(whole))}): {words.number(count)} × {share.denominator} = "
        f"{words.number(left)}, {beside} {words.number(whole)}{times}{ends}, {'đạt' if is_met else 'không đạt'}."
    )


def _unsure(basis: Basis) -> str:
    return "" if basis.confidence.checked else f" {basis.confidence.value}."


def _nobody(rule: VoteRule) -> Verdict:
    which = "thôn, tổ dân phố" if rule.counted is Counted.HAMLETS else "hộ"
    line = (
        f"Không có {which} nào được quyền biểu quyết nên không có kết quả. "
        f"Hãy nhập {rule.counted.whole} của ngày biểu quyết."
    )
    return Verdict(False, False, 1, None, 0, (line,), rule.article, rule.confidence)


def _told(
    rule: VoteRule,
    whole: int,
    has_quorum: bool,
    passed: bool,
    lines: Sequence[str],
    names: tuple[str, ...] | None = None,
) -> Verdict:
    decisive = rule.attendance if not has_quorum else rule.each
    article = decisive.article if decisive and not has_quorum else rule.article
    confidence = decisive.confidence if decisive else rule.confidence
    asks = rule.attendance if rule.counted is not Counted.HAMLETS else None
    needed_present = asks.share.needed(whole) if asks else None
    told = f"Kết quả: {_result(has_quorum, passed, names)} (theo {article})."
    unsure = "" if confidence.checked else f" {confidence.value}."
    return Verdict(
        has_quorum,
        passed,
        rule.threshold.needed(whole),
        needed_present,
        whole,
        (*lines, f"{told}{unsure}"),
        article,
        confidence,
    )


def _result(has_quorum: bool, passed: bool, names: tuple[str, ...] | None) -> str:
    if not has_quorum:
        return "không đủ số hộ dự nên chưa biểu quyết được"
    if names is None:
        return "được thông qua" if passed else "không được thông qua"
    return f"{', '.join(names)} trúng cử" if passed else "không ai trúng cử"
