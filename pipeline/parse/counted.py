"""Lines that name an activity and then what was counted of it: 'Inloop: 46 dagdelen (plan 50), 312 bezoekers'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.facts import is_fact
from pipeline.parse.headers import read_heading
from pipeline.parse.labels import is_half
from pipeline.parse.numbers import is_rate, read_number
from pipeline.parse.periods import find_period, without_periods
from pipeline.parse.sentences import is_prose
from pipeline.parse.units import find_unit
from pipeline.parse.words import fold, opens_with, says

_LONGEST = 220
_MOST_LABEL_WORDS = 9
_MOST_UNIT_WORDS = 4
_NUMBER = r"(?:(?:ca\.?|circa|ongeveer|ruim|bijna|±)\s*)?(?:€\s*)?\d[\d.]*(?:,\d+)?(?:,-)?(?:\s?%)?(?![\d:/])"
_LINE = re.compile(r"^(?P<label>[^\W\d_][^:=|]*?)\s*(?::|=|\s(?:[–—-]|--)\s|\s?\|)\s*(?P<rest>.*\d.*)$")
_PARTS = re.compile(
    rf"[,;](?=\s)|\s\|\s|\s/\s|\s(?:en|plus)\s(?={_NUMBER}\s)|\.\s(?=[^\W\d_])|(?<=[^\W\d_]{{4}})\.\s(?=\d+ )"
    rf"|\s[–—-]\s(?=(?:[^\W\d_]+ )?{_NUMBER}\s)"
)
_NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+(?=[^\W\d_])")
_INSIDE = re.compile(r"^(?P<label>[^\W\d_][^()\[\]:=|]*?)\s*[(\[](?P<rest>[^()]*\d[^()]*[,/][^()]*\d[^()]*)[)\]]\.?$")
_HOURS_NEXT = re.compile(r"^(?P<label>[^\W\d_][^:=|,\d]*?),\s+(?P<rest>(?:[^\W\d_]+ )?\d[\d.,]*\s(?:uur|u)\b.*)$")
_COUNT = re.compile(rf"^(?P<figure>{_NUMBER})\s*(?P<rest>.*)$")
_NAMED = re.compile(rf"^(?P<name>[^\W\d_][^\d:]*?)\s*[:=]?\s*(?P<figure>{_NUMBER})\s*(?P<rest>[^\d]*)$")
_UNIT, _ASPECT = r"^(?P<unit>[^\d()]*?)\s*", r"(?P<aspect>[^\W\d_]+e? )?"
_OF = re.compile(rf"{_UNIT}\(?(?:van|op|/) ?(?:de |het |een )?{_ASPECT}(?P<number>{_NUMBER})\s*(?P<more>[^\d()]*)\)?$")
_BESIDE = re.compile(
    rf"{_UNIT}[(,]?\s*(?P<word>tegen(?:over)?|in plaats van|i\.p\.v\.|waar|t\.o\.v\.|ten opzichte van)\s"
    rf"(?:de |een )?{_ASPECT}(?P<number>{_NUMBER})\s*(?P<more>[^()]*)\)?$"
)
_BRACKETS = re.compile(r"^(?P<unit>[^\d()]*?)\s*[(\[](?P<inner>[^()\[\]]*)[)\]]\s*(?P<more>[^\d]*)$")
_ASIDE = re.compile(r"(?:gemiddelde?|gem\.|waarvan|waaronder|van wie|o\.a\.)\s", re.IGNORECASE)
"""What opens an average or a part: a remark on the count before it."""


@dataclass(frozen=True, slots=True)
class Count:
    """One thing counted: planned and realised as written, with its unit, and what else is said of it."""

    planned: str = ""
    realised: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A line read: the activity and what was counted of it."""

    label: str
    counts: tuple[Count, ...]


def read_counted(text: str) -> Counted | None:
    """The activity and the counts that a line consists of; None for any other line, and for a label with one figure.

    Everything behind the label must be a number with what it counts, a plan or an earlier figure for it, or words
    without a number: a date, time, age or price makes it another line.
    """
    text = _NUMBERED.sub("", text.strip())
    found = _LINE.match(text) or _INSIDE.match(text) or _HOURS_NEXT.match(text)
    if not found or len(text) > _LONGEST or is_fact(text) or not _is_label(found["label"]):
        return None
    parts = [text for part in _outside_brackets(found["rest"]) for text in _with_aside(part.strip(" ."))]
    counts: list[Count] = []
    for part in filter(None, parts):
        count = _count(part)
        if count is None and re.search(r"\d", part) and not _is_whole(counts):
            return None
        count = count or Count(remark=part)
        if counts and _completes(counts[-1], count):
            counts[-1] = _together(counts[-1], count)
        else:
            counts.append(count)
    if not _says_more(counts):
        return None
    return Counted(found["label"].strip(" •-–*"), tuple(counts))


