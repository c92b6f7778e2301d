"""Plans of a year and what ticks them (普法责任清单、学习和培训计划), the notice board, articles."""

from __future__ import annotations

from pathlib import Path

from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.duties.plain_words import require_plain_words
from xinfang_desk.devices import page_pictures as pages
from xinfang_desk.domain.duties import plan as rules
from xinfang_desk.domain.duties.plan import Plan, PlanKind, Planned
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.roles import READING, RECEIVING, WORKING
from xinfang_desk.files import begins, same_paper, write_files, write_papers
from xinfang_desk.store import hall_counts
from xinfang_desk.store.duties import plans
from xinfang_desk.store.file import trail
from xinfang_desk.words import _

LIST, STUDY, BOARD = "O1", "O2", "O3"
"""普法责任清单, 学习计划, 公示栏."""


class Plans(Counter):
    """The verbs of plans. Nothing here knows a visit or a person."""

    @duty(WORKING)
    def set(self, plan: Plan) -> tuple[Planned, ...]:
        """Keep a plan in the place of the year's of its kind; refused as by :func:`rules.checked`."""
        checked = rules.checked(without_hidden(taken_down(plan)))
        require_plain_words(checked, register=self._store)
        with self._store.write():
            plans.keep(self._store, checked)
            trail.append(self._store, self._seat.by(), "planned", f"{plan.year}", plan.kind.name.lower())
        return self.of_year(plan.year)

    @duty(READING)
    def of_year(self, year: int) -> tuple[Planned, ...]:
        """What is planned for a year, how much is done, how much is left."""
        ticked = [each.plan_item for each in hall_counts.sessions(self._store, year)]
        ticked += [each.plan_item for each in plans.trainings(self._store, year)]
        return rules.standing(plans.of_year(self._store, year), ticked)

    @duty(RECEIVING)
    def talked(self) -> None:
        """Count that the road map was explained at the window (讲了路线图); nothing leads to the visit."""
        with self._store.write():
            plans.talk(self._store, f"{self._seat.today():%Y-%m}")

    @duty(READING)
    def talks(self, year: int) -> int:
        """How often it was in a year."""
        return plans.talks(self._store, year)

    @duty(READING)
    def paper(self, year: int, kind: str) -> bytes:
        """O1, O2 or O3 as a PDF; ``input.bad_value`` for another kind."""
        from xinfang_desk.documents.duties.plan_papers import notice_board, plan_list

        office, rehearsal = self._seat.office, self._seat.rehearsal
        if kind == BOARD:
            return notice_board(office, rehearsal=rehearsal)
        titles = {
            LIST: (_("普法责任清单"), {PlanKind.LAW}),
            STUDY: (_("学习计划"), {PlanKind.STUDY, PlanKind.TRAINING}),
        }
        if kind not in titles:
            raise DeskError("input.bad_value", field="kind")
        title, kinds = titles[kind]
        planned = [each for each in self.of_year(year) if each.kind in kinds]
        return plan_list(title, year, planned, office, rehearsal=rehearsal)

    @duty(READING)
    def save_paper(self, year: int, kind: str, folder: Path) -> Path:
        """The same into a folder; ``output.exists`` for what lies there and is no such paper."""
        [written] = write_papers(folder, {f"{kind}-{year}.pdf": self.paper(year, kind)})
        return written

    @open_to_all
    def save_article(self, place: str, folder: Path) -> tuple[Path, ...]:
        """A place of the road map as a text and three pictures; ``roadmap.unknown_place``."""
        from xinfang_desk.documents.duties.article import DOTS_PER_INCH, article_pages, article_text

        told, office = self._seat.road_map.place(place), self._seat.office
        text = article_text(told, office).encode()
        pictures = [pages.picture(each, dpi=DOTS_PER_INCH) for each in article_pages(told, office)]
        return write_files(
            folder,
            {f"{place}.txt": (text, begins(told.title.encode()))}
            | {f"{place}-{at}.png": (each, same_paper(each)) for at, each in enumerate(pictures, start=1)},
        )
