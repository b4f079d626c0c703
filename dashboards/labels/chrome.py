"""Words of Streamlit itself that people see or hear, in plain Dutch: it has no setting for them."""

from __future__ import annotations

import re

SCRIPTS = re.compile(
    r"/static/js/(ArrowVegaLiteChart|FileUploader|InputInstructions|Multiselect|NumberInput|Selectbox|StreamlitMarkdown"
    r"|Toolbar|index|useCopyToClipboard|utils|withFullScreenWrapper)\.[\w-]+\.js$"
)
"""The scripts that hold them."""
_SAID = {
    # navigation and the page as a whole
    "Skip to main content": "Naar de inhoud",
    "App pages": "Onderdelen",
    "Expand sidebar": "Open het menu",
    "Collapse sidebar": "Sluit het menu",
    "Main menu": "Instellingen",
    "Notifications": "Meldingen",
    "Running...": "Bezig…",
    "Connecting": "Verbinden…",
    "Connecting to Streamlit server": "Bezig met verbinden",
    "Unable to connect to Streamlit server": "Geen verbinding. Staat het programma nog aan?",
    "Connection error": "Geen verbinding",
    "Page not found": "Deze pagina is er niet",
    "The page that you have requested does not seem to exist": "Het adres klopt niet (meer)",
    "Close": "Sluit",
    # fields
    "Drag and drop files here": "Sleep de bestanden hierheen",
    "Add files": "Bestanden toevoegen",
    "Upload": "Kies bestanden",
    "No results": "Niets gevonden",
    "No options to select": "Niets om uit te kiezen",
    "Choose an option": "Kies",
    "Choose options": "Kies",
    "Clear value": "Maak leeg",
    "Clear all": "Maak leeg",
    "submit form": "op te slaan",
    "apply": "te bevestigen",
    # charts and code
    "Show data": "Toon de getallen",
    "Show chart": "Toon de grafiek",
    "Copy Vega-Lite spec": "Kopieer de beschrijving van de grafiek",
    "Download as PNG": "Download als plaatje",
    "Fullscreen": "Vul het scherm",
    "Close fullscreen": "Verlaat volledig scherm",
    "Copy to clipboard": "Kopieer",
    "Copied": "Gekopieerd",
    "Copied!": "Gekopieerd",
}
"""What is said as it stands, with the Dutch for it."""
_SAID_OF = (
    (rb'"aria-label":`Sidebar`', '"aria-label":`Menu`'),
    (rb"`\$\{t\}\. Running the app's main page\.`", "`${t}. U ziet nu het begin.`"),
    (rb"`Add: (\$\{)", r"`Kies: \1"),
    (rb"`Shortcut (\$\{)", r"`toets \1"),
    (rb"`Help for (\$\{)", r"`Uitleg bij \1"),
    (rb"`Press Enter to (\$\{e\})`", r"`Druk op Enter om \1`"),
    (rb"`Press (\$\{[^{}]*\})\+Enter to (\$\{e\})`", r"`Druk op \1+Enter om \2`"),
    (rb"`Remove (\$\{e\.name\})`", r"`Verwijder \1`"),
    (rb"`Cancel upload of (\$\{e\.name\})`", r"`Stop met ophalen van \1`"),
    (
        rb"`File must be (\$\{[^{}]*\}) or smaller\.`",
        r"`Dit bestand is te groot: hooguit \1. Het is niet aangeleverd.`",
    ),
    # each group of the menu is a list with its own name; as it comes, its items stand in no list at all
    (rb'(\w\(\w+,\{)("data-testid":`stSidebarNavItems`)', r"\1role:`none`,\2"),
    (
        rb'(\w\(\w+,\{)(children:\[(\w+)&&\w\(\w+,\{"data-testid":`stNavSectionHeader`)',
        r'\1role:`list`,"aria-label":\3,\2',
    ),
    # the field has a name and takes the focus, so it is no mere decoration
    (rb'(\w\(\{tabIndex:-1)(\}\),"data-testid":`stFileUploaderDropzone`)', r"\1,role:`group`\2"),
)
"""What is said of something, as a pattern."""
WORDS: tuple[tuple[re.Pattern[bytes], bytes], ...] = (
    *((re.compile(b"`" + re.escape(said.encode()) + b"`"), f"`{dutch}`".encode()) for said, dutch in _SAID.items()),
    *((re.compile(pattern), words.encode()) for pattern, words in _SAID_OF),
)


def dutch_words(body: bytes) -> bytes:
    """A script of Streamlit with Dutch words."""
    for pattern, words in WORDS:
        body = pattern.sub(words, body)
    return body
