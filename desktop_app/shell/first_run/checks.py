"""What an answer of the first run must be; each check gives a sentence for each field that is in the way."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path

from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import Form
from desktop_app.core.text.fold import fold, nfc
from desktop_app.office.hamlets import read_list
from desktop_app.office.models import OfficeKind
from desktop_app.office.sign_in import SignInRules
from desktop_app.shell.first_run.answers import ACCOUNT_FORM, FOLDERS_FORM, UNIT_FORM

Raw = Mapping[str, str]
_NO_UNIT = "Chưa chọn đơn vị. Gõ vài chữ của tên rồi bấm Enter ở dòng đúng, hoặc bấm Nhập tay."
_NOT_ALIKE = "Hai lần gõ mật khẩu không giống nhau. Bấm con mắt để xem rồi gõ lại."
_NO_FOLDER = "Không thấy thư mục này. Cắm USB rồi bấm biểu tượng thư mục để chọn."
_INSIDE = "Nơi giữ bản sao lưu nằm trong thư mục dữ liệu, hỏng ổ là mất cả hai. Hãy chọn USB hoặc ổ đĩa khác."
_WORDS_OF_A_STRONG_ONE, _LETTERS_MORE = 4, 6


class Strength(Enum):
    """How good a password is."""

    SHORT = "not long enough yet"
    WEAK = "easily guessed"
    FAIR = "what the rule asks for"
    STRONG = "better than the rule asks for"


def wrong(form: Form, raw: Raw, today: date) -> dict[str, str]:
    """What the form itself refuses."""
    try:
        form.checked(raw, today)
    except InvalidInput as error:
        return error.problems
    return {}


def unit_problems(raw: Raw, today: date) -> dict[str, str]:
    """An office is chosen from the list, or named by hand."""
    if not raw["name"].strip() and not raw["typed"]:
        return {"unit": _NO_UNIT}
    problems = wrong(UNIT_FORM, raw, today)
    if raw["kind"] == OfficeKind.COMMUNE.name and not raw["province"].strip():
        problems["province"] = "Chưa nhập tỉnh, thành phố."
    return problems


def hamlet_problems(raw: Raw) -> dict[str, str]:
    """Every line has a name; no line at all is accepted."""
    try:
        read_list(raw["hamlets"])
    except InvalidInput as error:
        return {"hamlets": str(error)}
    return {}


def account_problems(raw: Raw, rules: SignInRules, today: date) -> dict[str, str]:
    """A name, and a password that the rule accepts, typed alike twice."""
    problems = wrong(ACCOUNT_FORM, raw, today)
    if "password" not in problems:
        try:
            rules.check_password(raw["password"])
        except InvalidInput as error:
            problems |= error.problems
    if not problems and raw["password"] != raw["password_again"]:
        problems["password_again"] = _NOT_ALIKE
    return problems


def folder_problems(raw: Raw, today: date) -> dict[str, str]:
    """Whole paths; the copies lie elsewhere. Whether the disk is a fit place is seen when the office is made."""
    problems = wrong(FOLDERS_FORM, raw, today)
    data, backup = (Path(raw[name].strip()) for name in ("folder", "backup_folder"))
    if "folder" not in problems and not data.is_absolute():
        problems["folder"] = "Đường dẫn chưa đầy đủ. Bấm biểu tượng thư mục để chọn."
    if raw["backup_folder"].strip() and "backup_folder" not in problems:
        if not backup.is_dir():
            problems["backup_folder"] = _NO_FOLDER
        elif backup.resolve().is_relative_to(data.resolve()):
            problems["backup_folder"] = _INSIDE
    return problems


def strength(password: str, raw: Raw, rules: SignInRules) -> tuple[Strength, str]:
    """How good a password is, and what to say of it while it is typed."""
    least, length = rules.shortest_password, len(nfc(password))
    if not password:
        return Strength.SHORT, f"Ít nhất {least} ký tự. Nên dùng một câu dễ nhớ, có cả dấu cách."
    if length < least:
        return Strength.SHORT, f"Đã gõ {length} ký tự, cần ít nhất {least}."
    try:
        rules.check_password(password)
    except InvalidInput as error:
        return Strength.WEAK, error.problems["password"]
    known = {fold(raw[name]) for name in ("account_name", "name", "place")} - {""}
    if any(word in fold(password) for word in known):
        return Strength.WEAK, "Đủ dài nhưng có tên người hoặc tên cơ quan, dễ đoán. Nên dùng câu khác."
    if len(password.split()) >= _WORDS_OF_A_STRONG_ONE or length >= least + _LETTERS_MORE:
        return Strength.STRONG, "Mật khẩu mạnh."
    return Strength.FAIR, "Đạt yêu cầu. Thêm vài chữ nữa thì khó đoán hơn."
