"""What is wrong in a Word template of a municipality, in Dutch: what, at which words of the document, what to do.

The commands are read paragraph by paragraph, as people see them in Word; Word's own file has no lines to point at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment

from pipeline.review.errors import FormError

_SHIPPED = "models/review/template.docx"
_OPEN = f"Open het sjabloon in Word, zoek deze woorden, en zet de opdracht terug zoals in {_SHIPPED}."
_COMPARE = f"Vergelijk het met {_SHIPPED}."
_TAG = re.compile(r"\{%(?P<kind>p|tr|tc|r)?[-+ ]\s*(?P<word>\w*)(?P<rest>.*?)%\}", re.S)
_OF_WORD = re.compile(r"(\{%|\{\{)(?:p|tr|tc|r)(?=[-+ ])")
"""What a command says of the part of Word's file that it stands for."""
_CLOSES = {"endif": "if", "endfor": "for"}
_BETWEEN = {"else": ("if", "for"), "elif": ("if",)}
_KNOWN = ("if", "elif", "else", "endif", "for", "endfor", "set")
_LONGEST = 120
"""Characters of the document that a message shows."""
_ABSENT = re.compile(r"has no attribute '(\w+)'|^'(\w+)' is undefined|No filter named '(\w+)'|attribute '(\w+)'")


class Faults:
    """The paragraphs of one template, to find mistakes in and to say where they are."""

    def __init__(self, document: Document, template: Path) -> None:
        self.template = template
        self.paragraphs = tuple(_texts(document))

    def check_commands(self, environment: SandboxedEnvironment) -> None:
        """See whether every command is known, written well and closed. Raises FormError."""
        for text in self.paragraphs:
            self._check_written(text, environment)
        opened: list[tuple[str, str]] = []
        for text in self.paragraphs:
            for tag in _TAG.finditer(text):
                self._take(tag, text, opened)
        if opened:
            raise self._unclosed(opened[-1])

    @cached_property
    def plain(self) -> str:
        """All paragraphs as one plain template: the same commands, without Word around them."""
        return _OF_WORD.sub(r"\1 ", "\n".join(self.paragraphs))

    def check_names(self, environment: SandboxedEnvironment, known: Sequence[str], needed: Sequence[str]) -> None:
        """See whether every name exists, and what a review needs is there. Raises FormError."""
        try:
            used = find_undeclared_variables(environment.parse(self.plain))
        except TemplateError as error:
            raise self.of(error) from error
        for name in sorted(used - set(known)):
            near = get_close_matches(name, known, n=1)
            instead = f"Bedoelt u ‘{near[0]}’?" if near else "Alle namen staan in docs/effectgesprek.md."
            raise self.error(f"De naam ‘{name}’ bestaat niet. {instead}", self._with(name))
        absent = [name for name in needed if name not in used]
        if absent:
            raise FormError(
                f"In het Word-sjabloon {self.template} ontbreekt: {', '.join(absent)}. Zonder deze delen is het "
                f"verslag niet compleet. Zet ze terug, of begin met een kopie van {_SHIPPED}."
            )

    def of(self, error: Exception) -> FormError:
        """What went wrong while the template was filled."""
        found = _ABSENT.search(str(error))
        name = next((part for part in found.groups() if part), "") if found else ""
        return self.error(_what(error, name), self._with(name) if name else "")

    def error(self, what: str, near: str) -> FormError:
        """A message with the words around the mistake."""
        place = f" Het staat bij: ‘{_shortened(near)}’. {_OPEN}" if near else f" {_COMPARE}"
        return FormError(f"Het Word-sjabloon {self.template} heeft een fout. {what}{place}")

    def _check_written(self, text: str, environment: SandboxedEnvironment) -> None:
        printed = _TAG.sub("", text)
        if printed.count("{{") != printed.count("}}") or printed.count("{%") != printed.count("%}"):
            raise self.error("Een opdracht is niet compleet: {{ hoort bij }}, en {% bij %}.", text)
        if "{%" in printed:
            raise self.error("Een opdracht is niet goed geschreven: na {% of {%p hoort een spatie.", text)
        try:
            environment.parse(printed)
        except TemplateSyntaxError as error:
            raise self.error(_what(error, ""), text) from error

    def _take(self, tag: re.Match[str], text: str, opened: list[tuple[str, str]]) -> None:
        """Follow what is opened and closed."""
        word = tag["word"]
        if word not in _KNOWN:
            raise self.error(f"De opdracht ‘{word}’ bestaat niet. Gebruik: {', '.join(_KNOWN)}.", text)
        if word in ("if", "for"):
            opened.append((word, text))
        elif word in _CLOSES or word in _BETWEEN:
            allowed = (_CLOSES[word],) if word in _CLOSES else _BETWEEN[word]
            if not opened:
                raise self.error(f"Hier staat ‘{word}’, maar er is geen if of for die erbij hoort.", text)
            if opened[-1][0] not in allowed:
                raise self._unclosed(opened[-1])
            if word in _CLOSES:
                opened.pop()

    def _unclosed(self, last: tuple[str, str]) -> FormError:
        word, text = last
        return self.error(f"Deze opdracht is niet afgesloten: zet er een alinea met {{%p end{word} %}} achter.", text)

    def _with(self, name: str) -> str:
        """The first paragraph with a command that uses a name."""
        word = re.compile(rf"\b{re.escape(name)}\b")
        commands = ((text, re.findall(r"\{[{%].*?[%}]\}", text, re.S)) for text in self.paragraphs)
        return next((text for text, held in commands if any(map(word.search, held))), "")


def _what(error: Exception, name: str) -> str:
    if isinstance(error, SecurityError):
        return f"Een opdracht vraagt iets dat niet mag{f': ‘{name}’' if name else ''}."
    if isinstance(error, UndefinedError):
        return (
            f"Een opdracht vraagt ‘{name}’, en dat bestaat hier niet."
            if name
            else "Een opdracht vraagt wat er niet is."
        )
    if isinstance(error, TemplateSyntaxError):
        return f"De bewerking ‘{name}’ bestaat niet." if name else "Een opdracht is niet goed geschreven."
    return "Een opdracht kan niet worden uitgevoerd."


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _texts(document: Document) -> Iterator[str]:
    """The text of every paragraph, of tables, headers and footers too, in the order of the document."""
    yield from _of(document.element.body)
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield from _of(part._element)


def _of(element: Iterable[object]) -> Iterator[str]:
    for paragraph in element.iter(qn("w:p")):  # type: ignore[attr-defined]
        text = "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        if text.strip():
            yield text


ERRORS = (TemplateError, TypeError, ValueError, LookupError, ArithmeticError)
"""What a template can raise when it is filled: its commands are those of a user."""
