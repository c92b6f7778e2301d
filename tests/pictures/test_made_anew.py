"""Scans and pictures are made anew in a process of its own: pixels stay, whatever else they tell is gone."""

from __future__ import annotations

import io
import json
import resource
import warnings
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests.pictures import making
from tests.pictures.making import MAKER
from xinfang_desk import apart
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.pictures import child, reading
from xinfang_desk.pictures.measures import FILE, MEMORY, MOST_PAGES
from xinfang_desk.pictures.reading import kind_of, looked_at, made_anew


def opened(content: bytes) -> Any:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("content", "kind", "pages"),
    [
        (making.jpeg(), "jpeg", 1),
        (making.png(), "png", 1),
        (making.tiff(), "tiff", 3),
        (making.pdf(), "pdf", 2),
    ],
    ids=["jpeg", "png", "tiff", "pdf"],
)
def test_each_kind_is_told_by_its_content_and_keeps_nothing_but_pages(content, kind, pages) -> None:
    assert MAKER.encode() in content
    made = made_anew([content])
    assert (made.kind, made.pages, kind_of(made.content)) == (kind, pages, kind)
    assert MAKER.encode() not in made.content
    if kind == "pdf":
        document = pypdfium2.PdfDocument(made.content)
        assert (len(document), document.get_metadata_dict(skip_empty=True)) == (2, {})
        assert not document.count_attachments()
        assert [round(each) for each in document.get_page_size(0)] == [595, 842]
    else:
        kept = opened(made.content)
        assert getattr(kept, "n_frames", 1) == pages
        assert not kept.getexif() if kind == "jpeg" else MAKER not in str(kept.info)
        assert not {"icc_profile", "comment", "exif", "xmp"} & set(kept.info)
    # The same once more gives the same bytes: a file put there twice is one.
    assert made_anew([content]) == made


def test_a_photograph_is_turned_as_it_was_held() -> None:
    made = made_anew([making.jpeg(making.drawing(400, 300), turned=6)])
    assert opened(made.content).size == (300, 400)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P", "LA", "I;16", "CMYK"])
def test_every_colour_comes_out_as_it_looks(mode: str) -> None:
    out = io.BytesIO()
    drawn = making.drawing()
    picture = Image.frombytes("I;16", (2, 1), b"\0\0\xff\xff") if mode == "I;16" else drawn.convert(mode)
    picture.save(out, "TIFF")
    kept = opened(made_anew([out.getvalue()]).content).convert("RGB")
    if mode == "I;16":
        assert [kept.getpixel((x, 0)) for x in (0, 1)] == [(0, 0, 0), (255, 255, 255)]
    else:
        assert ImageChops.difference(kept, drawn).getextrema() == ((0, 0), (0, 0), (0, 0))


def test_what_one_sees_through_lies_on_white() -> None:
    kept = opened(made_anew([making.png(Image.new("RGBA", (9, 9), (0, 0, 0, 0)))]).content)
    assert kept.getpixel((4, 4)) == (255, 255, 255)


