"""Taking back one's own last save of a petition."""

from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.views import Workplace


def offer_undo(workplace: Workplace, sentence: str) -> None:
    """Tell what was saved and offer to take it back."""
    workplace.say(sentence, lambda: undo_last(workplace))


def undo_last(workplace: Workplace) -> None:
    """Take back one's own last save of the last ten minutes."""
    service = PetitionService(workplace.desk)
    workplace.jobs.write(lambda _progress: service.undo(), workplace.say, workplace.explain)
