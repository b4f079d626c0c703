"""Every Dutch word on the page with pitches, in plain B1 Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboards import labels
from pipeline.dutch import listed
from pipeline.indicators import Beside, People, Told, Work
from pipeline.pitched import Confirmation, Difference, Kind, Pitch, Promise, State, Timing

TITLE = "Pitches"
INTRO = "Wat een organisatie beloofde, en wat daarvan zichtbaar werd. Nooit een oordeel, nooit een score."
LIST = "Alle pitches"
PITCH, ORGANISATION, PERIOD, STATUS, EFFECTS = "Pitch", "Organisatie", "Looptijd", "Stand", "Beoogde effecten"
ALPHABET = "Op volgorde van het alfabet. De volgorde zegt niets over de kwaliteit van een pitch."
LIST_ABOUT = "Alle pitches die meetellen. Wat is teruggestuurd, staat er niet bij."
NONE_TITLE = "Er zijn nog geen pitches"
NONE = (
    "Lever een pitch aan op de pagina Aanleveren. Herkende de computer een pitch niet? Kies dan daar bij ‘Soort "
    "document’ voor ‘plan of pitch’."
)
NONE_ELSE = "Een medewerker kan een pitch aanleveren op de pagina Aanleveren."
NONE_FIT = "Bij deze keuze zijn er geen pitches. Wis een filter om meer te zien."
TO_DESK = "Naar aanleveren"
OPEN = "Bekijk de pitch {title}"
BACK = "Terug naar alle pitches"
GONE_TITLE = "Deze pitch is er niet (meer)"
GONE = "Misschien is de pitch teruggestuurd, of opnieuw aangeleverd. Ga terug en kies een pitch uit de lijst."
NO_ORGANISATION = "Organisatie onbekend. Vul die in op de pagina Aanleveren, dan zoeken we de verslagen erbij."
NO_EFFECTS = "nog geen effect gevonden"
FROM_DESK = "Bekijk en bevestig wat deze pitch belooft"
FROM_DESK_INTRO = "Dit is een pitch. Kijk ook na wat hij belooft."

# what is promised
PROMISED = "Wat de pitch belooft"
READ_BY_COMPUTER = "Gelezen door de computer, nog niet bevestigd."
CONFIRMED = "Bevestigd door {name} op {day}."
DIFFERS = "De computer las de pitch opnieuw en leest nu iets anders dan wat is bevestigd."
DIFFERS_KEPT = "Wat is bevestigd blijft gelden, tot iemand opnieuw bevestigt."
NEW, NO_MORE, OTHERWISE = "Nieuw gelezen", "Niet meer gelezen", "Anders gelezen"
NOTHING_READ = "We lazen in dit document nog geen beloften. Vul ze hieronder zelf in."
WHAT, WHERE_WRITTEN = "Belofte", "Zo staat het in de pitch"
AIMS_NAME = "Wat er moet veranderen, voor wie en waar"
WORK_NAME = "Activiteiten, met wat ervoor gevraagd of gedaan wordt"
WHERE_HEAD = "Staat in"
KIND_HEAD = "Soort"
KINDS: dict[Kind, str] = {
    "effect": "Effect", "target_group": "Doelgroep", "district": "Wijk", "activity": "Activiteit", "hours": "Uren",
    "volunteer_hours": "Vrijwilligersuren", "participants": "Deelnemers", "money": "Geld",
}  # fmt: skip
WHOLE = "hele pitch"
ADDED = "toegevoegd door een mens"
UNSURE = "computer onzeker: controleer"
PROMISES_NAME = "Beloften in de pitch"
PROMISES_ABOUT = (
    "Alle beloften die in de pitch zijn gelezen of door een mens zijn ingevuld. Uren en geld van de hele pitch en van "
    "losse activiteiten tellen we nooit bij elkaar op."
)

# confirming
CONFIRM_TITLE = "Klopt dit? Kijk het na en bevestig"
CHANGE_TITLE = "Iets veranderen en opnieuw bevestigen"
CONFIRM_INTRO = (
    "Alles is vast ingevuld. Verander wat niet klopt, en maak een vak leeg als het niet in de pitch staat. Bevestig "
    "dan onderaan."
)
THEME_OF = "Effect {number}"
SAYS = "In de pitch: ‘{written}’"
LEFT_OUT = "Staat niet in de pitch (weglaten)"
MORE_EFFECTS = "Andere effecten die de pitch belooft"
GROUPS = "Voor wie?"
DISTRICTS = "In welke wijken?"
CHOOSE = "Kies of schrijf"
CHOOSE_THEMES = "Kies thema’s"
WORK_TITLE = "Activiteiten, met wat ervoor gevraagd of gedaan wordt"
WHOLE_TITLE = "De hele pitch"
WHOLE_HELP = "Alleen wat de pitch over het geheel zegt. Reken zelf niets bij elkaar op."
NAME_OF = "Activiteit {number}"
NEW_NAME = "Nog een activiteit {number}"
AMOUNTS: dict[Kind, str] = {
    "hours": "Uren", "volunteer_hours": "Vrijwilligersuren", "participants": "Deelnemers", "money": "Euro",
}  # fmt: skip
CONFIRM = "Bevestig deze beloften"
DONE = "De beloften zijn bevestigd."
TAKE_BACK = "Neem de bevestiging terug"
TAKEN_BACK = "De bevestiging is teruggenomen."
NOT_YOURS = "Een medewerker of adviseur bevestigt wat een pitch belooft."
NO_NUMBER = "Dit is geen getal: ‘{text}’ (bij {field}). Schrijf bijvoorbeeld 1.240 of 12,5."
NAMELESS = "Schrijf bij elk getal ook de naam van de activiteit."
HISTORY = "Wie bevestigde wat, en wanneer"
STATES: dict[State, tuple[str, str]] = {
    "kept": ("belofte gehouden zoals gelezen", "beloften gehouden zoals gelezen"),
    "changed": ("veranderd", "veranderd"), "removed": ("weggelaten", "weggelaten"),
    "added": ("toegevoegd", "toegevoegd"),
}  # fmt: skip

# what became visible
SEEN = "Wat er zichtbaar werd"
SEEN_ABOUT = (
    "We kijken naar verslagen van deze organisatie waarvan de periode begint op of na de eerste dag van de pitch. Wat "
    "eerder is verteld, zegt niets over deze belofte. Dat de pitch de verandering bracht, zeggen we niet."
)
TIMINGS: dict[Timing, str] = {
    "unknown": "De looptijd van de pitch is niet bekend. Vul die in op de pagina Documenten; dan zoeken we erbij.",
    "ahead": "De pitch begint op {start}. Er kan nog niets zichtbaar zijn.",
    "running": "De pitch loopt nog tot en met {end}: te vroeg om te zeggen wat ervan uitkomt.",
    "over": "De looptijd was {period}.",
}
NO_REPORTS = "Er is nog geen verslag van deze organisatie over deze tijd."
EFFECT_TABLE = "Beloofde effecten, en wat erover verteld is"
EFFECT_CAPTION = "Stemmen in verslagen over de tijd sinds de pitch begon"
EFFECT, VOICES_BETTER, VOICES_OTHER, PROOF, ABOUT = (
    "Beloofd effect", "Verbetering", "Verslechtering of gelijk", "Sterkste bewijs", "Verteld bij",
)  # fmt: skip
NOT_YET = "nog niet gezien"
STRENGTHS = {"weak": "zwak bewijs", "fair": "redelijk bewijs", "strong": "sterk bewijs"}
FOR, AGAINST = "Verhalen die dit laten zien", "Verhalen die iets anders laten zien"
NO_FOR = "Nog geen verhaal dat dit laat zien."
NO_AGAINST = "Geen verhaal dat iets anders laat zien."
ONLY_COUNTED = "Er is wel over verteld, maar zonder toestemming om het te tonen."
STORIES = "Verhalen per effect"
ALL_ABOUT = "Bekijk alles over {theme}"
WORK = "Uren: beloofd en gerealiseerd"
WORK_CAPTION = "Beloofd volgens de pitch, gerealiseerd volgens de verslagen"
WORK_ABOUT = (
    "Elke activiteit telt één keer. We tellen alleen cijfers die helemaal binnen de looptijd vallen, van activiteiten "
    "met dezelfde naam als in de pitch. Cijfers over een langere tijd verdelen we niet."
)
ACTIVITY, MEASURE, PROMISED_HEAD, REALISED, OVER, REPORTED_AS = (
    "Activiteit", "Soort uren", "Beloofd", "Gerealiseerd", "Over welke dagen", "In welk verslag",
)  # fmt: skip
NO_WORK = "De pitch noemt geen uren, en in de verslagen vonden we geen uren van deze activiteiten."
TOGETHER_LINE = "Alles samen"
NOT_REPORTED = "nog geen cijfers"
NOT_PROMISED = "niet genoemd"
PART_ONLY = "een deel van de looptijd"
WHOLE_TIME = "hele looptijd"
PEOPLE = "Deelnemers: beloofd en gemeld"
PEOPLE_CAPTION = "Beloofd volgens de pitch, gemeld in de verslagen"
PEOPLE_ABOUT = (
    "Gemeld is het grootste aantal unieke deelnemers in één verslag. We tellen mensen nooit bij elkaar op, want wie "
    "vaker komt zou dan dubbel tellen. Kleine aantallen staan er niet als getal."
)
PEOPLE_HEAD, VISITS = "Unieke deelnemers", "Deelnames"
FEW = "te weinig om te noemen"
MONEY = "Geld"
UNSEEN = "Nog niet gezien"
UNSEEN_ABOUT = "Dit is geen oordeel. Het laat zien waar u nog naar kunt vragen."
ALL_SEEN = "Van alles wat de pitch belooft, is iets zichtbaar."
UNPROMISED = "Wel gezien, niet beloofd"
UNPROMISED_ABOUT = "Hierover vertellen verslagen uit deze tijd ook, al noemt de pitch het niet:"
UNPROMISED_MORE = "Lees wat erover verteld is"


def status(pitch: Pitch) -> str:
    """Whether people confirmed what a pitch promises."""
    held = pitch.confirmation
    if held is None:
        return READ_BY_COMPUTER
    return CONFIRMED.format(name=held.decided_by, day=labels.iso_day(held.decided_at[:10]))


def short_status(pitch: Pitch, today: date) -> str:
    """The same in a cell of a table, with where its period lies."""
    checked = "nog niet bevestigd" if pitch.confirmation is None else "bevestigd"
    when = {"unknown": "looptijd onbekend", "ahead": "begint nog", "running": "loopt", "over": "afgelopen"}
    return f"{when[pitch.timing(today)]}, {checked}{', anders gelezen' if pitch.difference else ''}"


def timing(pitch: Pitch, seen: Beside) -> str:
    """Where the period of a pitch lies, and what that says."""
    if pitch.period is None:
        return TIMINGS["unknown"]
    start, end = pitch.period.start, pitch.period.end
    said = TIMINGS[seen.timing].format(start=labels.day(start), end=labels.day(end), period=labels.period(start, end))
    return said if seen.reports or seen.timing == "ahead" else f"{said} {NO_REPORTS}"


def amount(kind: Kind, value: float) -> str:
    """How much of what: 240 uur, € 9.600."""
    return {
        "hours": f"{labels.number(value)} uur", "volunteer_hours": f"{labels.number(value)} uur van vrijwilligers",
        "participants": labels.how_many(value, "deelnemer", "deelnemers"), "money": f"€ {labels.number(value)}",
    }[kind]  # fmt: skip


def promise(one: Promise, themes: dict[str, str]) -> str:
    """What is promised, in a few words."""
    if one.amount is None:
        return themes.get(one.value or "", one.value or "")
    return f"{amount(one.kind, one.amount)} ({one.value or WHOLE})"


def difference(found: Difference, themes: dict[str, str]) -> list[str]:
    """Where a new reading differs from what was confirmed, a line each."""

    def said(one: Promise) -> str:
        return f"{KINDS[one.kind].lower()} {promise(one, themes)}"

    return [
        *(f"{NEW}: {said(one)}" for one in found.new), *(f"{NO_MORE}: {said(one)}" for one in found.gone),
        *(f"{OTHERWISE}: {said(one)}, was {promise(before, themes)}" for before, one in found.changed),
    ]  # fmt: skip


def history(one: Confirmation) -> str:
    """One confirmation: when, by whom, what was done, and whether it was taken back."""
    done = [labels.how_many(one.count(state), *words) for state, words in STATES.items() if one.count(state)]
    said = f"{labels.iso_day(one.decided_at[:10])}, {one.decided_by}: {listed(done) or 'geen beloften'}"
    if one.withdrawn_at is None:
        return said
    return f"{said}; teruggenomen door {one.withdrawn_by} op {labels.iso_day(one.withdrawn_at[:10])}"


def better(told: Told) -> str:
    """How many voices tell of improvement."""
    return labels.how_many(told.voices.improved, "stem", "stemmen") if told.seen else NOT_YET


def otherwise(told: Told) -> str:
    """How many voices tell of deterioration, no change, or both."""
    parts = [
        f"{labels.how_many(told.voices.worsened, 'stem', 'stemmen')} slechter" if told.voices.worsened else "",
        f"{labels.how_many(told.voices.unchanged, 'stem', 'stemmen')} gelijk of wisselend"
        if told.voices.unchanged else "",
    ]  # fmt: skip
    return listed([part for part in parts if part]) or ("geen" if told.seen else NOT_YET)


def sides(told: Told) -> str:
    """How many voices tell of improvement, and how many otherwise."""
    return f"{VOICES_BETTER}: {better(told)}. {VOICES_OTHER}: {otherwise(told)}."


def over(line: Work) -> str:
    """Over which days the hours of a line are reported."""
    if line.start is None or line.end is None:
        return ""
    return f"{labels.period(line.start, line.end)} ({WHOLE_TIME if line.complete else PART_ONLY})"


def realised(line: Work) -> str:
    """The hours realised, with what makes them uncertain."""
    if line.realised is None:
        return NOT_REPORTED
    notes = [text for held, text in ((line.circa, "ongeveer"), (line.differs, "verslagen verschillen")) if held]
    return labels.number(line.realised) + (f" ({', '.join(notes)})" if notes else "")


def people(value: int | None, few: bool) -> str:
    """A number of people as far as it may be told."""
    return FEW if few else NOT_REPORTED if value is None else labels.number(value)


def money(asked: float, named: Sequence[float]) -> str:
    """What was asked, and what reports name as their grant."""
    said = f"De pitch vraagt {labels.amount(asked, 'euro')}."
    if not named:
        return f"{said} Geen verslag uit deze tijd noemt een subsidiebedrag."
    amounts = listed([labels.amount(one, "euro") for one in named])
    return f"{said} Verslagen uit deze tijd noemen als subsidie: {amounts}."


def unseen(seen: Beside, themes: dict[str, str]) -> list[str]:
    """What nothing was seen of yet, a line each."""
    lines = [
        (f"Effect waarover nog niemand vertelt: {themes.get(theme, theme)}." for theme in seen.unseen),
        (f"Activiteit zonder cijfers: {name}." for name in seen.unreported),
        (f"Doelgroep die geen verslag noemt: {one.value}." for one in seen.groups if not one.documents),
        (f"Wijk die geen verslag noemt: {one.value}." for one in seen.districts if not one.documents),
        (_people_unseen(one) for one in seen.people if one.reported is None and not one.few and one.visits is None),
    ]
    return [line for part in lines for line in part]


def _people_unseen(one: People) -> str:
    return f"Deelnemers waarvan geen verslag een aantal noemt: {one.activity or WHOLE}."


def more(quotations: int) -> str:
    """How many quotations are folded."""
    return f"Nog {labels.how_many(quotations, 'citaat', 'citaten')}"
