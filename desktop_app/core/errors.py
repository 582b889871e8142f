"""What a person or a machine can cause; everything else that is raised is a defect of the program."""

from collections.abc import Mapping


class UserError(Exception):
    """Something the official can act on; its text is a complete Vietnamese sentence that says what to do."""


class InvalidInput(UserError):
    """Fields that cannot be accepted, each with the sentence to show under it."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        """`problems` maps the name of a field to one sentence."""
        self.problems = dict(problems)
        super().__init__(" ".join(self.problems.values()))


class NotAllowed(UserError):
    """The signed-in account lacks the right that the work asks for."""


class Cancelled(Exception):
    """The official gave up a long piece of work; nothing is to be said about it."""
