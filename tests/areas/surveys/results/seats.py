"""Others at the same desk."""

from dataclasses import replace

from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role


def seated(desk: Desk, role: Role) -> Desk:
    """The desk with the same account in another role."""
    return replace(desk, account=replace(desk.account, role=role))
