"""Every Dutch word on the page of the panel that chooses among stories, in plain B1 Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards import labels
from pipeline.dutch import how_many, listed
from pipeline.panel.checks import Checked
from pipeline.panel.events import Booked, Chosen, Ended, Laid, Outcome, Panel, Reopened, SeatRole, Taken, Way
from pipeline.panel.feedback import Act, Told
from pipeline.panel.rounds import Phase, Table
from pipeline.review import panel_words

TITLE = "Verhalenpanel"
INTRO = "Een panel leest verhalen, kiest het verhaal dat het meest zegt, en schrijft op waarom."
WHY_NO_SCORE = (
    "Het panel kijkt naar de verandering, niet naar de organisatie. Daarom tellen we nergens hoeveel verhalen van een "
    "organisatie gekozen zijn. Een gekozen verhaal geeft een beeld, geen cijfer."
)
LIST = "Panels"
NO_PANELS = "Er is nog geen panel. Maak er een: kies een periode, een vraag en wie er meedoen."
OPEN = "Open panel {number} ({subject})"
NUMBERED = "Panel {number}: {question}"
BACK = "Alle panels"
STALE = "Dit panel is er niet (meer). Kies een ander."
STALE_GROUP = "Deze groep is er niet (meer). Misschien is een ronde opnieuw geopend."
NOT_YOURS = "U kunt meekijken. Vastleggen doen de beleidsadviseur en de voorzitter."

# the steps
STEPS = {
    "voorbereiden": "Voorbereiden", "kiezen": "Lezen en kiezen", "uitkomst": "Uitkomst", "nagaan": "Nagaan",
    "terugkoppelen": "Terugkoppelen",
}  # fmt: skip
STEPS_NAME = "Stappen van het panel"
PHASES: dict[Phase, str] = {
    "prepare": "wordt voorbereid", "choose": "groepen zijn aan het kiezen", "lay": "klaar voor de volgende ronde",
    "finished": "afgerond",
}  # fmt: skip

# a new panel
NEW = "Nieuw panel"
PERIOD = "Over welke periode?"
QUESTION = "Wat is de vraag aan het panel?"
THEME = "Over welk thema? (mag leeg)"
ALL_THEMES = "Alle thema’s"
WHO = "Wie doen er mee? Vul aantallen in, geen namen."
ROLES: dict[SeatRole, str] = {role: names[1].capitalize() for role, names in panel_words.ROLES.items()}
BLIND = "Verberg de organisatie tijdens het kiezen"
BLIND_HELP = "Het panel weegt dan de verandering, niet wie het verhaal instuurde. Na afloop ziet u de organisatie wel."
BEGIN = "Maak het panel"
BEGUN = "Het panel is gemaakt."
NO_RESIDENT = (
    "In dit panel zit geen bewoner met ervaring. Het mag zo, maar bewoners zien vaak iets anders dan professionals. "
    "Kunt u er nog een of twee uitnodigen?"
)
DROP = "Haal dit panel van de lijst"
DROP_HELP = "Bijvoorbeeld omdat het per ongeluk is gemaakt. Wat is vastgelegd, blijft bewaard."
DROPPED = "Het panel staat niet meer op de lijst."

# preparing
STORIES = "Welke verhalen doen mee?"
PICK_HELP = (
    "Kies verhalen die samen laten zien wat er gebeurde: van meer organisaties, ook verhalen waarin het niet goed "
    "ging. U ziet hier de organisatie; het panel ziet die bij het kiezen niet."
)
PICK_HELP_OPEN = (
    "Kies verhalen die samen laten zien wat er gebeurde: van meer organisaties, ook verhalen waarin het niet goed ging."
)
NOTHING_TO_PICK = "Over deze periode is er geen verhaal dat we mogen laten zien. Kies een andere periode of filter."
SAVE_STORIES = "Leg vast welke verhalen meedoen"
STORIES_SAVED = "De verhalen zijn vastgelegd."
TAKING_PART = "Deze verhalen doen mee"
LOCKED = "De eerste ronde is begonnen. Welke verhalen meedoen, ligt nu vast."
DIVIDE = "Verdeel de verhalen over groepen"
DIVIDE_HELP = "Een groep leest drie tot zes verhalen en kiest er één. Daarna komen de gekozen verhalen bij elkaar."
HOW = "Hoe wilt u verdelen?"
HOWS = {"together": "Alle verhalen in één groep", "tables": "Over tafels", "themes": "Per thema"}
TABLES = "Aantal tafels"
BEGIN_ROUND = "Begin ronde {round}"
ROUND_BEGUN = "De ronde is begonnen."
TABLE, TOGETHER, OTHER_THEMES = "Tafel {number}", "Alle verhalen", "Andere thema’s"
GONE_ON = "De verhalen die doorgingen"
UNKNOWN_PERIOD = "periode onbekend"

# reading
ROUND = "Ronde {round}"
OPEN_GROUP = "Lees en kies: {name}"
READ_AGAIN = "Lees terug: {name}"
READ_ALOUD = (
    "Lees elk verhaal hardop voor en laat het even stil zijn. Vraag dan iedereen: wat is hier voor u het belangrijkst?"
)
NEXT, BEFORE, STOP = "Volgende", "Vorige", "Stop met lezen"
TO_CHOICE = "Naar het kiezen"
OTHER_WAY = {True: "Naast elkaar", False: "Eén voor één"}
"""The other way of reading: all stories side by side, or one a screen."""
KEYS_HELP = "Met de pijltjes naar rechts en links gaat u verder en terug."
GONE = "Dit verhaal is ingetrokken of staat niet meer in de verslagen. Het doet niet meer mee."
HIDDEN_HELP = (
    "U ziet niet van welke organisatie een verhaal komt, zodat het panel de verandering weegt. Staat de naam in het "
    "verhaal zelf, dan kan het panel die wel zien."
)
NEXT_ROUND = "Volgende ronde"
SIDE_BY_SIDE_END = "Of stop hier"
END_HELP = "Het panel kan ook meer verhalen naast elkaar laten staan. Schrijf op waarom."
END_REASON = "Waarom blijven deze verhalen naast elkaar staan?"
END = "Rond het panel af"
ENDED = "Het panel is afgerond."
NOT_BEGUN = "Er is nog geen ronde. Kies eerst bij Voorbereiden welke verhalen meedoen."
FINISHED = "Het panel is klaar."
TO_RESULT = "Bekijk de uitkomst"

# choosing
CHOICE = "Wat kiest deze groep?"
NONE_OF_THEM, UNDECIDED = "Geen van deze verhalen", "We komen er niet uit: alle verhalen blijven erin"
NO_NAMES = "Noem geen namen van mensen. Schrijf bijvoorbeeld ‘de verteller’."
MOTIVATION = "Waarom?"
MOTIVATION_HELP = f"Schrijf op wat het panel zei, in eigen woorden. {NO_NAMES}"
DISSENT = "Wat vonden anderen, en wat is er over de andere verhalen gezegd?"
DISSENT_HELP = f"Ook wie het er niet mee eens was, hoort hier. {NO_NAMES}"
VALUED = "Wat was waardevol in elk verhaal?"
VALUED_HELP = "Mag leeg. Het komt in de terugkoppeling: zo krijgt ook wie niet gekozen is iets terug."
VALUED_IN = "Waardevol in {name}"
WAY = "Hoe is gekozen?"
WAYS: dict[Way, str] = {"talk": "Door te praten tot iedereen het eens was", "hands": "Door handen op te steken"}
LINES = "Welke zinnen laten het zien?"
LINES_HELP = "Deze zinnen komen in het verslag en de terugkoppeling. Kiest u niets, dan zijn het de eerste drie."
SAVE_CHOICE = "Leg de keuze vast"
CHOICE_SAVED = "De keuze is vastgelegd."
CHOOSE_FIRST = "Kies eerst een verhaal, of geen."

# the result
NO_RESULT = "Er is nog niets gekozen."
NOT_FINISHED = "Het panel is nog niet klaar: dit is wat de groepen tot nu toe kozen."
CHOSEN_BY_PANEL = "Dit koos het panel"
EARLIER_ROUNDS = "Eerdere rondes"
WHOLE_STORY = "Lees het hele verhaal"
CHECKED = "Nagaan"
REOPEN = "Open deze groep opnieuw"
REOPEN_REASON = "Waarom kiest de groep opnieuw?"
REOPEN_HELP = "Wat later gekozen is, vervalt dan. In de geschiedenis blijft alles staan."
REOPENED = "De groep kiest opnieuw."
HISTORY = "Geschiedenis van dit panel"

# checking
CHECK_INTRO = (
    "Ga bij elk gekozen verhaal na of het klopt, het liefst via de organisatie bij de verteller zelf: staat het er "
    "goed, en mag het gedeeld worden?"
)
CHOSEN_FIRST, OTHERS = "Gekozen verhalen", "Andere verhalen die meedoen"
NOTHING_CHOSEN = "Er is nog geen verhaal gekozen."
STATUS = "Hoe staat het?"
STATUSES: dict[Checked, str] = {status: words.capitalize() for status, words in panel_words.CHECKED.items()}
BY_ROLE = "Wie heeft het bevestigd? (een rol, geen naam)"
HOW_CHECKED = "Hoe is het nagegaan?"
CHECK_REASON = "Waarom, of wat wil de verteller?"
SAVE_CHECK = "Bewaar"
CHECK_SAVED = "Bewaard."
CHECK_HISTORY = "Wat er eerder is nagegaan"
UPDATE_CHECK = "Werk bij: {name}"
WITHDRAW_HELP = (
    "Trekt de verteller het verhaal in? Dan verdwijnt het meteen uit dit panel. In de rest van Verhaal blijft het "
    "staan tot de organisatie een verslag zonder dit verhaal aanlevert: stuur het verslag daarvoor terug."
)
GONE_STORY = "Een verhaal uit {file}"

# telling the organisations
TELL_INTRO = (
    "Elke organisatie van wie een verhaal meedeed, krijgt een terugkoppeling: ook als het panel een ander verhaal koos."
)
NOT_YET_FINISHED = "De terugkoppeling kan als het panel is afgerond."
WAITING = "Nog terug te koppelen"
NOBODY_WAITS = "Alle organisaties hebben de terugkoppeling gekregen."
DONE = "Teruggekoppeld"
TOLD: dict[Told, str] = {
    "waiting": "nog niet verstuurd", "again": "het panel koos daarna opnieuw: stuur de nieuwe uitkomst",
    "sent": "verstuurd",
}  # fmt: skip
ACTS: dict[Act, str] = {"sent": "Verstuurd", "reaction": "Reactie gekregen"}
WHAT_HAPPENED = "Wat is er gebeurd?"
ON_DAY = "Op welke dag? (dd-mm-jjjj)"
TEXT = "Hoe verstuurd, of wat was de reactie?"
SAVE_ACT = "Leg vast"
ACT_SAVED = "Vastgelegd."
UPDATE_ORGANISATION = "Verstuurd of reactie: {name}"
UNDO = "Haal weg"
UNDONE = "Weggehaald."
NO_DAY = "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 31-03-2026."
IN_FUTURE = "Die dag moet nog komen."
AS_WORD, AS_PAGE = "Terugkoppeling voor {name} (Word)", "Terugkoppeling voor {name} (webpagina)"

# beside the effect review
IN_REVIEW = "Het belangrijkste verhaal volgens het panel"
TO_PANEL = "Naar het verhalenpanel"

PROBLEMS = {
    "too_few_members": "Een panel heeft ten minste twee leden.",
    "no_question": "Schrijf een vraag voor het panel.",
    "too_few_stories": "Kies ten minste twee verhalen.",
    "no_motivation": "Schrijf op waarom. Zonder motivatie is er geen keuze.",
    "no_reason": "Schrijf op waarom.",
    "no_text": "Schrijf op hoe het is verstuurd, of wat de reactie was.",
    "no_story_chosen": CHOOSE_FIRST,
    "confirmed_by_whom": "Vul in wie het heeft bevestigd, en hoe.",
    "already_chosen": "Deze groep heeft al gekozen. Open de groep opnieuw om anders te kiezen.",
    "already_begun": LOCKED,
    "round_not_done": "Eerst moeten alle groepen van deze ronde kiezen.",
    "story_hidden": "Een van de verhalen is net ingetrokken. Kijk opnieuw.",
    "no_such_panel": STALE,
    "not_this_round": STALE_GROUP,
}
CHANGED_MEANWHILE = "Intussen is er iets veranderd in dit panel. Kijk opnieuw en probeer het nog eens."
OUTCOMES: dict[Outcome, str] = {
    "chosen": "koos een verhaal", "none": "koos geen verhaal", "undecided": "kwam er niet uit",
}  # fmt: skip


def problem(why: str) -> str:
    """Why something could not be booked, and what to do."""
    return PROBLEMS.get(why, CHANGED_MEANWHILE)


def names(found: Sequence[str]) -> str:
    """That words look like names of people."""
    return (
        f"Staat hier een naam van een mens? We zagen: {listed(list(found))}. Haal die weg. Is het geen naam, klik dan "
        "nog een keer."
    )


def withheld(count: int) -> str:
    """How many stories may not be shown."""
    many = how_many(count, "verhaal", "verhalen")
    return f"Zonder toestemming: {many} over deze periode. De tekst laten we niet zien."


def picked(count: int) -> str:
    """How many stories were picked until now."""
    return f"{how_many(count, 'verhaal', 'verhalen')} gekozen om mee te doen."


def letter(at: int) -> str:
    """What a story is called while the panel reads: Verhaal A."""
    return f"Verhaal {chr(ord('A') + at)}" if at < 26 else f"Verhaal {at + 1}"


def slide(at: int, of: int) -> str:
    """Which story is on screen."""
    return f"{at} van {of}"


def about(panel: Panel, theme: str | None) -> str:
    """What a panel is about, and who sits in it."""
    parts = [panel_words.subject(panel.plan), theme or "", panel_words.members(panel.plan.seats)]
    return " · ".join(part for part in parts if part)


def booked_by(by: str, moment: str) -> str:
    """Who booked something, and when."""
    return f"vastgelegd door {by} op {labels.iso_day(moment[:10])}"


def group_state(table: Table, is_open: bool) -> str:
    """How far a group is."""
    if table.chosen is not None:
        return OUTCOMES[table.chosen.outcome]
    return "aan de beurt" if is_open else "niets meer te kiezen"


def happened(one: Booked, reasons: bool) -> str:
    """One event in the history of a panel, without the words of a motivation: those stand with their choice.

    Without `reasons` where a story was withdrawn, since a reason may quote it.
    """
    event = one.event
    if isinstance(event, Taken):
        said = f"{how_many(len(event.stories), 'verhaal', 'verhalen')} vastgelegd om mee te doen"
    elif isinstance(event, Laid):
        said = f"ronde {event.round} begonnen met {how_many(len(event.groups), 'groep', 'groepen')}"
    elif isinstance(event, Chosen):
        said = f"ronde {event.round}, groep {event.group}: {OUTCOMES[event.outcome]}"
    elif isinstance(event, Reopened):
        said = f"ronde {event.round}, groep {event.group} opnieuw geopend{reason(event, reasons)}"
    else:
        said = f"afgerond met meer verhalen naast elkaar{reason(event, reasons)}"
    return f"{labels.iso_day(one.decided_at[:10])}, {one.decided_by}: {said}"


def reason(event: Reopened | Ended, shown: bool) -> str:
    """Why a group was opened anew or a panel ended, behind a colon; empty where it is not shown."""
    return f": {event.reason}" if shown else ""