def test_pages_of_several_files_become_one_material_in_their_order_and_turn() -> None:
    contents = [making.jpeg(making.drawing(400, 300)), making.tiff(2)]
    made = made_anew(contents, [(1, 1, 0), (0, 0, 90), (1, 0, 180)])
    assert (made.kind, made.pages) == ("pdf", 3)
    document = pypdfium2.PdfDocument(made.content)
    sizes = [[round(each / 72 * 200) for each in document.get_page_size(page)] for page in range(3)]
    assert sizes == [[301, 594], [300, 400], [300, 594]]
    drawn = document[1].render(scale=1).to_pil().convert("L")
    assert drawn.getpixel((2, drawn.height // 2)) > 200
    # And what we made is read again like any other.
    assert made_anew([made.content]).pages == 3


def test_thumbnails_are_small_and_one_page_is_had_alone() -> None:
    small = looked_at(making.tiff(3), edge=100)
    assert [max(opened(each).size) for each in small] == [100, 100, 100]
    [page] = looked_at(making.pdf(), edge=640, page=1)
    assert max(opened(page).size) == 640


BAD = {
    "empty": (b"", "picture.empty"),
    "text": (b"no picture at all", "picture.unknown_kind"),
    "a program called .jpg": (b"MZ" + bytes(400), "picture.unknown_kind"),
    "gif": (b"GIF89a" + bytes(400), "picture.unknown_kind"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture.unknown_kind"),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(400), "picture.heic"),
    "cut jpeg": (making.jpeg()[:2000], "picture.damaged"),
    "cut png": (making.png()[:900], "picture.damaged"),
    "cut tiff": (making.tiff()[:300], "picture.damaged"),
    "cut pdf": (making.pdf()[:60], "picture.damaged"),
    "the head of a jpeg alone": (b"\xff\xd8\xff", "picture.damaged"),
    "a locked pdf": (making.locked(), "picture.locked"),
    "a jpeg and a zip": (making.jpeg() + making.zipped(), "picture.two_in_one"),
    "a pdf and a zip": (making.pdf() + making.zipped(), "picture.two_in_one"),
    "a jpeg and a pdf": (making.jpeg()[:4] + making.pdf(), "picture.two_in_one"),
    "a png and a script": (making.png()[:60] + b"<SCRIPT>alert(1)</script>", "picture.two_in_one"),
    "a wall": (making.huge_png(), "picture.too_large"),
    "a small wall": (making.huge_png(9000, 9000), "picture.too_large"),
    "too many pages": (making.tiff(MOST_PAGES + 1), "picture.too_many_pages"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_sound_picture_is_refused_in_words(name: str) -> None:
    """Asked of the reader itself: to start it for each would only take time."""
    content, code = BAD[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(child.Refused, match=code):
            child._done([content], {"do": "keep", "pages": None, "edge": None, "most": MOST_PAGES})


def test_a_refusal_of_the_reader_is_one_of_the_desk() -> None:
    for name in ("text", "a wall"):
        with pytest.raises(DeskError) as refused:
            made_anew([BAD[name][0]])
        assert refused.value.code == BAD[name][1]


def test_a_bomb_goes_off_in_its_own_process() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10  # of another test, perhaps
    with pytest.raises(DeskError, match=r"picture\.(damaged|too_large)"):
        made_anew([making.png_bomb()])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10  # KiB
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10 <= max(MEMORY, largest)


def test_a_reader_that_dies_or_never_ends_is_a_refusal(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "dying.py").write_text("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    (tmp_path / "falling.py").write_text("raise SystemExit(1)")
    (tmp_path / "endless.py").write_text("import time; time.sleep(60)")
    monkeypatch.setattr(apart, "_ROOT", tmp_path)
    monkeypatch.setattr(reading, "SECONDS", 1)
    for name, code in (("dying", "too_large"), ("falling", "damaged"), ("endless", "too_large")):
        monkeypatch.setattr(reading, "_READER", name)
        with pytest.raises(DeskError, match=f"picture.{code}"):
            made_anew([making.png()])


def test_no_word_of_ours_reaches_the_reader(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", MAKER)
    told = "{'kind': 'png', 'pages': 1, 'sizes': [len(seen)]}"
    (tmp_path / "spy.py").write_text(
        "import os, sys, json\nseen = json.dumps(dict(os.environ)).encode()\n"
        f"sys.stdout.buffer.write(json.dumps({told}).encode() + b'\\n' + seen)"
    )
    monkeypatch.setattr(apart, "_ROOT", tmp_path)
    monkeypatch.setattr(reading, "_READER", "spy")
    assert MAKER not in json.dumps(json.loads(made_anew([b"x"]).content))


def test_too_much_at_once_is_not_even_tried() -> None:
    with pytest.raises(DeskError, match=r"picture\.too_large"):
        made_anew([bytes(FILE)] * 3)
