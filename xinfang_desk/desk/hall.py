"""The hall (大厅): what visitors say of their reception, sessions that explain the law, reading aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.duties.plain_words import require_plain_words
from xinfang_desk.desk.edges.printing import setup_for
from xinfang_desk.devices import page_pictures as pages
from xinfang_desk.devices.recordings import Recording, Speed, write_list
from xinfang_desk.devices.speech import Speaker
from xinfang_desk.devices.voices import open_speaker
from xinfang_desk.documents.office.outreach_list import outreach_list
from xinfang_desk.documents.office.poster import DOTS_PER_INCH, long_pages, poster
from xinfang_desk.documents.office.recording_sheet import recording_sheet
from xinfang_desk.documents.office.slip import feedback_roll, feedback_slip
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall import feedback as counting
from xinfang_desk.domain.hall import outreach
from xinfang_desk.domain.hall.feedback import Feedback, Month, Tally, Told
from xinfang_desk.domain.hall.outreach import Session, YearList
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.domain.roles import RECEIVING, WORKING
from xinfang_desk.files import make_folder, write_paper, write_papers
from xinfang_desk.places import RESOURCES
from xinfang_desk.settings import read_settings
from xinfang_desk.store import hall_counts as hall
from xinfang_desk.store.file import trail

__all__ = ["Hall", "Recording", "Speaker", "Speed"]


class Hall(Counter):
    """The verbs of what happens beside the matters."""

    @duty(RECEIVING)
    def answer(self, feedback: Feedback) -> None:
        """Count how a visitor was received (满意度); nothing leads back from the figure to a visit."""
        with self._store.write():
            hall.count_feedback(self._store, counting.month_of(self._seat.today()), feedback)

    @duty(RECEIVING)
    def count_slips(self, slips: Tally) -> Tally:
        """Count the slips of one month's box (意见箱清点) with the answers from the screen.

        Unlike those it is the officer's own act, so a line of the trail tells of it: how many, not which.
        """
        checked = counting.checked_slips(slips, self._seat.today())
        with self._store.write():
            hall.count_slips(self._store, checked)
            trail.append(self._store, self._seat.by(), "slips", checked.month, str(checked.total))
        return checked

    @duty(RECEIVING)
    def take_back_slips(self, slips: Tally) -> Tally:
        """Undo :meth:`count_slips` that was written down wrongly; refuses what was never counted."""
        checked = counting.checked_slips(slips, self._seat.today())
        with self._store.write():
            if not hall.take_back_slips(self._store, checked):
                raise DeskError("feedback.not_counted")
            trail.append(self._store, self._seat.by(), "slips_taken_back", checked.month, str(checked.total))
        return checked

    @open_to_all
    def slip(self, month: Month | None = None) -> bytes:
        """A paper to say how one was received (评价单), A5: the month on it and nothing of a visit."""
        return feedback_slip(self._seat.office, month or counting.month_of(self._seat.today()))

    @open_to_all
    def slip_roll(self, month: Month | None = None) -> bytes:
        """The same for the roll of the settings."""
        roll = setup_for(self._seat, Stock.SLIP).roll
        return feedback_roll(self._seat.office, month or counting.month_of(self._seat.today()), roll)

    @open_to_all
    def told(self, today: date | None = None) -> tuple[Told, ...]:
        """What may be told of the answers so far: months that are over, no figure that tells of one."""
        return counting.told(counting.ended(hall.tallies(self._store), today or self._seat.today()))

    @duty(WORKING)
    def add_session(self, session: Session) -> Session:
        """Keep a session in which the law was explained (普法活动); refuses what cannot have been so."""
        checked = outreach.checked(taken_down(session), self._seat.road_map)
        require_plain_words(checked, register=self._store)
        with self._store.write():
            uid = hall.add_session(self._store, checked, self._seat.office.officer)
            trail.append(self._store, self._seat.by(), "outreach", uid, str(checked.people))
        return checked

    @open_to_all
    def sessions(self, year: int) -> YearList:
        """The sessions of a year with their sums (年度普法清单)."""
        return outreach.year_list(hall.sessions(self._store, year), year, self._seat.road_map)

    @open_to_all
    def sessions_sheet(self, year: int) -> bytes:
        """The same on paper, to be signed."""
        return outreach_list(self.sessions(year), self._seat.office)

    @open_to_all
    def poster(self) -> bytes:
        """The road map for the wall (路线图海报), A3."""
        return poster(self._seat.road_map, self._seat.office)

    @open_to_all
    def poster_pictures(self) -> tuple[bytes, ...]:
        """The same for a telephone (微信长图): PNGs of 1080 pixels in width, in their order."""
        return tuple(
            pages.picture(each, dpi=DOTS_PER_INCH)
            for each in long_pages(self._seat.road_map, self._seat.office)
        )

    @open_to_all
    def save_poster(self, folder: Path) -> tuple[Path, ...]:
        """Write the poster and its pictures into ``folder`` (``output.unwritable``, ``output.exists``)."""
        pictures = {f"poster-{at}.png": png for at, png in enumerate(self.poster_pictures(), start=1)}
        return write_papers(folder, {"poster.pdf": self.poster()} | pictures)

    @open_to_all
    def speaker(self) -> Speaker:
        """What reads aloud on this machine (朗读); whoever asks for it closes it."""
        return open_speaker(Path(read_settings(self._seat.home).recordings or RESOURCES / "audio"))

    @open_to_all
    def list_recordings(self, folder: Path, sentences: Sequence[str]) -> tuple[Recording, ...]:
        """Number the petitioner's sentences in ``folder`` (录音清单), and say which are recorded.

        Leaves there ``recordings.csv``, which ties each number to its sentence, and the same list to read
        from, ``recordings.pdf``.
        """
        listed = write_list(make_folder(folder), sentences)
        sheet = recording_sheet(
            [(each.number, each.sentence, each.is_there) for each in listed], self._seat.office
        )
        write_paper(folder / "recordings.pdf", sheet)
        return listed
