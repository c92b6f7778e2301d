"""Training (培训和测试): cases to practise on, question sheets, what was held; of nobody a mark."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from xinfang_desk.desk.books.revising import record_of, standpoint
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.duties.plain_words import require_plain_words
from xinfang_desk.desk.tables_in_use import table_in_use
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.duties import training as rules
from xinfang_desk.domain.duties.training import AnswerKey, Case, Point, Training
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.road.roadmap import RoadMap, read_roadmap
from xinfang_desk.domain.roles import READING, WORKING
from xinfang_desk.files import write_papers
from xinfang_desk.places import RESOURCES
from xinfang_desk.store.duties import plans
from xinfang_desk.store.file import codec, trail


class Trainings(Counter):
    """The verbs of training."""

    @duty(WORKING)
    def add(self, training: Training, *, again: bool = False) -> Training:
        """Keep a training that was held; refused as by :func:`rules.checked`, ``training.unknown_case``.

        ``training.twice`` where one of that day and topic stands already, unless it is told ``again``.
        """
        said = rules.checked(without_hidden(taken_down(training)), self._seat.today())
        require_plain_words(said, register=self._store)
        for each in said.cases:
            self.case(each)
        same = [each for each in self.of_year(said.on.year) if (each.on, each.topic) == (said.on, said.topic)]
        if same and not again:
            raise DeskError("training.twice", topic=said.topic)
        with self._store.write():
            kept = replace(said, uid=self._store.new_uid())
            plans.add_training(self._store, kept)
            trail.append(self._store, self._seat.by(), "trained", kept.uid, str(kept.people))
        return kept

    @duty(READING)
    def of_year(self, year: int) -> tuple[Training, ...]:
        """What was held in a year, oldest first."""
        return plans.trainings(self._store, year)

    @open_to_all
    def cases(self) -> tuple[Case, ...]:
        """The cases that are shipped."""
        content = json.loads((RESOURCES / "duties" / "training_cases.json").read_text("utf-8"))
        return codec.read(json.dumps(content["cases"]), tuple[Case, ...])

    @open_to_all
    def case(self, name: str) -> Case:
        """One of them; ``training.unknown_case``."""
        found = next((each for each in self.cases() if each.id == name), None)
        if found is None:
            raise DeskError("training.unknown_case", case=name)
        return found

    @open_to_all
    def key(self, name: str) -> AnswerKey:
        """What is right about a case, as the rules foresee it today."""
        return rules.answer_key(self.case(name), standpoint(self._seat))

    @open_to_all
    def check(self, name: str, given: VisitDraft) -> tuple[Point, ...]:
        """Hold what a learner took down against the key, point by point; nothing is kept of it."""
        return rules.held_against(self.case(name), given, standpoint(self._seat))

    @duty(READING)
    def check_registered(self, name: str, number: str) -> tuple[Point, ...]:
        """The same of a matter that was registered for practice (演练)."""
        record = record_of(self._seat, read_number(number))
        require_words(record.matter)
        given = VisitDraft(people=record.visit.people, matters=(record.matter.draft,))
        return self.check(name, given)

    @open_to_all
    def save_test(self, seed: int, folder: Path) -> tuple[Path, ...]:
        """T1: a question sheet and its key, drawn by ``seed``: the same seed gives the same bytes."""
        from xinfang_desk.documents.duties.training_papers import key_sheet, question_sheet

        questions = rules.drawn(self._seat.road_map, seed)
        office, rehearsal = self._seat.office, self._seat.rehearsal
        return write_papers(
            folder,
            {
                f"T1-{seed}.pdf": question_sheet(questions, seed, office, rehearsal=rehearsal),
                f"T1-{seed}-key.pdf": key_sheet(questions, seed, office, rehearsal=rehearsal),
            },
        )

    @duty(READING)
    def year_sheet(self, year: int) -> bytes:
        """T2: the trainings of a year, to be signed, as a PDF."""
        from xinfang_desk.documents.duties.training_papers import year_sheet

        return year_sheet(year, self.of_year(year), self._seat.office, rehearsal=self._seat.rehearsal)

    @open_to_all
    def notice(self) -> bytes:
        """T3: what the road map in use says otherwise than the one of the program, to be signed."""
        from xinfang_desk.documents.duties.training_papers import notice_of_changes

        used = read_roadmap(table_in_use(self._seat.home, "roadmap"))
        changes = rules.changes(_shipped(), used)
        return notice_of_changes(
            _shipped().version, used.version, changes, self._seat.office, rehearsal=self._seat.rehearsal
        )


def _shipped() -> RoadMap:
    return read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))
