"""What the form of a visit offers beside people and hamlets: agencies and the usual ways to answer."""

from desktop_app.areas.reception.lookups import offered_agencies, offered_answer_forms
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.who import Who
from desktop_app.kit.suggestions import Answer, Ask, Suggestion


def sources_of_visit(workplace: Workplace, who: Who) -> dict[str, Ask]:
    """Who is asked for the suggestions of every field."""
    db = workplace.desk.db

    def agencies(typed: str, answer: Answer) -> None:
        who.ask(lambda: [Suggestion(name) for name in offered_agencies(db, typed)], answer)

    def answer_forms(typed: str, answer: Answer) -> None:
        answer([Suggestion(words) for words in offered_answer_forms(typed)])

    return {**who.sources(), "agencies": agencies, "answer_forms": answer_forms}
