"""What the officer confirms of a reading (核对): it alone goes with the material and answers the road map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xinfang_desk.domain.books.materials import named
from xinfang_desk.domain.bounds import LONG_TEXT, SHORT_TEXT
from xinfang_desk.domain.matter import Event, Material, MatterDraft
from xinfang_desk.domain.neighbours import PAPER_ASKED, paper_received
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.people.text import on_one_line


def tidied(said: PaperSaid) -> PaperSaid:
    """As it is kept: lines of one line, and no longer than they travel."""
    return replace(
        said,
        title=named(said.title),
        body=on_one_line(said.body).strip()[:SHORT_TEXT],
        number=on_one_line(said.number).strip()[:SHORT_TEXT],
        text=said.text[:LONG_TEXT],
    )


def in_words(said: PaperSaid) -> tuple[str, ...]:
    """What it is found by: what was confirmed of it part by part, and its text."""
    return said.title, said.number, said.body, said.text


def with_paper(draft: MatterDraft, sha256: str, said: PaperSaid, received_on: date | None) -> MatterDraft:
    """The matter with what was confirmed of one of its scans: the material is called as the paper is.

    Its kind is the answer to the question after a paper, and its day starts its limits. Of several the one
    that came last is the answer. Nothing else of the matter changes; a scan that is gone changes nothing.
    """
    before = next((each for each in draft.materials if _is(each, sha256)), None)
    if before is None:
        return draft
    said = tidied(said)
    after = replace(before, name=said.title or before.name, said=said)
    materials = tuple(after if each is before else each for each in draft.materials)
    if not said.event:
        return replace(draft, materials=materials)
    events = {**draft.events, **({Event(said.event): received_on} if received_on else {})}
    latest = paper_received(events)
    answer = (latest[0].value if latest else said.event).removesuffix("_received")
    return replace(draft, materials=materials, events=events, answers={**draft.answers, PAPER_ASKED: answer})


def _is(material: Material, sha256: str) -> bool:
    return material.scan is not None and material.scan.sha256 == sha256
