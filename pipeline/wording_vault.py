"""Every Dutch word of the commands about the vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

if TYPE_CHECKING:
    from pipeline.vault import Rekeyed
    from pipeline.vault.keys import Place

HELP = "De kluis: de aangeleverde bestanden, versleuteld."
HELP_REKEY = (
    "Versleutel alles met een nieuwe sleutel. Stopt het halverwege, voer het dan opnieuw uit: het gaat verder waar "
    "het was.\n\nVoorbeeld: verhaal vault rekey"
)
HELP_CHECK = "Open elk bestand in de kluis en controleer of het nog heel is.\n\nVoorbeeld: verhaal vault check"
HELP_NEW_KEY = "Toon een nieuwe sleutel, om zelf te bewaren. Er verandert niets."
REKEYING, CHECKING = "Versleutelen", "Controleren"
DROPPED = "De oude sleutel is niet meer nodig en is weg."
DROP_YOURSELF = (
    "Alles staat op de eerste sleutel in VERHAAL_VAULT_KEY. Haal de andere eruit en start het programma opnieuw."
)
OLD_COPIES = (
    "Reservekopieën van vóór nu openen alleen met de oude sleutel. Bewaar die los van de kopieën, tot de laatste "
    "daarvan is overschreven."
)
WHOLE = "Alles in de kluis is heel ({records} bestanden)."
KEPT_BOTH = (
    "Beide sleutels blijven staan. Zet deze terug uit een reservekopie en voer 'verhaal vault rekey' opnieuw uit:"
)
DAMAGED = "Niet in orde in de kluis: {count}."
SAFE_KEY = "Sleutel van de kluis"
KEY_BESIDE = (
    "De sleutel staat naast de gegevens. Dat is alleen goed om te proberen: wie de map kopieert, kan alles lezen. "
    "Zet de sleutel elders en wijs hem aan met VERHAAL_VAULT_KEY_FILE (zie docs/beheer/sleutels.md)."
)
NO_KEY_YET = "Er is nog geen sleutel; die komt bij het eerste bestand. Kies vóór gebruik waar: VERHAAL_VAULT_KEY_FILE."


@contextmanager
def progress(step: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(step, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def show_rekeyed(outcome: Rekeyed, place: Place) -> str:
    """What came of a new key, and what is left to do."""
    lines = [f"Opnieuw versleuteld: {outcome.renewed}."]
    if outcome.unreadable:
        lines += [KEPT_BOTH, *(f"  {name}" for name in outcome.unreadable)]
    elif place == "environment" and not outcome.dropped:
        lines += [DROP_YOURSELF, OLD_COPIES]
    else:
        lines += [DROPPED, OLD_COPIES] if outcome.dropped and place != "environment" else []
    return "\n".join(lines)


def show_check(wrong: Mapping[str, str], records: int) -> str:
    """Whether the vault is whole, else what is wrong with which record."""
    if not wrong:
        return WHOLE.format(records=records)
    return "\n".join([DAMAGED.format(count=len(wrong)), *(f"✗ {message}" for message in wrong.values())])
