"""The pages of the entrance as HTML: one look, no script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dashboards.entrance import forms
from dashboards.entrance.door import Door
from dashboards.labels import entrance as words


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `autocomplete` names what it is, for password managers (WCAG 1.3.5)."""

    name: str
    label: str
    autocomplete: str
    kind: str = "text"
    help: str = ""
    value: str = ""
    most: int = 80


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of the entrance says and asks. Without `submit` it has no form."""

    title: str
    action: str = ""
    intro: str = ""
    fields: tuple[Field, ...] = ()
    submit: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    elsewhere: Mapping[str, str] | None = None
    note: str = ""
    onward: Mapping[str, str] | None = None


def password_field(name: str, label: str, autocomplete: str, help_: str = "") -> Field:
    """A field whose signs are hidden."""
    return Field(name, label, autocomplete, "password", help_, most=1024)


def show(
    request: Request, door: Door, page: Page, error: str = "", said: str = "", status: int = 200,
    session_key: str | None = None,
) -> Response:  # fmt: skip
    """A page with one form or none."""
    values = {
        "title": page.title, "action": page.action, "intro": page.intro, "fields": page.fields, "submit": page.submit,
        "hidden": dict(page.hidden), "elsewhere": page.elsewhere, "note": page.note, "onward": page.onward,
        "error": error, "said": said,
    }  # fmt: skip
    return render(request, door, "form.html", values, status, session_key)


def render(
    request: Request, door: Door, template: str, values: Mapping[str, Any], status: int = 200,
    session_key: str | None = None,
) -> Response:  # fmt: skip
    """A template with the token that its form sends back, bound to the session, else to this browser."""
    held = session_key or forms.nonce(door, request.cookies)
    token = forms.token(door, str(values["action"]), held)
    whole = {"error": "", "said": "", "practice": door.mode == "demo", "words": words, "token": token, **values}
    response = HTMLResponse(_environment().get_template(template).render(whole), status)
    if session_key is None:
        forms.keep_nonce(door, response, held)
    return response


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dashboards.entrance"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
