"""What of a denunciation an account may read."""

from desktop_app.office.desk import SignedIn
from desktop_app.office.rights import Right


def sees_content(account: SignedIn) -> bool:
    """Whether the account may read what a denunciation is about: whoever handles it, and whoever sees its identity."""
    return account.may(Right.RECORD) or account.may(Right.SEE_DENOUNCER)