def read_of_planned(text: str) -> Counted | None:
    """'38 van de 40 geplande bijeenkomsten' → bijeenkomsten, 40 planned and 38 realised; None for any other line."""
    found = _COUNT.match(text.strip().rstrip("."))
    of = found and _OF.match(found["rest"])
    if not found or not of or not _is_plan(of["aspect"] or of["more"]):
        return None
    label = " ".join(_without_aspect(of["more"]).split()) or of["unit"].strip()
    if not find_unit(label) or len(label.split()) > _MOST_LABEL_WORDS:
        return None
    return Counted(label, (Count(of["number"], found["figure"].strip()),))


def _is_label(label: str) -> bool:
    words = label.split()
    folded = fold(label).strip(" •-*")
    return (
        len(words) <= _MOST_LABEL_WORDS
        and not opens_with(folded, "rows", "no_activity")
        and not is_prose(label, 10)
        and bool(re.search(r"[^\W\d_]{2}", label))
        and bool(re.search(r"[^\W\d_]{3}", without_periods(label)))
    )


def _outside_brackets(text: str) -> list[str]:
    """The text cut at commas and the like, but not inside brackets."""
    inside = re.sub(r"[(\[][^()\[\]]*[)\]]", lambda found: "\0" * len(found.group()), text)
    cuts = [(found.start(), found.end()) for found in _PARTS.finditer(inside)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _count(part: str) -> Count | None:
    if _ASIDE.match(part) or (part.startswith("(") and part.endswith(")")):
        return Count(remark=part.strip("()"))
    found = _COUNT.match(part)
    if not found:
        return _named_count(part)
    figure, rest = found["figure"].strip(), found["rest"].strip()
    if read_number(figure).kind != "number" or _is_no_count(rest):
        return None
    return _with_plan(figure, rest) or _with_brackets(figure, rest) or _plain(figure, rest)


def _plain(figure: str, rest: str) -> Count | None:
    """'46 dagdelen', '46 gepland': a number with its unit, or with a word for what it is."""
    if re.search(r"\d", rest) or is_rate(rest) or len(rest.split()) > _MOST_UNIT_WORDS + 4:
        return None
    words = rest.split()
    aspect = read_heading(words[-1]).aspect if words else None
    value = f"{figure} {' '.join(words[:-1] if aspect in ('planned', 'realised') else words)}".strip()
    if aspect == "planned":
        return Count(planned=value)
    return Count(realised=value)


def _with_plan(figure: str, rest: str) -> Count | None:
    """'46 van de 50 geplande dagdelen', '46 dagdelen tegen 45 vorig jaar'."""
    beside, of = _BESIDE.match(rest), _OF.match(rest)
    found = beside or of
    if not found or read_number(found["number"]).kind != "number":
        return None
    said = fold(" ".join(filter(None, (found.groupdict().get("aspect"), found["more"]))))
    unit = " ".join((found["unit"] or _without_aspect(found["more"] if of is found else "")).split())
    if _is_before(said) or (beside and not _is_plan(said) and not beside["word"].startswith(("in ", "i."))):
        return Count(realised=f"{figure} {unit}".strip(), remark=rest[len(found["unit"]) :].strip(" (),"))
    if of is found and not (_is_plan(said) or not said or find_unit(said)):
        return None
    return Count(found["number"].strip(), f"{figure} {unit}".strip())


def _with_brackets(figure: str, rest: str) -> Count | None:
    """'46 dagdelen (plan 50)', '312 bezoekers (vorig jaar 290)', '12 avonden (juni gesloten)'."""
    found = _BRACKETS.match(rest)
    if not found or is_rate(found["unit"]):
        return None
    inner, unit = found["inner"].strip(), " ".join(f"{found['unit']} {found['more']}".split())
    value = f"{figure} {unit}".strip()
    if find_unit(f"{unit} ({inner})") != find_unit(unit) and not re.search(r"\d", inner):
        return Count(realised=f"{value} {inner}")
    planned = plan_in_words(inner)
    return Count(planned or "", value, "" if planned else inner)


def plan_in_words(text: str) -> str | None:
    """The plan in a remark, with its unit: 'plan 50', 'gepland: 600 uur', '50 gepland', 'van de 50'."""
    if _is_before(fold(text)):
        return None
    found = re.search(rf"(?<![\w.,]){_NUMBER}(?P<unit>\s+[^\W\d_]+)?(?![\w])", text)
    if not found or len(re.findall(r"\d[\d.,]*", text)) != 1:
        return None
    around = f"{text[: found.start()]} {found['unit'] or ''} {text[found.end() :]}"
    if not (_is_plan(around) or re.fullmatch(r"(?:van|op) (?:de )?", text[: found.start()])):
        return None
    unit = found["unit"] if found["unit"] and find_unit(found["unit"]) and not _is_plan(found["unit"]) else ""
    end = found.end() if unit or not found["unit"] else found.start("unit")
    return text[found.start() : end].strip()


def _named_count(part: str) -> Count | None:
    """'gepland 50', 'gerealiseerd: 46 dagdelen', 'deelnemers 64', 'vorig jaar 45'."""
    found = _NAMED.match(part)
    if not found or read_number(found["figure"]).kind != "number" or _is_no_count(found["rest"]):
        return None
    name, figure, rest = fold(found["name"]), found["figure"].strip(), found["rest"].strip()
    if _is_before(name):
        return Count(remark=part)
    heading = read_heading(found["name"])
    if heading.is_("value") and find_unit(rest):
        return Count(realised=f"{figure} {rest}")
    unit = rest or _without_aspect(found["name"])
    if heading.aspect in ("planned", "realised") and not heading.period:
        value = f"{figure} {unit}".strip()
        return Count(planned=value) if heading.aspect == "planned" else Count(realised=value)
    counted = find_unit(name)
    is_unit = counted is not None and re.sub(r"^(?:aantal|totaal)\s+", "", name) in (counted.written, "")
    if rest or not is_unit or heading.period:
        return None
    return Count(realised=f"{figure} {re.sub(r'(?i)^(?:aantal|totaal) ', '', found['name'])}")


def _with_aside(part: str) -> list[str]:
    """A figure that says it is planned or realised, and what is counted in brackets behind it: 'gehaald 48 uur (3
    zaterdagen)'; all in one where nothing stands there."""
    found = re.fullmatch(r"(?P<named>[^\W\d_][^()]*\d[^()]*?)\s*\((?P<aside>[^()]*\d[^()]*)\)", part)
    if not found or not _named_count(found["named"]):
        return [part]
    aside = found["aside"] if _plain_count(found["aside"]) else f"({found['aside']})"
    return [found["named"], aside]


def _plain_count(text: str) -> bool:
    """Whether a text is one number with its unit: '61 trajecten'."""
    found = re.fullmatch(rf"{_NUMBER}\s+(?P<unit>[^\W\d_]+)", text)
    return bool(found and find_unit(found["unit"]))


def _completes(last: Count, count: Count) -> bool:
    """Whether a count is the other half of the one before it: its plan, its result, or what it was before."""
    if count.remark and not (count.planned or count.realised):
        return True
    if last.planned and not last.realised:
        return bool(count.realised) and not count.planned
    unit = read_number(count.planned).unit
    return bool(last.realised) and not last.planned and bool(count.planned) and not count.realised and not unit


def _together(last: Count, count: Count) -> Count:
    remark = _joined(last.remark, count.remark)
    return Count(last.planned or count.planned, last.realised or count.realised, remark)


def _says_more(counts: Sequence[Count]) -> bool:
    """Whether a line holds more than a label with one figure, and says of each figure what it counts."""
    if len(counts) < 2 and not any(count.planned or count.remark for count in counts):
        return False
    # beside planned and realised hours any one thing may be counted: '41 laptops'
    whole = _is_whole(counts)
    return bool(counts) and all(_is_explained(count) or (whole and _is_one_thing(count)) for count in counts)


def _is_whole(counts: Sequence[Count]) -> bool:
    """Whether planned and realised have been said: what comes behind them can be any remark."""
    return any(count.planned and count.realised and _is_explained(count) for count in counts)


def _is_explained(count: Count) -> bool:
    readings = [read_number(text) for text in (count.planned, count.realised) if text]
    if not readings or any(reading.kind != "number" or reading.clock for reading in readings):
        return False
    units = [reading.unit for reading in readings if reading.unit]
    return any(find_unit(unit) for unit in units) or (len(readings) == 2)


def _is_one_thing(count: Count) -> bool:
    return bool(re.fullmatch(rf"{_NUMBER}\s+[^\W\d_]{{3,}}", count.realised))


def _is_no_count(behind: str) -> bool:
    """Whether the words behind a number make it an age, a time, a date or a difference."""
    return opens_with(fold(behind), "numbers", "no_count") or is_half("", behind)


def _is_plan(text: str) -> bool:
    """Whether words say that a figure is planned: 'geplande', 'plan', 'doel'."""
    bare = " ".join(word for word in re.findall(r"[^\W\d_]+", fold(text)))
    return says(bare, "columns", "planned") or says(bare, "columns", "planned_in_words")


def _is_before(text: str) -> bool:
    """Whether words say that a figure is of an earlier period: 'vorig jaar', 'was', 'in 2023'."""
    if _is_plan(text):
        return False
    return says(text, "columns", "before_in_words") or find_period(text) is not None


def _without_aspect(text: str) -> str:
    words = text.split()
    return " ".join(word for word in words if not read_heading(word).aspect and fold(word) not in ("aantal", "totaal"))


def _joined(first: str, second: str) -> str:
    return "; ".join(filter(None, (first, second)))
