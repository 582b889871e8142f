"""What a step's ground and tests are called on paper."""

from desktop_app.areas.petitions.complexity import tests_on
from desktop_app.areas.petitions.grounds import ground_of
from desktop_app.areas.petitions.papers.facts import PaperFacts, StepFacts
from desktop_app.core import words


def words_of_law(facts: PaperFacts, step: StepFacts) -> dict[str, str]:
    """The words of the ground and of the tests that the step named, by the law of its day."""
    ground = ground_of(step.key, step.ground, step.done_on)
    tests = (words.inside(test.title) for test in tests_on(facts.kind, step.done_on) if test.code in step.tests)
    return {"ground": ground.wording if ground else "", "tests": "; ".join(tests)}
