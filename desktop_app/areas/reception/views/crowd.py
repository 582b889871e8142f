"""People who come together, as the form of a visit handles them: who speaks, how many may, what they must bring."""

from collections.abc import Callable

from desktop_app.areas.reception.rules import GroupLaw
from desktop_app.kit.form import FormView
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.matter_kinds import Capacity

NO_APPOINTMENT = "Chưa ghi văn bản cử người đại diện. Hướng dẫn lập văn bản, có chữ ký của những người cùng nội dung."


class Crowd:
    """Follows the two numbers of people on the form."""

    def __init__(self, form: FormView, law: Callable[[], GroupLaw | None]) -> None:
        """`law` gives the numbers for groups on the day that is typed, None where none can be read."""
        self._form, self._law = form, law
        self._hint = form.field(COMPANIONS).field.hint
        self._followed = ""

    def begin(self) -> None:
        """Another visit is on the form."""
        self._followed = self._chosen("people_present")

    def people(self) -> int:
        """How many are meant by what is typed so far: who is here, or who shares the content."""
        typed = (self._chosen(name) for name in ("people_present", "people_same_content"))
        return max((int(text) for text in typed if text.isdecimal()), default=0)

    def is_by_number(self) -> bool:
        """Whether the law has so many people speak through representatives."""
        law = self._law()
        return law is not None and self.people() >= law.from_people

    def follow(self) -> None:
        """Who is here shares the content, and who is written down first speaks, until somebody says otherwise."""
        if self._chosen("people_same_content") in ("", self._followed):
            self._followed = self._chosen("people_present")
            self._form.load({"people_same_content": self._followed})
        usual, wanted = Capacity.GROUP_REPRESENTATIVE, Capacity.SELF
        if self.is_by_number():
            usual, wanted = wanted, usual
        if self._chosen("capacity") == usual.name:
            self._form.load({"capacity": wanted})

    def tell(self) -> None:
        """A group is told how many may speak for it and what they must bring."""
        law, people = self._law(), self.people()
        most = law.most_speakers(people) if law else None
        companions, mandate = self._form.field(COMPANIONS), self._form.field("mandate")
        if most is None:
            companions.explain(self._hint)
            mandate.warn("")
            return
        companions.explain(
            f"Đoàn {people} người cử nhiều nhất {most} người đại diện, kể cả người ghi ở trên. {self._hint}"
        )
        is_missing = bool(self._chosen("capacity")) and not self._chosen("mandate")
        mandate.warn(NO_APPOINTMENT if is_missing else "")

    def _chosen(self, name: str) -> str:
        return self._form.field(name).input.text()
