"""Every Dutch word on the page about how reliable the computer is, in plain B1 Dutch."""

from __future__ import annotations

RELIABILITY = "Hoe betrouwbaar is dit?"
INTRO = "Hoe vaak de computer gelijk heeft, en waar hij zich vergist. Gebruik dit om te wegen wat u leest."
IN_SHORT = "In het kort"
IN_SHORT_OF = {
    ("kind", "outcome"): "een verandering", ("direction", "vooruitgang"): "een verbetering",
    ("direction", "achteruitgang"): "een verslechtering",
}  # fmt: skip
PEOPLE_TITLE = "Hoe vaak zijn twee mensen het eens?"
PEOPLE_INTRO = (
    "Twee mensen beoordeelden los van elkaar dezelfde {n} zinnen uit echte verslagen. Ook zij waren het niet altijd "
    "eens. Meer dan dit mag u van de computer niet verwachten."
)
COMPUTER = "Computer"
TWO_PEOPLE = "Twee mensen"
MEASURED_ON = "Gemeten op"
WHAT = "Wat er bepaald wordt"
NOT_MEASURED = "De cijfers zijn nog niet gemeten. Voer ‘make evaluate’ uit."
OVERALL_TITLE = "Computer naast mensen"
OVERALL_INTRO = (
    "Een score van 0 tot 100: hoe hoger, hoe vaker hetzelfde. Tussen haakjes staat de marge: zo ver kan het ernaast "
    "zitten."
)
OVERALL = {
    "themes micro": "thema’s", "outcome": "of er een verandering is", "kind": "soort zin", "direction": "richting",
    "voice": "wie er spreekt",
}  # fmt: skip
SETS = {
    "gold": "echte verslagen", "residents": "bewoners in eigen woorden", "sentences": "geschreven voorbeelden",
}  # fmt: skip
SETS_ABOUT = {
    "gold": "Zinnen uit echte verslagen. De computer is hierop bijgesteld: bij nieuwe gaat het iets slechter.",
    "residents": "Zinnen van bewoners in eigen woorden, voor deze meting geschreven. De computer kende ze niet.",
    "sentences": "Zinnen uit verslagen en formulieren, voor deze meting geschreven. De computer kende ze niet.",
}
SUBJECTS = {"themes": "Per thema", "kind": "Soort zin", "direction": "Richting", "voice": "Wie er spreekt"}
CLASSES_TITLE = "Klopt het, en wordt het gevonden?"
CLASS_INTRO = (
    "‘Klopt’ zegt: van de 10 keer dat de computer dit noemt, hoe vaak is dat goed? ‘Gevonden’ zegt: van de 10 zinnen "
    "waarin het staat, hoeveel vindt hij er?"
)
RIGHT = "Klopt"
FOUND = "Gevonden"
TIMES = "van de 10 keer"
MARGIN = "marge"
SENTENCES = "Aantal zinnen"
NEVER = "niet te zeggen"
NOTE = "Opmerking"
FEW_SENTENCES = "weinig zinnen"
WEAK_TITLE = "Waar het vaak misgaat"
WEAK_THEMES = "Het moeilijkst voor de computer ({on}): {themes}."
WEAK_PEOPLE = "Ook mensen zijn het hier het minst over eens: {themes}."
WEAK_SPOTS = (
    "Veranderingen die tussen neus en lippen door worden verteld, ziet hij soms over het hoofd.",
    "In streektaal herkent hij thema’s minder vaak.",
    "Bij een verteller die van buiten kijkt, vergist hij zich vaker in wie er spreekt.",
    "Ironie en spot leest hij letterlijk.",
)
READING_TITLE = "Het lezen van documenten"
CHECK_READING = (
    "Bij een document met een nieuwe vorm gaat het dus vaker mis. Kijk het lezen na op de pagina Aanleveren."
)
BY_HAND_TITLE = "Met de hand nageteld"
BY_HAND = {
    "links": "Hoort het verhaal echt bij deze activiteit?",
    "quotations": "Laat het citaat echt het thema en de richting zien?",
}  # fmt: skip
NOT_BY_HAND = "nog niet met de hand nageteld"
OWN_TITLE = "In uw eigen gemeente"
OWN_INTRO = (
    "Dit vergelijkt de computer met wat uw collega’s zeiden op de pagina Beoordelen. Zinnen waarover hij twijfelt, "
    "komen daar het eerst. In alle zinnen samen heeft hij dus meestal vaker gelijk dan hier. Leerde hij later van deze "
    "zinnen, dan lijkt hij hier juist te goed."
)
OWN_NONE = "Er zijn nog geen zinnen beoordeeld. Dat kan op de pagina Beoordelen."
OWN_SUBJECTS = {"kind": "soort zin", "direction": "richting van de verandering", "voice": "wie er spreekt"}
AGREED = "Eens"
MODEL_TITLE = "Welke versie van de computer"
MEASURED_AT = "De metingen op deze pagina zijn van {day}."
LAST_READ = "laatst gebruikt op"


