"""Gửi cấp trên: packages between offices, from the register that makes them to the office that takes them in."""

from desktop_app.office.area import Area, PageEntry
from desktop_app.sync.enrolling.declared import COMMANDS as ENROLLING
from desktop_app.sync.receiving.declared import PAPERS, RECEIVE_COMMANDS
from desktop_app.sync.sending.declared import SEND_COMMANDS

HERE = "desktop_app.sync"

AREA = Area(
    key="sync",
    name="Gửi cấp trên",
    icon="send",
    models=f"{HERE}.models",
    pages=(
        PageEntry("sync.partners", "Đơn vị trao đổi", f"{HERE}.views.partners_page:PartnersPage", "don-vi-trao-doi"),
    ),
    commands=(*ENROLLING, *SEND_COMMANDS, *RECEIVE_COMMANDS),
    papers={"phieu-ghi-danh": f"{HERE}.enrolling.papers:sheet_sample", **PAPERS},
)
