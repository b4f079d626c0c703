"""The roles, and which pages and actions each may use: the one table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType


@unique
class Role(StrEnum):
    """What somebody comes to do; the value is what is kept and logged."""

    OFFICER = "medewerker"
    """The subsidy officer: takes reports in and checks how they were read."""
    ADVISER = "adviseur"
    """The policy adviser: looks for what hours changed, for whom, and who says so."""
    CHAIR = "voorzitter"
    """The chair of the quarterly review: prepares and leads it."""
    REVIEWER = "beoordelaar"
    """Judges the labels that the computer gave."""
    PROVIDER = "indiener"
    """An organisation that hands in its own reports: sees its own, and nothing of another."""
    ADMIN = "beheerder"
    """May do everything."""


@unique
class Action(StrEnum):
    """What changes something: it is booked with a name."""

    DELIVER = "aanleveren"
    """Hand in a file."""
    DECIDE = "goedkeuren"
    """Confirm a report or send it back."""
    CORRECT = "verbeteren"
    """Put right what was read of a report."""
    JUDGE = "beoordelen"
    """Say whether a label is right."""
    ADOPT = "thema_maken"
    """Make a theme of a group of passages, or say that it is none."""
    AGREE = "afspreken"
    """Note what is said at a review, and make or change agreements."""
    CONFIRM = "belofte_bevestigen"
    """Confirm what a pitch promises."""
    CHOOSE = "verhalen_kiezen"
    """Prepare a panel that chooses among stories, and book what it chose and what its tellers heard."""
    TEACH = "leren"
    """Say what a column or a name means, for the next reports of an organisation too."""
    READ_ORIGINAL = "origineel_lezen"
    """Open or take along an original, in which names of residents stand."""
    EXPORT = "meenemen"
    """Take a table, picture or report along as a file."""
    MANAGE = "accounts_beheren"
    """Invite somebody, change or block an account."""
    KEEP_VIEW = "weergave_bewaren"
    """Keep a view under a name that everybody sees, give it another, or take it away."""


_LOOKERS = frozenset({Role.OFFICER, Role.ADVISER, Role.CHAIR})
_EVERYONE = frozenset({*_LOOKERS, Role.REVIEWER})
"""Who works for the municipality, and sees the reports of all organisations."""
_EVERYBODY = frozenset({*_EVERYONE, Role.PROVIDER})
"""These and who hands in, who sees its own there and nothing of another (dashboards/data.py)."""

PAGES: Mapping[str, frozenset[Role]] = MappingProxyType({
    "start": _EVERYBODY,
    "overzicht": _LOOKERS,
    "cijfers_en_verhalen": _LOOKERS,
    "themas": _EVERYONE,
    "organisaties": _LOOKERS,
    "zoeken": _EVERYONE,
    "aanleveren": frozenset({Role.OFFICER, Role.PROVIDER}),
    "documenten": frozenset({Role.OFFICER, Role.ADVISER, Role.PROVIDER}),
    "effectgesprek": frozenset({Role.ADVISER, Role.CHAIR}),
    "afspraken": frozenset({Role.ADVISER, Role.CHAIR}),
    "pitches": _LOOKERS,
    "verhalenpanel": frozenset({Role.ADVISER, Role.CHAIR}),
    "beoordelen": frozenset({Role.REVIEWER}),
    "nieuwe_themas": frozenset({Role.ADVISER, Role.REVIEWER}),
    "betrouwbaar": _EVERYONE,
    "handleiding": _EVERYBODY,
    "toegankelijkheid": _EVERYBODY,
    "logboek": frozenset({Role.ADMIN}),
    "citaten": _EVERYONE,
    "bron": _EVERYBODY,
    "accounts": frozenset({Role.ADMIN}),
})  # fmt: skip
"""Who uses which page of the dashboard, by the name of its file. A page that is not here is for the administrator."""

ACTIONS: Mapping[Action, frozenset[Role]] = MappingProxyType({
    Action.DELIVER: frozenset({Role.OFFICER, Role.PROVIDER}),
    Action.DECIDE: frozenset({Role.OFFICER}),
    Action.CORRECT: frozenset({Role.OFFICER, Role.PROVIDER}),
    Action.JUDGE: frozenset({Role.REVIEWER}),
    Action.ADOPT: frozenset({Role.ADVISER, Role.REVIEWER}),
    Action.AGREE: frozenset({Role.ADVISER, Role.CHAIR}),
    Action.CONFIRM: frozenset({Role.OFFICER, Role.ADVISER}),
    Action.CHOOSE: frozenset({Role.ADVISER, Role.CHAIR}),
    Action.TEACH: frozenset({Role.OFFICER}),
    Action.READ_ORIGINAL: frozenset({Role.OFFICER}),
    Action.EXPORT: _EVERYBODY,
    Action.MANAGE: frozenset({Role.ADMIN}),
    Action.KEEP_VIEW: _EVERYONE,
})  # fmt: skip
"""Who may do what."""


def may_open(role: Role | None, page: str) -> bool:
    """Whether a role uses a page; nobody in particular may open everything, as on one's own computer."""
    return role in (None, Role.ADMIN) or role in PAGES.get(page, frozenset())


def may_do(role: Role | None, action: Action) -> bool:
    """Whether a role may do something; nobody in particular may do everything, as on one's own computer."""
    return role in (None, Role.ADMIN) or role in ACTIONS[action]
