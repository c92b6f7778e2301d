"""The papers that steps bring (环节的文书): what is handed over after the visit, and signed for on D13."""

from __future__ import annotations

from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.days import doubtful, rests_on
from xinfang_desk.domain.matter import Matter, Step, StepTaken
from xinfang_desk.domain.office import names_a_village, names_another

_OWES: dict[Step, tuple[Paper, ...]] = {
    Step.FORWARD: (Paper.FORWARDING,),
    Step.ASSIGN: (Paper.FORWARDING,),
    Step.ACCEPT: (Paper.ACCEPTANCE,),
    Step.EXTEND: (Paper.EXTENSION, Paper.DELIVERY),
    Step.ANSWER: (Paper.DELIVERY,),
    Step.REVIEW: (Paper.DELIVERY,),
    Step.RECHECK: (Paper.DELIVERY,),
}


def owed_by(taken: StepTaken) -> tuple[Paper, ...]:
    """The papers that a step brings; of what another body accepted, the acceptance is theirs to give."""
    if taken.step is Step.ACCEPT and names_another(taken.org):
        return ()
    return _OWES.get(taken.step, ())


def with_papers_of_steps(matter: Matter, papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """``papers`` and those that the steps taken owe; of what is withheld no other paper speaks (art. 30)."""
    if matter.withheld:
        return papers
    doubts = doubtful(matter.notices, matter.steps)
    owed = (kind for each in matter.standing for kind in owed_by(each))
    return tuple(dict.fromkeys((*papers, *(kind for kind in owed if not rests_on(kind, doubts)))))


def is_accepted_elsewhere(matter: Matter) -> bool:
    """Whether another body accepted it (art. 23, para. 3)."""
    accepted = [taken for taken in matter.standing if taken.step is Step.ACCEPT]
    return bool(accepted) and names_another(accepted[-1].org)


def sent_last_to(matter: Matter) -> str:
    """The body that it was sent to last."""
    sent = [taken.org for taken in matter.standing if taken.step in {Step.FORWARD, Step.ASSIGN}]
    return sent[-1] if sent else matter.draft.to


def in_whose_hand(matter: Matter) -> str:
    """The same; but a village's committee has nothing in hand, the town has."""
    to = sent_last_to(matter)
    return "" if names_a_village(to) else to


def undertakes(matter: Matter) -> str:
    """Who handles what was accepted (承办单位), as far as it was said: never whom it was only sent to."""
    given = [each.org for each in matter.standing if each.step in {Step.ACCEPT, Step.ASSIGN}]
    accepted = any(each.step is Step.ACCEPT for each in matter.standing)
    to = given[-1] if accepted else next((each for each in reversed(given) if each), matter.draft.to)
    return "" if names_a_village(to) else to
