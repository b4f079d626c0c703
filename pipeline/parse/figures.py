"""Figures outside tables: 'Aantal maatjes 22 personen', 'WERK: 13', '36 workshops (waarvan 14 online)'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pipeline.documents import Block, Grid
from pipeline.parse.activities import Found, Surroundings, read_activities
from pipeline.parse.facts import is_fact
from pipeline.parse.headers import is_heading_word
from pipeline.parse.items import Item
from pipeline.parse.labels import is_contents, is_half
from pipeline.parse.lists import counted_lists, grid_of, is_quoted, record_lists, tile_lists
from pipeline.parse.numbers import multiplier, read_number
from pipeline.parse.periods import find_periods
from pipeline.parse.sentences import is_prose
from pipeline.parse.shared_cells import plan_and_result
from pipeline.parse.units import find_unit, label_unit
from pipeline.parse.words import fold

_LONGEST = 110
_SEASON = timedelta(days=80)
_RUN = 3
"""From this number of labels with a figure under each other, figures without a unit are taken as well."""
_FIGURE = r"(?:(?:ca\.?|circa|±|ruim|bijna|ongeveer)\s*)?-?\s?(?:€\s*)?\d[\d.,]*(?:,-)?\s?%?"
_ROW = re.compile(
    rf"^(?P<label>.*?[^\W\d_][^:]*?)[\s:.]+(?P<figures>(?:{_FIGURE}|n\.?v\.?t\.?)(?:\s+(?:{_FIGURE}|n\.?v\.?t\.?)){{1,5}})$"
)
_LABELLED = re.compile(r"^(?P<label>[^:=]*[^\W\d_][^:=]*?)\s*[:=]\s*(?P<value>.+)$")
_PAIR = re.compile(r"(?P<label>[^\W\d_][^:\d;]*?)\s*:\s*(?P<value>\d[\d.]*(?:,\d+)?\s?%?)(?=\s+[^\W\d_]|\s*[;,]|$)")
_COUNTED = re.compile(r"(?P<label>[Aa]antal [^\d:;,]+?)\s+(?P<value>\d[\d.]*)(?=\s*[;,.]|$)")
_TRAILING = re.compile(
    rf"^(?P<label>[^\W\d_].*?[^\W\d_)]\.?)[\s.…]+(?P<value>{_FIGURE}(?:\s+[^\W\d_][\w.-]*){{0,2}})(?P<more>\s*\(.*\))?$"
)
_LEADING = re.compile(r"^(?P<value>(?:(?:ca\.?|circa|±|ruim|bijna)\s*)?\d[\d.]*)\s+(?P<label>[\w’'-].*)$")

_THINGS = re.compile(r"(?<!\w)[^\W\d_]{4,}(?:en|s)(?=\s|$)(?!\s(?:van de|procent)\b)")
"""A word of more than one thing: what a number in front of it counts."""
_ALSO = re.compile(r"(?:(?P<part>waarvan|waaronder|van wie)|en|plus)\s+(?P<value>\d[\d.]*)\s+(?P<label>[^\W\d_][^\d]*)")
"""A second number in brackets, of a part or of more of the same: 'waarvan 14 online', 'en 48 begeleid'."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its figure as written; `sure` where a unit or 'aantal' says what is counted."""

    block: int
    label: str
    value: str
    sure: bool


def read_figures(blocks: Sequence[tuple[int, Block]], around: Surroundings) -> tuple[list[Item], set[int], Found]:
    """The activities in the blocks under one heading (index and block), and the indexes of the blocks that hold them.

    Figures in running sentences are left alone: what they count is for a reader to say.
    """
    items: list[Item] = []
    used: set[int] = set()
    if around.heading and is_contents(around.heading):
        return items, used, Found()
    blocks = [(index, part) for index, block in blocks if not is_quoted(block) for part in _bullets(block)]
    found = Found()
    for grid, indexes in _grids(blocks, around.heading):
        table = read_activities(grid, around)
        items += [_placeless(_of_persons(item), grid) for item in table.items]
        # the cells of a grid that was made for a list are nowhere to be seen
        wrong = [problem for problem in table.issues if problem.code in ("total_mismatch", "total_rounded")]
        found.issues += [replace(problem, table=None, cell=None) for problem in wrong]
        used |= indexes if table.items else set()
    return items, used, found


def _grids(blocks: Sequence[tuple[int, Block]], heading: str | None) -> Iterator[tuple[Grid, set[int]]]:
    """The figures as grids, the forms that say most of a figure first; a block is read in one form only."""
    taken: set[int] = set()

    def single(free: Sequence[tuple[int, Block]]) -> Iterator[tuple[Grid, set[int]]]:
        return _lists(free, heading, taken)

    def records(free: Sequence[tuple[int, Block]]) -> Iterator[tuple[Grid, set[int]]]:
        return record_lists(free, heading)

    for made in (records, tile_lists, counted_lists, _rows, single):
        for grid, indexes in made([one for one in blocks if one[0] not in taken]):
            yield grid, indexes
            taken.update(indexes)


