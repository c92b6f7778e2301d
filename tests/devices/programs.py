"""Programs that stand in for the print system (替身): they write down how they were called."""

from __future__ import annotations

import json
import sys
from pathlib import Path


class Programs:
    """``lpstat`` and ``lp`` that write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.calls = folder / "calls"
        self._folder = folder

    def has(self, *queues: str, lp: int = 0) -> None:
        self._write("lpstat", f"print({chr(10).join(queues)!r})")
        self._write(
            "lp", f"import json; open({str(self.calls)!r}, 'a').write(json.dumps(sys.argv[1:]) + '\\n')"
        )
        if lp:
            self._write("lp", f"sys.exit({lp})")

    def called(self) -> list[list[str]]:
        return (
            [json.loads(line) for line in self.calls.read_text().splitlines()] if self.calls.exists() else []
        )

    def _write(self, name: str, does: str) -> None:
        file = self._folder / name
        file.write_text(f"#!{sys.executable}\nimport sys\n{does}\n", "utf-8")
        file.chmod(0o755)
