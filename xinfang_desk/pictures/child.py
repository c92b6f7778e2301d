"""Reads scans and pictures on standard input and makes them anew: a program of its own, within limits.

A picture is somebody else's: what goes wrong in it ends this process and not the desk's. What comes out is
drawn by us alone, pixel by pixel: no EXIF, no place, no maker, no script, no second file comes along.

The first argument is JSON: ``{"do", "sizes", "pages", "edge", "most"}``: ``keep`` gives one file, ``look`` a
JPEG of each page, at most ``edge`` pixels long; ``sizes`` says how many bytes of the input each file has;
``pages`` names them as ``[file, page, turn]`` (degrees, clockwise), null for all; more than ``most`` are
refused. Standard output is one line of JSON, ``{"kind", "pages", "sizes"}`` or ``{"refused"}``, and then that
many bytes.
"""

from __future__ import annotations

import io
import json
import sys
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from xinfang_desk.pictures.measures import BEGINS, DPI, MEMORY, MOST_PAGES, PIXELS, SECONDS
from xinfang_desk.system import limit_self

_HEIC = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc")
_MARKUP = (b"<script", b"<?php", b"<html", b"<svg")
_POINTS = 72
_QUALITY = 88

Page = tuple[int, int, int]
"""Which file, which page of it, turned by how many degrees."""


class Refused(Exception):
    """What is not taken in, by the code that people get."""


class Source(Protocol):
    """A file whose pages can be drawn."""

    kind: str

    def __len__(self) -> int:
        """How many pages it has."""

    def draw(self, page: int, edge: int | None) -> Any:
        """One page as a picture of Pillow's; it need be no longer than ``edge``."""


def main() -> None:
    """Read standard input, write standard output."""
    limit_self(MEMORY, SECONDS)
    asked = json.loads(sys.argv[1])
    contents = [sys.stdin.buffer.read(size) for size in asked["sizes"]]
    try:
        # A picture that Pillow warns of is no fault of ours, and nobody reads the warning.
        warnings.simplefilter("ignore")
        told, blobs = _done(contents, asked)
    except Refused as refused:
        told, blobs = {"refused": str(refused)}, []
    except MemoryError:
        told, blobs = {"refused": "picture.too_large"}, []
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
    for each in blobs:
        sys.stdout.buffer.write(each)


def _done(contents: Sequence[bytes], asked: Any) -> tuple[dict[str, Any], list[bytes]]:
    sources = [_source(content) for content in contents]
    wanted: list[Page] = asked["pages"] or [
        (file, page, 0) for file, source in enumerate(sources) for page in range(len(source))
    ]
    if len(wanted) > asked["most"]:
        raise Refused("picture.too_many_pages")
    kind = sources[0].kind if len(sources) == 1 else "pdf"
    if asked["do"] == "look":
        blobs = [_jpeg(each) for each in _drawn(sources, wanted, asked["edge"])]
    else:
        blobs = [_KEPT[kind](_drawn(sources, wanted, None))]
    return {"kind": kind, "pages": len(wanted), "sizes": [len(each) for each in blobs]}, blobs


def _source(content: bytes) -> Source:
    """What a file is by its content; its name says nothing."""
    if not content:
        raise Refused("picture.empty")
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise Refused("picture.heic")
    kind = next((kind for begins, kind in BEGINS if content.startswith(begins)), "")
    if not kind:
        raise Refused("picture.unknown_kind")
    _only_one(content[1:])
    return _Document(content) if kind == "pdf" else _Picture(content, kind)


def _only_one(content: bytes) -> None:
    """Refuse a file that another program would take for something else."""
    if (
        b"%PDF-" in content[:1024]
        or any(each in content[:4096].lower() for each in _MARKUP)
        or zipfile.is_zipfile(io.BytesIO(content))
    ):
        raise Refused("picture.two_in_one")


def _drawn(sources: Sequence[Source], wanted: Sequence[Page], edge: int | None) -> Iterator[Any]:
    """Each page in turn, upright, in black and white, grey or RGB, and with nothing beside its pixels."""
    for file, page, turn in wanted:
        drawn = _plain(sources[file].draw(page, edge))
        if edge:
            drawn = drawn if drawn.mode != "1" else drawn.convert("L")
            drawn.thumbnail((edge, edge))
        yield drawn.rotate(-turn, expand=True) if turn % 360 else drawn


def _plain(drawn: Any) -> Any:
    from PIL import Image

    if drawn.mode.startswith("I;16") or drawn.mode in {"I", "F"}:
        # Pillow cuts what is above 255 off; sixteen bits become eight.
        drawn = drawn.convert("I").point(lambda each: each / 256).convert("L")
    if "A" in drawn.getbands() or "transparency" in drawn.info:
        seen = drawn.convert("RGBA")
        drawn = Image.new("RGB", seen.size, "white")
        drawn.paste(seen, mask=seen.getchannel("A"))
    if drawn.mode not in {"1", "L", "RGB"}:
        drawn = drawn.convert("RGB")
    made = Image.new(drawn.mode, drawn.size)
    made.paste(drawn)
    return made


