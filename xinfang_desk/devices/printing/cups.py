"""CUPS, the print system of Linux and its kin, through its own library; no other program is called."""

from __future__ import annotations

from ctypes import POINTER, byref
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from xinfang_desk.devices.printing import libcups
from xinfang_desk.devices.printing.seam import Order
from xinfang_desk.domain.hall.print_job import Hindrance, JobState, Loads, PrintJob, Queue

_PIECE = 1 << 16
"""Bytes of a document that are handed over at once."""
_STOPPED = "5"
"""``printer-state`` (RFC 8011, 5.4.11)."""
_REASONS = {
    "media-empty": Hindrance.NO_PAPER,
    "media-needed": Hindrance.NO_PAPER,
    "media-jam": Hindrance.JAM,
    "cover-open": Hindrance.OPEN,
    "door-open": Hindrance.OPEN,
    "interlock-open": Hindrance.OPEN,
    "input-tray-missing": Hindrance.OPEN,
    "toner-empty": Hindrance.NO_INK,
    "marker-supply-empty": Hindrance.NO_INK,
    "offline": Hindrance.OFFLINE,
    "connecting-to-device": Hindrance.OFFLINE,
    "timed-out": Hindrance.OFFLINE,
    "shutdown": Hindrance.OFFLINE,
}
"""What a reason means to whoever stands before the printer, without its severity."""
_SEVERITIES = ("-error", "-warning", "-report")
_PDF, _RAW = b"application/pdf", b"application/vnd.cups-raw"


@dataclass(frozen=True, slots=True)
class Cups:
    """The queues of this machine's CUPS, as whoever runs the program may use them."""

    def queues(self) -> tuple[Queue, ...]:
        """The printers that there are, as they stand now."""
        return tuple(queue for queue, _uri in _listed())

    def loads(self, queue: str) -> Loads:
        """What a queue can be asked for."""
        uri = next((uri for each, uri in _listed() if each.name == queue), "")
        with libcups.connected() as (cups, http):
            if cups is None or not uri:
                return Loads()
            said = libcups.keywords(cups, http, uri, ("media-source-supported", "sides-supported"))
        trays = tuple(each for each in said["media-source-supported"] if each != "auto")
        return Loads(trays=trays, two_sided="two-sided-long-edge" in said["sides-supported"])

    def put(self, content: bytes, *, queue: str, title: str, order: Order) -> bool:
        """Hand a job to a queue; whether it was taken."""
        chosen = _options(order)
        name, format_ = queue.encode(), _RAW if order.raw else _PDF
        with libcups.connected() as (cups, http):
            if cups is None:
                return False
            job = cups.cupsCreateJob(http, name, title.encode(), len(chosen), libcups.options(chosen))
            if job <= 0:
                return False
            if _given(cups, http, name, job, content, format_):
                return True
            # Half a paper comes out of no printer.
            cups.cupsCancelJob2(http, name, job, 0)
            return False

    def jobs(self) -> tuple[PrintJob, ...]:
        """The jobs of this account, those that are over too, the newest last."""
        with libcups.connected() as (cups, http):
            if cups is None:
                return ()
            found = POINTER(libcups.Job)()
            count = cups.cupsGetJobs2(http, byref(found), None, libcups.MINE, libcups.ALL_JOBS)
            jobs = [_job(found[at]) for at in range(max(count, 0))]
            cups.cupsFreeJobs(max(count, 0), found)
        return tuple(sorted(jobs, key=lambda each: each.id))

    def cancel(self, job: PrintJob) -> None:
        """Take a job back that is not over: it comes out no more."""
        with libcups.connected() as (cups, http):
            if cups is not None:
                cups.cupsCancelJob2(http, job.queue.encode(), job.id, 0)


def _listed() -> list[tuple[Queue, str]]:
    """Each queue with its address."""
    with libcups.connected() as (cups, http):
        if cups is None:
            return []
        found = POINTER(libcups.Dest)()
        count = cups.cupsGetDests2(http, byref(found))
        listed = [_queue(found[at]) for at in range(count) if not found[at].instance]
        cups.cupsFreeDests(count, found)
    return listed


def _queue(dest: libcups.Dest) -> tuple[Queue, str]:
    said, name = dest.said(), libcups.text(dest.name)
    called = said.get("printer-info", "")
    queue = Queue(
        name=name,
        called=called if called != name else "",
        usual=bool(dest.is_default),
        paused=said.get("printer-state") == _STOPPED,
        closed=said.get("printer-is-accepting-jobs") == "false",
        hindrances=_hindrances(said.get("printer-state-reasons", "none").split(",")),
    )
    return queue, said.get("printer-uri-supported", "")


def _hindrances(reasons: list[str]) -> tuple[Hindrance, ...]:
    """What hinders, each once; of what is not known here only what the printer itself calls an error."""
    found = []
    for reason in reasons:
        plain = reason
        for severity in _SEVERITIES:
            plain = plain.removesuffix(severity)
        known = _REASONS.get(plain)
        found.append(known or (Hindrance.FAULTY if reason.endswith("-error") else None))
    return tuple(dict.fromkeys(each for each in found if each))


def _options(order: Order) -> dict[str, str]:
    if order.raw:
        return {"copies": str(order.copies)} if order.copies > 1 else {}
    chosen = {"media": order.media} if order.media else {}
    if order.tray:
        chosen["media-col"] = f"{{media-source={order.tray}}}"
    if order.two_sided:
        chosen["sides"] = "two-sided-long-edge"
    if order.copies > 1:
        chosen["copies"] = str(order.copies)
    return {**chosen, "print-scaling": "none"}


def _given(cups: Any, http: Any, name: bytes, job: int, content: bytes, format_: bytes) -> bool:
    if cups.cupsStartDocument(http, name, job, b"paper", format_, 1) != libcups.CONTINUE:
        return False
    for start in range(0, len(content), _PIECE):
        piece = content[start : start + _PIECE]
        if cups.cupsWriteRequestData(http, piece, len(piece)) != libcups.CONTINUE:
            return False
    return libcups.was_taken(cups.cupsFinishDocument(http, name))


def _job(job: libcups.Job) -> PrintJob:
    return PrintJob(
        id=job.id,
        queue=unquote(libcups.text(job.dest)),
        title=libcups.text(job.title),
        state=JobState(job.state),
    )
