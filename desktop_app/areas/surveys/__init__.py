"""Khảo sát: questionnaires, the field, keying, and results that explain themselves."""

from desktop_app.areas.surveys.exchange.declared import EXCHANGE_COMMANDS
from desktop_app.office.area import Area

HERE = "desktop_app.areas.surveys"

AREA = Area(
    key="surveys",
    name="Khảo sát",
    icon="clipboard-list",
    models=f"{HERE}.models",
    commands=(*EXCHANGE_COMMANDS,),
)