class _Picture:
    """JPEG, PNG or TIFF, by Pillow."""

    def __init__(self, content: bytes, kind: str) -> None:
        from PIL import Image

        self.kind = kind
        with _damaged():
            self._image = Image.open(io.BytesIO(content), formats=(kind.upper(),))
            # What a JPEG or PNG holds beside its first picture (MPO, APNG) is no page.
            self._count = self._image.n_frames if kind == "tiff" and hasattr(self._image, "n_frames") else 1
        if self._count > MOST_PAGES:
            raise Refused("picture.too_many_pages")

    def __len__(self) -> int:
        return self._count

    def draw(self, page: int, edge: int | None) -> Any:
        """One page, as it is to be held."""
        from PIL import ImageOps

        with _damaged():
            self._image.seek(page)
            if self._image.width * self._image.height > PIXELS:
                raise Refused("picture.too_large")
            if edge and self.kind == "jpeg":
                self._image.draft("RGB", (edge, edge))
            self._image.load()
            return ImageOps.exif_transpose(self._image)


class _Document:
    """PDF, by PDFium: each page is drawn, so that nothing else of it is kept."""

    kind = "pdf"

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as fault:
            # PDFium tells these two apart by its words alone.
            locked = "password" in str(fault).lower()
            raise Refused("picture.locked" if locked else "picture.damaged") from None
        if not 0 < len(self._document) <= MOST_PAGES:
            raise Refused("picture.too_many_pages" if len(self._document) else "picture.damaged")

    def __len__(self) -> int:
        return len(self._document)

    def draw(self, page: int, edge: int | None) -> Any:
        """One page at :data:`DPI`, or as small as it is wanted; grey where it has no colour."""
        import pypdfium2
        from PIL import ImageChops

        try:
            width, height = self._document.get_page_size(page)
            scale = edge / max(width, height, 1) if edge else DPI / _POINTS
            if width * height * scale * scale > PIXELS:
                raise Refused("picture.too_large")
            drawn = self._document[page].render(scale=scale).to_pil().convert("RGB")
        except pypdfium2.PdfiumError:
            raise Refused("picture.damaged") from None
        red, green, blue = drawn.split()
        if any(ImageChops.difference(red, each).getbbox() for each in (green, blue)):
            return drawn
        return red


class _damaged:  # noqa: N801  # a context, named as what it says
    """Whatever a decoder says of a file that it cannot read."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        from PIL.Image import DecompressionBombError

        if isinstance(fault, DecompressionBombError):
            raise Refused("picture.too_large") from None
        if isinstance(fault, Exception) and not isinstance(fault, Refused | MemoryError):
            raise Refused("picture.damaged") from None


def _jpeg(drawn: Any) -> bytes:
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _one(drawn: Iterator[Any]) -> bytes:
    return _jpeg(next(drawn))


def _png(drawn: Iterator[Any]) -> bytes:
    out = io.BytesIO()
    next(drawn).save(out, "PNG")
    return out.getvalue()


def _tiff(drawn: Iterator[Any]) -> bytes:
    from PIL.TiffImagePlugin import AppendingTiffWriter

    out = io.BytesIO()
    with AppendingTiffWriter(out, True) as pages:
        for each in drawn:
            each.save(pages, "TIFF", compression="group4" if each.mode == "1" else "tiff_adobe_deflate")
            pages.newFrame()
        return out.getvalue()


def _pdf(drawn: Iterator[Any]) -> bytes:
    """Pictures as pages (PDF 1.4), one at a time: nothing but what it takes to show them."""
    out, starts, pages = io.BytesIO(), [0, 0], []
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def put(number: int, head: str, stream: bytes | None = None) -> None:
        starts[number - 1] = out.tell()
        out.write(b"%d 0 obj\n%s\n" % (number, head.encode()))
        if stream is not None:
            out.write(b"stream\n%s\nendstream\n" % stream)
        out.write(b"endobj\n")

    for each in drawn:
        page, shown, image = (len(starts) + place for place in (1, 2, 3))
        starts += [0, 0, 0]
        pages.append(page)
        width, height = (size * _POINTS / DPI for size in each.size)
        colours, bits, filter_, data = _stream(each)
        paint = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /I Do Q".encode()
        put(
            page,
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.2f} {height:.2f}]/Contents {shown} 0 R"
            f"/Resources<</XObject<</I {image} 0 R>>>>>>",
        )
        put(shown, f"<</Length {len(paint)}>>", paint)
        put(
            image,
            f"<</Type/XObject/Subtype/Image/Width {each.width}/Height {each.height}/ColorSpace/{colours}"
            f"/BitsPerComponent {bits}/Filter/{filter_}/Length {len(data)}>>",
            data,
        )
    put(1, "<</Type/Catalog/Pages 2 0 R>>")
    put(2, f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{each} 0 R' for each in pages)}]>>")
    ends = out.tell()
    out.write(f"xref\n0 {len(starts) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{each:010d} 00000 n \n" for each in starts).encode())
    out.write(f"trailer\n<</Size {len(starts) + 1}/Root 1 0 R>>\nstartxref\n{ends}\n%%EOF\n".encode())
    return out.getvalue()


def _stream(drawn: Any) -> tuple[str, int, str, bytes]:
    """A picture as a PDF has it: its colours, bits of each, how it is packed, and the bytes."""
    if drawn.mode == "1":
        return "DeviceGray", 1, "FlateDecode", zlib.compress(drawn.tobytes())
    return "DeviceGray" if drawn.mode == "L" else "DeviceRGB", 8, "DCTDecode", _jpeg(drawn)


_KEPT = {"jpeg": _one, "png": _png, "tiff": _tiff, "pdf": _pdf}


if __name__ == "__main__":
    main()
