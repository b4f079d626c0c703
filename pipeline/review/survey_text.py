"""The chapter beside the client survey (Wmo 2015, art. 2.5.1) in words: voices, never shares."""

from __future__ import annotations

from pipeline.dutch import how_many, listed, number
from pipeline.review.theme_text import quote
from pipeline.review.written import Chapter, Point, Section, Table
from pipeline.review.year import Block, Heard, Survey

HEADING = "Wat bewoners zelf zeggen (naast het cliëntervaringsonderzoek Wmo)"
_INTRO = (
    "De gemeente onderzoekt elk jaar hoe cliënten de kwaliteit van de maatschappelijke ondersteuning ervaren. Dat "
    "staat in artikel 2.5.1 van de Wmo 2015. Dit hoofdstuk zet daarnaast wat bewoners en naasten in de verslagen zelf "
    "vertellen, in de onderdelen van dat onderzoek.",
    "Dit is geen enquête. Wie hier aan het woord komt, is niet door loting gekozen: organisaties kozen wie ze "
    "aanhaalden. Er staan dus geen percentages, en de stemmen staan niet voor alle cliënten. Niet iedereen die hier "
    "spreekt, heeft ondersteuning uit de Wmo.",
)
_HEADS = ("Onderdeel", "Stemmen", "▲ beter", "■ gemengd of gelijk", "▼ minder", "Bewoners", "Naasten")
_NOTE = (
    "Een stem is één verhaal, of één stuk tekst waarin een bewoner of naaste spreekt. Staat die tekst in twee "
    "verslagen, dan telt de stem één keer. Een stem kan bij meer onderdelen staan: tel ze niet op. ‘Beter’ en ‘minder’ "
    "gaan over wat de stem vertelt over het eigen leven."
)
_NOT_MEASURED = (
    "hier zoeken we niet naar, want de doelenboom heeft er geen thema voor. Kijk hiervoor in het "
    "cliëntervaringsonderzoek zelf."
)


def survey_chapter(survey: Survey, year: int) -> Chapter:
    """The chapter, with a part for each part of the client survey."""
    return Chapter(
        "bewoners", HEADING, (*_INTRO, _in_all(survey.heard, year)), _overview(survey, year), (_NOTE,), None, (),
        "Per onderdeel", tuple(map(_section, survey.blocks)), tuple(_closing(survey)),
    )  # fmt: skip


def _in_all(heard: Heard, year: int) -> str:
    if not heard.voices:
        return f"In de verslagen over {year} komt geen bewoner of naaste zelf aan het woord over een verandering."
    verb = "vertelt" if heard.voices == 1 else "vertellen"
    return (
        f"In de verslagen over {year} {verb} {how_many(heard.voices, 'stem', 'stemmen')} van bewoners of naasten zelf "
        f"over een verandering, bij {how_many(heard.organisations, 'organisatie', 'organisaties')}."
    )


def _overview(survey: Survey, year: int) -> Table | None:
    rows = tuple(_row(one) for one in survey.blocks)
    caption = f"Stemmen van bewoners en naasten per onderdeel, {year}"
    return Table(caption, _HEADS, rows, (False, *(True,) * 6)) if rows else None


def _row(one: Block) -> tuple[str, ...]:
    if not one.themes:
        return (one.name, "niet gezocht", *("",) * 5)
    held = one.heard
    counts = (held.voices, held.improved, held.unchanged, held.worsened, held.residents, held.relatives)
    return (one.name, *map(number, counts))


def _section(one: Block) -> Section:
    asks = Point("Het onderzoek vraagt", one.asks)
    if not one.themes:
        return Section(one.name, (asks, Point("In de verslagen", _NOT_MEASURED)), (), ())
    points = (asks, Point("Thema’s die hierbij horen", f"{listed(one.themes)}."), Point("Stemmen", _voices(one.heard)))
    silent = tuple(Point("Niet gehoord", text) for text in _not_heard(one))
    return Section(one.name, (*points, *silent), tuple(map(quote, one.better)), tuple(map(quote, one.other)))


def _voices(heard: Heard) -> str:
    if not heard.voices:
        return "hierover komt geen bewoner of naaste zelf aan het woord."
    ways = (
        (heard.improved, "vertelt dat het beter gaat", "vertellen dat het beter gaat"),
        (heard.worsened, "vertelt dat het minder gaat", "vertellen dat het minder gaat"),
        (heard.unchanged, "vertelt van allebei of van geen verschil", "vertellen van allebei of van geen verschil"),
    )
    told = listed([f"{number(count)} {one if count == 1 else more}" for count, one, more in ways if count])
    who = ((heard.residents, "bewoner", "bewoners"), (heard.relatives, "naaste", "naasten"))
    speakers = listed([how_many(count, one, more) for count, one, more in who if count])
    where = how_many(heard.organisations, "organisatie", "organisaties")
    return f"{how_many(heard.voices, 'stem', 'stemmen')} ({speakers}, bij {where}): {told}."


def _not_heard(one: Block) -> tuple[str, ...]:
    said = []
    if one.quiet and one.heard.voices:
        said.append(f"niemand komt zelf aan het woord over {listed([f'‘{name}’' for name in one.quiet])}.")
    if one.unheard:
        said.append(f"bij {listed(one.unheard)} wordt er wel over verteld, maar niet door een bewoner of naaste zelf.")
    if one.heard.withheld:
        few = one.heard.withheld == 1
        said.append(
            f"van {how_many(one.heard.withheld, 'stem', 'stemmen')} mag de tekst hier niet staan; "
            f"{'die telt' if few else 'die tellen'} wel mee."
        )
    return tuple(said)


def _closing(survey: Survey) -> list[str]:
    """Who and what is not in the counts."""
    said = []
    if survey.outside:
        said.append(
            f"Bij geen onderdeel horen: {listed(survey.outside)}. Wat bewoners daarover zeggen, staat bij die thema’s."
        )
    if survey.longer:
        verb = (
            "gaat over een langere periode en telt" if survey.longer == 1 else "gaan over een langere periode en tellen"
        )
        said.append(f"{how_many(survey.longer, 'stem', 'stemmen')} {verb} hier niet mee.")
    if survey.undated:
        verb = "staat" if survey.undated == 1 else "staan"
        count = "telt" if survey.undated == 1 else "tellen"
        said.append(
            f"{how_many(survey.undated, 'stem', 'stemmen')} van bewoners of naasten {verb} in documenten zonder "
            f"periode en {count} hier niet mee: {listed(survey.undated_in)}. Vul de periode in op de pagina Documenten."
        )
    return [
        *said,
        "Wie niets vertelde of niet werd aangehaald, staat hier niet. Vergelijk organisaties niet op stemmen.",
    ]
