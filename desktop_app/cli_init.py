"""A new office from the command line, with its recovery sheets."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from db.codes import Sheet
from db.keys import Created, NewOffice
from desktop_app.cli_console import Console
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.law.rulebook import Rulebook, load_rules
from desktop_app.core.resources import resource
from desktop_app.main import data_folder, homes
from desktop_app.office.area import Outcome
from desktop_app.office.models import OfficeKind
from desktop_app.office.opening import create_office, open_unlocked
from desktop_app.office.profile import Profile
from desktop_app.office.sheets import SheetService
from desktop_app.office.sign_in import sign_in_rules

_KINDS = {"commune": OfficeKind.COMMUNE, "upper": OfficeKind.UPPER}
_PREFIXES = ("xã ", "phường ", "đặc khu ", "thị trấn ", "tỉnh ", "thành phố ")
_KEEP = (
    "Phiếu đã ghi ra tệp: hãy in ngay, niêm phong bản in rồi xóa tệp. Ai có phiếu và tệp dữ liệu thì mở được dữ liệu."
)
_SHEET_FAILED = (
    "Đã lập dữ liệu của cơ quan nhưng chưa ghi được tệp phiếu khôi phục. Hãy mở chương trình, lập và in phiếu mới ở "
    "trang Tài khoản trước khi ghi dữ liệu thật."
)
_NO_SHEET = "Chưa in phiếu khôi phục. Mở chương trình và in phiếu ở trang Tài khoản trước khi ghi dữ liệu thật."


def init(console: Console, values: Mapping[str, Any]) -> Outcome:
    """Make the data folder; the recovery codes stand on the sheets and nowhere else."""
    folder: Path = values["data"] or data_folder(values["practice"])
    if values["data"] is None and not values["practice"]:
        homes().refuse_second(folder, console.opener)
    profile = _profile(values["office"], _KINDS[values["kind"]])
    account = values["account"].strip()
    if not account:
        raise UserError("Chưa có tên tài khoản. Hãy ghi họ tên người giữ tài khoản đầu tiên sau --account.")
    sheets = _sheet_files(values["recovery_sheet"])
    today = console.today()
    office = NewOffice(
        office_name=profile.short_name,
        office_place=profile.province,
        practice=values["practice"],
        rules=sign_in_rules(Rulebook(load_rules(resource("legal"))), today),
        account_name=account,
    )
    created = create_office(folder, office, profile, [], console.passwords.new(account), console.opener)
    console.folder = folder
    facts = created.keys.facts()
    _write_sheets(console, created, sheets)
    lines = [
        f"Đã lập dữ liệu của {profile.short_name} tại {folder}.",
        f"Mã tệp dữ liệu: {facts.file_code}.",
        *(f"{sheet.value.capitalize()}: {target}" for sheet, target in sheets.items()),
        _KEEP if sheets else _NO_SHEET,
    ]
    data = {"folder": str(folder), "account": account, "recovery_sheets": [str(target) for target in sheets.values()]}
    return Outcome("\n".join(lines), data)


def _profile(office: str, kind: OfficeKind) -> Profile:
    name, _, province = (part.strip() for part in office.partition(","))
    if not name:
        raise UserError("Chưa có tên đơn vị. Hãy ghi sau --office, ví dụ “xã Yên Hạ, tỉnh Lào Cai”.")
    place = next((name[len(prefix) :] for prefix in _PREFIXES if name.lower().startswith(prefix)), name)
    return Profile(name=name, province=province, kind=kind.name, place=place)


def _sheet_files(target: Path | None) -> dict[Sheet, Path]:
    """Where the two sheets go; refused before anything is made when one is there already or the folder is not."""
    if target is None:
        return {}
    sheets = {Sheet.REGISTER: target, Sheet.VAULT: target.with_stem(f"{target.stem}-kho-mat")}
    if not target.parent.is_dir():
        raise UserError("Không có thư mục để ghi phiếu khôi phục. Hãy tạo thư mục đó rồi làm lại.")
    if any(path.exists() for path in sheets.values()):
        raise UserError("Đã có tệp trùng tên với phiếu khôi phục. Hãy chọn tên khác để không mất phiếu cũ.")
    return sheets


def _write_sheets(console: Console, created: Created, sheets: Mapping[Sheet, Path]) -> None:
    codes = {Sheet.REGISTER: created.recovery_code, Sheet.VAULT: created.vault_recovery_code}
    office = open_unlocked(created.keys.folder, created.keys, created.unlocked, console.opener)
    try:
        for sheet, target in sheets.items():
            paper = SheetService(office).paper(sheet, codes[sheet])
            with whole_file(target) as part:
                part.write_bytes(paper)
    except OSError as error:
        raise UserError(_SHEET_FAILED) from error
    finally:
        office.close()
