"""The Dutch words of the page "Beoordelen", in plain B1 Dutch."""

from __future__ import annotations

from dashboards import labels
from dashboards.labels.desk import moment
from pipeline.agreement import Agreement
from pipeline.decisions.judgements import Label

REVIEW = "Beoordelen"
REVIEW_INTRO = (
    "De computer geeft zinnen een label. U zegt of dat klopt. Wat mensen zeggen, gaat altijd boven de computer."
)
PARTS = {"queue": "Zin voor zin", "double": "Dubbel beoordelen", "history": "Wat er beoordeeld is"}
PART = "Wat wilt u doen?"

# one sentence at a time
SENTENCE_TITLE = "Deze zin"
COMPUTER_SAYS = "Volgens de computer"
WORDS_COUNTED = "Woorden die meetelden"
NOTHING_LEFT_TITLE = "Alles is beoordeeld"
NOTHING_LEFT = "Bij deze keuze zijn er geen zinnen meer om te beoordelen. Kies een ander thema, of wis de filters."
KEYS_ON = "Sneltoetsen gebruiken"
KEYS_HELP = "A = akkoord, W = wijzig, X = hoort hier niet, N = naar de volgende, Z = zet terug."
ACCEPT = "Akkoord"
CORRECT = "Wijzig"
REJECT = "Hoort hier niet"
REJECT_HELP = "De zin vertelt geen verandering en geen activiteit, en hoort bij geen thema."
SKIP = "Naar de volgende"
UNDO = "Zet terug"
ACCEPT_KEY, CORRECT_KEY, REJECT_KEY, SKIP_KEY, UNDO_KEY = "A", "W", "X", "N", "Z"
"""C can't be a key: Streamlit keeps it for itself."""
DONE = {
    "accepted": "Opgeslagen: akkoord.", "corrected": "Opgeslagen: gewijzigd.",
    "rejected": "Opgeslagen: hoort hier niet.", "skipped": "Overgeslagen.", "undone": "Teruggezet.",
}  # fmt: skip
ORDER_NOTE = (
    "Eerst komen zinnen waarover de computer twijfelt en die veel uitmaken: "
    "citaten bij een bewering, vooral als die op één of twee bronnen rust."
)

# a label by people
FORM_TITLE = "Wat is het volgens u?"
KIND = "Soort zin"
KINDS = {
    "outcome": ("Verandering", "De zin vertelt wat er bij mensen begon, veranderde of stopte."),
    "output": ("Activiteit", "De zin vertelt wat er is gedaan, en voor hoeveel mensen."),
    "other": ("Iets anders", "Bijvoorbeeld een plan, een wens, een mening of uitleg."),
}
DIRECTION = "Richting"
DIRECTIONS = {
    "vooruitgang": ("Verbetering", "Het gaat beter met iemand of met een groep."),
    "achteruitgang": ("Verslechtering", "Het gaat slechter, of er komt een probleem bij."),
    "onveranderd": ("Geen verandering", "Het bleef zoals het was, of het is even goed als slecht."),
}
VOICE = "Wie spreekt"
VOICES = {
    "bewoner": ("Bewoner", "Iemand vertelt over het eigen leven."),
    "professional": ("Professional", "Een medewerker, of de lopende tekst van een verslag."),
    "naaste": ("Naaste", "Familie, een vriend, een buur of een mantelzorger."),
    "onbekend": ("Onbekend", "Een journalist, of het is niet te zeggen."),
}
THEMES = "Thema’s"
THEMES_HELP = "Kies alle thema’s waar de zin over gaat. Past er geen, kies dan niets."
REASON = "Waarom? (mag leeg blijven)"
SAVE = "Opslaan"
CANCEL = "Annuleren"
INCOMPLETE = "Kies eerst wat voor zin het is, wie er spreekt, en bij een verandering ook de richting."

