"""What the papers say of the program as it runs here: gathered from settings, models, roles, vault and measurements."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline import privacy
from pipeline.access import ACTIONS, PAGES, Role
from pipeline.ingest import tesseract
from pipeline.made_with import label_version
from pipeline.model_files import read_json
from pipeline.model_versions import versions_kept
from pipeline.papers.measures import Measures, read_measures
from pipeline.papers.models import Card, read_cards
from pipeline.settings import ROOT, Settings
from pipeline.themes.active import active_heads
from pipeline.vault import keys
from pipeline.wording_papers import DOCUMENTS, KEY_PLACES, KINDS, SETS
from pipeline.wording_papers import PAGES as WORDS_OF_PAGES

EVALUATION = ROOT / "models" / "evaluation"
_IDENTIFIERS = Path(privacy.__file__).parent / "identifiers.toml"
_FIRST_PERSON = "[PERSOON 1]"


@dataclass(frozen=True, slots=True)
class Replaced:
    """A kind of personal data that the privacy stage looks for, in Dutch, and what stands there instead."""

    name: str
    placeholder: str


@dataclass(frozen=True, slots=True)
class Term:
    """A kind of document, in Dutch, its setting, and how many years it is kept; 0 where no term is set."""

    name: str
    setting: str
    years: int


@dataclass(frozen=True, slots=True)
class RoleFact:
    """A role with the pages it may open and the actions it may do."""

    name: str
    pages: tuple[str, ...]
    actions: tuple[str, ...]
    all: bool


@dataclass(frozen=True, slots=True)
class Labelling:
    """The labels in use: version, whether they are those of the release, and from which score something counts."""

    version: str
    shipped: bool
    threshold_low: float
    threshold_high: float
    outcome_from: float
    trained_on: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: labels by set, pseudonymising by set, and when; `of` is the version that labels are of."""

    made_on: str
    of: str
    sets: tuple[dict[str, Any], ...]
    privacy: Mapping[str, Any]
    by_hand: Mapping[str, Any]
    reading: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that templates can use; nothing here was typed by the municipality."""

    made_on: date
    release: str
    settings: Settings
    replaced: tuple[Replaced, ...]
    terms: tuple[Term, ...]
    roles: tuple[RoleFact, ...]
    labelling: Labelling
    measured: Measured
    key_place: str
    key_is_safe: bool
    scans: bool
    """Scanned pages are read: the setting allows it and the program for it is there."""
    scans_why_not: str
    measures: Measures
    cards: tuple[Card, ...]


def gather(settings: Settings, made_on: date) -> Facts:
    """The facts of this installation. Raises ModelError and GoalTreeError as the program itself would."""
    place = keys.place(settings.vault)
    allowed, there = settings.reading.ocr_pages > 0, tesseract.is_available()
    return Facts(
        made_on=made_on,
        release=_release(),
        settings=settings,
        replaced=_replaced(),
        terms=_terms(settings),
        roles=tuple(_role(role) for role in Role),
        labelling=_labelling(settings),
        measured=read_measured(),
        key_place=KEY_PLACES[place],
        key_is_safe=place != "beside",
        scans=allowed and there,
        scans_why_not="" if allowed and there else ("niet_geinstalleerd" if allowed else "uitgezet"),
        measures=read_measures(),
        cards=read_cards(settings),
    )


def read_measured(folder: Path = EVALUATION) -> Measured:
    """What `make evaluate` and the measuring of privacy wrote: the one place for figures. Raises ModelError."""
    figures, hidden = read_json(folder / "figures.json"), read_json(folder / "privacy.json")
    sets = tuple({**one, "name": SETS.get(one["key"], one["key"])} for one in figures["sets"])
    return Measured(
        figures["made_on"], figures["model_version"], sets, hidden, figures.get("by_hand", {}), figures["reading"]
    )


def _release() -> str:
    try:
        return version("verhaal")
    except PackageNotFoundError:
        return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def _replaced() -> tuple[Replaced, ...]:
    found = tomllib.loads(_IDENTIFIERS.read_text(encoding="utf-8"))["placeholders"]
    others = (Replaced(KINDS[kind], placeholder) for kind, placeholder in found.items())
    return (Replaced(KINDS["person"], _FIRST_PERSON), *others)


def _terms(settings: Settings) -> tuple[Term, ...]:
    """Every setting of how many years something is kept, in their order."""
    named = [one.name for one in fields(settings.retention) if one.name.endswith("_years")]
    return tuple(
        Term(DOCUMENTS[name.removesuffix("_years")], f"[retention] {name}", int(getattr(settings.retention, name)))
        for name in named
    )


def _role(role: Role) -> RoleFact:
    pages = tuple(WORDS_OF_PAGES.get(page, page.replace("_", " ")) for page, held in PAGES.items() if role in held)
    actions = tuple(action.value.replace("_", " ") for action, held in ACTIONS.items() if role in held)
    return RoleFact(role.value, pages, actions, all=role is Role.ADMIN)


def _labelling(settings: Settings) -> Labelling:
    in_use = next(one for one in versions_kept(settings.data) if one.in_use)
    folder = active_heads(settings.data) or settings.models.themes / "model"
    heads = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
    found = heads["thresholds"]
    return Labelling(
        label_version(settings), in_use.name == "shipped", min(found), max(found), heads["outcome_from"],
        heads["trained_on"],
    )  # fmt: skip
