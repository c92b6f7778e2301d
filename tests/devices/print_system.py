"""A real CUPS of one's own (打印系统): its queues, its spool and its socket in one folder, gone with it."""

from __future__ import annotations

import grp
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 30
"""Seconds for the print system to come up, and for a job to come out."""
_BACKEND = """#!/bin/sh
[ $# = 0 ] && exit 0
how="{out}/behaviour"
if grep -qs empty "$how"; then
    echo "STATE: +media-empty-error" >&2
    while grep -qs empty "$how"; do sleep 0.1; done
    echo "STATE: -media-empty-error" >&2
fi
grep -qs broken "$how" && exit 1
cat "${{6:--}}" > "{out}/$1.pdf"
printf '%s\\n' "$PRINTER" "$3" "$4" "$5" > "{out}/$1.part"
mv "{out}/$1.part" "{out}/$1.job"
"""
_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TRAYS.PPD"
*Manufacturer: "Example"
*Product: "(Trays)"
*ModelName: "Example Trays"
*ShortNickName: "Example Trays"
*NickName: "Example Trays"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*Throughput: "1"
*LandscapeOrientation: Plus90
*TTRasterizer: Type42
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "10 10 585 832"
*ImageableArea A5/A5: "10 10 410 585"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A5/A5: "420 595"
*OpenUI *InputSlot/Media Source: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1/Tray 1: ""
*InputSlot Tray2/Tray 2: ""
*CloseUI: *InputSlot
*OpenUI *Duplex/Both sides: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex
"""
_LISTEN = """LogLevel debug
Listen {root}/socket
Browsing No
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
_FILES = """ServerRoot {root}
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
ServerBin {root}/bin
DataDir /usr/share/cups
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
SystemGroup {group}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What came out of a queue (打印作业)."""

    queue: str
    title: str
    options: tuple[str, ...]
    pdf: bytes
    """Or whatever else was sent."""
    copies: int

    @property
    def media(self) -> list[str]:
        """The papers that were asked for."""
        return [each.removeprefix("media=") for each in self.options if each.startswith("media=")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSystem:
    """A running one; each queue writes what it is given into a folder."""

    root: Path

    @property
    def env(self) -> Mapping[str, str]:
        """With this the system's own programs speak to it."""
        return {"CUPS_SERVER": str(self.root / "socket"), "HOME": str(self.root)}

    def add(self, *queues: str) -> None:
        """Set up a queue of each name."""
        for queue in queues:
            self._administer("-p", queue, "-E", "-v", "record:/here", "-o", "printer-error-policy=abort-job")

    def add_with_trays(self, queue: str) -> None:
        """A queue of a printer with two trays that prints on both sides, as its description says."""
        ppd = self.root / "trays.ppd"
        ppd.write_text(_PPD, "ascii")
        self._administer("-p", queue, "-E", "-v", "record:/here", "-P", str(ppd))

    def call(self, queue: str, words: str) -> None:
        """What a queue is called for people."""
        self._administer("-p", queue, "-D", words)

    def stop(self, queue: str) -> None:
        """Pause a queue: it takes jobs and prints none."""
        self._run("cupsdisable", queue)

    def go_on(self, queue: str) -> None:
        """A queue that was paused prints again."""
        self._run("cupsenable", queue)

    def close(self, queue: str) -> None:
        """A queue that takes no jobs."""
        self._run("cupsreject", queue)

    def behave(self, how: str) -> None:
        """Let every printer be as usual, ``empty`` until it is usual again, or ``broken``."""
        (self.root / "out" / "behaviour").write_text(how, "ascii")

    def take_away(self, queue: str) -> None:
        """As if that printer had been removed."""
        self._administer("-x", queue)

    def make_usual(self, queue: str, media: str) -> None:
        """What is used where nobody chose, and the paper that it is loaded with."""
        self._administer("-d", queue, "-o", f"media-default={media}")

    def forget(self) -> None:
        """What came out until now is thrown away."""
        for each in (self.root / "out").iterdir():
            each.unlink()

    def printed(self, count: int) -> list[Job]:
        """So many jobs, once they are out, in the order in which they were taken."""
        until = time.monotonic() + _PATIENCE
        while (
            len(found := sorted((self.root / "out").glob("*.job"), key=lambda each: int(each.stem))) < count
        ):
            assert time.monotonic() < until, (self.root / "log" / "error").read_text("utf-8", "replace")[
                -3000:
            ]
            time.sleep(0.05)
        return [_job(each) for each in found]

    def _administer(self, *words: str) -> None:
        self._run("lpadmin", *words)

    def _run(self, program: str, *words: str) -> None:
        subprocess.run([_program(program), *words], env=os.environ | self.env, check=True, timeout=_PATIENCE)


def _job(file: Path) -> Job:
    queue, title, copies, options = file.read_text("utf-8").splitlines()
    pdf = file.with_suffix(".pdf").read_bytes()
    return Job(queue=queue, title=title, options=tuple(options.split()), pdf=pdf, copies=int(copies))


@contextmanager
def print_system() -> Iterator[PrintSystem]:
    """A print system that has no queue yet; with its ``env`` a program asks this one."""
    # A socket's path is at most 107 bytes long, and pytest's own folders are longer.
    root = Path(tempfile.mkdtemp(prefix="cups-"))
    try:
        with _running(root):
            yield PrintSystem(root=root)
    finally:
        shutil.rmtree(root)


@contextmanager
def _running(root: Path) -> Iterator[None]:
    _furnish(root)
    server = subprocess.Popen(
        [_program("cupsd"), "-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "cups-files.conf")]
    )
    try:
        until = time.monotonic() + _PATIENCE
        while not (root / "socket").exists():
            assert server.poll() is None, "the print system did not come up"
            assert time.monotonic() < until, "the print system did not come up in time"
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)


def _furnish(root: Path) -> None:
    for folder in ("spool/tmp", "cache", "log", "state", "ppd", "bin/backend", "out"):
        (root / folder).mkdir(parents=True)
    (root / "bin" / "daemon").symlink_to("/usr/lib/cups/daemon")
    backend = root / "bin" / "backend" / "record"
    backend.write_text(_BACKEND.format(out=root / "out"), "utf-8")
    # Nobody else may run it: then the print system runs it as who it is itself, and it may write here.
    backend.chmod(0o700)
    mine = grp.getgrgid(os.getgid()).gr_name
    (root / "cupsd.conf").write_text(_LISTEN.format(root=root), "utf-8")
    (root / "cups-files.conf").write_text(_FILES.format(root=root, group=mine), "utf-8")
    if os.geteuid() == 0:
        for each in (root, *root.rglob("*")):
            shutil.chown(each, group="lp")
        root.chmod(0o711)


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin")
    assert found, f"{name} is not there: install what packaging/apt-test.txt lists"
    return found
