"""The Dutch words of `verhaal accounts`, and of opening the dashboard with accounts or as a demo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pipeline import wording
from pipeline.accounts import Account

HELP = "Wie mag aanmelden: uitnodigen, blokkeren, een nieuwe link."
HELP_LIST = "Toon alle accounts."
HELP_INVITE = (
    "Maak een account en toon de link waarmee die persoon een wachtwoord kiest.\n\n"
    'Voorbeeld: verhaal accounts invite "Anna de Boer" a.deboer@gemeente.nl medewerker'
)
HELP_BLOCK = "Houd iemand meteen buiten; met --undo weer toelaten."
HELP_RESET = "Toon een link voor een nieuw wachtwoord, meld overal af, en laat meteen weer toe na verkeerde pogingen."
HELP_NAME = "De naam die bij alles staat wat deze persoon vastlegt."
HELP_SIGN_IN = "De aanmeldnaam, bijvoorbeeld het e-mailadres van het werk."
HELP_ROLE = "medewerker, adviseur, voorzitter, beoordelaar, indiener of beheerder."
HELP_ORGANISATION = "De organisatie van een indiener."
HELP_UNDO = "Hef de blokkade op."
HELP_ADDRESS = "Het adres waarop collega's het dashboard openen; anders dat van de instellingen of van deze computer."
HELP_DEMO = "Oefenomgeving: zonder wachtwoorden, één persoon per rol, alleen op voorbeeldverslagen."

NONE = "Er zijn nog geen accounts. Start het dashboard (verhaal dashboard) en open de link die dan verschijnt."
LINK = "Geef deze link aan {name}. Hij werkt één keer, {days} dagen lang:\n{link}"
BLOCKED = "{name} is geblokkeerd en overal afgemeld."
UNBLOCKED = "{name} kan zich weer aanmelden."
UNKNOWN = "Er is geen account met aanmeldnaam {sign_in}. Bekijk ze met: verhaal accounts list"
FIRST = "Maak het eerste account: open {link}\n(De link werkt één keer. Daarna staat hier alleen het adres.)"
REFUSED: Mapping[str, str] = MappingProxyType({
    "no_name": "Geef een naam op.",
    "long_name": "Deze naam is te lang of bevat vreemde tekens.",
    "bad_sign_in": "Deze aanmeldnaam kan niet: gebruik geen spaties of schuine strepen.",
    "taken": "Deze aanmeldnaam is al in gebruik.",
    "no_organisation": "Een indiener heeft een organisatie: geef haar op met --organisation.",
    "organisation": "Alleen een indiener heeft een organisatie.",
    "practice_name": "Deze naam is van de oefenomgeving. Kies een andere.",
    "last_admin": "Dit is de enige beheerder. Nodig eerst een andere beheerder uit.",
    "unknown": "Dit account bestaat niet.",
})  # fmt: skip
NOT_SAFE: Mapping[str, str] = MappingProxyType({
    "address": (
        "Het dashboard luistert alleen op deze computer, tenzij er een proxy met https voor staat. Zet in de "
        'instellingen onder [access] ook address = "https://…", of laat host weg.'
    ),
    "proxies": (
        "Zet in de instellingen onder [access] ook trusted_proxies: het adres van de proxy voor het dashboard."
    ),
    "demo_host": "De oefenomgeving luistert alleen op deze computer. Laat host weg in de instellingen.",
    "accounts": (
        "De oefenomgeving start niet: er zijn accounts. Start zonder --demo, of kies met VERHAAL_DATA een andere map "
        "voor de oefengegevens."
    ),
    "real": (
        "De oefenomgeving start niet: er staan verslagen in die geen voorbeeld zijn. Start zonder --demo, of kies met "
        "VERHAAL_DATA een andere map voor de oefengegevens."
    ),
})  # fmt: skip


def address(at: str, first: str) -> str:
    """Where the dashboard stands, and the link to the first account while there is none."""
    shown = wording.ADDRESS.format(address=at)
    return f"{shown}\n{FIRST.format(link=at + first)}" if first else shown


def table(accounts: Sequence[Account]) -> str:
    """The accounts, one a line."""
    return "\n".join(_line(one) for one in accounts) or NONE


def _line(one: Account) -> str:
    state = "geblokkeerd" if one.is_blocked else "actief"
    if one.source == "local" and not one.has_password and not one.is_blocked:
        state = "wacht op eerste wachtwoord"
    organisation = f" · {one.organisation}" if one.organisation else ""
    return f"{one.name} · {one.sign_in or 'bij de gemeente'} · {one.role}{organisation} · {state}"
