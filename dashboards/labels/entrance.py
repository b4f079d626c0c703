"""Every Dutch word of signing in: the pages before Streamlit, and what the gate says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dashboards import labels
from dashboards.labels.roles import ROLES, TASKS
from pipeline.access import Role
from pipeline.accounts import Account

PRODUCT, TAGLINE = labels.PRODUCT, labels.TAGLINE

UNKNOWN_HOST = "Dit adres is niet van Verhaal."
OTHER_SITE = "Dit verzoek kwam niet van een pagina van Verhaal."
SIGNED_OUT = "U bent niet aangemeld."
NOT_THERE = "Dit is er niet, of niet voor u."
TOO_LARGE = "Dit is te groot."

SIGN_IN = "Aanmelden"
SIGN_OUT = "Afmelden"
SIGN_IN_NAME = "Aanmeldnaam"
PASSWORD = "Wachtwoord"  # nosec B105  # a word on the page
NAME = "Uw naam"
NAME_HELP = "Deze naam staat bij alles wat u vastlegt."
SIGN_IN_NAME_HELP = "Hiermee meldt u zich aan, bijvoorbeeld uw e-mailadres van het werk."
NEW_PASSWORD = "Nieuw wachtwoord"  # nosec B105  # a word on the page
AGAIN = "Nog een keer het nieuwe wachtwoord"
CURRENT = "Uw wachtwoord van nu"
PASSWORD_HELP = "Minstens 12 tekens. Een zin van een paar woorden is goed en makkelijk te onthouden."  # nosec B105  # a word on the page
TO_SIGN_IN = "Naar aanmelden"
TO_START = "Terug naar Verhaal"

WRONG = "De aanmeldnaam of het wachtwoord klopt niet."
STALE = "Deze pagina stond te lang open. Probeer het nog een keer."
DIFFERENT = "De twee wachtwoorden zijn niet gelijk."
WRONG_CURRENT = "Uw wachtwoord van nu klopt niet."
FORGOTTEN = "Wachtwoord vergeten? Vraag uw beheerder om een nieuwe link."
NO_ACCOUNTS = "Er zijn nog geen accounts"
NO_ACCOUNTS_HELP = (
    "Wie het dashboard start, ziet in het venster een link waarmee de eerste beheerder een account maakt. Open die "
    "link."
)
SIGNED_OUT_NOW = "U bent afgemeld."
SIGN_OUT_ASK = "Wilt u zich afmelden?"
FIRST_TITLE = "De eerste beheerder"
FIRST_INTRO = "Maak het eerste account. Daarmee nodigt u daarna uw collega's uit."
MAKE_ACCOUNT = "Maak het account"
INVITED_TITLE = "Welkom bij Verhaal"
INVITED_INTRO = "Kies een wachtwoord, dan kunt u beginnen."
RESET_TITLE = "Kies een nieuw wachtwoord"
KEEP_PASSWORD = "Bewaar het wachtwoord"  # nosec B105  # a word on the page
CHANGE_TITLE = "Wachtwoord wijzigen"
CHANGE_INTRO = "Daarna bent u op alle andere plekken afgemeld."
LINK_GONE = "Deze link werkt niet meer"
LINK_GONE_HELP = "Een link werkt één keer en een beperkte tijd. Vraag uw beheerder om een nieuwe."
FIRST_GONE_HELP = "Een link werkt één keer. Start het dashboard opnieuw voor een nieuwe, of meld u aan."
NO_PASSWORD_HERE = "U meldt zich aan via {label}. Daar wijzigt u ook uw wachtwoord."  # nosec B105  # a word on the page
OR = "of"
SIGN_IN_WITH = "Aanmelden met {label}"
ELSEWHERE_FAILED = "Aanmelden is niet gelukt"
ELSEWHERE_DOWN = "De aanmeldserver van {label} antwoordt niet. Probeer het later opnieuw."
ELSEWHERE_WRONG = "Het antwoord van {label} klopt niet. Probeer het opnieuw. Blijft dit zo, vraag dan uw beheerder."
UNWELCOME: Mapping[str, str] = MappingProxyType({
    "no_role": "U heeft geen rol in Verhaal. Vraag uw beheerder om toegang.",
    "no_organisation": "Bij uw account staat geen organisatie. Vraag uw beheerder om die toe te voegen.",
    "blocked": "Uw account is geblokkeerd. Vraag uw beheerder waarom.",
    "unreadable": "Bij uw account staat geen naam. Vraag uw beheerder om die toe te voegen.",
})  # fmt: skip
PASSWORD_REFUSED: Mapping[str, str] = MappingProxyType({
    "short": "Dit wachtwoord is te kort: kies minstens 12 tekens.",
    "long": "Dit wachtwoord is te lang: kies hoogstens 256 tekens.",
    "common": "Dit wachtwoord staat op lijsten van veelgebruikte wachtwoorden. Kies een ander.",
    "name": "Dit wachtwoord lijkt te veel op een naam. Kies een ander.",
    "repeated": "Dit wachtwoord heeft te weinig verschillende tekens. Kies een ander.",
})  # fmt: skip
ACCOUNT_REFUSED: Mapping[str, str] = MappingProxyType({
    "no_name": "Vul een naam in.",
    "long_name": "Deze naam is te lang of bevat vreemde tekens.",
    "bad_sign_in": "Deze aanmeldnaam kan niet: gebruik geen spaties of schuine strepen.",
    "taken": "Deze aanmeldnaam is al in gebruik.",
    "no_organisation": "Vul de organisatie van de indiener in.",
    "organisation": "Alleen een indiener heeft een organisatie.",
    "practice_name": "Deze naam is van de oefenomgeving. Kies een andere.",
    "last_admin": "Dit is de enige beheerder. Maak eerst een andere beheerder.",
    "unknown": "Dit account bestaat niet.",
})  # fmt: skip

PRACTICE = "Oefenomgeving met voorbeeldverslagen"
PRACTICE_INTRO = "Kies als wie u rondkijkt. Een wachtwoord is niet nodig: alles hier is verzonnen."
PRACTICE_NAMES: Mapping[Role, str] = MappingProxyType({
    Role.OFFICER: "Medewerker", Role.ADVISER: "Adviseur", Role.CHAIR: "Voorzitter", Role.REVIEWER: "Beoordelaar",
    Role.PROVIDER: "Indiener", Role.ADMIN: "Beheerder",
})  # fmt: skip


def go_on_as(role: Role) -> str:
    """The button of a role in the demo."""
    return f"Verder als {ROLES[role].lower()} (oefenen)"


def about_role(role: Role, organisation: str | None) -> str:
    """What somebody with a role does."""
    return TASKS[role][1] + (f" Organisatie: {organisation}." if organisation else "")


def wait(seconds: float) -> str:
    """That there were too many wrong tries, and how long to wait."""
    minutes = max(1, round(seconds / 60 + 0.49))
    shown = f"{minutes} minuten" if minutes > 1 else "1 minuut"
    if minutes > 90:
        shown = f"{round(minutes / 60)} uur"
    return f"Te vaak geprobeerd. Wacht {shown} en probeer het dan opnieuw."


def signed_in_as(account: Account) -> str:
    """Who is signed in, and as what; the name of a person in the demo says so itself."""
    return account.name if account.source == "demo" else f"{account.name} ({ROLES[account.role].lower()})"


def named(error: Any) -> str:  # noqa: ANN401 - AccountRefused or PasswordRefused, which both say why
    """What is the matter with an account or password."""
    return PASSWORD_REFUSED.get(error.why) or ACCOUNT_REFUSED[error.why]
