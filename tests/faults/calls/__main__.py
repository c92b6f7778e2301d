"""Let each call of each work fail in each way, and print calls × outcomes; 1 when anything went wrong.

``python -m tests.faults.calls [WORK …] [--sample N --seed S] [--state FILE]``: without a sample it is all of
them; with a state file a run that was cut off goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from tests.faults.calls.shim import ANSWERS, CALLS, DEATHS, build, under_shim

_INSIDE = "FAULTS_INSIDE"


def main() -> int:
    """Build the shim and run anew under it; there, run the cases."""
    asked = _asked()
    if _INSIDE in os.environ:
        return _run(asked)
    # Calls are counted and refused before they reach a disk: none has to turn for them.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="xinfang-calls-", dir=memory) as folder:
        os.environ[_INSIDE] = folder
        return under_shim(build(Path(folder)), "tests.faults.calls", *sys.argv[1:]).returncode


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.calls", description=__doc__)
    parser.add_argument("works", nargs="*")
    parser.add_argument("--sample", type=int, default=0, help="so many cases a work; 0 is all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, help="where the cases are kept that were run")
    parser.add_argument("--deaths", action="store_true", help="the process dies there, and the power fails")
    parser.add_argument("--only", default="", help="one kind of call: flush, rename …")
    return parser.parse_args()


def _run(asked: argparse.Namespace) -> int:
    from tests.exchange.world import PASSPHRASE
    from tests.faults.calls.cases import Bench
    from tests.faults.calls.works import WORKS, careless, settled

    kept = _kept(asked.state)
    room = Path(os.environ[_INSIDE])
    os.environ["XINFANG_PASSPHRASE"] = PASSPHRASE
    (room / "settled").mkdir()
    settled(room / "settled")
    wrong = 0
    for name in asked.works or WORKS:
        bench = Bench(
            name,
            WORKS[name] if name in WORKS else replace(WORKS["passphrase"], do=careless),
            room / "settled",
            room / name,
        )
        rows = []
        for nth, fault in _chosen(bench.clean.calls, asked):
            row = kept.get((name, nth, fault)) or asdict(bench.case(nth, fault))
            if (name, nth, fault) not in kept:
                _keep(asked.state, row)
            rows.append(row)
            if row["wrong"]:
                _say(f"  {name} {nth} {row['call']} {ANSWERS[fault]} {row['told']}: {row['wrong']}")
        wrong += sum(bool(each["wrong"]) for each in rows)
        _table(name, bench.clean.calls, rows)
    _say("told in words, nothing half done, nothing lost" if not wrong else f"{wrong} CASES WENT WRONG")
    return 1 if wrong else 0


def _chosen(calls: Iterable[str], asked: argparse.Namespace) -> Iterator[tuple[int, int]]:
    cases = [
        (nth, fault)
        for nth, call in enumerate(calls, start=1)
        if asked.only in ("", call)
        for fault in (DEATHS if asked.deaths else CALLS[call])
    ]
    if 0 < asked.sample < len(cases):
        # Which are tried is no secret.
        cases = sorted(random.Random(asked.seed).sample(cases, asked.sample))  # noqa: S311
    yield from cases


def _table(name: str, calls: Iterable[str], rows: list[dict[str, object]]) -> None:
    counted = ", ".join(f"{count} {call}" for call, count in Counter(calls).most_common())
    _say(f"{name}: {len(rows)} cases of {len(list(calls))} calls ({counted})")
    told = Counter((str(each["call"]), ANSWERS[int(str(each["fault"]))], str(each["told"])) for each in rows)
    for call in CALLS:
        for answer in ANSWERS.values():
            outcomes = {
                code: count for (a, b, code), count in sorted(told.items()) if (a, b) == (call, answer)
            }
            if outcomes:
                _say(f"  {call:14}{answer:8}" + ", ".join(f"{code} {n}" for code, n in outcomes.items()))


def _kept(state: Path | None) -> dict[tuple[str, int, int], dict[str, object]]:
    if state is None or not state.exists():
        return {}
    rows = [json.loads(line) for line in state.read_text("utf-8").splitlines()]
    return {(each["work"], each["nth"], each["fault"]): each for each in rows}


def _keep(state: Path | None, row: dict[str, object]) -> None:
    if state is not None:
        with state.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # the table is what this is for


if __name__ == "__main__":
    raise SystemExit(main())
