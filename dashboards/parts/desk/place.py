"""Where the officer is at the desk: which delivery is open, which part of it, which cell is pointed at.

The delivery lives in the address, so that a reload or a link opens the same; the rest lives in the session.
"""

from __future__ import annotations

import streamlit as st

from dashboards.labels import desk as desk_labels
from dashboards.visitor import visitor

OFFICER = "medewerker"
"""Session key: the name of who is at the desk."""
DELIVERY = "bestand"
"""Address key: the first signs of the hash of the delivery that is open."""
PART = "deel"
POINTED = "aangewezen"
EDITED = "wijzigt"
RETURNING = "stuurt_terug"
ORIGINAL = "origineel"
PAGE = "bladzijde"
SCROLL = "rol_naar"
"""Session key: the cell that is pointed at is to be brought into view at this run."""
_NAMELESS = "zonder_naam"
_OF_DELIVERY = (PART, POINTED, EDITED, RETURNING, ORIGINAL, PAGE, SCROLL, _NAMELESS)
SIGNS = 16


def ask_name() -> None:
    """The field for the name of who is at work; the first to be shown on a page that books what people decide.

    Who is signed in books under the name of the account, and is asked nothing.
    """
    if has_account():
        return
    # in a container of its own, so that what follows keeps its place, and with it the files that were chosen
    with st.container(key="naam"):
        # a widget's own key is forgotten on another page, so the name is kept under one of its own
        given = st.text_input(
            desk_labels.YOUR_NAME, st.session_state.get(OFFICER, ""), max_chars=80, key="uw_naam",
            placeholder=desk_labels.NAME_EXAMPLE, autocomplete="name", width=320,
        )  # fmt: skip
        st.session_state[OFFICER] = given.strip()
        if not officer():
            st.html(f'<p class="stil">{desk_labels.NAME_HELP}</p>')


def officer() -> str:
    """The name of who is at the desk: of the account, else as it was given; empty until then."""
    return visitor().name


def has_account() -> bool:
    """Whether somebody is signed in, so that the name is known and cannot be typed."""
    return visitor().account is not None


def signed(action: str) -> bool:
    """Whether the name is given; if not, ask_for_name says so beside the action that asked."""
    if officer():
        return True
    st.session_state[_NAMELESS] = action
    return False


def ask_for_name(action: str) -> None:
    """Say beside an action that the name comes first, if it was just tried without."""
    if st.session_state.get(_NAMELESS) == action:
        del st.session_state[_NAMELESS]
        st.error(desk_labels.NAME_FIRST, icon=":material/error:")


def opened() -> str | None:
    """The delivery that the address names."""
    return st.query_params.get(DELIVERY) or None


def open_delivery(document: str) -> None:
    """Open a delivery."""
    close()
    st.query_params[DELIVERY] = document[:SIGNS]


def close() -> None:
    """Go back to the inbox."""
    st.query_params.pop(DELIVERY, None)
    for key in _OF_DELIVERY:
        st.session_state.pop(key, None)


def point_at(table: int | None, cell: str | None) -> None:
    """Show a table with one cell pointed at; running text without a table."""
    st.session_state[PART] = table or 0
    st.session_state[POINTED] = cell
    st.session_state[SCROLL] = True


def pointed() -> str | None:
    """The cell that is pointed at."""
    return st.session_state.get(POINTED)


def edit(what: str | None) -> None:
    """Open the form of one fact or figure; None closes it."""
    st.session_state[EDITED] = what


def edited() -> str | None:
    """The fact or figure whose form is open."""
    return st.session_state.get(EDITED)
