"""The Dutch words for roles: choosing one, and what to do on a page that is not yours."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.access import Action, Role

YOUR_ROLE = "Uw rol"
NO_ROLE = "Alles bekijken"
ROLE_HELP = "Uw rol bepaalt welke onderdelen u ziet. U kunt hem altijd wijzigen."
ROLES = {
    Role.OFFICER: "Subsidiemedewerker",
    Role.ADVISER: "Beleidsadviseur",
    Role.CHAIR: "Voorzitter",
    Role.REVIEWER: "Beoordelaar",
    Role.PROVIDER: "Indiener",
    Role.ADMIN: "Beheerder",
}
CHOOSE_TITLE = "Wat komt u doen?"
TASKS = {
    Role.OFFICER: ("Verslagen verwerken", "U levert verslagen aan, kijkt na wat is gelezen, en keurt het goed."),
    Role.ADVISER: ("Zien wat het oplevert", "U zoekt wat de uren veranderden: voor wie, en wie dat zegt."),
    Role.CHAIR: ("Het gesprek voorbereiden", "U leidt het effectgesprek van het kwartaal, met vragen en afspraken."),
    Role.REVIEWER: ("De computer nakijken", "U beoordeelt zinnen waarover de computer twijfelt."),
    Role.PROVIDER: (
        "Eigen verslagen aanleveren",
        "U levert verslagen van uw organisatie aan en ziet hoe ze zijn gelezen.",
    ),
    Role.ADMIN: ("Alles beheren", "U gebruikt alle onderdelen."),
}
"""What each role comes to do, and what that is; the first words are on the button."""
NO_CHOICE = "Liever zelf rondkijken? U kunt ook alles openen zonder te kiezen."
OPEN_ALL = "Bekijk het overzicht"
CHANGE_LATER = "U kunt uw rol later wijzigen, links onder het menu."
GO_ON_AS = "Ga verder als {role}"
TO_START = "Naar uw startpagina"
MUNICIPALITY = "de gemeente"
"""Who works there, to an organisation that hands in."""
NOT_ALLOWED = "Dit hoort niet bij uw rol. Er is niets veranderd."
NOT_YOURS = "Dit onderdeel hoort niet bij uw rol"
ACTIONS = {
    Action.DELIVER: "een bestand aanleveren",
    Action.DECIDE: "een verslag goedkeuren of terugsturen",
    Action.CORRECT: "verbeteren wat is gelezen",
    Action.TEACH: "onthouden wat een kolom of naam betekent",
    Action.READ_ORIGINAL: "een origineel bekijken of downloaden",
    Action.JUDGE: "een label beoordelen",
    Action.ADOPT: "een thema maken van een groep zinnen",
    Action.AGREE: "notities en afspraken vastleggen",
    Action.CONFIRM: "bevestigen wat een pitch belooft",
    Action.CHOOSE: "een verhalenpanel voorbereiden en vastleggen",
    Action.EXPORT: "een tabel, plaatje of verslag downloaden",
    Action.MANAGE: "accounts beheren",
    Action.KEEP_VIEW: "een weergave bewaren",
}
"""What each action is, for the page on roles in docs/beheer."""


def not_yours(role: Role, users: Collection[Role]) -> str:
    """Why somebody does not see a page, and whose work it is."""
    whose = sorted(ROLES[user].lower() for user in users if user is not Role.ADMIN) or [ROLES[Role.ADMIN].lower()]
    names = f"{', '.join(whose[:-1])} of {whose[-1]}" if len(whose) > 1 else whose[0]
    return f"U bekijkt Verhaal nu als {ROLES[role].lower()}. Dit onderdeel is voor de {names}."
