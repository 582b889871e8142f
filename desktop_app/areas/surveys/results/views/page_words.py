"""What the head of the page of results says."""

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.results.figures import Results
from desktop_app.areas.surveys.results.rules import decimal
from desktop_app.core import words


def titled(form: Form) -> str:
    """ "Kết quả PKS02: ý kiến của người dân đối với Chủ tịch UBND cấp xã"."""
    about = words.inside(form.title).removeprefix("phiếu lấy ").removeprefix("phiếu khảo sát ").removeprefix("phiếu ")
    return f"Kết quả {form.code}: {about}"


def gathered_words(found: Results) -> str:
    """How many forms there are, of how many handed out, from where, and how well they were keyed."""
    gathered, forms = found.gathered, words.number(found.whole.forms)
    if found.where_label:
        return f"{forms} phiếu hợp lệ, chỉ xem {found.where_label}."
    said = f"{forms} phiếu hợp lệ"
    if gathered.handed_out:
        said += f" trên {words.number(gathered.handed_out)} phiếu phát ra"
    if gathered.hamlets:
        said += f", {words.number(gathered.hamlets)} thôn"
    if gathered.rejected:
        said += f", {words.number(gathered.rejected)} phiếu không hợp lệ"
    errors = gathered.errors
    if errors is None:
        return f"{said}. Chưa nhập hai lần phiếu nào để biết tỷ lệ sai."
    rate = f"{decimal(errors.percent)} % (từ {decimal(errors.low)} đến {decimal(errors.high)} %)"
    return f"{said}. Tỷ lệ sai khi nhập hai lần: {rate}."
