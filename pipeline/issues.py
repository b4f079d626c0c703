"""What can be wrong with a document, said in plain Dutch: what happened, where, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Stage = Literal["ingest", "parse", "checks", "privacy", "language", "themes", "store", "together"]
"""`checks` looks at one document, `together` at all documents of an organisation: its issues are found anew each run."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of issue: its severity, its Dutch message and what to do about it as a proposal that can be accepted.

    All have {places} for numbers and names of formats; `many` is said of {count} places at once.
    """

    severity: Severity
    message: str
    proposal: str | None = None
    many: str | None = None


CATALOGUE: dict[str, Kind] = {
    # reading the file: errors mean that nothing could be read
    "empty_file": Kind("error", "Dit bestand is leeg. Vraag de organisatie om het opnieuw te sturen."),
    "no_content": Kind(
        "error", "In dit bestand staat geen tekst en geen tabel. Controleer of dit het goede bestand is."
    ),
    "corrupt": Kind(
        "error", "Dit bestand is beschadigd en kan niet worden geopend. Vraag de organisatie om een nieuwe versie."
    ),
    "encrypted": Kind("error", "Dit bestand heeft een wachtwoord. Vraag om een versie zonder wachtwoord."),
    "unknown_format": Kind(
        "error",
        "Dit soort bestand kunnen we niet lezen. Sla het op als Word, PDF, Excel, ODT, CSV of tekst en lever het opnieuw aan.",
    ),
    "no_text_layer": Kind(
        "error", "Geen tekstlaag: OCR nodig. Dit bestand bestaat uit plaatjes. Vraag om het oorspronkelijke bestand."
    ),
    "old_word": Kind(
        "error",
        "Dit is een oud Word-bestand (.doc of .rtf). Sla het in Word op als .docx en lever het opnieuw aan, of installeer LibreOffice.",
    ),
    "no_page_image": Kind(
        "error",
        "Van deze bladzijde kunnen we hier geen plaatje tonen. Open het oorspronkelijke bestand om te vergelijken.",
    ),
    "too_large": Kind(
        "error", "Dit bestand is te groot: het mag {limit} zijn. Splits het verslag of vraag om een kleinere versie."
    ),
    "too_slow": Kind(
        "error",
        "Het lezen duurde langer dan {seconds} seconden en is gestopt. Vraag om een eenvoudiger versie van het bestand.",
    ),
    "crashed": Kind(
        "error",
        "Het lezen van dit bestand is misgegaan. Het bestand is bewaard. Vraag om een versie in een ander formaat.",
    ),
    # reading the file: warnings mean that something was read with care
    "wrong_extension": Kind(
        "warning",
        "De naam zegt {named}, maar het is een {found}-bestand. We hebben het als {found} gelezen. Controleer de inhoud.",
    ),
    "page_without_text": Kind(
        "warning", "Op deze bladzijde staat alleen een plaatje: OCR nodig. De tekst hierop is niet gelezen."
    ),
    "read_by_ocr": Kind(
        "warning",
        "Deze bladzijde is een scan ({quality}). De tekst is door de computer herkend: controleer de cijfers.",
    ),
    "nothing_recognised": Kind(
        "warning", "Deze bladzijde is een plaatje waarop de computer geen tekst herkent. Kijk zelf wat erop staat."
    ),
    "encoding_guessed": Kind(
        "info", "De tekens zijn gelezen als {encoding}. Controleer of letters als é en ë goed staan."
    ),
    "hidden_sheet": Kind(
        "warning",
        "Dit werkblad is verborgen. De cijfers en teksten erop tellen niet mee. Maak het zichtbaar en lever het bestand opnieuw aan als ze wel mee moeten tellen.",
    ),
    "truncated": Kind(
        "warning",
        "Dit bestand is langer dan we kunnen lezen ({limit}). Het begin is gelezen, de rest niet. Splits het verslag.",
    ),
    "part_unreadable": Kind(
        "warning",
        "Een deel van dit bestand kon niet worden gelezen. Kijk in het oorspronkelijke bestand wat ontbreekt.",
    ),
    "macros": Kind("info", "In dit bestand zitten macro’s. Ze zijn niet uitgevoerd. De inhoud is wel gelezen."),
    "nested_too_deep": Kind(
        "warning",
        "Dit ingepakte bestand zit te diep in andere ingepakte bestanden. Pak het zelf uit en lever de inhoud apart aan.",
    ),
    "same_file_twice": Kind("info", "Dit bestand zit er twee keer in. Het is één keer gelezen."),
    # understanding it
    "no_organisation": Kind("warning", "We konden niet vinden van welke organisatie dit is. Vul de organisatie in."),
    "no_period": Kind("warning", "We konden niet vinden over welke periode dit gaat. Vul de periode in."),
    "uncertain_organisation": Kind(
        "warning",
        "We weten niet zeker van welke organisatie dit is. Controleer de organisatie.",
        "Klopt de organisatie niet? Kies de goede{known}.",
    ),
    "uncertain_period": Kind(
        "warning",
        "We weten niet zeker over welke periode dit gaat. Controleer de periode.",
        "Vul zo nodig de periode in.",
    ),
    "organisation_near_miss": Kind(
        "warning",
        "De naam van de organisatie lijkt op een naam in het register, maar is niet gelijk. Kies de goede organisatie.",
        "Bedoelt u {name}?",
    ),
    "unknown_organisation": Kind(
        "info", "Deze organisatie staat niet in het register. Voeg haar toe als zij vaker verslagen stuurt."
    ),
    "ambiguous_number": Kind("warning", "Dit getal is niet zeker gelezen. Controleer de cel."),
    "unreadable_number": Kind("warning", "In deze cel staat geen leesbaar getal. Controleer de cel."),
    "unknown_columns": Kind(
        "warning",
        "Van deze tabel herkennen we de kolommen niet. De tabel is bewaard, maar telt niet mee in de cijfers.",
    ),
    "total_mismatch": Kind(
        "warning",
        "De rijen tellen op tot {rows}, maar het totaal in de tabel is {total}. {cause} Controleer de tabel.",
        "{cure}",
    ),
    "total_rounded": Kind(
        "info",
        "De rijen tellen op tot {rows}, en het totaal in de tabel is {total}. Dat komt waarschijnlijk door afronden: u hoeft niets te doen.",
    ),
    "date_for_number": Kind(
        "warning",
        "Het rekenblad heeft van dit getal een datum gemaakt. De waarde is niet gebruikt. Vul het getal zelf in.",
        "Er stond waarschijnlijk {meant}.",
    ),
    "summary_table": Kind(
        "info",
        "De rijen hier zijn de som van andere tabellen. Ze zijn gelezen als totaal, zodat niets dubbel telt.",
    ),
    "summary_differs": Kind(
        "warning",
        "Dit blad heeft dezelfde rijen als andere bladen, maar telt ze niet precies op. De rijen zijn gelezen als totaal, zodat niets dubbel telt. Controleer welke cijfers kloppen.",
    ),
    "repeated_table": Kind(
        "warning",
        "Deze tabel is gelijk aan een andere tabel in dit bestand. De rijen zijn gelezen als totaal, zodat niets dubbel telt. Controleer of dat klopt.",
    ),
    "no_consent": Kind(
        "info", "Van {count} verhalen is er geen toestemming. Ze zijn geteld, maar de tekst wordt niet getoond."
    ),
    # checks on the figures of one document
    "far_from_plan": Kind(
        "info",
        "Gepland was {planned}, gerealiseerd is {realised}: {share} %. Kijk of het verslag dit uitlegt, of vraag ernaar.",
        many="In {count} rijen ligt gerealiseerd ver van gepland (onder {low} % of boven {high} %). Kijk of het verslag dit uitlegt, of vraag ernaar.",
    ),
    "plan_of_other_period": Kind(
        "info",
        "Gerealiseerd is meestal rond {share} % van gepland. Misschien geldt het plan voor een andere periode dan de cijfers. Vraag na over welke periode het plan gaat.",
    ),
    "factor_ten": Kind(
        "warning",
        "Gepland is {planned}, gerealiseerd is {realised}. Dat scheelt ongeveer een factor {factor}: waarschijnlijk een tikfout of een andere eenheid. Controleer de cel.",
        "Reken met {value}.",
        many="In {count} rijen schelen gepland en gerealiseerd een factor 10, 100 of 1.000: waarschijnlijk een tikfout of een andere eenheid. Controleer de cellen.",
    ),
    "not_filled_in": Kind(
        "info",
        "Gepland is {planned}, maar gerealiseerd is niet ingevuld. Vraag na of dit 0 moet zijn.",
        many="In {count} rijen met een plan is gerealiseerd niet ingevuld. Vraag na of dit 0 moet zijn.",
    ),
    "copied_plan": Kind(
        "info",
        "In alle {count} rijen is gerealiseerd precies gelijk aan gepland. Vraag na of dit de echte cijfers zijn.",
    ),
    "double_row": Kind(
        "warning",
        "Deze rij is gelijk aan rij {other}. Controleer of ze dubbel telt.",
        "Laat deze rij niet meetellen.",
        many="{count} rijen zijn gelijk aan een andere rij. Controleer of ze dubbel tellen.",
    ),
    "same_label": Kind(
        "info",
        "Deze rij heeft dezelfde naam als rij {other}, met andere cijfers. Kijk of het om iets anders gaat.",
        many="{count} rijen hebben dezelfde naam als een andere rij, met andere cijfers. Kijk of het om iets anders gaat.",
    ),
    "repeated_rows": Kind(
        "info",
        "{count} rijen van deze tabel staan ook in tabel {other}, met dezelfde cijfers. Tel ze niet bij elkaar op.",
        "Laat deze tabel niet meetellen.",
    ),
    "more_persons": Kind(
        "warning",
        "Er staan meer unieke personen ({persons}) dan deelnames ({participations}). Dat kan niet: controleer of de kolommen verwisseld zijn.",
        many="In {count} rijen staan meer unieke personen dan deelnames. Dat kan niet: controleer of de kolommen verwisseld zijn.",
    ),
    "part_above_total": Kind(
        "warning",
        "Het totaal is {total} unieke personen, maar in één rij staan er al {part}. Controleer het totaal.",
    ),
    "percentage_above": Kind(
        "warning",
        "Dit percentage is {value} %: meer dan 100 kan hier niet. Controleer de cel.",
        many="{count} percentages zijn hoger dan 100. Controleer de cellen.",
    ),
    "negative_value": Kind(
        "warning",
        "Dit aantal is {value}: minder dan nul kan niet. Controleer de cel.",
        "Reken met {positive}.",
        many="{count} aantallen zijn minder dan nul. Controleer de cellen.",
    ),
    "score_outside": Kind(
        "warning",
        "Deze score is {value}, maar de schaal loopt van {low} tot {high}. Controleer de cel.",
        many="{count} scores vallen buiten hun schaal. Controleer de cellen.",
    ),
    "hours_impossible": Kind(
        "warning",
        "{hours} uur voor {persons} personen is meer dan er uren in deze periode zijn. Controleer de rij.",
        many="In {count} rijen staan meer uren per persoon dan er in de periode zijn. Controleer de rijen.",
    ),
    # checks over the documents of one organisation
    "double_report": Kind(
        "warning",
        "Dit verslag is bijna gelijk aan een ander verslag: {same} van de {count} cijfers zijn hetzelfde. Kijk welke versie de laatste is.",
        "Laat één van de twee niet meetellen.",
        many="Dit verslag is bijna gelijk aan {count} andere verslagen. Kijk welke versie de laatste is.",
    ),
    "double_text": Kind(
        "warning",
        "De tekst van dit document is bijna gelijk aan die van een ander document. Kijk welke versie de laatste is.",
        "Laat één van de twee niet meetellen.",
        many="De tekst van dit document is bijna gelijk aan die van {count} andere documenten. Kijk welke versie de laatste is.",
    ),
    "counted_twice": Kind(
        "info",
        "{count} cijfers uit dit verslag tellen ook mee in een ander verslag dat deze periode bevat. Tel ze niet bij elkaar op.",
        many="Cijfers uit dit verslag tellen ook mee in {count} andere verslagen die deze periode bevatten. Tel ze niet bij elkaar op.",
    ),
    "unit_changed": Kind(
        "warning",
        "Deze activiteit was in de periode ervoor in een andere eenheid geteld. Vraag de organisatie welke eenheid klopt.",
        many="{count} activiteiten waren in de periode ervoor in een andere eenheid geteld. Vraag de organisatie welke eenheid klopt.",
    ),
    "factor_between": Kind(
        "warning",
        "In de periode ervoor was dit {before}, nu {now}: ongeveer een factor 1.000. Kijk of de bedragen in duizenden zijn.",
        "Reken met {value}.",
        many="{count} cijfers schelen ongeveer een factor 1.000 met de periode ervoor. Kijk of de bedragen in duizenden zijn.",
    ),
    "activity_gone": Kind(
        "info",
        "Een activiteit uit de periode ervoor staat hier niet in. Vraag na of ze gestopt is of een andere naam heeft.",
        many="{count} activiteiten uit de periode ervoor staan hier niet in. Vraag na of ze gestopt zijn of een andere naam hebben.",
    ),
    "activity_new": Kind(
        "info",
        "Deze activiteit stond in de periode ervoor niet in de cijfers. Kijk of ze nieuw is of een andere naam kreeg.",
        many="{count} activiteiten stonden in de periode ervoor niet in de cijfers. Kijk of ze nieuw zijn of een andere naam kregen.",
    ),
    "plan_changed": Kind(
        "info",
        "Gepland was in de periode ervoor {before}, nu {now}. Vraag na of dit is afgesproken.",
        many="In {count} rijen is gepland anders dan in de periode ervoor. Vraag na of dit is afgesproken.",
    ),
    "cumulative": Kind(
        "info",
        "Alle {count} cijfers zijn hoger dan in de periode ervoor. Tellen ze vanaf het begin van het jaar? Vraag het na voordat u kwartalen optelt.",
    ),
    "hours_without_story": Kind(
        "info",
        "Voor deze activiteit zijn {hours} uren gemaakt, maar we vonden geen tekst die erover gaat. Vraag om een verhaal of toelichting.",
        many="Voor {count} activiteiten met uren vonden we geen tekst die erover gaat. Vraag om een verhaal of toelichting.",
    ),
    "story_without_hours": Kind(
        "info",
        "We vonden geen activiteit met uren bij dit verhaal. Kijk bij welke activiteit het hoort.",
        many="Bij {count} verhalen vonden we geen activiteit met uren. Kijk bij welke activiteit ze horen.",
    ),
    "story_elsewhere": Kind(
        "info",
        "Dit verhaal staat ook in een ander bestand van deze organisatie, misschien iets anders geschreven. Tel het één keer.",
        many="{count} verhalen staan ook in een ander bestand van deze organisatie. Tel ze één keer.",
    ),
    "no_stories": Kind(
        "info", "Van deze organisatie is nog geen tekst of verhaal bij de uren aangeleverd. Vraag erom."
    ),
    "no_hours": Kind("info", "Van deze organisatie zijn nog geen uren bij de verhalen aangeleverd. Vraag erom."),
    "test_entry": Kind(
        "info", "Dit lijkt een proefinvoer en geen verhaal. Het telt niet mee. Controleer of dat klopt."
    ),
    "double_story": Kind(
        "info",
        "Dit verhaal staat twee keer in dit bestand, misschien iets anders geschreven. Het telt één keer mee. Controleer of dat klopt.",
    ),
    "short_answers": Kind(
        "info", "{count} formulieren hebben alleen heel korte antwoorden. Ze tellen niet mee als verhaal."
    ),
    # language
    "not_dutch": Kind(
        "warning",
        "Deze tekst is niet in het Nederlands. Er zijn geen thema’s gezocht. Vraag om een Nederlandse versie.",
    ),
    "partly_not_dutch": Kind("info", "{count} zinnen zijn niet in het Nederlands. Daarin zijn geen thema’s gezocht."),
}
"""Every code an issue can have. Messages never hold text from the document itself."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know about a document; `location` is a Dutch place such as 'pagina 3'.

    `table` and `cell` say the same place to the program: the number of the table and the address of the cell or row.
    """

    code: str
    stage: Stage
    severity: Severity
    message: str
    location: str | None = None
    proposal: str | None = None
    table: int | None = None
    cell: str | None = None


def issue(
    code: str,
    stage: Stage,
    location: str | None = None,
    *,
    table: int | None = None,
    cell: str | None = None,
    **values: str | int | float,
) -> Issue:
    """Make an issue of a known kind; `values` fill the places in its message and proposal.

    Raises KeyError for a code that is not in the catalogue or a place that is not filled: a bug, not bad input.
    """
    kind = CATALOGUE[code]
    proposal = kind.proposal.format(**values) if kind.proposal else None
    return Issue(code, stage, kind.severity, kind.message.format(**values), location, proposal, table, cell)


def issue_of_many(
    code: str, stage: Stage, count: int, location: str | None, *, table: int | None = None, **values: str | int | float
) -> Issue:
    """One issue for `count` places of the same kind; only for kinds that have words for many."""
    kind = CATALOGUE[code]
    if kind.many is None:
        raise KeyError(f"{code} has no words for many")
    return Issue(code, stage, kind.severity, kind.many.format(count=count, **values), location, table=table)


def dutch(number: float) -> str:
    """A number as Dutch messages write it, with at most two decimals: 1234.5 → '1.234,5'."""
    written = f"{number:,.2f}".rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.", ".,"))


class Unreadable(Exception):
    """A file that cannot be read at all; carries the issues that say why."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__(", ".join(found.code for found in issues))
        self.issues = issues
