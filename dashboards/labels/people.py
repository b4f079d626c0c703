"""Every Dutch word on who is signed in, and on the page Accounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from dashboards.labels.roles import ROLES
from pipeline.accounts import Account

SIGNED_IN_AS = "Aangemeld als"
SIGNED_OUT = "U bent afgemeld"
SIGNED_OUT_HELP = "Meld u opnieuw aan om verder te gaan. Wat u nog niet had vastgelegd, is niet bewaard."
TO_SIGN_IN = "Naar aanmelden"
TO_PASSWORD = "Wachtwoord"  # nosec B105  # a word on the page

TITLE = "Accounts"
INTRO = "Wie mag aanmelden, en als wat. Een wijziging geldt meteen: wie het betreft, wordt overal afgemeld."
NONE_HERE = "Het dashboard draait nu zonder accounts. Start het met <code>verhaal dashboard</code> om ze te gebruiken."
PRACTICE_HERE = "In de oefenomgeving zijn er geen accounts: de personen hier zijn verzonnen."
LIST_TITLE = "Wie er zijn"
LIST_CAPTION = "Op naam"
HEADINGS = ("Naam", "Aanmeldnaam", "Rol", "Organisatie", "Stand", "Nu aangemeld")
ELSEWHERE = "bij de gemeente"
ACTIVE, BLOCKED, WAITS = "actief", "geblokkeerd", "wacht op eerste wachtwoord"
INVITE_TITLE = "Iemand uitnodigen"
NAME = "Naam"
SIGN_IN_NAME = "Aanmeldnaam"
SIGN_IN_NAME_HELP = "Bijvoorbeeld het e-mailadres van het werk."
ROLE = "Rol"
ORGANISATION = "Organisatie"
ORGANISATION_HELP = "Alleen voor een indiener: de organisatie waarvan deze persoon de verslagen ziet."
INVITE = "Maak een uitnodiging"
LINK_TITLE = "De link voor {name}"
LINK_HELP = (
    "Geef deze link aan {name}. Wie hem opent, kiest een wachtwoord. De link werkt één keer, {days} dagen lang, en is "
    "alleen nu te zien."
)
CHANGE_TITLE = "Een account wijzigen"
WHO = "Account"
WHO_HELP = "Kies een account"
SAVE_ROLE = "Bewaar rol en organisatie"
BLOCK, UNBLOCK = "Blokkeer", "Hef de blokkade op"
NEW_LINK = "Maak een nieuwe link"
END_SESSIONS = "Meld overal af"
LAST_TRIES = "Na te veel verkeerde pogingen weer toelaten"
DONE: Mapping[str, str] = MappingProxyType({
    "role": "De rol van {name} is gewijzigd.", "block": "{name} is geblokkeerd en afgemeld.",
    "unblock": "{name} kan zich weer aanmelden.", "end": "{name} is overal afgemeld.",
    "release": "{name} kan het meteen opnieuw proberen.",
})  # fmt: skip
NOT_SELF = "U kunt uw eigen account niet blokkeren of een andere rol geven. Vraag een andere beheerder."
ROLE_ELSEWHERE = "Rol en organisatie van dit account komen van de gemeente en worden daar gewijzigd."


def state(account: Account) -> str:
    """Whether somebody can sign in."""
    if account.is_blocked:
        return BLOCKED
    return ACTIVE if account.has_password or account.source == "oidc" else WAITS


def row(account: Account, sessions: int) -> tuple[str, ...]:
    """An account as the values under HEADINGS."""
    return (
        account.name, account.sign_in or ELSEWHERE, ROLES[account.role], account.organisation or "–", state(account),
        "ja" if sessions else "nee",
    )  # fmt: skip


def choice(account: Account) -> str:
    """An account in a list to choose from."""
    return f"{account.name} ({account.sign_in or ELSEWHERE})"


def since(account: Account) -> str:
    """When an account was made."""
    return f"{datetime.fromtimestamp(account.made_at, UTC):%d-%m-%Y}"
