"""The harness does what it says on a handful of visits; nothing here looks at how long anything took."""

import gc
import json
from dataclasses import fields

import pytest

from bench import homes, peers, process, store
from bench.__main__ import BENCHES, main
from bench.figure import BenchFault, Figure, Sizes, interleave, of_samples, percentile, spread
from bench.report import table
from xinfang_desk.desk.shipped import road_map_shipped
from xinfang_desk.documents.draw import draw
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.category import Paper

TINY = Sizes(
    register=60, large_register=90, batch=40, large_batch=60, small_batch=20, ledger=40, large_ledger=80,
    figures_ledger=120, searched=120, commits=3, queries=8, windows=1, fonts=2, receipts=2, exports=2,
    workbooks=1, imports=2, ticks=5, papers=5, scans_mb=16, pages=1,
)  # fmt: skip

ISSUE_8 = {
    "first_paint", "typable", "memory", "guide_open", "visit_commit", "font_load", "receipt_warm",
    "search_median", "export", "export_vs_xlsx", "import", "import_again", "scale_search", "scale_import",
    "scale_summary", "typing_p95", "batch_memory", "papers_per_second", "batch_size",
}  # fmt: skip


WANTS_MORE = {"bundle_start", "cold_bytes", "page_read", "typing_p95_reading"}
"""A package that was built, a machine that forgets what it read, the extra that reads and half a minute."""


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(homes.tempfile, "tempdir", str(tmp_path_factory.mktemp("bench")))
        yield


def test_every_name_that_was_asked_for_is_there():
    assert set(BENCHES) == ISSUE_8 | {
        "typing_p95_papers",
        "attachments",
        "attachments_memory",
        "ledger_page",
        "theme_change",
        "page_turn",
        "import_postgres",
        "county_search",
        "scale_county_search",
        "whole_window",
        "cold_files",
        "cold_bytes",
        "registered_shown",
        "suggest",
        "suggest_spread",
        "ledger_xlsx",
        "bundle_start",
        "digest",
        "page_read",
        "typing_p95_reading",
    }


def test_a_handful_is_less_of_everything():
    assert [each.name for each in fields(Sizes) if getattr(TINY, each.name) >= each.default] == []


@pytest.mark.parametrize("name", sorted(BENCHES.keys() - WANTS_MORE))
def test_a_figure_says_what_was_divided_by_what(name):
    figure = BENCHES[name].measure(TINY)
    assert figure.ours > 0
    assert figure.against > 0
    assert figure.ratio == pytest.approx(figure.ours / figure.against)
    assert "÷" in figure.what
    assert figure.runs >= 1
    # What was left open is told of here, and not in the next test.
    gc.collect()


def test_the_command_prints_one_json_document(capsys, monkeypatch):
    monkeypatch.setattr("bench.__main__.compile_all", lambda: None)
    assert main(["--json", "font_load", "batch_size"], TINY) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == {"font_load", "batch_size"}
    assert {"ours", "against", "what", "ratio", "runs"} <= set(said["font_load"])


def test_an_unknown_name_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["no_such_name"])
    assert ended.value.code == 2
    assert "no_such_name" in capsys.readouterr().err


def test_what_did_not_do_its_work_is_no_figure(monkeypatch, capsys):
    monkeypatch.setattr("bench.__main__.compile_all", lambda: None)
    monkeypatch.setattr(store.search, "find", lambda *_: ())
    assert main(["--json", "search_median"], TINY) == 3
    assert json.loads(capsys.readouterr().out) == {}


def test_a_child_that_fails_is_a_fault():
    with pytest.raises(BenchFault, match="memory ended with 1"):
        process.run_child("memory", "/nowhere", "/nowhere")


def test_the_stock_receipt_has_the_words_of_ours():
    def characters(pdf):
        import pypdfium2

        text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
        return sorted("".join(text.split()))

    ours = draw(
        Paper.RECEIPT, Job(record=peers.specimen(), office=peers.OFFICE, road_map=road_map_shipped())
    ).pdf()
    assert characters(peers.stock_reportlab()()) == characters(ours)


def test_runs_are_interleaved_and_the_first_is_thrown_away():
    order = []

    def measure(name):
        def work():
            order.append(name)
            return float(len(order))

        return work

    assert interleave([measure("a"), measure("b")], 2) == [[4000.0, 5000.0], [3000.0, 6000.0]]
    assert order == ["a", "b", "b", "a", "a", "b"]


def test_noise_is_the_middle_half_by_the_median():
    assert spread([1, 2, 3, 4, 5]) == pytest.approx(2 / 3)
    assert spread([7]) == 0
    assert percentile(range(100), 0.95) == 95


def test_the_table_tells_a_goal_that_is_missed():
    good = of_samples([1.0, 1.0], [2.0, 2.0], what="a ÷ b")
    bad = Figure(ours=3, against=2, what="c ÷ d", unit="MB", runs=1, beside={"xlsx": None})
    text = table({"good": good, "bad": bad}, {"good": 1.0, "bad": 1.0})
    assert "| good | 1 ms | 2 ms | 0.5 | ≤ 1 ✓ | 2 | 0% / 0% |" in text
    assert "| bad | 3 MB | 2 MB | 1.5 | ≤ 1 ✗ | 1 | 0% / 0% |" in text
    assert "`bad`: c ÷ d; beside: xlsx not installed" in text
