"""Bundle of six entries with headings and consent lines; one is a test, one came in twice."""

from __future__ import annotations

import io
from datetime import datetime

from _files import fixed_zip, keep
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

NAME = "Bundel Open Huis najaar 2024.docx"
FIETS = [
    "Ik heb zeker twee jaar niet gefietst. Niet omdat het niet kon, mijn fiets stond gewoon in de schuur. Maar als ik "
    "bij de hoek van de straat kwam, begon mijn hart te bonzen en draaide ik om. Boodschappen deed ik om zeven uur "
    "'s avonds, als er bijna niemand meer in de winkel was.",
    "Mijn wijkverpleegkundige zei dat ik eens mee moest naar De Brug. Ik dacht: een inloop, dat is voor mensen die op "
    "straat slapen. De eerste keer bleef ik tien minuten, met mijn jas aan. Marjan, die daar vrijwilliger is, vroeg "
    "niks. Ze schoof een kop thee naar me toe en ging verder met haar puzzel. Dat vond ik zo fijn, dat er niks hoefde.",
    "In de zomer gingen ze met een groepje fietsen, een klein rondje langs de vaart. Ik ben toen mee gelopen naar het "
    "hek en weer terug. De week daarop nog een keer. In augustus ben ik opgestapt. Marjan fietste naast me aan de "
    "kant van de auto's. We zijn tot de sluis gekomen en ik heb daar staan huilen, van blijdschap hoor.",
    "Nu haal ik overdag zelf mijn boodschappen. Soms moet ik nog afstappen en even ademhalen, maar ik draai niet meer "
    "om. Mijn dochter zegt dat ik weer praat zoals vroeger.",
]
FIETS_OPNIEUW = [
    "Ik heb zeker 2 jaar niet gefietst. Niet omdat het niet kon, mijn fiets stond gewoon in de schuur. Maar als ik "
    "bij de hoek van de straat kwam begon mijn hart te bonzen en draaide ik om. Boodschappen deed ik om 7 uur "
    "'s avonds, als er bijna niemand meer in de winkel was.",
    "Mijn wijkverpleegkundige zei dat ik eens mee moest gaan naar De Brug. Ik dacht, een inloop, dat is voor mensen "
    "die op straat slapen. De eerste keer bleef ik tien minuten met mijn jas aan. Marjan, die daar vrijwilliger is, "
    "vroeg niks. Ze schoof een kop thee naar mij toe en ging verder met haar puzzel. Dat vond ik fijn, dat er niks "
    "hoefde.",
    "In de zomer gingen ze met een groepje fietsen, een klein rondje langs de vaart. Ik ben toen meegelopen naar het "
    "hek en weer terug. De week daarop nog een keer. In augustus ben ik opgestapt. Marjan fietste naast mij aan de "
    "kant van de auto's. We zijn tot de sluis gekomen en daar heb ik staan huilen, van blijdschap.",
    "Nu haal ik overdag zelf mijn boodschappen. Soms moet ik nog afstappen en even ademhalen, maar ik draai niet meer "
    "om. Mijn dochter zegt dat ik weer praat zoals vroeger.",
]
ENTRIES = [
    ("Weer op de fiets", "ja", FIETS),
    (
        "De sleutel van de keuken",
        "ja, anoniem",
        [
            "Ik kom hier al vanaf dat het nog in het oude schoolgebouw zat. Altijd aan de tafel bij het raam, altijd "
            "dezelfde stoel. Ik at mee en dan ging ik weer naar huis. Als ze vroegen of ik wilde helpen zei ik nee, want "
            "ik liet alles vallen door de medicijnen.",
            "Vorig jaar werd de kok ziek. Er stonden veertien man te wachten en er lag een zak aardappels. Ik ben vroeger "
            "kok geweest op een vrachtschip, dat wist hier niemand. Ik zei: geef mij dat mes maar. Het werd stamppot en "
            "die was te zout, maar iedereen at zijn bord leeg.",
            "Sindsdien kook ik op donderdag. Ik heb een eigen sleutel van de keuken gekregen. Die hangt aan een touwtje "
            "om mijn nek, ik ben de enige bewoner van de Lindehof met een sleutel van iets dat niet zijn eigen kamer is. "
            "De trillingen zijn er nog. Ik snij gewoon langzamer.",
            "Mijn begeleider vroeg wat er veranderd is. Vroeger dacht ik op woensdag aan niks. Nu denk ik op woensdag aan "
            "wat er in de soep moet.",
        ],
    ),
    ("Test", "ja", ["test test test"]),
    (
        "Ik kom nog steeds niet graag binnen",
        "nee",
        [
            "Eerlijk gezegd weet ik niet of dit is wat jullie willen horen. Ik ben hier gekomen omdat het moest van de "
            "woonbegeleiding. Drie dagdelen in de week anders mocht ik de kamer niet houden. Dat vind ik nog altijd "
            "chantage.",
            "De mensen zijn aardig. Maar het is er vol en lawaaiig en er wordt over mij gepraat als ik er niet bij ben, "
            "dat weet ik omdat ik het gehoord heb. Na een ochtend hier slaap ik 's nachts slechter. Ik heb het gezegd en "
            "toen mocht ik in het kantoortje zitten. Dat is geen oplossing, dat is apart gezet worden.",
            "Wat wel goed is: Driss van de tuin. Met hem werk ik buiten, we zeggen soms een uur niks. Als het alleen de "
            "tuin was kwam ik vrijwillig. Maar in de winter is er geen tuin en dan is het weer dat volle lokaal.",
            "Er is voor mij dus niet zo veel veranderd dit jaar. Ik ben eerder achteruit gegaan dan vooruit.",
        ],
    ),
    ("Weer op de fiets", "ja", FIETS_OPNIEUW),
    (
        "Koffie om tien uur",
        "",
        [
            "Na de dood van mijn man ben ik in een gat gevallen waar ik niet meer uit kwam. Ik heb een half jaar in een "
            "kliniek gezeten en toen ik thuiskwam stonden zijn schoenen nog in de gang.",
            "De ochtend is het ergste. Als je niemand hebt om voor op te staan, blijf je liggen. De psychiater zei: zoek "
            "iets om tien uur. Het maakte niet uit wat. Dus ik ging om tien uur koffie drinken bij De Brug, dat was toch "
            "op loopafstand. Het eerste kwartaal heb ik volgens mij geen drie zinnen gezegd.",
            "Nu zet ík de koffie. Ik ben er om kwart over negen, dan zet ik de stoelen recht en doe ik de radio aan. Als "
            "er iemand nieuw is ga ik erbij zitten en zeg ik ook niks, want ik weet hoe dat is. Mevrouw Bouzid van de "
            "overkant heb ik zo leren kennen en met haar ga ik nu op zondag naar de markthal.",
            "Ik mis hem nog elke dag. Maar ik sta op.",
        ],
    ),
]


