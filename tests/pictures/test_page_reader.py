"""A paper's words are read off its picture, offline, by a process with limits of its own."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.pictures import making, papers
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.pictures import models, page_reader
from xinfang_desk.pictures.measures import READING_MEMORY
from xinfang_desk.pictures.models import is_here
from xinfang_desk.pictures.page_reader import PageReader

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_here(), reason="the extra [reading] is not installed"),
]


@pytest.fixture(scope="module")
def reader():
    """One process for all of them, slow to start; in a network with nothing in it, where that is allowed."""
    found = PageReader()
    with pytest.MonkeyPatch.context() as patched, tempfile.TemporaryDirectory() as folder:
        if (alone := _without_network(Path(folder))) is not None:
            patched.setattr(sys, "executable", str(alone))
        yield found
        found.close()


def _without_network(folder: Path) -> Path | None:
    """Python in a network of its own that has nothing in it; None where we may not have one."""
    program = shutil.which("unshare")
    if program is None or subprocess.run([program, "-n", "true"], check=False).returncode:
        return None
    script = folder / "python"
    script.write_text(f'#!/bin/sh\nexec {program} -n {sys.executable} "$@"\n')
    script.chmod(0o755)
    return script


def text_of(seen):
    return [each.text for each in seen.lines]


def test_a_page_is_read_whichever_way_up(reader) -> None:
    upright = reader.read(papers.jpeg(papers.page()))
    assert [each.replace("[", "〔").replace("]", "〕") for each in text_of(upright)] == [
        text for text, *_ in papers.LINES
    ]
    assert upright.turns == (0,)
    on_its_side = reader.read(papers.jpeg(papers.page().rotate(90, expand=True)))
    assert on_its_side.turns == (90,)
    assert len(on_its_side.lines) == len(upright.lines)
    for one, other in zip(upright.lines, on_its_side.lines, strict=True):
        assert all(abs(a - b) < 20 for a, b in zip(one.box, other.box, strict=True))


def test_a_text_layer_is_not_believed(reader) -> None:
    """What is seen counts: words that a PDF only says are not there."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(620, 350))
    canvas.drawImage(ImageReader(papers.page(papers.LINES[1:2])), 0, 0, 620, 350)
    hidden = canvas.beginText(50, 100)
    hidden.setTextRenderMode(3)
    hidden.textLine("NO REMEDY 2020")
    canvas.drawText(hidden)
    canvas.save()
    found = text_of(reader.read(out.getvalue()))
    assert "行政处罚决定书" in found
    assert not any("REMEDY" in each for each in found)


def test_a_picture_of_nothing_has_no_line(reader) -> None:
    field = Image.new("RGB", (800, 600), (120, 160, 90))
    ImageDraw.Draw(field).ellipse((250, 150, 550, 450), fill=(220, 180, 150))
    assert reader.read(papers.jpeg(field)).lines == ()


def test_what_cannot_be_read_is_a_sentence(reader) -> None:
    refused = {
        "reading.too_many_pages": making.pdf(pages=40),
        "picture.too_large": making.huge_png(),
        "picture.damaged": papers.jpeg(papers.page())[:9000],
        "picture.unknown_kind": b"not a picture at all",
        "picture.locked": making.locked(),
    }
    for code, content in refused.items():
        with pytest.raises(DeskError) as told:
            reader.read(content)
        assert told.value.code == code


def test_a_reading_is_stopped_and_the_next_one_is_whole(reader) -> None:
    refused = []

    def read():
        try:
            reader.read(papers.jpeg(papers.page(size=(1240, 1700))))
        except DeskError as fault:
            refused.append(fault.code)

    thread = threading.Thread(target=read)
    thread.start()
    while not reader._is_at_work:
        time.sleep(0.01)
    reader.stop()
    thread.join(30)
    assert refused == ["reading.stopped"]
    # With nothing to stop it stops nothing, neither what is asked next.
    reader.stop()
    assert reader.read(papers.jpeg(papers.page((), (736, 736)))).lines == ()


def test_it_waits_for_the_next_page_and_gives_way_to_whoever_types(reader) -> None:
    blank = papers.jpeg(papers.page((), (736, 736)))
    reader.read(blank)
    first = reader._child
    assert os.getpriority(os.PRIO_PROCESS, first.pid) > os.getpriority(os.PRIO_PROCESS, 0)
    limits = Path(f"/proc/{first.pid}/limits").read_text()
    assert str(READING_MEMORY) in limits
    first.send_signal(signal.SIGALRM)
    first.wait(10)
    # As after some idle minutes: another one is started, and nobody notices.
    assert reader.read(blank).turns == (0,)
    assert reader._child.pid != first.pid


@pytest.mark.parametrize("spoil", ["missing", "changed"])
def test_a_model_that_is_not_the_one_is_told_and_nothing_is_fetched(spoil, tmp_path, monkeypatch) -> None:
    """Before the reader is even loaded: it is never told of a file that it could go and fetch."""
    shutil.copytree(models.place_of("rapidocr") / "models", tmp_path / "models")
    model = tmp_path / "models/PP-OCRv6_rec_small.onnx"
    if spoil == "missing":
        model.unlink()
    else:
        with model.open("r+b") as file:
            file.seek(1000)
            file.write(b"x")
    monkeypatch.setattr(models, "place_of", lambda _package: tmp_path)
    with pytest.raises(DeskError) as told:
        models.models()
    assert told.value.code == "reading.model_changed"
    assert told.value.facts == {"file": model.name}


def test_what_its_process_refuses_is_told(monkeypatch) -> None:
    reader = PageReader()
    monkeypatch.setattr(page_reader, "_RECOGNIZER", "tests.pictures.refusing")
    with pytest.raises(DeskError) as told:
        reader.read(papers.jpeg(papers.page()))
    assert (told.value.code, told.value.facts) == ("reading.model_changed", {"file": "a.onnx"})
    monkeypatch.setattr(page_reader, "_RECOGNIZER", "tests.pictures.making")
    with pytest.raises(DeskError) as told:
        reader.read(papers.jpeg(papers.page()))
    assert told.value.code == "reading.failed"
    monkeypatch.setattr(page_reader, "_RECOGNIZER", "tests.pictures.hanging")
    with pytest.raises(DeskError) as told:
        reader.read(papers.jpeg(papers.page()))
    assert told.value.code == "reading.too_slow"


def test_without_the_extra_it_is_a_sentence(monkeypatch) -> None:
    monkeypatch.setattr(models, "place_of", lambda _package: None)
    with pytest.raises(DeskError) as told:
        PageReader().read(papers.jpeg(papers.page()))
    assert told.value.code == "reading.not_here"
