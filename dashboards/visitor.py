"""Who is looking: the one place where pages learn somebody's role and name.

Who looks is the account that is signed in, asked anew at each run, so that a session that ended counts no more. Where
the server has no door (tests), the visitor chooses a role and gives a name. Pages ask `visitor()` in both cases, and a
page outside a role is refused where it is run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from dashboards.entrance.door import Door, door
from dashboards.labels import people as words
from dashboards.labels.roles import MUNICIPALITY
from pipeline.access import Action, Role, is_signed_for, may_do, may_open

ROLE = "rol"
"""Session and address key of the role; its field stands in the sidebar of every page."""
NAME = "medewerker"
"""Session key of the name that is booked with what somebody decides."""
ORGANISATION = "organisatie_van_indiener"
"""Session key of the one organisation that a provider hands in for; without accounts only tests set it."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is looking; without a role everything is open, since it runs on one's own computer."""

    role: Role | None
    name: str
    organisation: str | None = None
    """The one organisation that a provider (`Role.PROVIDER`) hands in for and sees; None for all others."""
    account: int | None = None
    """The number of the account that is signed in; None where the visitor chose a role and typed a name."""

    @property
    def begins_with_overview(self) -> bool:
        """Whether their start is the overview itself."""
        return self.role is Role.ADVISER

    def may_open(self, page: str) -> bool:
        """Whether a page is theirs, by the name of its file."""
        return may_open(self.role, page)

    def told_of(self, name: str) -> str:
        """Who decided something, as it is told to them: a provider hears names of its own organisation alone."""
        is_theirs = self.role is not Role.PROVIDER or is_signed_for(name, self.organisation)
        return name if is_theirs else MUNICIPALITY

    def may(self, action: Action) -> bool:
        """Whether they may do something."""
        return may_do(self.role, action)


_acting: ContextVar[Visitor | None] = ContextVar("acting", default=None)
"""In whose name something is done after their page was made, where Streamlit knows of no visit any more."""


def visitor() -> Visitor:
    """Who is looking now; where nobody is signed in any more the run ends here, and says so."""
    found = someone()
    if found is None:
        st.html(
            f'<section class="leeg-scherm" data-opnieuw="ja"><h1>{words.SIGNED_OUT}</h1><p>{words.SIGNED_OUT_HELP}</p>'
            f'<p><a href="/aanmelden">{words.TO_SIGN_IN}</a></p></section>'
        )
        st.stop()
        # outside the making of a page stopping does nothing
        raise PermissionError("nobody is signed in")
    return found


def someone() -> Visitor | None:
    """Who is looking now; None where nobody is signed in (any more)."""
    if (acting := _acting.get()) is not None:
        return acting
    return _signed_in(standing) if (standing := door()) else _chosen()


def _chosen() -> Visitor:
    """What the visitor says of themselves, where there is no door."""
    chosen = st.session_state.get(ROLE)
    role = Role(chosen) if chosen else None
    # without an organisation a provider sees nothing
    organisation = st.session_state.get(ORGANISATION) if role is Role.PROVIDER else None
    return Visitor(role, str(st.session_state.get(NAME, "")), str(organisation) if organisation else None)


@contextmanager
def acting_as(who: Visitor) -> Iterator[None]:
    """Do something in somebody's name outside the making of a page, as what makes a file that they asked for."""
    token = _acting.set(who)
    try:
        yield
    finally:
        _acting.reset(token)


def is_signed_out() -> bool:
    """Whether this page stayed open after its session ended."""
    standing = door()
    return standing is not None and standing.entered(st.context.cookies) is None


def _signed_in(standing: Door) -> Visitor | None:
    session = standing.entered(st.context.cookies)
    if session is None:
        return None
    account = session.account
    return Visitor(account.role, account.name, account.organisation, account.number)


def become(role: Role | None) -> None:
    """Take on a role; None opens everything. Only before the field of the role is shown, as in a button's callback."""
    st.session_state[ROLE] = role