def page_number(paragraph) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def frame(document) -> None:
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(3)
    header = section.header.paragraphs[0]
    header.text = "Stichting Inloophuis De Brug\tVerhalenbundel Open Huis"
    header.runs[0].font.size = Pt(8)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("pagina ")
    page_number(footer)


def opening(document) -> None:
    document.add_paragraph("Het begon met een kop thee", style="Title")
    document.add_paragraph("Verhalen van bezoekers, najaar 2024", style="Subtitle")
    document.add_paragraph("Stichting Inloophuis De Brug, Veldhage")
    document.add_heading("Vooraf", 1)
    document.add_paragraph(
        "In deze bundel vertellen bezoekers van ons inloophuis zelf wat er voor hen is veranderd. De verhalen zijn "
        "opgetekend tussen 1 september en 30 november 2024, binnen het programma Open Huis. Sommige bezoekers schreven "
        "zelf, anderen vertelden en een vrijwilliger schreef mee. Wij hebben alleen taalfouten verbeterd."
    )
    document.add_paragraph(
        "Onder ieder verhaal staat of de verteller het goed vindt dat anderen het lezen. Wilt u daar rekening mee "
        "houden?"
    )
    document.add_paragraph("Yvonne Terpstra, coördinator")
    document.add_paragraph("Inhoud").runs[0].bold = True
    for page, (title, _, _) in enumerate(ENTRIES, start=2):
        document.add_paragraph(f"{title} {'.' * (60 - len(title))} {page}")
    document.add_page_break()


def entries(document) -> None:
    document.add_heading("De verhalen", 1)
    for title, consent, paragraphs in ENTRIES:
        document.add_heading(title, 2)
        for text in paragraphs:
            document.add_paragraph(text)
        line = document.add_paragraph()
        run = line.add_run(f"Mag dit verhaal gebruikt worden? {consent}".rstrip())
        run.italic = True
        run.font.color.rgb = RGBColor(0x66, 0x66, 0x66)


def closing(document) -> None:
    document.add_heading("Over De Brug", 1)
    document.add_paragraph(
        "De Brug is de hele week open voor mensen met een psychische kwetsbaarheid en voor iedereen die even ergens "
        "wil zijn. U hoeft zich niet aan te melden. Kadestraat 41, Veldhage, info@inloophuisdebrug.example."
    )


def main() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    properties = document.core_properties
    properties.author, properties.title = "Yvonne Terpstra", "Verhalenbundel najaar 2024"
    properties.created = properties.modified = datetime(2024, 12, 5, 10, 0)
    frame(document)
    opening(document)
    entries(document)
    closing(document)
    held = io.BytesIO()
    document.save(held)
    keep(NAME, fixed_zip(held.getvalue()))


if __name__ == "__main__":
    main()
