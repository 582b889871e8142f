"""Gửi cấp trên: packages between offices, from the register that makes them to the office that takes them in."""

from desktop_app.office.area import Area, PageEntry
from desktop_app.sync.branch.declared import COMMANDS as BRANCHES
from desktop_app.sync.down.declared import DOWN_COMMANDS
from desktop_app.sync.enrolling.declared import COMMANDS as ENROLLING
from desktop_app.sync.identities.declared import IDENTITY_COMMANDS
from desktop_app.sync.moving.declared import COMMANDS as MOVING
from desktop_app.sync.receiving.declared import PAPERS, RECEIVE_COMMANDS
from desktop_app.sync.sending.declared import SEND_COMMANDS
from desktop_app.sync.upload.declared import COMMANDS as UPLOADING

HERE = "desktop_app.sync"

AREA = Area(
    key="sync",
    name="Gửi cấp trên",
    icon="send",
    models=f"{HERE}.models",
    upper_name="Các xã gửi lên",
    upper_icon="inbox",
    top=f"{HERE}.top:packages_fact",
    notes=f"{HERE}.notes:record_notes",
    pages=(
        PageEntry("sync.send", "Gửi cấp trên", f"{HERE}.views.send_page:SendPage", "gui-cap-tren", office="COMMUNE"),
        PageEntry(
            "sync.inbox",
            "Các xã gửi lên",
            f"{HERE}.views.inbox_page:InboxPage",
            "cac-xa-gui-len",
            office="UPPER",
            short="Gói gửi lên",
        ),
        PageEntry(
            "sync.matrix",
            "Tình hình nộp",
            f"{HERE}.views.matrix_page:MatrixPage",
            "tinh-hinh-nop",
            office="UPPER",
            icon="table-2",
            short="Nộp gói",
        ),
        PageEntry(
            "sync.consolidated",
            "Tổng hợp",
            f"{HERE}.views.consolidated_page:ConsolidatedPage",
            "tong-hop",
            office="UPPER",
            icon="sigma",
        ),
        PageEntry(
            "sync.units",
            "Sáp nhập, đổi tên",
            f"{HERE}.views.units_page:UnitsPage",
            "don-vi-sap-nhap",
            office="UPPER",
        ),
        PageEntry(
            "sync.came_down",
            "Cấp trên gửi xuống",
            f"{HERE}.views.came_down_page:CameDownPage",
            "cap-tren-gui-xuong",
            office="COMMUNE",
        ),
        PageEntry("sync.down", "Gửi xuống", f"{HERE}.views.down_page:DownPage", "gui-xuong", office="UPPER"),
        PageEntry("sync.partners", "Đơn vị trao đổi", f"{HERE}.views.partners_page:PartnersPage", "don-vi-trao-doi"),
    ),
    commands=(
        *ENROLLING,
        *SEND_COMMANDS,
        *IDENTITY_COMMANDS,
        *RECEIVE_COMMANDS,
        *UPLOADING,
        *DOWN_COMMANDS,
        *BRANCHES,
        *MOVING,
    ),
    papers={
        "phieu-ghi-danh": f"{HERE}.enrolling.papers:sheet_sample",
        "bang-ke-goi": f"{HERE}.papers.contents:contents_sample",
        "danh-sach-goi-nhap": f"{HERE}.papers.taken:taken_sample",
        **PAPERS,
    },
)