def of_ten(share: float) -> str:
    """A share as a number of times in ten: 8 van de 10."""
    return f"{round(10 * share)} van de 10"


def margin(low: float, high: float) -> str:
    """An interval as numbers of times in ten: 7 tot 9."""
    first, last = round(10 * low), round(10 * high)
    return f"{first}" if first == last else f"{first} tot {last}"


def score(value: float) -> str:
    """A figure from 0 to 1 as a score from 0 to 100."""
    return str(round(100 * value))


def measured_on(key: str, sentences: int, documents: int) -> str:
    """A set with its size: echte verslagen (211 zinnen uit 18 documenten)."""
    return f"{SETS.get(key, key)} ({sentences} zinnen uit {documents} documenten)"


def in_short(what: str, right: float, found: float) -> str:
    """One class in one sentence."""
    return (
        f"Van de 10 keer dat de computer {what} noemt, klopt dat {round(10 * right)} keer. "
        f"Van de 10 keer dat het er staat, vindt hij het {round(10 * found)} keer."
    )


def reading(documents: int, cells: int, precision: float, recall: float) -> str:
    """How well figures in tables are read now, from documents of which most have been used to mend the reading."""
    return (
        f"We lazen {documents} documenten met samen {cells} getallen. Van elke 100 getallen die de computer leest, "
        f"zijn er nu {round(100 * precision)} goed. Van elke 100 die er staan, vindt hij er {round(100 * recall)}. De "
        "meeste van deze documenten zijn gebruikt om het lezen te verbeteren."
    )


def first_reading(about: str, documents: int, precision: float, recall: float) -> str:
    """How well figures were read when documents were seen for the first time."""
    return (
        f"De eerste keer, bij {documents} {about}: {round(100 * precision)} van de 100 goed, "
        f"{round(100 * recall)} van de 100 gevonden."
    )


def counted(right: int, n: int, on: str) -> str:
    """What people counted by hand: 113 van de 120 goed (22 november 2026)."""
    return f"{right} van de {n} goed (geteld op {on})"


def too_few(n: int, enough: int) -> str:
    """That there is too little to conclude from."""
    return f"nog te weinig ({n} van {enough})"


def class_about(key: str, sentences: int, documents: int) -> str:
    """What the charts of classes count."""
    return (
        f"Gemeten op {measured_on(key, sentences, documents)}. ‘Klopt’ en ‘gevonden’ staan in keren van de 10, met "
        "tussen haakjes de marge: zo ver kan het ernaast zitten. Hoe minder zinnen, hoe groter de marge."
    )


def classes_finding(lowest: tuple[float, str, str], highest: tuple[float, str, str]) -> str:
    """What a chart of classes shows: its ends, each as share, class and measure."""
    return f"{_end('Hoogst', *highest)} {_end('Laagst', *lowest)}"


def _end(which: str, share: float, name: str, measure: str) -> str:
    return f"{which}: ‘{name}’, {measure.lower()} {of_ten(share)}."
