"""A picture of a page made ready for recognising: paper white, straight, lines of tables found and taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

    Pixels = np.ndarray[Any, np.dtype[Any]]

DPI = 300
"""Dots per inch at which pages are recognised: what tesseract is made for."""
INK = 150
"""Grey value under which a pixel is ink, once the paper is white (255)."""
_FAINT = 205
"""Grey value under which a pixel can belong to a line of a table: those are often thin and grey."""
_DARKEST_PAPER = 140
_DARK_AREA = 0.68
"""Share of the paper's brightness under which an area is a filled cell."""
_STEP = 8
"""Pixels in one point of the small picture in which filled cells are looked for."""
_MOST_SKEW = 4.0
_SHORTEST_RULE = 250
_SHORTEST_SIDE = 40
_LONE_SIDE = 150
_THICKEST = 18
_FAR = 24
_NEAR = 12
"""Pixels that the end of an upright line may be away from the line that it stands on."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line, level or upright: its box in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page ready for recognising: the picture without lines, the lines, and how far it was turned back."""

    picture: Image
    strokes: tuple[Stroke, ...]
    degrees: float


def clean(picture: Image) -> CleanPage:
    """Make a page's picture (about 300 dots per inch) ready: grey paper white, crooked text level, lines out."""
    import numpy as np
    from PIL import Image as images

    grey = np.asarray(_white_paper(picture.convert("L")))
    degrees = skew(grey < INK)
    if degrees:
        turned = images.fromarray(grey).rotate(degrees, images.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(turned)
    pixels = grey.copy()
    filled = _lighten_filled_cells(pixels)
    strokes = _take_out_lines(pixels)
    strokes += [stroke for area in filled for stroke in _around(area, strokes, pixels)]
    return CleanPage(images.fromarray(pixels), tuple(strokes), degrees)


def skew(ink: Pixels) -> float:
    """How many degrees the text runs down to the right; 0 under a twentieth, or where no angle stands out."""
    import numpy as np

    rows, columns = np.nonzero(ink[::3, ::3])
    if len(rows) < 500:
        return 0.0

    def sharpness(degrees: float) -> float:
        levels = np.round(rows - columns * np.tan(np.radians(degrees))).astype(np.int64)
        counts = np.bincount(levels - levels.min()).astype(np.float64)
        return float(np.square(np.diff(counts)).sum())

    best = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.01, 0.25), key=sharpness)
    best = max(np.arange(best - 0.25, best + 0.251, 0.05), key=sharpness)
    return float(round(best, 2)) if abs(best) > 0.051 else 0.0


