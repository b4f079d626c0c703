"""Views that people keep by name, as addresses of the dashboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from dashboards import data
from dashboards.filters import KEYS
from dashboards.navigation import BY_NAME
from dashboards.permission import guarded
from pipeline.access import Action
from pipeline.decisions.views import View, Views

PERSONAL = ("rol",)
"""What stands in the address but goes with who is looking, not with what is shown."""


def views() -> tuple[View, ...]:
    """The views that stand, by the alphabet; none for a provider, since names and filters tell of others."""
    return () if data.own() is not None else _ledger().held()


@guarded(Action.KEEP_VIEW)
def save(name: str, page: str, by: str) -> None:
    """Keep what is shown now under a name. Raises ViewRefusedError."""
    _ledger().save(name, page, query_now(), by)


@guarded(Action.KEEP_VIEW)
def rename(view: View, name: str, by: str) -> None:
    """Give a view another name. Raises ViewRefusedError."""
    _ledger().rename(view.number, name, by)


@guarded(Action.KEEP_VIEW)
def delete(view: View, by: str) -> None:
    """Take a view off the list; who did so is kept."""
    _ledger().delete(view.number, by)


def _ledger() -> Views:
    return Views(data.settings().decisions)


def query_now() -> str:
    """What the address holds of what is shown now, in a fixed order."""
    held = {key: value for key, value in st.query_params.items() if key not in PERSONAL}
    return urlencode(sorted(held.items()))


def link_now(address: str) -> str:
    """The whole link to what is shown now, for a colleague; `address` is that of the page."""
    here = st.context.url or ""
    base = here.removesuffix("/").removesuffix(f"/{address}") if address else here.removesuffix("/")
    query = query_now()
    return f"{base}/{address}?{query}" if query else f"{base}/{address}"


def address_of(view: View) -> str | None:
    """Where a view leads, for who looks now; None where its page is no more."""
    place = BY_NAME.get(view.page)
    if place is None:
        return None
    own = [(key, st.query_params[key]) for key in PERSONAL if key in st.query_params]
    query = urlencode([*parse_qsl(view.query), *own])
    return f"/{place.address}?{query}" if query else f"/{place.address}"


def gone(view: View, choices: Mapping[str, Sequence[str]]) -> list[str]:
    """The choices of a view that are not there any more; `choices` are those of each filter."""
    return [value for key, value in parse_qsl(view.query) if key in KEYS and value not in choices[key]]
