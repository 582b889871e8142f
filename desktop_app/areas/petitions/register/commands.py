"""The register of petitions without a window."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.areas.petitions.register.documents import PetitionRegisterService
from desktop_app.areas.petitions.register.lines import count_lines
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.saving import Format, save_register
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk


def print_register(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The register of a span as a file; whole, or not there."""
    from_on, to_on = values["from"], values["to"]
    if to_on < from_on:
        raise UserError(f"Ngày cuối {words.day(to_on)} trước ngày đầu {words.day(from_on)}. Hãy đổi lại hai ngày.")
    target: Path = values["out"]
    save_register(PetitionRegisterService(desk).print_register(from_on, to_on), Format(values["format"]), target)
    petitions = count_lines(desk, from_on, to_on)
    span = f"từ {words.day(from_on)} đến {words.day(to_on)}"
    text = f"Đã ghi sổ đơn thư {span}, {words.number(petitions)} đơn: {target}"
    return Outcome(text, {"file": str(target), "petitions": petitions}, from_on, to_on)
