"""Fuzz each reader: guided by what of our code it reaches where atheris is there, else from seeds alone.

``python -m tests.fuzz [READER …] --cases 100000`` prints a line a reader; it ends with 1 when one fell over.
atheris 3.0.0 is 35 MB and no part of the lock: ``pip install atheris``. What it keeps lies in ``build/fuzz``;
what made a reader fall belongs to ``tests/fuzz/kept/READER``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

_PATIENCE = 10
"""Seconds for one document."""
_MEMORY_MB = 2048
ROOT = Path(__file__).parents[2]
FOUND = ROOT / "build" / "fuzz"


def main() -> int:
    """Run them, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", nargs="*")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        _one(args.readers[0], args.cases)
        return 0
    from tests.fuzz.readers import READERS

    fallen = 0
    for name in args.readers or READERS:
        begun = time.monotonic()
        command = [sys.executable, "-m", "tests.fuzz", name, "--one", "--cases", str(args.cases)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        fallen += done.returncode != 0
        state = "ok" if done.returncode == 0 else f"FELL ({done.returncode})"
        took = time.monotonic() - begun
        sys.stdout.write(f"{name:10} {args.cases:>8} cases {took:7.1f} s   {state}\n")
        sys.stdout.flush()
        if done.returncode != 0:
            sys.stdout.write("\n".join(done.stderr.splitlines()[-12:]) + "\n")
    return 1 if fallen else 0


def _one(name: str, cases: int) -> None:
    if find_spec("atheris") is None:
        by_seeds(name, cases)
    else:
        _guided(name, cases)


def by_seeds(name: str, cases: int) -> None:
    """The first so many documents of a reader; what it falls over comes out."""
    from tests.fuzz.mutating import mutated
    from tests.fuzz.readers import READERS, REFUSALS

    reader = READERS[name]
    for seed in range(cases):
        content = mutated(reader.good[seed % len(reader.good)], seed)
        begun = time.monotonic()
        try:
            reader.read(content)
        except REFUSALS:
            continue
        finally:
            assert time.monotonic() - begun < _PATIENCE, f"seed {seed}"


def _guided(name: str, cases: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["xinfang_desk"]):
        from tests.fuzz.mutating import mutated
        from tests.fuzz.readers import READERS, REFUSALS

    reader, corpus = READERS[name], FOUND / name
    corpus.mkdir(parents=True, exist_ok=True)
    for place, good in enumerate(reader.good):
        (corpus / f"good-{place}").write_bytes(good)

    def read(content: bytes) -> None:
        try:
            reader.read(content)
        except REFUSALS:
            return

    def mutate(content: bytes, most: int, seed: int) -> bytes:
        # Half of them by structure; the other half as libFuzzer would.
        return mutated(content, seed)[:most] if seed % 2 else atheris.Mutate(content, most)

    options = [f"-runs={cases}", f"-timeout={_PATIENCE}", f"-rss_limit_mb={_MEMORY_MB}", "-max_len=65536"]
    options.append(f"-artifact_prefix={FOUND}/{name}-")
    atheris.Setup([sys.argv[0], str(corpus), "-seed=1", *options], read, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
