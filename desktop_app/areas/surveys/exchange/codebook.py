"""What each column of the answers holds: wording, codes, labels, and which codes say that nothing was answered."""

from collections.abc import Iterator, Sequence

from desktop_app.areas.surveys.exchange.variables import BESIDE, Variable
from desktop_app.areas.surveys.forms.form import Kind

HEADINGS = ("Cột", "Câu", "Câu hỏi", "Cách trả lời", "Mã", "Nhãn", "Không tính vào mẫu số", "Chỉ hỏi khi")
_KINDS = {
    Kind.ONE: "Chọn một",
    Kind.MANY: "Chọn nhiều: 1 có chọn, 0 không chọn",
    Kind.WHOLE: "Số nguyên",
    Kind.DECIMAL: "Số",
    Kind.TEXT: "Chữ",
    Kind.DATE: "Ngày, dạng năm-tháng-ngày",
}
_YES = "x"
NOT_ASKED = "Ô để trống: câu không được hỏi, theo các câu trả lời trước."


def codebook_rows(variables: Sequence[Variable]) -> Iterator[tuple[object, ...]]:
    """One row for each code of each column; one for a column without codes."""
    for name, label in BESIDE.items():
        yield name, "", label, _KINDS[Kind.TEXT], None, "", "", ""
    for each in variables:
        question = each.question
        about = (each.name, question.number, each.label, _KINDS[question.kind])
        given = {code: label for code, label in each.labels.items() if code not in each.missing}
        codes: list[tuple[int | None, str, str]] = [(code, label, "") for code, label in given.items()]
        codes += [(code, label, _YES) for code, label in each.missing.items()]
        for code, label, is_missing in codes or [(None, "", "")]:
            yield *about, code, label, is_missing, question.relevant
