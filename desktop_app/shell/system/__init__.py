"""The pages of "Hệ thống": what the office says of itself, who may come in, what the law says, what keeps data safe."""

from desktop_app.office.area import PageEntry
from desktop_app.shell.exchange.typed_draft import FORM

HERE = "desktop_app.shell.system"
EXCHANGE = "desktop_app.shell.exchange"
USB, UPDATES, SYNC = "desktop_app.shell.usb", "desktop_app.shell.updates", "desktop_app.sync.views"

PAGES = (
    PageEntry("system.office", "Cơ quan", f"{HERE}.office_page:OfficePage", "co-quan"),
    PageEntry("system.hamlets", "Thôn, tổ dân phố", f"{HERE}.hamlets_page:HamletsPage", "thon-to-dan-pho"),
    PageEntry("system.accounts", "Tài khoản", f"{HERE}.accounts_page:AccountsPage", "tai-khoan"),
    PageEntry(
        "system.password",
        "Mật khẩu của tôi",
        f"{HERE}.password_page:PasswordPage",
        "tai-khoan",
        "SIGN_IN",
        in_side_bar=False,
    ),
    PageEntry("system.law", "Quy định và ngày nghỉ", f"{HERE}.law_page:LawPage", "quy-dinh"),
    PageEntry("system.wording", "Lời văn giấy tờ", f"{HERE}.wording_page:WordingPage", "loi-van", "SETTLE_OFFICE"),
    PageEntry(
        "system.exchange",
        "Nhập sổ cũ, xuất Excel",
        f"{EXCHANGE}.page:ExchangePage",
        "nhap-so-cu",
        draft=FORM,
        never="BRANCH",
    ),
    PageEntry("system.usb", "Gửi ra USB", f"{USB}.page:UsbPage", "gui-usb", "PRINT"),
    PageEntry("system.safety", "Sao lưu, kiểm tra", f"{HERE}.safety_page:SafetyPage", "sao-luu"),
    PageEntry("system.branches", "Máy phụ", f"{SYNC}.branches_page:branch_page", "may-phu"),
    PageEntry("system.move", "Sang máy mới", f"{SYNC}.move_page:MovePage", "sang-may-moi"),
    PageEntry("system.updates", "Cập nhật bằng USB", f"{UPDATES}.page:UpdatesPage", "cap-nhat"),
    PageEntry("system.scanner", "Máy quét thẻ", f"{HERE}.scanner_page:ScannerPage", "may-quet-the", "RECORD"),
    PageEntry("system.text_size", "Cỡ chữ", f"{HERE}.look_page:LookPage", "co-chu"),
    PageEntry("system.licences", "Giấy phép", f"{HERE}.licences_page:LicencesPage", "giay-phep"),
)
"""In the order of the side bar."""
