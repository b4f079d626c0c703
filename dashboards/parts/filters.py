"""The filters that all pages share. They live in the address, so that a reload or a shared link gives the same view."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
import streamlit as st

from dashboards import labels
from dashboards.labels import exports
from dashboards.periods import Quarter, quarters, reports_on

KEYS = ("organisatie", "programma", "periode")
ACTIVITY = "activiteit"
MORE = "meer"
"""Session keys that start like this hold how many rows of a list are on screen."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen; None leaves that filter open."""

    organisation: str | None
    programme: str | None
    quarter: Quarter | None

    @property
    def words(self) -> str:
        """What was chosen, in words."""
        quarter = labels.quarter(*self.quarter) if self.quarter else None
        held = ((labels.ORGANISATION, self.organisation), (labels.PROGRAMME, self.programme), (labels.PERIOD, quarter))
        return "; ".join(f"{name}: {value}" for name, value in held if value) or exports.NO_FILTERS

    def apply(self, documents: pl.DataFrame) -> pl.DataFrame:
        """The documents that fit."""
        if self.organisation is not None:
            documents = documents.filter(organisation_name() == self.organisation)
        if self.programme is not None:
            documents = documents.filter(pl.col("programme") == self.programme)
        if self.quarter is not None:
            documents = documents.filter(reports_on(*self.quarter))
        return documents


def organisation_name() -> pl.Expr:
    """The organisation of a document, with a word for where it is unknown."""
    return pl.col("organisation").fill_null(labels.UNKNOWN_ORGANISATION)


def show_filters(documents: pl.DataFrame) -> None:
    """Show the filters, with what the documents hold as choices.

    Only the entry of the screen may call this: what it shows stays in the address when the page changes.
    """
    organisations = documents.select(organisation_name()).to_series()
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        _choice("organisatie", labels.ORGANISATION, labels.ALL_ORGANISATIONS, _sorted(organisations))
        _choice("programma", labels.PROGRAMME, labels.ALL_PROGRAMMES, _sorted(documents["programme"]))
        _choice("periode", labels.PERIOD, labels.ALL_PERIODS, list(_periods(documents)))
        if any(st.session_state.get(key) for key in KEYS):
            clear_button("wis")


def chosen_filters(documents: pl.DataFrame) -> Filters:
    """What was chosen in the filters that are on screen."""
    organisation, programme, period = (st.session_state.get(key) for key in KEYS)
    return Filters(organisation, programme, _periods(documents)[period] if period else None)


def clear_button(key: str) -> None:
    """A button that opens all filters again."""
    st.button(labels.CLEAR_FILTERS, key=key, on_click=_clear)


def _periods(documents: pl.DataFrame) -> dict[str, Quarter]:
    return {labels.quarter(*quarter): quarter for quarter in quarters(documents)}


def _choice(key: str, label: str, everything: str, options: list[str]) -> None:
    st.selectbox(
        label, options, index=None, placeholder=everything, key=key, bind="query-params", filter_mode="contains",
        on_change=_start_over,
    )  # fmt: skip


def _sorted(names: pl.Series) -> list[str]:
    return sorted(names.drop_nulls().unique(), key=str.casefold)


def _clear() -> None:
    for key in KEYS:
        st.session_state[key] = None
    _start_over()


def _start_over() -> None:
    for key in [key for key in st.session_state if str(key).startswith(MORE)]:
        del st.session_state[key]
