"""The chapter for the report on effectiveness and effects (Awb 4:24) in words. It names no cause."""

from __future__ import annotations

from pipeline.dutch import how_many, listed, number
from pipeline.review import wording as words
from pipeline.review.content import Voices
from pipeline.review.effects import LEAST_FAIR, LEAST_VOICES
from pipeline.review.theme_text import quote
from pipeline.review.written import Chapter, Point, Section, Table
from pipeline.review.year import Effect, Grant, Lack, Verdict, Yearly

HEADING = "Voor het verslag over doeltreffendheid en effecten (artikel 4:24 Awb)"
_INTRO = (
    "Berust een subsidie op een wettelijk voorschrift, zoals een subsidieverordening, dan publiceert de gemeente ten "
    "minste eens in de vijf jaar een verslag over de doeltreffendheid en de effecten van de subsidie in de praktijk. "
    "Dat staat in artikel 4:24 van de Algemene wet bestuursrecht. Een wettelijk voorschrift kan iets anders bepalen.",
    "Dit hoofdstuk geeft daarvoor het materiaal van {year}. Het is zelf niet dat verslag. Per beoogd effect staat er "
    "wat is gedaan, wat mensen zagen, wat daartegen spreekt en wat we niet weten.",
    "Er staat nergens dat een subsidie een verandering heeft veroorzaakt. Dat kunnen verslagen niet laten zien: er is "
    "geen vergelijking met mensen die niet meededen.",
)
_RULE = (
    "De laatste kolom volgt een vaste regel. ‘Genoeg’ staat er alleen als er uren bekend zijn, als ten minste {voices} "
    "stemmen erover vertellen, ook een bewoner of naaste zelf, en als één uitspraak op sterk bewijs rust of {fair} "
    "op redelijk bewijs. Dan kunt u in het verslag zeggen wat mensen merkten en hoeveel stemmen dat vertellen, met de "
    "bron erbij. ‘Te weinig’ is geen oordeel over het werk."
)
_COUNTS = (
    "Een activiteit kan bij meer effecten staan: tel de uren niet op. Soms is niet bekend wie spreekt, of spreken er "
    "twee in één stem. Dan tellen de sprekers niet op tot het aantal stemmen."
)
_HEADS = ("Beoogd effect", "Uren", "Stemmen", "▲ beter", "■ gemengd of gelijk", "▼ minder", "Genoeg bekend?")
_GRANT_HEADS = ("Organisatie", "Nummer van de subsidie", "Bedrag", "Uren in het jaar")
_GRANT_NOTE = (
    "Nummers en bedragen staan hier zoals in de verslagen. De uren zijn alle uren van de organisatie. Een subsidie is "
    "niet verdeeld over effecten: de verslagen zeggen niet welk deel bij welk effect hoort. Controleer de bedragen "
    "bij de beschikking."
)
VERDICTS: dict[Verdict, str] = {"enough": "genoeg", "too_little": "te weinig", "nothing": "niets"}
_LACKS: dict[Lack, str] = {
    "no_hours": "er zijn geen uren bekend van activiteiten waarover dit verteld is",
    "few_voices": f"er zijn minder dan {LEAST_VOICES} stemmen",
    "little_evidence": "er is geen sterk bewijs, en hooguit één uitspraak met redelijk bewijs",
    "nobody_themselves": "geen bewoner of naaste vertelt het zelf",
}
_STRENGTHS = (("strong", "sterk"), ("fair", "redelijk"), ("weak", "zwak"))


def effects_chapter(yearly: Yearly, year: int) -> Chapter:
    """The chapter: every effect of the goal tree in its table, and those that are told of in a part of their own."""
    rule = _RULE.format(voices=LEAST_VOICES, fair=LEAST_FAIR)
    return Chapter(
        "effecten", HEADING, tuple(line.format(year=year) for line in _INTRO), _overview(yearly, year),
        (rule, _COUNTS), _grants(yearly, year),
        (_GRANT_NOTE,), "Per beoogd effect",
        tuple(_section(one) for one in yearly.effects if one.verdict != "nothing"), _closing(yearly),
    )  # fmt: skip


def _overview(yearly: Yearly, year: int) -> Table | None:
    rows = tuple(_row(one) for one in yearly.effects)
    caption = f"Wat per beoogd effect bekend is over {year}"
    return Table(caption, _HEADS, rows, (False, *(True,) * 6)) if rows else None


def _row(one: Effect) -> tuple[str, ...]:
    voices = one.voices
    counts = (voices.sources, voices.improved, voices.unchanged, voices.worsened)
    hours = "geen" if one.hours.realised is None else number(one.hours.realised)
    return (one.name, hours, *map(number, counts), VERDICTS[one.verdict])


