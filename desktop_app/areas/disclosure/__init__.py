"""Công khai: what the law wants disclosed, and the proof that it was."""

from desktop_app.areas.disclosure.papers.declared import PAPER_COMMANDS, PAPER_SAMPLES
from desktop_app.office.area import Area

HERE = "desktop_app.areas.disclosure"

AREA = Area(
    key="disclosure",
    name="Công khai",
    icon="megaphone",
    models=f"{HERE}.models",
    commands=(*PAPER_COMMANDS,),
    papers=PAPER_SAMPLES,
)
