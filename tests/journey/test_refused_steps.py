"""What may not be recorded or drawn is refused at the command too, with a code that has a sentence."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journey.conftest import Command


def registered(desk: Command, folder: Path, **matter: object) -> str:
    visit = {
        "received_at": "2026-09-14T09:30:00+08:00",
        "people": [{"name": "周试例", "role": "petitioner"}],
        "matters": [
            {"statement": "村道塌方。", "purpose": "shensu", "route": "s6", "outcome": "accept"} | matter
        ],
    }
    written = folder / "visit.json"
    written.write_text(json.dumps(visit, ensure_ascii=False), "utf-8")
    made = desk("register", "--input", written)
    assert made.code == 0, made.err
    return str(made.document["matters"][0]["number"])


def test_steps_that_cannot_be_are_refused(desk: Command, tmp_path: Path) -> None:
    number = registered(desk, tmp_path)
    answer = ("step", number, "answer", "--document", "示例1号", "--on")
    assert desk(*answer, "2099-01-01").refused["code"] == "step.after_today"
    assert desk("step", number, "deliver", "--on", "2026-10-12").refused["code"] == "step.not_lawful"
    assert desk(*answer, "2026-10-10").code == 0
    assert desk("step", number, "conclude", "--on", "2026-10-20").refused["code"] == "step.not_delivered"
    assert desk("step", number, "deliver", "--on", "2026-10-05").refused["code"] == "step.before_earlier"
    assert desk("step", number, "deliver", "--on", "2026-10-12").code == 0
    assert desk("step", number, "conclude", "--on", "2026-10-20").code == 0


def test_papers_that_the_record_does_not_bear_out_are_refused(desk: Command, tmp_path: Path) -> None:
    number = registered(desk, tmp_path, route="s5", outcome="forward", to="县民政局")
    for kind, code in (("D03", "paper.nothing_accepted"), ("D09", "paper.no_sixty_days")):
        refused = desk("papers", number, "--kind", kind, "--to", tmp_path).refused
        assert refused["code"] == code
