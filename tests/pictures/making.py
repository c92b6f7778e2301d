"""Scans and pictures made here: sound ones that tell too much, and bad ones."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from PIL import Image, ImageDraw, PngImagePlugin

MAKER = "SECRETMAKER"
"""Stands in everything that a picture tells beside its pixels."""


def drawing(width: int = 420, height: int = 594, mode: str = "RGB") -> Any:
    picture = Image.new(mode, (width, height), "white")
    ImageDraw.Draw(picture).line((0, 0, width, height), fill=0 if mode == "1" else "black", width=7)
    return picture


def jpeg(picture: Any = None, *, turned: int = 1) -> bytes:
    """A photograph as a telephone makes it: maker, place, turned."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = MAKER, turned
    exif.get_ifd(0x8825)[0x001D] = MAKER
    out = io.BytesIO()
    (picture or drawing()).save(out, "JPEG", exif=exif, comment=MAKER.encode(), icc_profile=MAKER.encode())
    return out.getvalue() + f"trailer of {MAKER}".encode()


def png(picture: Any = None) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", MAKER)
    told.add_itxt("XML:com.adobe.xmp", MAKER)
    out = io.BytesIO()
    (picture or drawing()).save(out, "PNG", pnginfo=told)
    return out.getvalue()


def tiff(pages: int = 3, mode: str = "1") -> bytes:
    out = io.BytesIO()
    first, *more = [drawing(300 + place, mode=mode) for place in range(pages)]
    first.save(out, "TIFF", save_all=True, append_images=more, description=MAKER)
    return out.getvalue()


def pdf(pages: int = 2) -> bytes:
    """A PDF of text, with an author and a file inside."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.add_metadata({"/Author": MAKER})
    writer.add_attachment(f"{MAKER}.txt", MAKER.encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("x", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("run.exe", "MZ")
    return out.getvalue()


def huge_png(width: int = 40_000, height: int = 40_000) -> bytes:
    """A few bytes that say they are a wall."""
    return _png_of(width, height, zlib.compress(bytes(1000)))


def png_bomb() -> bytes:
    """A text that unpacks to two gigabytes, in a picture of one point."""
    packer = zlib.compressobj(9)
    text = b"".join(packer.compress(bytes(1 << 24)) for _ in range(128)) + packer.flush()
    sound = _png_of(1, 1, zlib.compress(bytes(4)))
    return sound[:33] + _chunk(b"zTXt", b"x\0\0" + text) + sound[33:]


def _png_of(width: int, height: int, data: bytes) -> bytes:
    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