def _of_persons(item: Item) -> Item:
    """Visitors beside a number of meetings are persons, where a list says no more of them."""
    if item.unit == "bezoekers" and item.realised and item.realised.reading.unit:
        return replace(item, measure="unique_participants", plain=True)
    return item


def _bullets(block: Block) -> list[Block]:
    """The items of a list that was written on one line."""
    parts = [part.strip() for part in re.split(r"\s[•▪]\s", block.text)]
    return [block] if len(parts) < 3 else [replace(block, kind="list_item", text=part) for part in parts if part]


def _placeless(item: Item, grid: Grid) -> Item:
    """The item without the row and cells of the grid that was made for it."""
    page = grid.row_pages[(item.row or 1) - 1] or None if grid.row_pages else grid.page
    planned = replace(item.planned, cell=None) if item.planned else None
    realised = replace(item.realised, cell=None) if item.realised else None
    return replace(item, planned=planned, realised=realised, table=None, row=None, page=page)


def _rows(blocks: Sequence[tuple[int, Block]]) -> Iterator[tuple[Grid, set[int]]]:
    """Lines of a table that lost its grid: a label and two or more figures each, under a line of headings."""
    matches = [(place, _ROW.match(block.text)) for place, (_, block) in enumerate(blocks)]
    rows = [(place, match) for place, match in matches if match and len(blocks[place][1].text) <= _LONGEST]
    for run in _runs(rows):
        figures = [re.findall(rf"{_FIGURE}|n\.?v\.?t\.?", match["figures"]) for _, match in run]
        count = len(figures[0])
        if any(len(row) != count for row in figures):
            continue
        header, places = _header(blocks, run[0][0], count)
        if not header:
            continue
        lines = [["", *line] for line in header] + [
            [m["label"], *row] for (_, m), row in zip(run, figures, strict=True)
        ]
        pages = [blocks[place][1].page for place in [*([run[0][0]] * len(header)), *(place for place, _ in run)]]
        yield grid_of(lines, pages), {blocks[place][0] for place in [*places, *(place for place, _ in run)]}


def _runs(rows: Sequence[tuple[int, re.Match[str]]]) -> list[list[tuple[int, re.Match[str]]]]:
    runs: list[list[tuple[int, re.Match[str]]]] = []
    for row in rows:
        if runs and row[0] == runs[-1][-1][0] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _header(blocks: Sequence[tuple[int, Block]], first: int, count: int) -> tuple[list[list[str]], list[int]]:
    """The words above the first row, as lines of `count` headings, and the places of their blocks."""
    lines: list[list[str]] = []
    places: list[int] = []
    for place in range(first - 1, max(-1, first - 4), -1):
        words = _heading_words(blocks[place][1].text)
        words = words[len(words) % count :]
        if not words:
            break
        lines[:0] = [words[start : start + count] for start in range(0, len(words), count)]
        places.append(place)
    return lines, places


def _heading_words(text: str) -> list[str]:
    """The words at the end of a line that are headings of columns: '… begroting realisatie 2020 2020'."""
    words = text.split()
    kept = next((i for i in range(len(words), 0, -1) if not is_heading_word(words[i - 1])), 0)
    return words[kept:]


def _lists(
    blocks: Sequence[tuple[int, Block]], heading: str | None, beside: set[int]
) -> Iterator[tuple[Grid, set[int]]]:
    """Labels with one figure each, as a grid of labels and figures; a heading can say what they count.

    `beside` are the blocks around that hold figures in another form.
    """
    counted = find_unit(heading) if heading else None
    of_persons = counted is not None and counted.measure in ("unique_participants", "participations", "hours")
    labelled = [figure for index, block in blocks for figure in labelled_figures(index, block)]
    if not labelled:
        return
    enough = len(labelled) + len(beside) >= _RUN
    counts = Counter([*(figure.block for figure in labelled), *beside])
    colons = {index for index, block in blocks if of_persons and ":" in block.text and len(block.text) <= 60}
    kept = [
        figure
        for figure in labelled
        if figure.sure or figure.block in colons or (enough and _neighbours(figure, counts))
    ]
    pages = dict(blocks)
    if kept:
        rows = [[figure.label, figure.value] for figure in kept]
        yield grid_of(rows, [pages[figure.block].page for figure in kept]), {figure.block for figure in kept}


def _neighbours(figure: Labelled, counts: Counter[int]) -> bool:
    """Whether two others stand within two blocks: a box of figures, not a stray number."""
    return sum(counts[figure.block + step] for step in range(-2, 3)) >= _RUN


