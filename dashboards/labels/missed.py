"""Every Dutch word with which an officer lets a name go that was left standing."""

TITLE = "Hier staat een naam"
INTRO = (
    "Staat er toch een naam of iets anders over één persoon in dit document? Typ of plak die woorden hieronder. Ze "
    "verdwijnen uit alles wat u hier ziet, zoekt en opslaat, en komen ook na opnieuw lezen niet terug. Het originele "
    "bestand verandert niet."
)
WRITTEN = "Woorden die weg moeten"
WRITTEN_HELP = "Eén tot vijf woorden, zoals ze er staan. Hoofdletters maken niet uit."
WHERE = "Waar"
HERE = "Alleen in dit document"
EVERYWHERE = "In alle documenten, ook die nog komen"
EVERYWHERE_HELP = "Kies dit alleen bij een naam die geen gewoon woord is: ‘Roos’ haalt ook de bloem weg."
NAME = "Uw naam"
DO = "Haal weg"
NEEDS_NAME = "Vul uw naam in."
NOT_POSSIBLE = "Dit kan niet worden weggehaald. Geef één tot vijf woorden van samen minstens twee letters."


def done(count: int) -> str:
    """What happens now."""
    if count == 1:
        return (
            "De woorden worden weggehaald. Het document wordt opnieuw gelezen; dat duurt meestal minder dan een minuut."
        )
    if not count:
        return "De woorden staan nu in geen document. Komen ze later voor, dan worden ze weggehaald."
    return f"De woorden worden weggehaald. {count} documenten worden opnieuw gelezen; dat kan enkele minuten duren."
