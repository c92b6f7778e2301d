"""The words of a paper (读文书): read off its picture by a process of its own, offline."""

from __future__ import annotations

import json
import subprocess  # of its error alone; apart.py starts the process
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from xinfang_desk.apart import stay_apart
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.pictures.measures import EYE, READ_PAGES
from xinfang_desk.pictures.models import is_here
from xinfang_desk.pictures.reading import looked_at
from xinfang_desk.system import ended_by_itself

_RECOGNIZER = "xinfang_desk.pictures.recognizer"
_ENDING = 5
"""Seconds for it to end when it is let go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What stands on the pages of a paper: its lines, by page; what the QR codes on it say.

    ``turns``: by how many degrees, clockwise, each page is to be turned to be read; boxes are of it then.
    """

    lines: tuple[Line, ...]
    turns: tuple[int, ...]
    codes: tuple[str, ...]


class PageReader:
    """Reads one paper at a time, in whichever thread asks, and keeps its process for the next one.

    The process ends by itself when it was not asked for a while, and with :meth:`close`.
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._reading = Lock()
        self._stopping = Lock()
        self._is_at_work = self._is_stopped = False

    def read(self, content: bytes) -> Seen:
        """What stands on a JPEG, PNG, TIFF or PDF, of :data:`READ_PAGES` pages at the most.

        A PDF is drawn and read as a picture: a text that lies in it may say something else. Nothing found is
        no line. ``reading.not_here``, ``reading.too_many_pages``, ``reading.too_slow``, ``reading.failed``,
        ``reading.model_changed``, ``reading.stopped``; ``picture.*`` as :func:`pictures.reading.looked_at`.
        """
        if not is_here():
            raise DeskError("reading.not_here")
        with self._reading, self._at_work():
            pages = [self._page(each) for each in _pictures(content)]
        return Seen(
            lines=tuple(
                Line(text=text, score=score, box=tuple(box), page=page)
                for page, told in enumerate(pages)
                for text, score, box in told["lines"]
            ),
            turns=tuple(told["turn"] for told in pages),
            codes=tuple(code for told in pages for code in told["codes"]),
        )

    def stop(self) -> None:
        """End what is being read now, from another thread; it is refused as ``reading.stopped``."""
        with self._stopping:
            self._is_stopped = self._is_at_work
            if self._is_at_work and self._child is not None:
                self._child.kill()

    def close(self) -> None:
        """Let the process end."""
        self.stop()
        with self._reading:
            self._forget()

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """While this lasts there is something to stop."""
        with self._stopping:
            self._is_at_work, self._is_stopped = True, False
        try:
            yield
        finally:
            with self._stopping:
                self._is_at_work = False

    def _page(self, jpeg: bytes) -> dict[str, Any]:
        if self._child is not None and self._child.poll() is not None:
            self._forget()
        if self._child is None:
            self._child = stay_apart(_RECOGNIZER)
        # A stop may have come before there was anything to end.
        told = {} if self._is_stopped else _asked(self._child, jpeg)
        if told and "refused" not in told:
            return told
        returned = self._forget()
        if self._is_stopped:
            raise DeskError("reading.stopped")
        if told:
            raise DeskError(told.pop("refused"), **told)
        raise DeskError("reading.too_slow" if ended_by_itself(returned) else "reading.failed")

    def _forget(self) -> int:
        """Be rid of the process, and say how it ended."""
        child, self._child = self._child, None
        if child is None:
            return 0
        # Nobody writes to it any more: if it waited it ends by that.
        try:
            child.communicate(timeout=_ENDING)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
        return child.returncode


def _pictures(content: bytes) -> tuple[bytes, ...]:
    try:
        return looked_at(content, edge=EYE, most=READ_PAGES)
    except DeskError as refused:
        if refused.code == "picture.too_many_pages":
            raise DeskError("reading.too_many_pages", most=READ_PAGES) from refused
        raise


def _asked(child: subprocess.Popen[bytes], jpeg: bytes) -> dict[str, Any]:
    """Its answer; empty where it ended without one."""
    assert child.stdin is not None  # noqa: S101  # opened as pipes
    assert child.stdout is not None  # noqa: S101  # likewise
    try:
        child.stdin.write(b"%d\n" % len(jpeg) + jpeg)
        child.stdin.flush()
    except BrokenPipeError:
        # What it said before it went is still there to be read.
        pass
    line = child.stdout.readline()
    return json.loads(line) if line.endswith(b"\n") else {}