def labelled_figures(index: int, block: Block) -> list[Labelled]:
    """The labels and figures that a short block consists of; none for a heading, a fact ('KvK: …') or a sentence."""
    text = block.text.strip().rstrip(";,")
    if len(text) > _LONGEST + 40 or not re.search(r"\d", text) or is_fact(text) or multiplier(text) != 1.0:
        return []
    pairs = [pair for clause in re.split(r";\s+", text) for pair in _pairs(clause)]
    if not pairs and len(text) <= _LONGEST and block.kind != "heading":
        pairs = _one(text, block)
    return [
        Labelled(index, label.strip(" •-–,;:"), value.strip(), _is_sure(label, value))
        for label, value in pairs if _is_plausible(label, value)
    ]  # fmt: skip


def _pairs(text: str) -> list[tuple[str, str]]:
    """'Deelnemers: 102, activiteiten: 134' and 'Aantal deelnemers 102, aantal activiteiten 134'."""
    for expression in (_PAIR, _COUNTED):
        found = list(expression.finditer(text))
        rest = expression.sub("", text)
        if len(found) > 1 and not re.search(r"\w{3,}", rest):
            return [(match["label"], match["value"]) for match in found]
    return []


def _one(text: str, block: Block) -> list[tuple[str, str]]:
    labelled = _LABELLED.match(text)
    both = plan_and_result(labelled["value"]) if labelled else None
    if labelled and both:
        return [(labelled["label"], f"{both[1]} (gepland: {both[0]})")]
    if labelled and read_number(labelled["value"]).kind == "number" and len(labelled["label"].split()) <= 12:
        return [(labelled["label"], labelled["value"])]
    if labelled or (is_prose(text, 14) and text.endswith(".")):
        return []
    in_front = _in_front(text, block.kind == "list_item")
    if in_front:
        return in_front
    trailing = _TRAILING.match(text)
    if trailing and read_number(trailing["value"]).kind == "number" and _is_label(trailing["label"]):
        return [(trailing["label"], trailing["value"] + (trailing["more"] or ""))]
    return []


def _in_front(text: str, is_item: bool) -> list[tuple[str, str]]:
    """'36 workshops (waarvan 14 online)', '412 uur begeleiding': a number before what it counts."""
    leading = _LEADING.match(text)
    if not leading or not (is_item or len(text) <= 60) or text.endswith((".", "!", "?")):
        return []
    label, value = leading["label"], leading["value"]
    hours = re.match(r"(?:uur|uren)\s+(?=[^\W\d_]{3})(?!per\b)", label)
    if hours and is_item:
        return [(label[hours.end() :], f"{value} uur")]
    if re.match(r"(?:van (?:de|het|deze) |jaar|jarige?|maart|mei|augustus|uur\b)", fold(label)):
        return []
    if label_unit(" ".join(label.split()[:4])):
        return _unfolded(label, value)
    counted = _THINGS.match(label)
    return _unfolded(label, f"{value} {counted.group()}") if counted and is_item else []


def _is_label(text: str) -> bool:
    """Whether words before a figure name what it counts: short, and no date."""
    return len(text.split()) <= 8 and not any(
        period.end - period.start < _SEASON for _, _, period in find_periods(text)
    )


def _unfolded(label: str, value: str) -> list[tuple[str, str]]:
    """'36', 'workshops (waarvan 14 online)' → 'workshops' with '36 (waarvan 14 online)', 'waarvan online' with 14."""
    more = re.search(r"\s*\(([^()]*)\)\s*$|,\s*(waarvan\b.*|[^,]*\d[^,]*)$", label)
    if not more:
        return [(label, value)]
    name, inside = label[: more.start()], more.group(1) or more.group(2)
    also, things = _ALSO.fullmatch(inside), _THINGS.search(name)
    if not also or not things:
        return [(name, f"{value} ({inside})")]
    before = also["part"] or name[: things.end()]
    return [(name, f"{value} ({inside})"), (f"{before} {also['label']}", f"{also['value']} {things.group()}")]


def _is_sure(label: str, value: str) -> bool:
    reading = read_number(value)
    return bool((reading.unit and find_unit(reading.unit)) or label_unit(label) or fold(label).startswith("aantal"))


def _is_plausible(label: str, value: str) -> bool:
    """No year, date, number of a register or telephone."""
    reading = read_number(value)
    bare = re.sub(r"\D", "", value)
    is_year = re.fullmatch(r"(?:19|20)\d\d", value.strip()) and not label_unit(label)
    named = bool(re.search(r"[^\W\d_]{2,}", label)) and not is_fact(f"{label}: {value}") and not is_half(label, value)
    return (
        reading.kind == "number"
        and not reading.clock
        and not is_year
        and len(bare) < 9
        and named
        and not (len(bare) > 6 and not re.search(r"[.,]", value))
    )
