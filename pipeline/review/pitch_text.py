"""What was promised, in words: promised, figures, stories for and against, and what was not seen yet. No verdict."""

from __future__ import annotations

from dataclasses import asdict

from pipeline.dutch import how_many, listed, number, period
from pipeline.indicators import Meeting, Party, People, Work
from pipeline.pitched import Kind
from pipeline.review import wording as words
from pipeline.review.content import Quotation, Review, Voices
from pipeline.review.pitch_content import EffectPart, Pitched, PitchPart
from pipeline.review.theme_text import quote
from pipeline.review.written import Overlapping, PitchEffect, PitchText, Quote, Table

CAPTION = "Beloofd, en wat er tot het eind van deze periode zichtbaar was"
HEADS = ("Belofte", "Cijfers en stemmen", "Bron")
NOT_YET = "nog niet gezien"
TOGETHER = "Pitches op hetzelfde effect"
_UNITS: dict[Kind, tuple[str, str]] = {
    "hours": ("uur", "uur"), "volunteer_hours": ("uur van vrijwilligers", "uur van vrijwilligers"),
    "participants": ("deelnemer", "deelnemers"), "money": ("euro", "euro"),
}  # fmt: skip


def promised(review: Review) -> tuple[PitchText, ...]:
    """Each confirmed pitch of a review."""
    return tuple(_pitch(one, review.least) for one in review.pitched.parts) if review.pitched else ()


def promised_note(review: Review) -> tuple[str, ...]:
    """How many pitches are not confirmed, and stand here no further."""
    held = review.pitched
    if held is None or not (held.parts or held.unconfirmed):
        return ()
    note = (
        "Alleen verslagen waarvan de periode begint op of na de eerste dag van een pitch tellen hier. Dat de pitch de "
        "verandering bracht, zeggen we niet.",
    ) if held.parts else ()  # fmt: skip
    if not held.unconfirmed:
        return note
    verb = "is" if held.unconfirmed == 1 else "zijn"
    many = how_many(held.unconfirmed, "pitch", "pitches")
    return (*note, f"{many} {verb} nog door niemand bevestigd. Wat daarin beloofd is, staat hier daarom niet.")


def overlapping(review: Review) -> tuple[Overlapping, ...]:
    """Pitches that aim at the same effect for the same people as another organisation, a sentence each."""
    held = review.pitched
    if held is None or not held.met:
        return ()
    return (Overlapping(TOGETHER, tuple(_meeting(one, held) for one in held.met)),)


def _meeting(one: Meeting, held: Pitched) -> str:
    effect = dict(held.names).get(one.theme or "", one.theme or "")
    return f"{effect}, voor {one.group}: {listed([_party(party) for party in one.parties])}."


def _party(one: Party) -> str:
    who = one.organisation or words.UNKNOWN_ORGANISATION
    if one.document:
        return f"{who} (pitch ‘{one.title}’{'' if one.confirmed else ', nog niet bevestigd'})"
    return f"{who} ({listed(one.activities)})" if one.activities else who


def _pitch(one: PitchPart, least: int) -> PitchText:
    heading = f"{one.pitch.title}, {one.pitch.organisation or words.UNKNOWN_ORGANISATION}"
    rows = [
        *map(_effect_row, one.effects),
        *(_work_row(line, one.sources(line.documents)) for line in one.seen.work if line.promised is not None),
        *(_people_row(line, one.source, least) for line in one.seen.people),
    ]
    if one.seen.money:
        rows.append(_money_row(one))
    table = Table(CAPTION, HEADS, tuple(rows), (False, False, True)) if rows else None
    effects = tuple(_effect(part) for part in one.effects if part.better or part.otherwise)
    return PitchText(heading, _lead(one), table, effects, _unseen(one))


def _lead(one: PitchPart) -> tuple[str, ...]:
    held = one.pitch.period
    said = [f"Looptijd: {period(held.start, held.end)}."] if held else []
    if one.seen.timing == "running" and held:
        said.append("De pitch liep nog aan het eind van deze periode: te vroeg om te zeggen wat ervan uitkomt.")
    if not one.seen.reports:
        said.append("Er is nog geen verslag van deze organisatie over deze tijd.")
    if one.others:
        said.append(f"Wel gezien, niet beloofd: {listed(one.others)}.")
    return tuple(said)


def _effect_row(one: EffectPart) -> tuple[str, str, str]:
    told = one.told
    if not told.seen or told.strength is None:
        return one.name, NOT_YET, str(one.source)
    voices = Voices(**asdict(told.voices))
    count = how_many(voices.sources, "stem", "stemmen")
    at = f" Verteld bij: {listed(told.activities)}." if told.activities else ""
    return (
        one.name,
        f"{count}: {words.ways(voices)}. {words.STRENGTHS[told.strength].capitalize()}.{at}",
        str(one.source),
    )


def _work_row(line: Work, sources: str) -> tuple[str, str, str]:
    name = line.activity or "alle activiteiten samen"
    what = f"{_amount(line.measure, line.promised or 0)} ({name})"
    if line.realised is None or line.start is None or line.end is None:
        return what, "nog geen uren gemeld", sources
    part = "" if line.complete else ", een deel van de looptijd"
    return what, f"{_amount(line.measure, line.realised)} ({period(line.start, line.end)}{part})", sources


def _people_row(line: People, source: int, least: int) -> tuple[str, str, str]:
    what = f"{_amount('participants', line.promised)} ({line.activity or 'hele pitch'})"
    if line.few:
        return what, f"minder dan {least} deelnemers", str(source)
    said = "nog geen aantal gemeld" if line.reported is None else _amount("participants", line.reported)
    return what, said, str(source)


def _money_row(one: PitchPart) -> tuple[str, str, str]:
    assert one.seen.money is not None  # _pitch sees to it
    named = [f"€ {number(amount)}" for amount, _ in one.seen.money.named]
    said = f"verslagen noemen als subsidie {listed(named)}" if named else "geen verslag noemt een subsidiebedrag"
    sources = one.sources(document for _, document in one.seen.money.named)
    return f"€ {number(one.seen.money.asked)} gevraagd", said, sources


def _amount(kind: Kind, value: float) -> str:
    return how_many(value, *_UNITS[kind])


def _effect(one: EffectPart) -> PitchEffect:
    return PitchEffect(one.name, _quotes(one.better), _quotes(one.otherwise))


def _quotes(said: Quotation | None) -> tuple[Quote, ...]:
    return (quote(said),) if said else ()


def _unseen(one: PitchPart) -> tuple[str, ...]:
    absent = (
        ([part.name for part in one.effects if not part.told.seen], "Nog niemand vertelt over"),
        (list(one.seen.unreported), "Nog geen cijfers van"),
        ([held.value for held in one.seen.groups if not held.documents], "Geen verslag noemt als doelgroep"),
        ([held.value for held in one.seen.districts if not held.documents], "Geen verslag noemt als wijk"),
    )
    return tuple(f"{start}: {listed(names)}." for names, start in absent if names)
