"""Every Dutch word of the commands about retraining, and how figures before and after are shown."""

from __future__ import annotations

from typing import Any

HELP_RETRAIN = (
    "Leer van wat mensen hebben beoordeeld. Het nieuwe model gaat pas gelden als het aantoonbaar beter is.\n\n"
    "Voorbeeld: verhaal themes retrain --by Anna --reason 'na de eerste ronde beoordelen'"
)
HELP_DRY = "Meet alleen; er verandert niets."
HELP_FORCE = "Gebruik het nieuwe model ook als het niet aantoonbaar beter is."
HELP_MODELS = "Toon het meegeleverde model en de modellen die u zelf maakte, met hun cijfers."
HELP_USE = (
    "Kies welk model geldt; 'shipped' is het meegeleverde model.\n\n"
    "Voorbeeld: verhaal themes use shipped --by Anna --reason 'nieuw model mist te veel'"
)
HELP_VERSION = "De naam van het model (zie: verhaal themes models), of shipped."
HELP_BY = "Wie dit besluit."
HELP_REASON = "Waarom."

TOO_FEW = (
    "Er zijn nog te weinig beoordeelde zinnen om van te leren: {sentences} zinnen uit {documents} documenten. "
    "Nodig zijn minstens {least} zinnen uit {least_documents} documenten. Beoordeel er meer op de pagina Beoordelen."
)
NEEDS_BY = "Geef op wie dit besluit en waarom: --by NAAM --reason REDEN. Of meet alleen, met --dry-run."
UNKNOWN = "Het model {version} is er niet. Bekijk welke er zijn: verhaal themes models"
DRY = "Er is niets veranderd (--dry-run)."
NOT_BETTER = (
    "Het nieuwe model is niet aantoonbaar beter. Het is bewaard als {version}, maar wordt niet gebruikt. "
    "Toch gebruiken: verhaal themes use {version} --by NAAM --reason REDEN"
)
IN_USE = "Vanaf nu geldt het model {version}. Wat mensen hebben beoordeeld, blijft staan."
WAY_BACK = "Terug kan altijd: verhaal themes use shipped --by NAAM --reason REDEN"
MEASURES = {
    "themes": "thema's", "outcome": "veranderingen", "kind": "soort zin", "direction": "richting",
    "voice": "wie spreekt",
}  # fmt: skip
_SHIPPED = "shipped (meegeleverd)"
_ON_JUDGED = "Op beoordeelde zinnen, gemeten op documenten waarvan niet is geleerd"
_ON_EXAMPLES = "Op voorbeelden waarvan nu niet is geleerd (laat zien of er iets wordt vergeten)"
_EXPLAINED = "Van 0 tot 1; tussen haakjes het verschil en waar dat met 95% zekerheid ligt."


def show_figures(figures: dict[str, Any]) -> str:
    """The figures of new heads before and after, on judged sentences and on examples."""
    parts = [_EXPLAINED, _compared(_ON_JUDGED, figures["judged"])]
    if figures.get("examples"):
        parts.append(_compared(_ON_EXAMPLES, figures["examples"]))
    return "\n".join(parts)


def show_version(name: str, in_use: bool, figures: dict[str, Any]) -> str:
    """One model in a list."""
    sign = "* " if in_use else "  "
    if not figures:
        return f"{sign}{_SHIPPED}"
    verdict = "beter" if figures["better"] else "niet aantoonbaar beter"
    judged = figures["judged"]
    changes = ", ".join(
        f"{MEASURES[one['measure']]} {_number(one['before'])} → {_number(one['after'])}" for one in judged["changes"]
    )
    return f"{sign}{name} · {figures['made_at'][:10]} · {judged['n']} zinnen · {verdict}\n    {changes}"


def _compared(title: str, compared: dict[str, Any]) -> str:
    rows = [f"{title} (n = {compared['n']}, {compared['documents']} documenten):"]
    for one in compared["changes"]:
        change = one["after"] - one["before"]
        interval = f"{_signed(one['low'])} tot {_signed(one['high'])}"
        rows.append(
            f"  {MEASURES[one['measure']]:<14} {_number(one['before'])} → {_number(one['after'])}  "
            f"({_signed(change)}; {interval})"
        )
    return "\n".join(rows)


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace(".", ",")
