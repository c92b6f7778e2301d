"""What happens to a page before it is read: sizes, angles, light, folds, fingers, bad printers."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from random import Random

import cv2
import numpy
from PIL import Image, ImageDraw, ImageFilter

Page = Image.Image
_TABLE = (112, 104, 96)


def scaled(page: Page, by: float) -> Page:
    return page.resize((round(page.width * by), round(page.height * by)), Image.Resampling.LANCZOS)


def squeezed(page: Page, quality: int) -> Page:
    kept = io.BytesIO()
    page.convert("RGB").save(kept, "JPEG", quality=quality)
    return Image.open(io.BytesIO(kept.getvalue())).convert("RGB")


def turned(page: Page, degrees: float) -> Page:
    return page.rotate(degrees, expand=True, fillcolor=_TABLE, resample=Image.Resampling.BICUBIC)


def tilted(page: Page, rng: Random) -> Page:
    """Seen from the side: the far edge is shorter."""
    wide, high = page.size
    k = rng.uniform(0.03, 0.07)
    corners = numpy.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
    to = numpy.float32([[wide * k, high * k], [wide * (1 - k / 3), 0], [wide, high * (1 - k)], [0, high]])
    seen = cv2.warpPerspective(
        numpy.array(page), cv2.getPerspectiveTransform(corners, to), (wide, high), borderValue=_TABLE
    )
    return Image.fromarray(seen)


def lit(page: Page, light: numpy.ndarray) -> Page:
    seen = numpy.array(page).astype(float) * light[..., None]
    return Image.fromarray(seen.clip(0, 255).astype("uint8"))


def shaded(page: Page, rng: Random) -> Page:
    """Darker towards one corner."""
    high, wide = page.height, page.width
    across, down = numpy.linspace(0, 1, wide)[None, :], numpy.linspace(0.4, 1, high)[:, None]
    return lit(page, (1 - rng.uniform(0.4, 0.65) * across * down).clip(0.3, 1))


def folded(page: Page, rng: Random) -> Page:
    """Folded in four: creases with a shadow on one side, and the parts not quite in one line."""
    seen = numpy.array(page).astype(float)
    for along in (0, 1):
        size = seen.shape[along]
        at = int(size * rng.uniform(0.42, 0.58))
        light = numpy.ones(size)
        for near in range(-26, 27):
            light[at + near] -= (0.34 if near > 0 else 0.16) * (1 - abs(near) / 27)
        light[at - 1 : at + 1] = 1.12
        seen *= light[:, None, None] if along == 0 else light[None, :, None]
        shift = rng.randrange(1, 4)
        part = seen[at:] if along == 0 else seen[:, at:]
        part[:] = numpy.roll(part, shift, axis=1 - along)
    return Image.fromarray(seen.clip(0, 255).astype("uint8"))


def glared(page: Page, rng: Random) -> Page:
    """A lamp mirrored somewhere: what is below it is gone."""
    high, wide = page.height, page.width
    x, y, reach = wide * rng.uniform(0.2, 0.9), high * rng.uniform(0.1, 0.9), wide * rng.uniform(0.1, 0.2)
    rows, columns = numpy.ogrid[:high, :wide]
    shine = numpy.exp(-(((columns - x) ** 2 + ((rows - y) * 1.4) ** 2) / (2 * reach**2)))
    seen = numpy.array(page).astype(float)
    seen += (255 - seen) * (shine * 1.15).clip(0, 1)[..., None]
    return Image.fromarray(seen.clip(0, 255).astype("uint8"))


def held(page: Page, rng: Random) -> Page:
    """Fingers at two edges, over what stands there."""
    page = page.copy()
    pen = ImageDraw.Draw(page)
    for _ in range(2):
        side, y = rng.choice((0, page.width)), page.height * rng.uniform(0.1, 0.95)
        long, thick = page.width * rng.uniform(0.1, 0.2), page.width * 0.045
        pen.ellipse((side - long, y - thick, side + long, y + thick), fill=(206, 160, 132))
    return page


def dotted(page: Page, _rng: Random) -> Page:
    """As a needle printer has it: dots, pale, a ribbon that fades from line to line."""
    small = numpy.array(scaled(page.convert("L"), 0.78))
    dots = numpy.where(small < 150, 0.0, 1.0)
    dots = numpy.kron(dots, numpy.array([[0, 0, 1], [0, 0, 1], [1, 1, 1]]) * 0.0 + 1)
    grid = numpy.ones((3, 3))
    grid[2, :] = grid[:, 2] = 0
    ink = (1 - dots) * numpy.tile(grid, small.shape)
    fading = (0.62 + 0.2 * numpy.sin(numpy.arange(ink.shape[0]) / 90))[:, None]
    seen = Image.fromarray((245 - 190 * ink * fading).clip(0, 255).astype("uint8")).filter(
        ImageFilter.GaussianBlur(1.2)
    )
    return scaled(seen.convert("RGB"), 0.45)


def faded(page: Page, _rng: Random) -> Page:
    """A copy of a copy."""
    seen = numpy.array(page.convert("L")).astype(float)
    seen = 255 - (255 - seen) * 0.33
    noise = numpy.random.default_rng(7).normal(0, 9, seen.shape)
    return Image.fromarray((seen + noise).clip(0, 255).astype("uint8")).convert("RGB")


def phoned(page: Page, rng: Random) -> Page:
    """All of a bad photograph at once."""
    seen = shaded(tilted(scaled(page, 0.85), rng), rng).filter(ImageFilter.GaussianBlur(1))
    return squeezed(turned(seen, rng.uniform(-2, 2)), 32)


WAYS: Mapping[str, Callable[[Page, Random], Page]] = {
    "300 dpi": lambda page, _: scaled(page, 2),
    "150 dpi": lambda page, _: page,
    "75 dpi": lambda page, _: scaled(page, 0.5),
    "5 degrees": lambda page, rng: turned(page, rng.choice((-5, 5))),
    "on its side": lambda page, rng: turned(page, rng.choice((90, 270))),
    "upside down": lambda page, _: turned(page, 180),
    "tilted": tilted,
    "shaded": lambda page, rng: squeezed(shaded(tilted(page, rng), rng), 35),
    "quality 8": lambda page, _: squeezed(page, 8),
    "blurred": lambda page, _: page.filter(ImageFilter.GaussianBlur(2.4)),
    "folded": folded,
    "glare": glared,
    "fingers": held,
    "dot matrix": dotted,
    "faded": faded,
    "a phone": phoned,
}
"""Every second page has a seal besides, whatever the way."""


def jpeg(page: Page) -> bytes:
    kept = io.BytesIO()
    page.save(kept, "JPEG", quality=92)
    return kept.getvalue()
