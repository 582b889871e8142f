"""The register of conventions in and out of workbooks without a window."""

from desktop_app.areas.conventions.exchange.declared import EXCHANGE
from desktop_app.office.exchange.commands import works_of

template, take_in, give_out = works_of(EXCHANGE)
