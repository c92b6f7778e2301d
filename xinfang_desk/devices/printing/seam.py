"""What a print system is asked (打印系统): CUPS here, Qt on Windows (``ui/windows_printing.py``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from xinfang_desk.domain.hall.print_job import Loads, PrintJob, Queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a job is to come out."""

    media: str = ""
    """``A5``, ``Custom.80x212mm``; empty for what the queue is loaded with."""
    tray: str = ""
    two_sided: bool = False
    copies: int = 1
    raw: bool = False
    """Bytes in the printer's own language: nothing between may change them."""


class PrintSystem(Protocol):
    """The queues of a machine. Nothing is raised: a system that does not answer has no queues."""

    def queues(self) -> tuple[Queue, ...]:
        """The printers that there are, as they stand now."""
        ...

    def loads(self, queue: str) -> Loads:
        """What a queue can be asked for."""
        ...

    def put(self, content: bytes, *, queue: str, title: str, order: Order) -> bool:
        """Hand a job to a queue; whether it was taken."""
        ...

    def jobs(self) -> tuple[PrintJob, ...]:
        """The jobs of this account, those that are over too, the newest last."""
        ...

    def cancel(self, job: PrintJob) -> None:
        """Take a job back that is not over: it comes out no more."""
        ...