# double coding
DOUBLE_INTRO = (
    "Twee collega’s beoordelen dezelfde zinnen, los van elkaar. Zij zien het label van de computer niet, en ook niet "
    "wat de ander koos. Zo ziet u hoe vaak mensen het eens zijn."
)
NEW_SAMPLE = "Maak een steekproef"
SIZE = "Aantal zinnen"
SECOND_SIZES = (20, 30, 50, 100)
FIRST_CODER, SECOND_CODER = "Naam van de eerste collega", "Naam van de tweede collega"
MAKE = "Maak de steekproef"
TWO_NAMES = "Vul twee verschillende namen in."
NO_CANDIDATES = "Er zijn geen zinnen om uit te kiezen. Wis de filters, of lever eerst verslagen aan."
NO_SAMPLES = "Er is nog geen steekproef."
START_CODING = "Beoordeel"
STOP_CODING = "Terug naar de steekproeven"
NOT_YOURS = "Vul bovenaan uw naam in zoals die hier staat om deze zinnen te beoordelen."
READY = "U bent klaar met deze steekproef."
WAIT_FOR_OTHER = "De uitkomst is te zien als ook de ander klaar is."
RESULT = "De uitkomst"
HIDE_RESULT = "Sluit de uitkomst"
SAVE_AND_NEXT = "Opslaan en verder"
LAST_AGAIN = "Vorige opnieuw"
AGREEMENT_TITLE = "Hoe vaak waren zij het eens?"
AGREEMENT_NOTE = (
    "Kappa en alfa zeggen hoe vaak twee mensen het eens zijn, los van toeval: 0 is niet meer dan toeval, 1 is altijd. "
    "Tussen haakjes staat waar het cijfer met 95% zekerheid ligt."
)
AGREEMENT_COLUMNS = ("Onderdeel", "Zinnen", "Precies gelijk", "Cohens kappa", "Krippendorffs alfa", "Wat betekent dat?")
THEME_SETS = "Alle thema’s samen"
READINGS = {
    "too_few": "te weinig om iets te zeggen", "undefined": "niet te berekenen: iedereen koos steeds hetzelfde",
    "none": "niet meer dan toeval", "slight": "bijna niet eens", "fair": "een beetje eens", "moderate": "redelijk eens",
    "substantial": "goed eens", "strong": "bijna altijd eens",
}  # fmt: skip
DIFFERENCES_TITLE = "Waar zij verschillen"
NO_DIFFERENCES = "Zij verschilden nergens."
SETTLE = "Leg vast wat jullie kiezen"
SETTLE_FORM = "Wat kiezen jullie samen?"
MOTIVATION = "Waarom kiezen jullie dit? (verplicht)"
NEEDS_MOTIVATION = "Vul in waarom jullie dit kiezen."
SETTLED_AS = "Samen gekozen door {name}: {label}. Reden: {reason}"

# history
HISTORY_EMPTY = "Er is nog niets beoordeeld."
VERDICTS = {
    "accepted": "akkoord", "corrected": "gewijzigd", "rejected": "hoort hier niet", "settled": "samen gekozen",
}  # fmt: skip
WITHDRAW = "Trek in"
NOT_SHOWN = "De tekst is niet te zien: hiervoor is geen toestemming, of de zin staat niet meer in het document."
OF_COMPUTER, OF_PERSON = "Computer", "Mens"
LOOSE_TITLE = "Labels die los staan"
LOOSE_NOTE = (
    "Deze zinnen staan niet meer zo in een document. Hun label is bewaard en telt nu niet mee. Komt de zin terug, "
    "dan telt het weer."
)


def counter(judged: int, left: int) -> str:
    """How many were judged in this visit, and how many wait."""
    return f"{labels.number(judged)} beoordeeld in dit bezoek · {labels.how_many(left, 'zin', 'zinnen')} te gaan"


def describe(label: Label, names: dict[str, str]) -> str:
    """A label in words."""
    kind = KINDS[label.kind][0].lower()
    way = [labels.DIRECTIONS[label.direction]] if label.kind == "outcome" else []
    themes = ", ".join(names.get(theme, theme) for theme in label.themes) or labels.NO_THEMES
    return "; ".join([kind, *way, f"{labels.WHO_SPEAKS.lower()}: {labels.VOICES[label.voice]}", themes])


def sample_title(number: int, size: int) -> str:
    """The name of a sample."""
    return f"Steekproef {number}: {labels.how_many(size, 'zin', 'zinnen')}"


def sample_made(by: str, at: str, seed: int) -> str:
    """Who made a sample, and from which number it can be drawn again."""
    return f"Gemaakt door {by}, {moment(at)}. Getrokken met getal {seed}."


def progress(name: str, done: int, size: int) -> str:
    """How far a coder is."""
    return f"{name}: {done} van {size}"


def figure(found: Agreement) -> str:
    """A figure with its interval."""
    if found.value is None:
        return "–"
    interval = f" ({_decimal(found.low)} tot {_decimal(found.high)})" if found.low is not None else ""
    return f"{_decimal(found.value)}{interval}"


def percentage(share: float) -> str:
    """A share of units."""
    return f"{round(100 * share)}%"


def reading(found: Agreement, least: int) -> str:
    """What to think of a figure."""
    return READINGS[found.reading(least)]


def judged(verdict: str, by: str, at: str) -> str:
    """Who judged, what, when."""
    return f"{VERDICTS[verdict]}, door {by}, {moment(at)}"


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", ",")
