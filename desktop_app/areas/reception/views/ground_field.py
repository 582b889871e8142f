"""The grounds of refusal in a form: those of the visit's day, and under the field where the chosen one stands."""

from datetime import date

from desktop_app.areas.reception.grounds import ground_of, grounds_on
from desktop_app.areas.reception.models import Handling
from desktop_app.core.sheets.cells import shortened
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.form import FormView
from desktop_app.office.matter_kinds import Kind

GROUND = "refusal_ground"
NOTICE_FIELDS = ("notice_number", "notice_on")
NO_GROUNDS = "Chưa có quy định căn cứ từ chối của ngày này, để trống."
CHOOSE = "Chọn căn cứ của ngày tiếp; mỗi căn cứ có điều luật và mức độ đối chiếu."


def offer_grounds(form: FormView, on: date) -> None:
    """Offer the grounds that were law on the day; a chosen one that was not is no longer chosen."""
    frame = form.field(GROUND).input.frame
    if isinstance(frame, ChoiceInput):
        frame.set_options([("", ""), *((ground.code, _listed(ground.code, ground.title)) for ground in grounds_on(on))])


def explain_ground(form: FormView, on: date, said: str = "") -> None:
    """Say under the field where the chosen ground stands and whether a notice must follow.

    While none is chosen, `said` is what the register has about the refusal in other words, as an old book does.
    """
    ground = ground_of(form.field(GROUND).input.text(), on)
    box = form.field(GROUND)
    so_far = f" Sổ đang ghi: “{shortened(said)}”." if said else ""
    asked = CHOOSE if grounds_on(on) else NO_GROUNDS
    box.explain(ground.told if ground else f"{asked}{so_far}")
    box.warn(ground.doubt(_kind(form)) if ground else "")


def chosen_handling(form: FormView) -> Handling | None:
    """The handling chosen so far."""
    chosen = form.field("handling").input.text()
    return Handling[chosen] if chosen in Handling.__members__ else None


def _kind(form: FormView) -> Kind | None:
    chosen = form.field("kind").input.text()
    return Kind[chosen] if chosen in Kind.__members__ else None


def _listed(code: str, title: str) -> str:
    """The article's own letters before the title: "đ) …"; a clause of the law by its number."""
    return f"Khoản {code[1:]} Điều 9: {title}" if code.startswith("L") else f"{code}) {title}"
