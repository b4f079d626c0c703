"""Every Dutch word of `verhaal backup` and `verhaal restore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.backup import Made, Restored, Tested
    from pipeline.run import Summary

HELP_BACKUP = (
    "Maak een reservekopie van alles wat niet opnieuw te maken is: de kluis, de besluiten, de gebruikers en het "
    "logboek. Het kan terwijl het dashboard draait.\n\nVoorbeeld: verhaal backup /mnt/reserve --keep 30"
)
HELP_TARGET = "De map met reservekopieën, op een andere schijf dan de gegevens. Zonder: die uit [backup] folder."
HELP_WITH_KEY = "Zet ook de sleutel van de kluis in de kopie. Wie de kopie dan heeft, kan alles lezen."
HELP_KEEP = "Bewaar zo veel kopieën; de oudste gaan weg. 0 bewaart alle."
HELP_CHECK = "Maak geen kopie, maar controleer er een: de nieuwste in de map, of die ene."
HELP_RESTORE = (
    "Zet een reservekopie terug, en maak de cijfers daaruit opnieuw. Stop eerst het dashboard.\n\n"
    "Voorbeeld: verhaal restore /mnt/reserve --replace"
)
HELP_SOURCE = "De map met reservekopieën (dan de nieuwste), of één kopie daarin."
HELP_TO = "De map waarin de gegevens komen. Zonder: de map van de instellingen."
HELP_REPLACE = "Zet wat er al staat apart, en zet de kopie op die plek."
HELP_KNOWING = "Een andere map met gegevens of kopie, die weet wat er sindsdien is vergeten."
HELP_NO_REBUILD = "Maak de cijfers niet meteen opnieuw; dat gebeurt dan als het programma weer start."
NO_TARGET = "Zeg waar de reservekopie moet komen, of zet de map in de instellingen: [backup] folder."
COPYING, CHECKING, PUTTING_BACK = "Kopiëren", "Controleren", "Terugzetten"
WITHOUT_KEY = (
    "De sleutel van de kluis zit NIET in deze kopie: zonder sleutel kan niemand hem lezen, ook u niet. Bewaar de "
    "sleutel ook op een andere plek. Nodig is nummer {ids}."
)
WITH_KEY = "LET OP: de sleutel van de kluis zit in deze kopie. Wie hem heeft, kan alles lezen. Bewaar hem achter slot."
ABSENT = (
    "LET OP: {count} aangeleverde bestanden staan niet meer in de kluis en zitten dus niet in deze kopie. Er zijn geen "
    "oudere kopieën weggehaald. Zoek ze in een eerdere kopie. Welke het zijn, zegt: verhaal vault check"
)
SOUND = "Deze reservekopie is heel en kan worden teruggezet."
NOT_SOUND = "Deze reservekopie is niet in orde:"
KEY_ABSENT = "de sleutel van de kluis met nummer {key} is er niet; zonder die sleutel kunt u hem niet terugzetten"
ABSENT_THERE = "{count} aangeleverde bestanden zitten er niet in: ze waren er toen al niet meer"
AGAIN = "Opnieuw vergeten wat na deze kopie is vergeten: {count}."
OTHERS_KNOW = (
    "Is er na {made} nog iets vergeten dat hier niet bij staat? Kijk in de bewijzen die u apart bewaart, en doe het "
    "opnieuw met: verhaal forget"
)
APART = (
    "Wat er stond, staat nu in {apart}. Gooi die map weg als u hebt gezien dat alles er is: er staan gegevens van "
    "mensen in."
)
SIGN_IN_AGAIN = "Iedereen meldt zich opnieuw aan."
OWN_SETTINGS = "Uw instellingen en lijsten van toen staan in {folder}. Zet ze zelf op hun plek als u ze mist."
REBUILD_LATER = "De cijfers worden gemaakt als het programma weer start, of met: verhaal rebuild"
RESUME = "Er was nog iets aan het vergeten toen de kopie werd gemaakt. Maak dat af met: verhaal forget resume"


def show_made(made: Made) -> str:
    """What is in a backup, where the key is, and which older ones went."""
    held = made.manifest
    lines = [f"Reservekopie gemaakt: {made.folder}", f"Bestanden: {len(held.files)} ({size(held.bytes)})."]
    if made.shared:
        lines.append(f"Daarvan ongewijzigd sinds de vorige kopie: {made.shared}; die kosten geen ruimte.")
    if made.removed:
        lines.append(f"Oude kopieën weggehaald: {len(made.removed)}.")
    if held.with_key:
        lines.append(WITH_KEY)
    elif held.keys:
        lines.append(WITHOUT_KEY.format(ids=", ".join(sorted(held.keys))))
    if held.absent:
        lines.append(ABSENT.format(count=len(held.absent)))
    return "\n".join(lines)


def show_tested(found: Tested) -> str:
    """Whether a backup can be put back, else what is wrong with it."""
    held = found.manifest
    lines = [f"{found.folder}: van {held.made_at}, {len(held.files)} bestanden ({size(held.bytes)})."]
    if found.sound:
        return "\n".join([*lines, SOUND])
    lines += [NOT_SOUND, *(f"✗ {fault}" for fault in found.faults)]
    lines += [f"✗ {KEY_ABSENT.format(key=key)}" for key in found.keys_absent]
    lines += [f"✗ {ABSENT_THERE.format(count=len(held.absent))}"] if held.absent else []
    return "\n".join(lines)


def show_restored(done: Restored, summary: Summary | None, resume: bool) -> str:
    """What was put back, what was forgotten again, and what is left to do."""
    made = done.manifest.made_at
    lines = [f"Teruggezet: {done.folder.name}, gemaakt op {made}."]
    if done.forgotten:
        lines.append(AGAIN.format(count=len(done.forgotten)))
        lines += [f"  {one.decided_at[:10]} {one.kind}, door {one.decided_by}" for one in done.forgotten]
    lines.append(OTHERS_KNOW.format(made=made))
    lines += [RESUME] if resume else []
    lines += [SIGN_IN_AGAIN] if any(one.path == "accounts.sqlite" for one in done.manifest.files) else []
    lines += [REBUILD_LATER] if summary is None else []
    if any(one.path.startswith("settings/") for one in done.manifest.files):
        lines.append(OWN_SETTINGS.format(folder=done.folder / "settings"))
    if done.apart:
        lines.append(APART.format(apart=done.apart))
    return "\n".join(lines)


def size(count: int) -> str:
    """A number of bytes as people say it: '12,5 MB'."""
    value, unit = (count / 1e9, "GB") if count >= 1e9 else (count / 1e6, "MB")
    return f"{value:.1f} {unit}".replace(".", ",")
