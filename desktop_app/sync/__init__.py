"""Gửi cấp trên: packages between offices, from the register that makes them to the office that takes them in."""

from desktop_app.office.area import Area
from desktop_app.sync.sending.declared import SEND_COMMANDS

HERE = "desktop_app.sync"

AREA = Area(
    key="sync",
    name="Gửi cấp trên",
    icon="send",
    models=f"{HERE}.models",
    commands=(*SEND_COMMANDS,),
)
