"""Pages as pictures (页面图像): a paper as a screen shows it, by PDFium."""

from __future__ import annotations

from io import BytesIO


def count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def picture(pdf: bytes, *, page: int = 0, dpi: int = 110) -> bytes:
    """One page as a PNG, at ``dpi`` dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        out = BytesIO()
        document[page].render(scale=dpi / 72).to_pil().save(out, "PNG")
        return out.getvalue()
    finally:
        document.close()