def _grants(yearly: Yearly, year: int) -> Table | None:
    rows = tuple(_grant(one) for one in yearly.grants)
    return (
        Table(f"Subsidies volgens de verslagen over {year}", _GRANT_HEADS, rows, (False, False, True, True))
        if rows
        else None
    )


def _grant(one: Grant) -> tuple[str, ...]:
    amounts = listed([f"€ {number(amount)}" for amount in one.amounts])
    several = " (verslagen verschillen)" if len(one.amounts) > 1 else ""
    return (
        one.organisation or words.UNKNOWN_ORGANISATION, one.number or words.NOT_GIVEN,
        f"{amounts}{several}" or words.NOT_GIVEN, words.hours(one.hours),
    )  # fmt: skip


def _section(one: Effect) -> Section:
    said = (("Gedaan", _done(one)), ("Gezien", _seen(one)), ("Wat ertegen spreekt", _against(one)),
            ("Wat we niet weten", _unknown(one)), ("Wat u kunt zeggen", _may_say(one)))  # fmt: skip
    points = tuple(Point(what, text) for what, text in said if text)
    return Section(one.name, points, tuple(map(quote, one.better)), tuple(map(quote, one.against)))


def _done(one: Effect) -> str:
    if one.hours.realised is None and one.volunteer_hours is None:
        return ""
    parts = []
    if one.hours.realised is not None:
        count = how_many(one.hours.activities, "activiteit", "activiteiten")
        parts.append(f"{number(one.hours.realised)} uur in {count} waarover op dit effect verteld is")
    if one.volunteer_hours is not None:
        parts.append(f"{number(one.volunteer_hours)} uur van vrijwilligers")
    by = f", door {listed(one.working)}" if one.working else ""
    return f"{' en '.join(parts)}{by}."


def _seen(one: Effect) -> str:
    voices = one.voices
    claims = [(getattr(one, name), word) for name, word in _STRENGTHS]
    held = listed([f"{number(count)} met {word} bewijs" for count, word in claims if count])
    where = f" Verteld bij {listed(one.telling)}." if one.telling else ""
    told = f"{how_many(voices.sources, 'stem', 'stemmen')} ({words.speakers(voices)}): {words.ways(voices)}.{where}"
    return f"{told} Uitspraken: {held}." if held else told


def _against(one: Effect) -> str:
    voices = one.voices
    other = voices.worsened + voices.unchanged
    verb = "vertelt" if other == 1 else "vertellen"
    said = [f"{how_many(other, 'stem', 'stemmen')} {verb} dat het slechter, gelijk of wisselend ging."] if other else []
    if one.asked:
        diverge = "is één vraag" if one.asked == 1 else f"zijn {number(one.asked)} vragen"
        said.append(f"Er {diverge} over cijfers en verhalen die niet bij elkaar passen (zie het thema).")
    return " ".join(said) or "in deze verslagen niets. Dat wil niet zeggen dat er niets is."


def _unknown(one: Effect) -> str:
    said = [_LACKS[lack] for lack in one.lacks if lack in ("no_hours", "nobody_themselves")]
    if one.without_residents and "nobody_themselves" not in one.lacks:
        said.append(f"bij {listed(one.without_residents)} vertelt geen bewoner zelf")
    if one.longer:
        verb = "gaat" if one.longer == 1 else "gaan"
        said.append(f"{how_many(one.longer, 'stem', 'stemmen')} {verb} over een langere periode en tellen niet mee")
    return f"{'; '.join(said)}." if said else ""


def _may_say(one: Effect) -> str:
    if one.verdict == "too_little":
        lacks = "; ".join(_LACKS[lack] for lack in one.lacks)
        return f"te weinig bekend om te schrijven wat mensen merkten: {lacks}."
    return f"genoeg bekend om te schrijven wat mensen merkten. {_which_way(one.voices)}"


def _which_way(voices: Voices) -> str:
    if voices.improved == voices.sources:
        return "Alle stemmen zien verbetering."
    if voices.improved * 2 > voices.sources:
        return "De meeste stemmen zien verbetering; noem ook wat ertegen spreekt."
    if voices.worsened * 2 > voices.sources:
        return "De meeste stemmen zien verslechtering; noem ook wie verbetering ziet."
    return "De stemmen lopen uiteen; noem beide kanten."


def _closing(yearly: Yearly) -> tuple[str, ...]:
    silent = [f"‘{one.name}’" for one in yearly.effects if one.verdict == "nothing"]
    if not silent:
        return ()
    return (
        f"Over {listed(silent)} vertelde dit jaar niemand. Over deze effecten kunt u uit deze verslagen niets "
        "schrijven.",
    )
