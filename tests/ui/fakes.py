"""The edges of a desk that are not real in a test: the office, the hour, the printer and where sticks go."""

from tests.desk.conftest import Clock
from xinfang_desk.devices import printer, sticks
from xinfang_desk.devices.printer import Sent
from xinfang_desk.domain.errors import DeskError
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
        self.says = Sent.TAKEN
        self.sheets = []

    def stands_in(self, monkeypatch):
        """For the real one, as long as the test runs."""
        monkeypatch.setattr(printer, "printers", lambda: self.queues)
        monkeypatch.setattr(printer, "lacking", self._lacking)
        monkeypatch.setattr(printer, "send", self._send)

    @property
    def titles(self):
        """Under what titles sheets came out."""
        return [title for title, _pdf, _queue in self.sheets]

    def _lacking(self, printer_name):
        if not self.queues:
            return Sent.NO_PRINTER
        return Sent.GONE if printer_name and printer_name not in self.queues else None

    def _send(self, pdf, *, printer_name, title):
        said = self._lacking(printer_name) or self.says
        if said is Sent.TAKEN:
            self.sheets.append((title, pdf, printer_name))
        return said


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
