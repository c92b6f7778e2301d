"""``python -m bench [--json] [--all] [--write FILE] [NAME…]``: the figures, for people or as JSON.

Without names, all but those that take long; ``--all`` takes those too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import (
    bundle,
    cold,
    county,
    duties,
    exchange,
    growth,
    pages,
    papers,
    scans,
    served,
    store,
    suggesting,
    windows,
)
from bench.figure import BenchFault, Figure, Sizes
from bench.process import compile_all
from bench.report import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One name: how it is measured, and what is wanted of the ratio."""

    measure: Callable[[Sizes], Figure]
    most: float | None = None
    """The largest ratio that is good; None where there is no goal."""
    slow: bool = False
    """Needs a register or ledger of a million and more, or a package that was built."""


BENCHES = {
    "first_paint": Bench(measure=windows.first_paint, most=1.15),
    "typable": Bench(measure=windows.typable, most=1.6),
    "whole_window": Bench(measure=windows.whole_window, most=4.5),
    "cold_files": Bench(measure=cold.cold_files, most=1.3),
    "cold_bytes": Bench(measure=cold.cold_bytes, most=1.3),
    "registered_shown": Bench(measure=windows.registered_shown, most=3.0),
    "memory": Bench(measure=windows.memory, most=1.7),
    "guide_open": Bench(measure=windows.guide_open, most=0.5),
    "theme_change": Bench(measure=windows.theme_change, most=3.0),
    "page_turn": Bench(measure=windows.page_turn, most=2.0),
    "visit_commit": Bench(measure=store.visit_commit, most=1.6),
    "font_load": Bench(measure=papers.font_load, most=0.125),
    "receipt_warm": Bench(measure=papers.receipt_warm, most=0.45),
    "search_median": Bench(measure=store.search_median, most=0.02),
    "suggest": Bench(measure=suggesting.suggest_median, most=3.0),
    "suggest_spread": Bench(measure=suggesting.suggest_spread, most=3.0),
    "ledger_page": Bench(measure=store.ledger_page, most=2.0),
    "ledger_xlsx": Bench(measure=store.ledger_xlsx, most=1.3),
    "export": Bench(measure=exchange.export, most=1.6),
    "export_vs_xlsx": Bench(measure=exchange.export_vs_xlsx, most=0.22),
    "import": Bench(measure=exchange.import_, most=1.7),
    "import_again": Bench(measure=exchange.import_again, most=1.0),
    "import_postgres": Bench(measure=served.import_postgres, most=1.6),
    "county_search": Bench(measure=county.county_search),
    "scale_county_search": Bench(measure=county.scale_county_search, slow=True),
    "scale_search": Bench(measure=store.scale_search, most=1.5, slow=True),
    "digest": Bench(measure=duties.digest, most=3.0, slow=True),
    "scale_import": Bench(measure=growth.scale_import, most=1.3, slow=True),
    "scale_summary": Bench(measure=growth.scale_summary, most=0.05, slow=True),
    "typing_p95": Bench(measure=growth.typing_p95, most=2.0),
    "typing_p95_papers": Bench(measure=growth.typing_p95_papers, most=2.0),
    "page_read": Bench(measure=pages.page_read, most=1.15),
    "typing_p95_reading": Bench(measure=pages.typing_p95_reading, most=2.0),
    "batch_memory": Bench(measure=growth.batch_memory, most=1.3),
    "attachments": Bench(measure=scans.attachments, most=1.5),
    "attachments_memory": Bench(measure=scans.attachments_memory, most=1.2),
    "bundle_start": Bench(measure=bundle.bundle_start, most=1.0, slow=True),
    "papers_per_second": Bench(measure=papers.papers_per_second),
    "batch_size": Bench(measure=exchange.batch_size),
}


def main(argv: list[str] | None = None, sizes: Sizes | None = None) -> int:
    """Measure what was asked for; 3 when a thing that was measured did not do its work."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.add_argument("--all", action="store_true", help="also a million visits, and a built package")
    parser.add_argument("--write", metavar="FILE", type=Path, help="the table as Markdown")
    args = parser.parse_args(argv)
    if unknown := [name for name in args.names if name not in BENCHES]:
        parser.error(f"unknown: {', '.join(unknown)}")
    names = args.names or [name for name, bench in BENCHES.items() if args.all or not bench.slow]
    compile_all()
    figures: dict[str, Figure] = {}
    code = 0
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            figures[name] = BENCHES[name].measure(sizes or Sizes())
        except BenchFault as fault:
            print(f"{name}: {fault}", file=sys.stderr)
            code = 3
    goals = {name: BENCHES[name].most for name in figures}
    if args.json:
        print(json.dumps({name: _plain(figure, goals[name]) for name, figure in figures.items()}))
    else:
        print(table(figures, goals))
    if args.write:
        args.write.write_text(table(figures, goals), "utf-8")
    return code


def _plain(figure: Figure, most: float | None) -> dict[str, object]:
    return {
        "ours": figure.ours,
        "against": figure.against,
        "what": figure.what,
        "ratio": figure.ratio,
        "runs": figure.runs,
        "unit": figure.unit,
        "most": most,
        "noise": figure.noise,
        "noise_against": figure.noise_against,
        "beside": dict(figure.beside),
    }


if __name__ == "__main__":
    raise SystemExit(main())
