"""What results allow to say, in sentences that never claim more than the figures; pure."""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.areas.surveys.results.figures import Comparison, Part, QuestionResult, Results, Share, Verdict
from desktop_app.areas.surveys.results.rules import decimal, is_scored, whole
from desktop_app.core import words


def share_words(share: Share, few: int) -> str:
    """A share as it is told: of a small base by its numbers, and never as a full hundred."""
    if share.base < few:
        return f"{words.number(share.count)} trên {words.number(share.base)} phiếu"
    return f"{percent(share)} %"


def percent(share: Share) -> str:
    """The share rounded; one that is not whole is never told as nothing or as all."""
    rounded = whole(share.percent)
    if rounded == 100 and share.count < share.base:
        return "hơn 99"
    return "dưới 1" if rounded == 0 and share.count else str(rounded)


def interval_words(share: Share) -> str:
    """The interval in whole numbers: "65 đến 83"."""
    return f"{whole(share.low)} đến {whole(share.high)}"


def headline(part: Part) -> QuestionResult | None:
    """The question that is told first: the overall one, where the form has one."""
    return next((each for each in part.questions if each.question.is_overall), None)


def sentences(found: Results) -> tuple[str, ...]:
    """What may be concluded from all forms that were looked at, the most important first."""
    part, said = found.whole, list[str]()
    if not part.forms:
        return ("Chưa có phiếu nào nhập xong trong phần đang xem.",)
    overall = headline(part)
    if overall is not None and overall.positive is not None:
        said.append(_overall(overall, overall.positive, found))
    elif part.index is not None and part.index.index is not None:
        said.append(_of_items(part.index.index, len(part.index.questions)))
    if apart := _apart(part, overall, found.before):
        said.append(apart)
    if few := _few(part, found.few):
        said.append(few)
    said += _bases(part)
    return tuple(said)


def compared_words(comparison: Comparison, before: str, few: int) -> str:
    """Two shares beside each other, and whether the later may be called the higher."""
    low, high = comparison.low, comparison.high
    told = f"{before} là {share_words(comparison.before, few)}"
    if comparison.verdict is Verdict.INDISTINGUISHABLE:
        way = "tăng" if comparison.difference > 0 else "giảm" if comparison.difference < 0 else "tăng hay giảm"
        return (
            f"{told}; chênh lệch có thể từ {_signed(low)} đến {_signed(high)} điểm phần trăm nên không phân biệt "
            f"được, chưa đủ chắc để nói là {way}."
        )
    ends = sorted((abs(low), abs(high)))
    return f"{told}: lần này {comparison.verdict.value} {decimal(ends[0])} đến {decimal(ends[1])} điểm phần trăm."


def _overall(result: QuestionResult, share: Share, found: Results) -> str:
    said = f"{result.question.called}: {share_words(share, found.few)} tích cực (khoảng {interval_words(share)} %)."
    if result.comparison is not None:
        return f"{said} {begun(compared_words(result.comparison, found.before, found.few))}"
    return f"{said} Chưa có đợt trước hỏi cùng câu để so sánh."


def _of_items(index: Fraction, questions: int) -> str:
    return (
        f"Chỉ số của phiếu là {decimal(index)}, trung bình của {words.number(questions)} câu có điểm. "
        "Chỉ số này không có khoảng tin cậy; so sánh thì xem "
        "từng câu."
    )


def _apart(part: Part, overall: QuestionResult | None, before: str) -> str:
    """Which questions may be called higher or lower than before; silent where nothing was compared."""
    compared = [each for each in part.questions if each.comparison is not None and each is not overall]
    if not compared:
        return ""
    told = list[str]()
    for verdict in (Verdict.HIGHER, Verdict.LOWER):
        names = [_name(each) for each in compared if each.comparison and each.comparison.verdict is verdict]
        if names:
            told.append(f"{verdict.value} {before}: {words.inside(_listed(names))}")
    if not told:
        return f"Không câu nào khác {before} đến mức phân biệt được."
    return f"{begun('; '.join(told))}. Các câu còn lại không phân biệt được."


def _few(part: Part, few: int) -> str:
    small = [each for each in part.questions if is_scored(each.question) and 0 < each.valid < few]
    if part.forms < few:
        return f"Mới có {words.number(part.forms)} phiếu, khoảng tin cậy rộng: đừng xếp hạng hay kết luận từ số này."
    return f"Ít phiếu trả lời: {words.inside(_listed([_name(each) for each in small]))}." if small else ""


def _bases(part: Part) -> Sequence[str]:
    asked_some = [
        f"{_name(each)} ({words.number(each.valid)} người trả lời)"
        for each in part.questions
        if each.question.relevant and is_scored(each.question) and each.not_asked and each.valid
    ]
    base = "Không tính phiếu trống và “không biết” vào mẫu số."
    return [f"{_listed(asked_some)} chỉ hỏi một số người. {base}" if asked_some else base]


def _name(result: QuestionResult) -> str:
    number = result.question.number
    return f"Câu {number}" if number else result.question.called


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join([names[0], *(words.inside(name) for name in names[1:6])])
    return f"{shown} và {words.number(len(names) - 6)} câu khác" if len(names) > 6 else shown


def begun(text: str) -> str:
    """A sentence begins with a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def _signed(number: float) -> str:
    return f"–{decimal(-number)}" if number < 0 else decimal(number)
