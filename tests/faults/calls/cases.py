"""One call of one work fails: what was told, what is found afterwards, and if it goes well the next time."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.exchange.world import Clock, World
from tests.faults.calls.shim import DEATHS, HARMLESS, arm
from tests.faults.calls.works import Found, Work, checked, quick
from xinfang_desk.places import VAULT

_CLEARING = {"list", "unlink"}
"""What fails to clear away leaves something for the next time."""
_OF_SQLITE = ("-wal", "-shm")
"""A log that could not be put into its file waits for the next who opens it."""
_VARYING = re.compile(r"\d{8}-\d{6}|[0-9a-f]{8,}|tmp\w+|-\w{8}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What became of a work of which the ``nth`` call failed."""

    work: str
    nth: int
    call: str
    """Empty where there was no ``nth`` call this time."""
    fault: int
    told: str
    """The code of the refusal; ``done``; ``FELL`` for anything else."""
    wrong: tuple[str, ...]
    """What must not be, in words for us; nothing where all is well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """A work that nothing disturbed."""

    before: Found
    after: Found
    findings: frozenset[str]
    ready: frozenset[str]
    files: frozenset[str]
    calls: tuple[str, ...]


class Bench:
    """A work on a world of its own, copied anew for each case."""

    def __init__(self, name: str, work: Work, settled: Path, room: Path) -> None:
        self.name, self.work, self._room = name, work, room
        self._ready, self._world = room / "ready", room / "world"
        room.mkdir()
        # What outlives a home lies among the user's own files, and they fail too.
        os.environ["XDG_STATE_HOME"] = str(self._world / "state")
        # Where it will be worked: a home knows places by their names.
        shutil.copytree(settled, self._world, symlinks=True)
        with quick():
            work.ready(World(self._world, Clock()))
        self._world.rename(self._ready)
        self.clean = self._cleanly()

    def _cleanly(self) -> Clean:
        self._anew()
        ready, (before, said) = self._files(), self._look()
        code = self._do(0, 0)
        assert code == 0, (self.name, code, self._err())
        calls = self._calls()
        after, more = self._look()
        return Clean(
            before=before, after=after, findings=said | more, ready=ready, files=self._files(), calls=calls
        )

    def case(self, nth: int, fault: int) -> Case:
        """Let the ``nth`` call fail with ``fault``, look, and do it again where it was refused."""
        self._anew()
        code = self._do(nth, fault)
        if fault in DEATHS:
            return self._died(nth, fault, killed=code == -signal.SIGKILL)
        call = next((each.split()[0] for each in self._calls() if each.endswith("!")), "")
        told = {0: "done", 3: self._code()}.get(code, "FELL")
        err = self._err()
        # What was answered before the disk stumbled is done, and what came after it is not.
        answered = code == 0 or bool((self._room / "out").read_text("utf-8", "replace").strip())
        wrong = [*self._wrong(call, done=code == 0, answered=answered)]
        # SQLite asks no flush again that a signal broke off; the refusal is told, and nothing is lost.
        if fault in HARMLESS and call != "flush" and code != 0:
            wrong.append(f"not asked again: {told}")
        if told.endswith(".damaged"):
            wrong.append("a disk that stumbled once is told as damage")
        if told == "FELL":
            wrong.append(f"exit {code}: {err[-300:]}")
        return Case(work=self.name, nth=nth, call=call, fault=fault, told=told, wrong=tuple(wrong))

    def _died(self, nth: int, fault: int, *, killed: bool) -> Case:
        """All of it is there or nothing; and the next one goes through, and clears away what was left."""
        wrong = []
        found, said = self._look()
        if found not in (self.clean.before, self.clean.after):
            wrong.append(f"half done: {_differing(found, self.clean)}")
        if found != self.clean.after:
            wrong += self._wrong("", done=False)
        wrong += [f"check: {each}" for each in said - self.clean.findings]
        call = self.clean.calls[nth - 1]
        told = "all" if found == self.clean.after else "nothing"
        return Case(
            work=self.name,
            nth=nth,
            call=call,
            fault=fault,
            told=told if killed else "done",
            wrong=tuple(wrong),
        )

    def _wrong(self, call: str, *, done: bool, answered: bool = False) -> Iterator[str]:
        found, said = self._look()
        if found != (self.clean.after if done else self.clean.before) and not (
            answered and found == self.clean.after
        ):
            yield f"{'not there' if done else 'there though refused'}: {_differing(found, self.clean)}"
        if not done and found != self.clean.after:
            code = self._do(0, 0)
            found, more = self._look()
            said |= more
            if code != 0 or found != self.clean.after:
                yield f"again: {code} {_differing(found, self.clean)} {self._err()[-200:]}"
        yield from (f"check: {each}" for each in said - self.clean.findings)
        if call not in _CLEARING:
            left = self._files() - self.clean.files - self.clean.ready
            yield from (f"left: {each}" for each in left)

    def _anew(self) -> None:
        shutil.rmtree(self._world, ignore_errors=True)
        shutil.copytree(self._ready, self._world, symlinks=True)

    def _do(self, nth: int, fault: int) -> int:
        """The work in a process of its own; its exit code."""
        log = self._room / "calls"
        log.unlink(missing_ok=True)

        def work() -> int:
            for name, stream in (("out", 1), ("err", 2)):
                os.dup2(os.open(self._room / name, os.O_CREAT | os.O_TRUNC | os.O_WRONLY), stream)
            arm(self._world, nth, fault, log)
            with quick():
                code = self.work.do(self._world)
            sys.stdout.flush()
            sys.stderr.flush()
            return code

        return _in_child(work)

    def _look(self) -> tuple[Found, frozenset[str]]:
        """What somebody finds who comes later, and what ``check`` tells them."""
        answer = self._room / "answer"

        def look() -> int:
            homes = [self._world / each for each in self.work.homes if (self._world / each / VAULT).exists()]
            try:
                said = sorted({code for each in homes for code in checked(each)})
                found = self.work.found(self._world)
            except Exception as fault:  # noqa: BLE001  # whatever it is, it is what they find
                found, said = (type(fault).__name__, str(fault)), ["does not open"]
            answer.write_text(json.dumps([found, said], default=str), "utf-8")
            return 0

        _in_child(look)
        found, said = json.loads(answer.read_text("utf-8"))
        return found, frozenset(said)

    def _files(self) -> frozenset[str]:
        """What lies in the world, names that are always others made alike."""
        found = (
            str(each.relative_to(self._world))
            for each in self._world.rglob("*")
            if not each.is_dir() and not each.name.endswith(_OF_SQLITE)
        )
        return frozenset(_VARYING.sub("#", each) for each in found)

    def _calls(self) -> tuple[str, ...]:
        log = self._room / "calls"
        return tuple(log.read_text().splitlines()) if log.exists() else ()

    def _err(self) -> str:
        return (self._room / "err").read_text("utf-8", "replace")

    def _code(self) -> str:
        """The code of a refusal, which has its words beside it; ``FELL`` where none was said."""
        lines = self._err().splitlines()
        try:
            said = json.loads(lines[-1])
        except (IndexError, ValueError):
            return "FELL"
        return said["code"] if said.get("words") else "FELL"


def _differing(found: Found, clean: Clean) -> str:
    pairs = zip(found, clean.before, clean.after, strict=False)
    parts = [str(part) for part, before, after in pairs if part not in (before, after)]
    return "; ".join(parts)[:300] or "half of it, or the other"


def _in_child(work: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = work()
        except BaseException:  # noqa: BLE001  # the child says what it fell over
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
