"""Workbooks into the register and out of it: one declaration of an area gives template, import and export.

The window and the command line speak to `service.ExchangeService`; an area declares an `Exchange` and hands over an
`Intake` for what comes in and `Outgoing` rows for what goes out.
"""