def _white_paper(grey: Image) -> Image:
    """The picture divided by the brightness of the paper around each point: shadows and tinted paper become white."""
    import numpy as np
    from PIL import Image as images
    from PIL import ImageFilter

    small = grey.resize((max(grey.width // 16, 1), max(grey.height // 16, 1)), images.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    light = np.maximum(
        np.asarray(paper.resize(grey.size, images.Resampling.BILINEAR), dtype=np.float32), _DARKEST_PAPER
    )
    flat = np.asarray(grey, dtype=np.float32) * (255 / light)
    return images.fromarray(np.minimum(flat, 255).astype(np.uint8))


def _lighten_filled_cells(pixels: Pixels) -> list[Stroke]:
    """Turn areas filled with colour to black text on white, in place: light text on dark is turned around.

    Gives the areas.
    """
    import numpy as np
    from scipy import ndimage

    height, width = pixels.shape[0] // _STEP * _STEP, pixels.shape[1] // _STEP * _STEP
    small = np.median(pixels[:height, :width].reshape(height // _STEP, _STEP, width // _STEP, _STEP), axis=(1, 3))
    dark = ndimage.binary_closing(ndimage.binary_opening(small < 255 * _DARK_AREA, np.ones((1, 16))), np.ones((5, 9)))
    areas: list[Stroke] = []
    for part in ndimage.find_objects(ndimage.label(dark)[0]):
        if dark[part].mean() < 0.7 or len(dark[part]) < 4:
            continue
        rows, columns = (slice(side.start * _STEP, side.stop * _STEP) for side in part)
        area = pixels[rows, columns].astype(np.float32)
        darkest, fill, lightest = np.percentile(area, [1, 50, 99])
        if lightest - fill > fill - darkest:
            area = 255 - (area - fill) * (255 / max(lightest - fill, 1))
        else:
            area = (area - darkest) * (255 / max(fill - darkest, 1))
        pixels[rows, columns] = np.clip(area, 0, 255).astype(np.uint8)
        areas.append(Stroke(columns.start, rows.start, columns.stop, rows.stop))
    return areas


def _around(area: Stroke, strokes: list[Stroke], pixels: Pixels) -> list[Stroke]:
    """The edges of a filled area, and the lines under it drawn on through it where they cross no text.

    The lines between the columns of a dark header have the colour of the fill, or nearly.
    """
    left, top, right, bottom = area.left, area.top, area.right, area.bottom
    edges = [
        Stroke(left, top, right, top + 1), Stroke(left, bottom, right, bottom + 1),
        Stroke(left, top, left + 1, bottom), Stroke(right, top, right + 1, bottom),
    ]  # fmt: skip
    for side in strokes:
        under = not side.is_level and abs(side.top - bottom) <= _FAR and left + _FAR < side.left < right - _FAR
        strip = pixels[top + _STEP : bottom - _STEP, max(side.left - 1, 0) : side.right + 1]
        if under and not (strip < INK).any():
            edges.append(Stroke(side.left, top, side.right, bottom))
    return edges


def _take_out_lines(pixels: Pixels) -> list[Stroke]:
    """The drawn lines, which are made white in place; strokes of letters are shorter or stand alone."""
    import numpy as np

    ink = pixels < _FAINT
    level = list(_runs(ink, _SHORTEST_RULE))
    upright = [_turned(stroke) for stroke in _runs(np.ascontiguousarray(ink.T), _SHORTEST_SIDE)]
    upright = [side for side in upright if _is_side(side, level)]
    for stroke in [*level, *upright]:
        pixels[max(stroke.top - 2, 0) : stroke.bottom + 2, max(stroke.left - 2, 0) : stroke.right + 2] = 255
    return [*level, *upright]


def _runs(ink: Pixels, shortest: int) -> Iterator[Stroke]:
    """Thin level lines of at least `shortest` pixels; a line may drift a pixel up or down and have small holes."""
    import numpy as np
    from scipy import ndimage

    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    sums = np.cumsum(np.pad(thick, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = sums[:, shortest:] - sums[:, :-shortest] >= 0.97 * shortest
    starts = np.pad(full, ((0, 0), (shortest, shortest - 1)))
    sums = np.cumsum(starts, axis=1, dtype=np.int32)
    covered = sums[:, shortest:] - sums[:, :-shortest] > 0
    for rows, columns in ndimage.find_objects(ndimage.label(covered[:, : ink.shape[1]])[0]):
        if rows.stop - rows.start <= _THICKEST:
            yield Stroke(columns.start, rows.start, columns.stop, rows.stop)


def _turned(stroke: Stroke) -> Stroke:
    return Stroke(stroke.top, stroke.left, stroke.bottom, stroke.right)


def _is_side(side: Stroke, level: list[Stroke]) -> bool:
    """Whether an upright line is long, or stands between two level lines: a letter's stroke does not."""
    if side.bottom - side.top >= _LONE_SIDE:
        return True
    crossing = [rule for rule in level if rule.left - _NEAR <= side.left and side.right <= rule.right + _NEAR]
    return any(abs(rule.top - side.top) <= _NEAR for rule in crossing) and any(
        abs(rule.bottom - side.bottom) <= _NEAR for rule in crossing
    )
