"""Filling templates with facts, and turning Markdown into what people open: a Word file or a web page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markdown_it import MarkdownIt

from pipeline.dutch import day, listed, number
from pipeline.papers.facts import Facts
from pipeline.papers.filling import MARK, Form
from pipeline.papers.word import as_word
from pipeline.settings import ROOT

FOLDER = ROOT / "models" / "papers"
_STARTS = re.compile(r"- |\d+\. ")
Shape = Literal["docx", "html", "md"]

_PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>{style}</style></head><body><main>
{body}</main></body></html>
"""


def filled(text: str, facts: Facts, form: Form, **also: Any) -> str:  # noqa: ANN401 - whatever a template names
    """A text with its places filled in. Raises jinja2.UndefinedError for a name that is no fact."""
    return _unwrapped(_environment(form).from_string(text).render(**_named(facts), **also))


def from_template(name: str, facts: Facts, form: Form, **also: Any) -> str:  # noqa: ANN401 - whatever a template names
    """A template of models/papers, filled in: Markdown."""
    return _environment(form).get_template(name).render(**_named(facts), **also).strip() + "\n"


def shaped(markdown: str, shape: Shape) -> bytes:
    """Markdown as the bytes of a file; places that must be filled in stand out."""
    made: dict[Shape, Callable[[str], bytes]] = {"md": str.encode, "html": _as_page, "docx": as_word}
    return made[shape](markdown)


def _as_page(markdown: str) -> bytes:
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    body = body.replace("<table>", '<div class="wide" tabindex="0" role="region" aria-label="Tabel"><table>')
    body = MARK.sub(lambda match: f"<mark>{match[0]}</mark>", body.replace("</table>", "</table></div>"))
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    title = markdown.partition("\n")[0].removeprefix("# ")
    return _PAGE.format(title=escape(title), style=style, body=body).encode()


def _environment(form: Form) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(FOLDER)),
        autoescape=select_autoescape(),  # of Markdown nothing: markdown-it escapes what comes out of it
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(fill=form.fill, maybe=form.maybe, links=form.links, missing=form.missing)
    environment.filters.update(cell=_cell, listed=listed, day=day, number=number, on=_on, share=_share)
    return environment


def _named(facts: Facts) -> dict[str, Any]:
    return {one.name: getattr(facts, one.name) for one in fields(facts)}


def _unwrapped(text: str) -> str:
    """Lines that were broken to be read are joined; items of a list and numbered steps keep a line each."""
    lines: list[str] = [""]
    for line in (one.strip() for one in text.strip().splitlines()):
        if lines[-1] and line and not _STARTS.match(line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return "\n".join(lines).strip()


def _cell(text: str) -> str:
    """A text that keeps within one cell of a table."""
    return " ".join(str(text).replace("|", "\\|").split())


def _on(written: str) -> str:
    """A day that a measurement wrote as 2026-11-22, in words."""
    return day(date.fromisoformat(written))


def _share(value: float) -> str:
    """A share as a percentage with one decimal: 0.868 is 86,8 %."""
    return f"{100 * value:.1f} %".replace(".", ",")
