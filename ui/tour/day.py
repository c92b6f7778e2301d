"""A fictional day, offscreen (演示): first set-up, visits, papers, batch, county, reply, day closing.

Everything is real but the people and the date: windows, register, papers, sealed files.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from ui.background import Topic
from ui.guide_view import GuideView, ReadBack
from ui.look.application import equip, new_application
from ui.look.theme import Theme, ThemeName
from ui.officer.door.first_run import FirstRunWindow
from ui.officer.parts.station import PageName
from ui.officer.settings.first_cards import first_cards
from ui.officer.window import DeskWindow
from ui.petitioner.guide_window import GuideWindow
from ui.tour import county_pages
from ui.tour.meeting import hold_meeting
from ui.tour.stage import Stage
from ui.tour.visitors import COUNTY_SAYS, EARLIER, FINED, OFFICE, REPEATED, TODAY, WAGES
from ui.widgets.inputs.choices import choose
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.files import make_folder

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office as CountyOffice
    from xinfang_desk.desk import Desk
    from xinfang_desk.domain.codes import Codes

_LISTS: tuple[PageName, ...] = ("due", "ledger", "figures", "hall")
_DUTIES: tuple[PageName, ...] = (
    *("meetings", "promises", "incidents"),
    *("yearly", "plans", "digests", "trainings", "handingdown"),
)
FULL, SMALL, NARROW = (1920, 1080), (1366, 768), (1100, 768)


def tour(folder: Path, *, as_json: bool) -> int:
    """Walk the day, leave pictures and papers in ``folder``, say where they are."""
    make_folder(folder)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else new_application()
    equip(app)
    answer = _Day(Stage(app, folder)).walk()
    if as_json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        counted = f"图片 {len(answer['pictures'])} 张，文书 {len(answer['papers'])} 份：{folder}"
        print(counted)
    return 0


class _Day:
    """The story, in the order of a day."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.passphrase = secrets.token_urlsafe(16)
        self.home = stage.room / "desk"
        self.stick = stage.room / "stick"
        make_folder(self.stick)
        self.shown: list[GuideView | ReadBack] = []

    def walk(self) -> dict[str, Any]:
        """From the empty home to the closed day."""
        stage = self.stage
        first_run = self._set_up()
        desk = self._open_desk()
        county = self._open_county(desk)
        self._earlier_days(desk)
        window = DeskWindow(desk, stage.lane, stage.look, self._codes, stage.clock)
        window.guide_wanted.connect(self.shown.append)
        guide = GuideWindow(desk.road_map, Theme(still=True))
        try:
            stage.snap("desk_empty", window, *FULL)
            self._today(desk)
            self._form(window)
            self._asked(window)
            self._repeat(window)
            self._register(window, guide)
            batch, reply = self._exchange(window, desk, county)
            window.open_page("day_close")
            stage.snap("day_close", window, *FULL)
            self._search(window)
            self._chapters(window, desk)
            papers = self._papers(desk)
        finally:
            stage.ask(desk.close)
            stage.ask(county.close)
            stage.close(window, guide, first_run)
        return {"pictures": stage.pictures, "papers": papers, "batch": batch, "reply": reply}

    def _set_up(self) -> FirstRunWindow:
        from xinfang_desk.desk.start import init_desk

        stage = self.stage
        window = FirstRunWindow(
            stage.look, self._codes, stage.lane, lambda _office, _passphrase: "", first_cards
        )
        choose(window.office_code, OFFICE.code)
        window.office_name.setText(OFFICE.name)
        window.officer.setText(OFFICE.officer)
        window.address.setText(OFFICE.address)
        window.phone.setText(OFFICE.phone)
        stage.snap("first_run", window, *SMALL)
        stage.clock.go(days=-30)
        stage.ask(lambda: init_desk(self.home, self.passphrase, office=OFFICE, now=stage.clock))
        return window

    def _codes(self) -> Codes:
        from xinfang_desk.desk.codes import codes_in_use

        return codes_in_use(self.home)

    def _open_desk(self) -> Desk:
        from xinfang_desk.desk.start import open_desk

        return self.stage.ask(
            lambda: open_desk(
                self.home, self.passphrase, now=self.stage.clock, state=self.stage.room / "state"
            )
        )

    def _open_county(self, desk: Desk) -> CountyOffice:
        from xinfang_desk.county.office import init_office, open_office

        stage = self.stage
        desk_card, county_card = stage.room / "desk.card", stage.room / "county.card"

        def work() -> CountyOffice:
            home = stage.room / "county"
            init_office(home, self.passphrase, "示例县", now=stage.clock)
            county = open_office(home, self.passphrase, now=stage.clock)
            desk.keys.write_card(desk_card)
            county.write_card(county_card)
            desk.keys.enrol(county_card)
            county.enrol(desk_card)
            return county

        return stage.ask(work)

    def _earlier_days(self, desk: Desk) -> None:
        """Visits of the last weeks."""
        stage = self.stage
        for draft, days in EARLIER:
            stage.ask(partial(self._served, desk, draft))
            stage.clock.go(days=days)

    def _today(self, desk: Desk) -> None:
        """The visits of this morning, most of their papers handed over."""
        stage = self.stage
        for draft in TODAY:
            stage.ask(partial(self._served, desk, draft))
            stage.clock.go(minutes=14)
        stage.lane.changed.emit(Topic.ALL)

    def _served(self, desk: Desk, draft: VisitDraft) -> None:
        matters = tuple(replace(each, place=OFFICE.code) for each in draft.matters)
        visit = desk.reception.register(replace(draft, matters=matters))
        for matter in visit.matters:
            for drawn in desk.papers.draw(matter.number):
                if drawn.paper_uid and draft is not TODAY[-1]:
                    desk.papers.hand_over(drawn.paper_uid)

    def _form(self, window: DeskWindow) -> None:
        """The form, half an hour into a visit, in every size and theme."""
        stage = self.stage
        window.new_visit()
        self._write(window, WAGES)
        stage.snap("desk", window, *FULL)
        stage.snap("desk_1366", window, *SMALL)
        for name, theme, size in (
            ("desk_125", Theme(scale=1.25, still=True), SMALL),
            ("desk_150", Theme(scale=1.5, still=True), SMALL),
            ("desk_200", Theme(scale=2.0, still=True), SMALL),
            ("desk_dark", Theme(name=ThemeName.DARK, still=True), FULL),
            ("desk_contrast", Theme(name=ThemeName.CONTRAST, still=True), FULL),
        ):
            stage.look.use(theme)
            stage.snap(name, window, *size)
        stage.look.use(Theme(still=True))

    def _search(self, window: DeskWindow) -> None:
        window.new_visit()
        window.around.top.search.setText("样本村")
        window.around.search.look_for("样本村")
        self.stage.snap("desk_search", window, *FULL)

    def _chapters(self, window: DeskWindow, desk: Desk) -> None:
        """The pages that the manual tells of and the day did not lead to."""
        stage = self.stage
        for _ in range(3):
            stage.ask(desk.tickets.take)
        stage.ask(lambda: desk.tickets.call(1))
        window.around.top.search.clear()
        # The day stands on a page of its own only where the window is narrow.
        window.resize(*NARROW)
        window.open_page("today")
        stage.snap("today", window, *NARROW)
        window.resize(*SMALL)
        stage.settle()
        window.around.pages.trail.read()
        stage.ask(lambda: hold_meeting(desk, stage.clock))
        for name in (*_LISTS, *_DUTIES, "trail", "settings", "devices"):
            window.open_page(name)
            stage.snap(name, window, *SMALL)
        first = next(row for row in stage.ask(desk.reception.today) if not row.confidential)
        window.open_matter(first.number)
        stage.snap("matter", window, *SMALL)
        window.retype(first.number)
        stage.settle()
        window.around.pages.retyping.copy_next()
        stage.snap("retyping", window, *SMALL)
        asks = stage.ask(lambda: desk.reception.show(first.number)).visit.people[0]
        window.open_page("own_record")
        own = window.around.pages.own_record
        own.name.setText(asks.name)
        own.id_number.setText(asks.id_number)
        own.phone.setText(asks.phone)
        own.look()
        stage.snap("own_record", window, *SMALL)

    def _asked(self, window: DeskWindow) -> None:
        """One question under the words."""
        stage = self.stage
        window.resize(*SMALL)
        window.intake.begin_anew()
        self._write(window, FINED)
        window.intake.matters.form.statement.setFocus()
        stage.snap("desk_asked", window, *SMALL)
        window.intake.begin_anew()

    def _repeat(self, window: DeskWindow) -> None:
        stage = self.stage
        window.new_visit()
        self._write(window, REPEATED)
        window.intake.ahead.look_back()
        stage.snap("desk_repeat", window, *FULL)

    def _register(self, window: DeskWindow, guide: GuideWindow) -> None:
        """Read back, register, papers, and the petitioner's screen."""
        stage = self.stage
        window.new_visit()
        self._write(window, WAGES)
        window.intake.show_read_back()
        guide.show_read_back(_last(self.shown, ReadBack))
        stage.snap("guide_readback", guide, *FULL)
        guide.hide_read_back()
        window.intake.register()
        stage.settle()
        stage.snap("papers", window, *SMALL)
        window.around.pages.result.show_guide()
        stage.settle()
        view = _last(self.shown, GuideView)
        guide.show_matter(view)
        stage.snap("guide", guide, *FULL)
        stage.snap("guide_1366", guide, *SMALL)
        guide.open("@pictures")
        stage.snap("guide_pictures", guide, *SMALL)
        guide.open(f"@stop:{view.stops[1].id}")
        stage.snap("guide_step", guide, *FULL)
        guide.rest()

    def _exchange(
        self, window: DeskWindow, desk: Desk, county: CountyOffice
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The stick goes to the county and comes back."""
        from ui.county.window import CountyWindow

        stage = self.stage
        window.open_page("batch")
        stage.snap("batch", window, *FULL)
        made = stage.ask(lambda: desk.outbox.make_batch(self.stick))
        assert made is not None  # noqa: S101  # there are visits to send
        received = stage.ask(lambda: county.receive([self.stick / made.file]))
        number = stage.ask(county.finder.page).lines[0].number
        event = COUNTY_SAYS | {"number": number}
        stage.ask(lambda: county.answer([json.dumps(event, ensure_ascii=False).encode()]))
        with stage.look.undressed():
            shown = CountyWindow(county, stage.lane, stage.look)
        stage.snap("county", shown, *FULL)
        shown.open_matter(number)
        stage.snap("county_matter", shown, *FULL)
        county_pages.bring_another_desk(stage, county, self.passphrase)
        county_pages.walk(stage, county, shown, number)
        replied = stage.ask(lambda: county.reply(made.file.removesuffix(".xfb")[:-7], self.stick))
        shown.close()
        shown.deleteLater()
        window.open_page("batch")
        window.around.pages.batch.take(Path(replied.file))
        stage.settle()
        stage.snap("reply", window, *FULL)
        batch = {
            "file": made.file,
            "sha256": made.sha256,
            "records": made.records,
            "sequence": made.sequence,
            "accepted": sum(each.accepted for each in received),
        }
        reply = {
            "file": Path(replied.file).name,
            "accepted": replied.accepted,
            "rejected": replied.rejected,
            "updates": replied.updates,
        }
        return batch, reply

    def _papers(self, desk: Desk) -> list[dict[str, str]]:
        """Every paper of the day's visits, and the guidance slip in both sizes."""
        from xinfang_desk.domain.category import Paper

        folder = self.stage.folder / "papers"
        written: list[dict[str, str]] = []

        def work() -> None:
            for row in desk.reception.today():
                for file, drawn in desk.papers.save(row.number, folder).items():
                    written.append({"kind": drawn.kind.value, "file": str(file)})
            first = next(row for row in desk.reception.today() if not row.confidential)
            more = (
                *desk.papers.save(first.number, folder, (Paper.GUIDANCE,)),
                *desk.papers.save(first.number, folder / "large", (Paper.RECEIPT,), large=True),
            )
            written.extend({"kind": file.stem[-3:], "file": str(file)} for file in more)

        self.stage.ask(work)
        return written

    def _write(self, window: DeskWindow, draft: VisitDraft) -> None:
        """Fill the form as an officer would have it in front of them."""
        intake = window.intake
        intake.people.show_people(draft.people, involved=draft.people_involved, anonymous=draft.anonymous)
        intake.matters.show_matters(tuple(replace(each, place=OFFICE.code) for each in draft.matters))
        intake.people.changed.emit()
        intake.matters.changed.emit()
        intake.ahead.look_back()
        self.stage.settle()


def _last(shown: list[GuideView | ReadBack], kind: type[Any]) -> Any:
    return next(each for each in reversed(shown) if isinstance(each, kind))
