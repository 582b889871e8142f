"""The register of petitions in and out of workbooks without a window."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.petitions.exchange.declared import EXCHANGE
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.exchange import commands


def template(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The empty workbook."""
    return commands.write_template(desk, EXCHANGE, values)


def take_in(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """An import or its dry run."""
    return commands.take_in(desk, EXCHANGE, values)


def give_out(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """An export."""
    return commands.give_out(desk, EXCHANGE, values)
