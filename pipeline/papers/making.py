"""Making the papers: each from its facts, with what is still missing in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.papers.facts import Facts
from pipeline.papers.filling import Form, Gap
from pipeline.papers.organisation import Organisation
from pipeline.papers.register import as_csv, as_json, entry, fields, processing
from pipeline.papers.writing import Shape, from_template, shaped
from pipeline.wording_papers import TEXT_NAMES

FIRST = "00_leeswijzer"


@dataclass(frozen=True, slots=True)
class Made:
    """One file: its path below the chosen folder, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Papers:
    """The files, the one to begin with first, and for each paper what is not filled in."""

    files: tuple[Made, ...]
    gaps: Mapping[str, tuple[Gap, ...]]

    @property
    def asked(self) -> list[tuple[str, str, list[str]]]:
        """Everything that is missing, once: where it can be said, what it is, and the papers that ask for it."""
        found: dict[Gap, list[str]] = {}
        for paper, gaps in self.gaps.items():
            for gap in gaps:
                found.setdefault(gap, []).append(paper)
        return [(gap.where, gap.what, papers) for gap, papers in found.items()]


Maker = Callable[[Facts, Form, Shape], list[Made]]


def _register(facts: Facts, form: Form, shape: Shape) -> list[Made]:
    name, made = TEXT_NAMES["register"], entry(facts, form)
    text = from_template("algoritmeregister.md.jinja", facts, form, fields=fields(facts, form))
    return [Made(f"{name}.json", as_json(made)), Made(f"{name}.{shape}", shaped(text, shape))]


def _processing(facts: Facts, form: Form, shape: Shape) -> list[Made]:
    name, columns = TEXT_NAMES["processing"], processing(facts, form)
    text = from_template("verwerkingsregister.md.jinja", facts, form, columns=columns)
    return [Made(f"{name}.csv", as_csv(columns)), Made(f"{name}.{shape}", shaped(text, shape))]


def _models(facts: Facts, form: Form, shape: Shape) -> list[Made]:
    name = TEXT_NAMES["models"]
    index = from_template("modelkaarten.md.jinja", facts, form)
    cards = [
        Made(f"{name}/{card.id}.{shape}", shaped(from_template("modelkaart.md.jinja", facts, form, card=card), shape))
        for card in facts.cards
    ]
    return [Made(f"{name}.{shape}", shaped(index, shape)), *cards]


def _one(paper: str) -> Maker:
    def make_one(facts: Facts, form: Form, shape: Shape) -> list[Made]:
        text = from_template(f"{paper}.md.jinja", facts, form)
        return [Made(f"{TEXT_NAMES[paper]}.{shape}", shaped(text, shape))]

    return make_one


PAPERS: Mapping[str, Maker] = MappingProxyType(
    {
        "register": _register,
        "dpia": _one("dpia"),
        "processing": _processing,
        "models": _models,
        "bio2": _one("bio2"),
        "ai": _one("ai"),
    }
)
"""The papers by name, and how each is made."""


def make(facts: Facts, organisation: Organisation, only: Collection[str] = (), shape: Shape = "docx") -> Papers:
    """The papers named in `only`, all of them without it; the same facts give the same bytes of JSON, CSV and text.

    Raises KeyError for a paper that does not exist, and OrganisationError for what a register does not take.
    """
    files: list[Made] = []
    gaps: dict[str, tuple[Gap, ...]] = {}
    for paper in only or PAPERS:
        form = Form(organisation)
        files += PAPERS[paper](facts, form, shape)
        gaps[paper] = tuple(form.gaps)
    made = Papers(tuple(files), MappingProxyType(gaps))
    guide = from_template("leeswijzer.md.jinja", facts, Form(organisation), papers=made, names=TEXT_NAMES)
    return Papers((Made(f"{FIRST}.{shape}", shaped(guide, shape)), *files), made.gaps)
