"""The tables of a goal-tree file, held to their keys and kinds: what a person typed, and where it went wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.framework.errors import GoalTreeError

_ID = re.compile(r"[a-z][a-z0-9_]*")
_NAME_IT = "Controleer de naam, en die bij goal_tree in de instellingen."
_NOT_TOML = "Kijk op die plek of er een aanhalingsteken of haakje mist, of kijk het voorbeeld na: docs/doelenboom.md"


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the file, and its place in plain Dutch. Every reading raises GoalTreeError for a wrong kind."""

    values: dict[str, Any]
    where: str

    def fail(self, mistake: str, cure: str) -> GoalTreeError:
        """The error for something in this table."""
        return GoalTreeError(f"{self.where}: {mistake}. {cure}")

    def hold_to(self, keys: Sequence[str], hint: str = "") -> None:
        """Refuse keys that do not exist here."""
        strange = [key for key in self.values if key not in keys]
        if strange:
            raise self.fail(f"hier kan geen {strange[0]!r} staan", hint or f"Kies uit: {', '.join(keys)}.")

    def id(self) -> str:
        """The id: small letters, digits and low lines."""
        found = self.text("id")
        if not _ID.fullmatch(found):
            suggestion = re.sub(r"[^a-z0-9]+", "_", found.casefold()).strip("_")
            raise self.fail(
                f"de id {found!r} mag alleen kleine letters, cijfers en _ hebben",
                f"Schrijf bijvoorbeeld {suggestion!r}.",
            )
        return found

    def text(self, key: str, otherwise: str | None = None) -> str:
        """A text; `otherwise` when the key is absent, which is a mistake when there is no such."""
        found = self.values.get(key, otherwise)
        if not isinstance(found, str) or (otherwise is None and not found.strip()):
            raise self.fail(f"{key} ontbreekt of is geen tekst", f'Schrijf {key} = "…", met aanhalingstekens.')
        return found.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when the key is absent; no text may stand in it twice."""
        found = self.values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
            raise self.fail(f"{key} is geen lijst van teksten", f'Schrijf {key} = ["…", "…"].')
        texts = tuple(one.strip() for one in found)
        double = _double(texts)
        if double:
            raise self.fail(f"in {key} staat {double!r} twee keer", "Haal er één weg.")
        return texts

    def entries(self, key: str, what: str) -> list[Entry]:
        """The tables under a key, each with its place: "thema 2", or the id where there is one."""
        found = self.values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self.fail(f"{key} is geen lijst van blokken", f"Schrijf [[{key}]], met twee haken.")
        return [
            Entry(one, f"{self.where}, {what} {one.get('id') or one.get('name') or number}")
            for number, one in enumerate(found, start=1)
        ]


def read_entry(path: Path, cure: str = _NAME_IT) -> Entry:
    """The whole file as one table. Raises GoalTreeError, with `cure` when it is absent, or when it is no TOML."""
    try:
        return Entry(tomllib.loads(path.read_text(encoding="utf-8-sig")), str(path))
    except OSError as error:
        raise GoalTreeError(f"{path} is niet te lezen. {cure}") from error
    except UnicodeDecodeError as error:
        raise GoalTreeError(f"{path} is geen gewone tekst. Bewaar het bestand als UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise GoalTreeError(f"{path} is geen goede TOML ({error}). {_NOT_TOML}") from error


def folded(text: str) -> str:
    """A text as it is compared: without capitals, double spaces and the point at the end."""
    return " ".join(text.casefold().split()).rstrip(" .!")


def _double(texts: Sequence[str]) -> str | None:
    seen: set[str] = set()
    for text in texts:
        if folded(text) in seen:
            return text
        seen.add(folded(text))
    return None
