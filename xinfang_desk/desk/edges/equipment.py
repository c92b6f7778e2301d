"""The devices of this desk (设备): found and chosen, listened to, tried, told of to whoever repairs."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinfang_desk import VERSION
from xinfang_desk.desk.counter import Counter, open_to_all
from xinfang_desk.devices import connected, scanning, serial_port, sticks
from xinfang_desk.devices.idcard import dialogue
from xinfang_desk.devices.listener import Listener
from xinfang_desk.devices.printing.roll import is_address
from xinfang_desk.devices.sticks import Stick
from xinfang_desk.domain.hall.device import DeviceState
from xinfang_desk.domain.hall.print_job import Queue
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.domain.people.id_card import IdCard
from xinfang_desk.files import write_paper
from xinfang_desk.settings import Settings, read_settings
from xinfang_desk.words import _
from xinfang_desk.words.devices_said import device_said
from xinfang_desk.words.printing_said import queue_said

__all__ = ["AtHand", "Device", "Equipment", "Listener", "Stick"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """Something that can be chosen: the name to choose it by, what it is, whether it is there now.

    ``chosen`` says what for: receipt, papers, slip; "yes" where there is but one use. One that is not
    ``usable`` wants its maker's library, or types by itself and need not be chosen.
    """

    port: str
    name: str
    found: bool
    chosen: tuple[str, ...] = ()
    usable: bool = True
    state: DeviceState | None = None
    """As it was tried just now; None where it was not."""
    queue: Queue | None = None
    """Of a printer, how the print system says it stands; None of one that it does not list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """All that is found and chosen."""

    readers: tuple[Device, ...]
    printers: tuple[Device, ...]
    scanners: tuple[Device, ...]
    screens: tuple[Device, ...]
    sticks: tuple[Stick, ...]

    @property
    def kinds(self) -> dict[str, tuple[Device, ...]]:
        """The devices that can be chosen, by their kind."""
        return {
            "readers": self.readers,
            "printers": self.printers,
            "scanners": self.scanners,
            "screens": self.screens,
        }


class Equipment(Counter):
    """The verbs of devices."""

    @open_to_all
    def at_hand(self, *, tries: bool = False) -> AtHand:
        """What is found and what is chosen; ``tries`` asks the chosen reader, seconds where it is silent."""
        kept = read_settings(self._seat.home)
        found = serial_port.ports()
        typed = tuple(Device(port="", name=name, found=True, usable=False) for name in scanning.keyboards())
        own = tuple(
            Device(port="", name=f"USB {numbers}", found=True, usable=False)
            for numbers in serial_port.vendors_own()
        )
        state = _tried(kept.reader) if tries and kept.reader else None
        return AtHand(
            readers=_lines(found, kept.reader, kept.scanner, state) + own,
            printers=_printers(self._seat.printing.queues(), kept),
            scanners=_lines(found, kept.scanner, kept.reader) + typed,
            screens=_screens(kept),
            sticks=sticks.sticks(),
        )

    @open_to_all
    def card_reader(self) -> Listener[IdCard]:
        """What listens for cards; whoever asks for it says at which port, and closes it."""
        return Listener(dialogue.CardReader().look, dialogue.SPEED)

    @open_to_all
    def code_reader(self) -> Listener[str]:
        """What listens for codes, likewise."""
        return Listener(scanning.CodeReader().look, scanning.SPEED, pause=0)

    @open_to_all
    def save_report(self, file: Path, more: Mapping[str, str]) -> None:
        """Write what whoever repairs wants to know (诊断), and ``more`` of the window's own; no person in it.

        No account, no folder, no name of a stick. ``output.exists``, ``output.unwritable``.
        """
        write_paper(file, "\n".join(_report(self.at_hand(tries=True), more)).encode())


def _lines(
    found: Sequence[serial_port.Found], chosen: str, taken: str, state: DeviceState | None = None
) -> tuple[Device, ...]:
    """The serial ports that may be it: all but the one that is chosen as something else."""
    there = {each.port: each.name for each in found if each.port != taken}
    if chosen and chosen not in there:
        there[chosen] = ""
    return tuple(
        Device(
            port=port,
            name=name,
            found=any(each.port == port for each in found) or (port == chosen and Path(port).exists()),
            chosen=("yes",) if port == chosen else (),
            state=state if port == chosen else None,
        )
        for port, name in there.items()
    )


def _tried(port: str) -> DeviceState:
    """How a reader stands; ready too where a card was read, of which nothing is kept."""
    try:
        line = serial_port.open_port(port, dialogue.SPEED)
    except serial_port.NotOpened as refused:
        return refused.state
    try:
        seen = dialogue.CardReader().look(line)
    except OSError:
        return DeviceState.GONE
    finally:
        line.close()
    return seen if isinstance(seen, DeviceState) else DeviceState.READY


def _printers(queues: Sequence[Queue], kept: Settings) -> tuple[Device, ...]:
    uses = {stock: kept.setup_of(stock).printer for stock in Stock}
    found = {each.name: each for each in queues}
    absent = [name for name in dict.fromkeys(uses.values()) if name and name not in found]
    return tuple(
        Device(
            port=name,
            name=found[name].called if name in found and found[name].called else name,
            found=name in found or is_address(name),
            chosen=tuple(stock.value for stock, chosen in uses.items() if chosen == name),
            queue=found.get(name),
        )
        for name in (*found, *absent)
    )


def _screens(kept: Settings) -> tuple[Device, ...]:
    found = {each.name: each.size for each in connected.screens()}
    names = dict.fromkeys([*found, *([kept.guide_screen] if kept.guide_screen else [])])
    return tuple(
        Device(
            port=name,
            name=found.get(name, ""),
            found=name in found,
            chosen=("yes",) if name == kept.guide_screen else (),
        )
        for name in names
    )


def _report(at_hand: AtHand, more: Mapping[str, str]) -> list[str]:
    machine = f"{platform.system()} {platform.release()} {platform.machine()}"
    lines = [
        _("来访接待台 {version} 设备诊断").format(version=VERSION),
        _("里面没有来访人、账户和文件夹的名字。"),
        "",
        f"system: {machine}  python: {platform.python_version()}",
        *(f"{name}: {value}" for name, value in more.items()),
    ]
    for kind, devices in at_hand.kinds.items():
        lines += ["", f"{kind}: {len(devices)}"]
        for each in devices:
            marks = [
                "found" if each.found else "absent",
                *(f"chosen:{use}" for use in each.chosen),
                *([] if each.usable else ["own driver or keyboard"]),
            ]
            lines.append(f"  {each.port or '-'}  {each.name}  {' '.join(marks)}")
            if each.state is not None:
                lines.append(f"    {each.state.value}: {device_said(each.state)}")
            if each.queue is not None:
                lines.append(f"    {each.queue.stands}: {queue_said(each.queue)}")
    # The label of a stick is what somebody wrote on it: it may be a name.
    lines += ["", f"sticks: {len(at_hand.sticks)}", *(f"  {each.free_mb} MB free" for each in at_hand.sticks)]
    return [*lines, ""]
