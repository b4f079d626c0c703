"""The Dutch words for an organisation that hands in its own reports."""

from __future__ import annotations

from dashboards import labels
from dashboards.desk import Stage

NO_ORGANISATION_TITLE = "U bent nog niet aan een organisatie gekoppeld"
NO_ORGANISATION = "Daarom ziet u hier nog niets. Vraag de gemeente om uw organisatie bij uw account te zetten."
YOURS = "Uw bestanden"
NOTHING_YET = "U leverde nog niets aan. Uw bestanden staan straks hier, met wat ermee is gebeurd."
WAITS = "Hier wacht de gemeente op u"
NOTHING_WAITS = "U hoeft nu niets te doen."
TO_DESK = "Naar uw bestanden"
DELIVER = "Lever een verslag aan"
OPEN = "Bekijk"
BACK = "Terug naar uw bestanden"
GONE = "Dit bestand staat niet (meer) bij uw organisatie."
STAGES: dict[Stage, str] = {
    "check": "de gemeente kijkt het na", "queued": "wordt gelezen", "returned": "teruggestuurd: lever het opnieuw aan",
    "refused": "niet te lezen: lever het opnieuw aan", "confirmed": "goedgekeurd",
}  # fmt: skip
WHAT_HAPPENED = "Wat er met uw bestand gebeurde"
REASON = "Dit schreef de gemeente"
READ = "gelezen door de computer"
CONFIRMED = "goedgekeurd door de gemeente"
RETURNED = "teruggestuurd door de gemeente. De cijfers en verhalen tellen niet mee"
MAY_CORRECT = (
    "Klopt er iets niet? Klik op Wijzig. De gemeente ziet wat u wijzigde en wie dat deed. U kunt wijzigen tot de "
    "gemeente een besluit neemt. Van welke organisatie het is, en de subsidie, past alleen de gemeente aan."
)
MAY_NOT_CORRECT = (
    "De gemeente nam een besluit over dit bestand. U kunt hier niets meer wijzigen. Klopt er iets niet? Bel of mail de "
    "gemeente, of lever een nieuwe versie aan."
)
ALSO_SEEN = "De gemeente ziet deze punten ook. Er staat soms ‘vraag de organisatie’: dat bent u."
CHANGED = "Wat is gewijzigd"
COUNTED = "Zinnen die meetellen"
COUNTED_ABOUT = (
    "Deze zinnen las de computer als een verandering in iemands leven. Namen van mensen zijn vervangen. De computer "
    "kan zich vergissen; de gemeente kan dat verbeteren."
)
NOTHING_COUNTED = "In dit bestand vond de computer geen zinnen over een verandering."
SENTENCE, THEMES, DIRECTION, VOICE = "Zin", "Thema’s", "Richting", "Wie zegt het"
WHOLE = "Lees het hele bestand zoals de computer het las"
NEW_FILES = "Sleep uw verslag naar Aanleveren. Daarna ziet u hier hoe het is gelezen."


def intro(organisation: str) -> str:
    """For whom one hands in, and what one sees."""
    return (
        f"U levert aan voor {organisation}. U ziet van uw eigen bestanden hoe ze zijn gelezen, en wat de gemeente "
        "ermee deed."
    )


def elsewhere(count: int) -> str:
    """Files that were handed in and that say to be of another organisation."""
    files = labels.how_many(count, "bestand dat u aanleverde", "bestanden die u aanleverde")
    return f"Van {files}, zoekt de gemeente nog uit bij welke organisatie het hoort."


def withheld(count: int) -> str:
    """Sentences of stories without consent."""
    counting = labels.how_many(count, "zin telt", "zinnen tellen")
    return f"{counting} mee, maar niemand ziet de tekst: er is geen toestemming."
