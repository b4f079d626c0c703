"""What the papers are made of in tests: settings of a new installation, a municipality that filled in everything."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from pipeline.papers import Link, Organisation, Papers, gather, make
from pipeline.settings import Retention, Settings
from pipeline.wording_papers import FILLED

DAY = date(2026, 1, 31)
WHOLE = Organisation(
    {
        **{key: f"waarde van {key}" for key in FILLED},
        "organisation.name": "Gemeente Grienmonde",
        "organisation.contact": "algoritmes@grienmonde.example",
        "organisation.website": "https://grienmonde.example/verhaal",
        "register.status": "In gebruik",
        "register.publication_category": "Overige algoritmes",
        "register.begin_date": "2026-01",
        "register.end_date": "2030-12",
        "register.public_code": "https://grienmonde.example/code",
        "register.url": "https://grienmonde.example/register",
        "register.process_index_url": "https://grienmonde.example/verwerkingen",
    },
    {
        "law.links": (Link("Wmo 2015", "https://wetten.overheid.nl/BWBR0035362"),),
        "assessments.done": (Link("Data Protection Impact Assessment (DPIA)"),),
    },
)
TERMS = replace(
    Retention(ground="resultaat 7.1", backup_days=30),
    **{one.name: 9 for one in fields(Retention) if one.name.endswith("_years")},
)
"""A term for everything that can have one."""


def settings_in(folder: Path, **changed: object) -> Settings:
    """Settings of an installation that has done nothing yet, but for what is changed."""
    return replace(Settings(data=folder), **changed)  # type: ignore[arg-type]


def papers_of(settings: Settings, *only: str, organisation: Organisation = WHOLE) -> Papers:
    """The papers as Markdown, on a fixed day."""
    return make(gather(settings, DAY), organisation, only, "md")


def text_of(papers: Papers, name: str) -> str:
    """What one file says."""
    return next(file.content for file in papers.files if file.path == name).decode("utf-8-sig")
