"""The edges of a desk that are not real in a test: the office, the hour, the printer and where sticks go."""

from tests.desk.conftest import Clock
from xinfang_desk.devices import sticks
from xinfang_desk.devices.printing.cups import Cups
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import JobState, Loads, PrintJob, Queue
from xinfang_desk.domain.record import Office

OFFICE = Office(
    code="411526102",
    name="示例镇信访工作站",
    desk=1,
    officer="示例员",
    phone="0000-0000000",
    hours="9:00-17:00",
)
NOON = Clock().time


class Printer:
    """The print system: which queues there are, what it was given, and what it says to that."""

    def __init__(self):
        self.queues = ("前台打印机",)
        self.called = {}
        self.takes = True
        self.paused = False
        self.hindrances = ()
        self.state = JobState.DONE
        self.loads = Loads(trays=("tray-1", "tray-2"), two_sided=True)
        self.orders = []
        self.sheets = []
        self.cancelled = set()

    def stands_in(self, monkeypatch):
        """For the real one, as long as the test runs."""
        monkeypatch.setattr(Cups, "queues", lambda _cups: tuple(map(self._queue, self.queues)))
        monkeypatch.setattr(Cups, "loads", lambda _cups, _queue: self.loads)
        monkeypatch.setattr(Cups, "put", lambda _cups, content, **how: self._put(content, **how))
        monkeypatch.setattr(Cups, "jobs", lambda _cups: self._jobs())
        monkeypatch.setattr(Cups, "cancel", lambda _cups, job: self.cancelled.add(job.id))

    @property
    def titles(self):
        """Under what titles sheets came out."""
        return [title for title, _pdf, _queue in self.sheets]

    def _queue(self, name):
        first = name == self.queues[0]
        called = self.called.get(name, "")
        return Queue(name=name, called=called, usual=first, paused=self.paused, hindrances=self.hindrances)

    def _put(self, content, *, queue, title, order):
        if self.takes:
            self.sheets.append((title, content, queue))
            self.orders.append(order)
        return self.takes

    def _jobs(self):
        jobs = enumerate(self.sheets)
        return tuple(
            PrintJob(
                id=at,
                queue=queue,
                title=title,
                state=JobState.CANCELLED if at in self.cancelled else self.state,
            )
            for at, (title, _pdf, queue) in jobs
        )


class Socket:
    """Where sticks are plugged in: real folders, which the desktop is said to have mounted."""

    def __init__(self, under):
        self.under = under
        self.mounted = []
        self.lets_go = True

    def stands_in(self, monkeypatch):
        """For what the system says of its sticks, as long as the test runs."""
        monkeypatch.setattr(sticks, "sticks", lambda: tuple(map(self._described, self.mounted)))
        monkeypatch.setattr(sticks, "let_go", self._let_go)

    def plug(self, label="XINFANG"):
        """Plug in the stick of this label, a blank one the first time; its folder."""
        folder = self.under / label
        folder.mkdir(parents=True, exist_ok=True)
        self.mounted.append(folder)
        return folder

    def pull(self):
        """Pull out every stick."""
        self.mounted.clear()

    def _described(self, folder):
        return sticks.Stick(folder=folder, label=folder.name, free_mb=3200)

    def _let_go(self, folder):
        if not self.lets_go:
            raise DeskError("stick.busy")
        self.mounted.remove(folder)
