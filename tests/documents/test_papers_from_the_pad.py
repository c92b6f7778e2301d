"""What stood on the pad for power cuts and was entered later: its papers are of the day they are made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.documents import samples
from tests.documents.reading import job_of, paper, text_of
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.time.calendar import CHINA

CAME, ENTERED = "2026-09-14T09:30", datetime(2026, 9, 30, 8, 40, tzinfo=CHINA)
SEALED = "2026年9月30日"


def entered_later(record: MatterRecord) -> MatterRecord:
    """The same visit, come while there was no power and written down afterwards."""
    matter = replace(record.matter, on_pad=True)
    visit = replace(record.visit, registered_at=ENTERED, matters=(matter,))
    return replace(record, visit=visit, matter=matter)


def came(outcome: Outcome, route: Route = Route.S6, **more: object) -> MatterRecord:
    draft = MatterDraft(statement="村道塌方没有人修。", route=route, outcome=outcome, **more)  # type: ignore[arg-type]
    return samples.record(draft, samples.ZHOU, on=CAME)


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        (Paper.ACCEPTANCE, came(Outcome.ACCEPT)),
        (Paper.OTHER_ROAD, came(Outcome.GUIDE, Route.S1, to="县人民法院")),
        (Paper.FORWARDING, came(Outcome.FORWARD, to="县交通运输局")),
        (Paper.RECEIPT, came(Outcome.ACCEPT)),
    ],
    ids=["D03", "D04", "D05", "D01"],
)
def test_a_paper_is_signed_with_the_day_it_is_made(kind: Paper, record: MatterRecord) -> None:
    made = text_of(paper(kind, entered_later(record)))
    assert SEALED in made
    assert "2026年9月14日" in made  # when they came
    assert SEALED not in text_of(paper(kind, record))


def test_no_day_that_was_over_when_it_was_entered_is_a_task() -> None:
    """The fifteen days to send it on, and the petitioner's own to appeal, ran out before it was entered."""
    sent = text_of(paper(Paper.FORWARDING, entered_later(came(Outcome.FORWARD, to="县交通运输局"))))
    assert "最迟2026年9月29日" not in sent
    assert "这一天已经过了，我们马上办" in sent
    got = datetime.fromisoformat("2026-09-12").date()
    judged = came(Outcome.GUIDE, Route.S1, to="县人民法院", events={Event.JUDGMENT_RECEIVED: got})
    for kind in (Paper.RECEIPT, Paper.GUIDANCE, Paper.OTHER_ROAD):
        said = text_of(paper(kind, entered_later(judged)))
        assert "9月27日（周日），当天还算" not in said
        assert "已经过了" in said, kind


def test_a_visit_entered_late_without_the_pad_is_taken_as_of_its_own_day() -> None:
    late = replace(came(Outcome.ACCEPT), visit=replace(came(Outcome.ACCEPT).visit, registered_at=ENTERED))
    assert job_of(late).on.isoformat() == "2026-09-14"
    assert SEALED not in text_of(paper(Paper.ACCEPTANCE, late))


def test_what_was_accepted_on_the_pad_is_not_said_to_be_accepted_today() -> None:
    assert "这一件已经在2026年9月14日（周一）受理" in text_of(
        paper(Paper.RECEIPT, entered_later(came(Outcome.ACCEPT)))
    )
