"""What a step's ground and tests are called on paper."""

from desktop_app.areas.petitions.papers.facts import PaperFacts, StepFacts


def words_of_law(facts: PaperFacts, step: StepFacts) -> dict[str, str]:
    """The words of the ground and of the tests that the step named, by the law of its day."""
    return {"ground": step.ground, "tests": "; ".join(step.tests)}
