"""What an operator can set, read once from one TOML file and passed on as an argument."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

Runtime = Literal["torch", "onnx"]
"""What runs the encoder: torch in full precision, or ONNX Runtime in 8 bits."""
RUNTIME: Runtime = "onnx"
"""Starts in a fraction of the time and memory, with labels about as good: see models/e5-nl/CARD.md."""

LEAST_FOR_PUBLISHING = 5
"""Fewer people than this are never given as a number: they could be recognised."""

ROOT = Path(__file__).resolve().parent.parent
NAME_LISTS = ROOT / "models" / "names"


class SettingsError(Exception):
    """The settings file cannot be used; the message names the mistake and the cure."""


@dataclass(frozen=True, slots=True)
class Models:
    """Where the models are, and what runs the encoder; relative paths count from the project folder.

    `language` may also be the name of a spaCy package that is installed ("nl_core_news_lg"), `encoder` any folder of
    sentence-transformers; a theme model belongs to one encoder (models/README.md).
    """

    language: Path = ROOT / "models" / "nl_verhaal" / "pipeline"
    encoder: Path = ROOT / "models" / "e5-nl"
    themes: Path = ROOT / "models" / "themes"
    runtime: Runtime = RUNTIME


@dataclass(frozen=True, slots=True)
class Reading:
    """Limits to what one file may cost: a document, or a zip or mail with all that is in it."""

    max_megabytes: int = 100
    max_unpacked_megabytes: int = 500
    max_pages: int = 2000
    max_sheets: int = 1000
    max_files: int = 200
    """Files in one zip or mail."""
    max_depth: int = 3
    """Zips and mails inside each other."""
    ocr_pages: int = 100
    """Scanned pages of one file whose text is recognised, where tesseract is installed; 0 switches that off."""
    seconds: int = 120
    memory_megabytes: int = 4096


@dataclass(frozen=True, slots=True)
class Retention:
    """How many years each kind of document is kept after the year it is about; 0 sets no term, so that it stays.

    The archivist decides, as a rule by the selection list (Selectielijst gemeenten 2020): no term is set here.
    """

    report_years: int = 0
    stories_years: int = 0
    figures_years: int = 0
    pitch_years: int = 0
    unknown_years: int = 0
    audit_years: int = 0
    """Of the audit log, which names who did what, counted from the end of the year in which it was done."""
    ground: str = ""
    """Where the terms are laid down, for the list: the number of the result in the selection list."""
    backup_days: int = 0
    """After so many days the last backup that holds what was erased is overwritten; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Privacy:
    """What of a text may stay besides what names nobody."""

    keep_professionals: bool = False
    """Whether names of paid workers stay where their function stands beside them: "jongerenwerker Karin de Vries".

    Names of residents go either way; a name of which it is not certain is a resident's.
    """


@dataclass(frozen=True, slots=True)
class Oidc:
    """Signing in at the municipality's own server (OpenID Connect), off without `discovery`: docs/beheer/aanmelden.md.

    The secret comes from `client_secret_file` or $VERHAAL_OIDC_SECRET, never from the settings.
    """

    discovery: str = ""
    """The address that ends in /.well-known/openid-configuration."""
    client_id: str = ""
    client_secret_file: Path | None = None
    label: str = "uw gemeente"
    """What the button says after "Aanmelden met"."""
    scopes: str = "openid profile email"
    role_claim: str = "roles"
    roles: tuple[tuple[str, str], ...] = ()
    """A table from a value of that claim to a role, in order of precedence; who has none of them is refused."""
    organisation_claim: str = ""
    """Which claim holds the organisation of an indiener."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in, from where, and for how long."""

    idle_minutes: int = 30
    session_hours: int = 10
    tries: int = 5
    """Wrong passwords for one name before it waits; four times as many for one address."""
    wait_minutes: int = 15
    """How long that is the first time; twice as long each time after."""
    invitation_days: int = 7
    host: str = "127.0.0.1"
    """Where the dashboard listens. Another than this computer only behind a proxy with https: see `address`."""
    address: str = ""
    """The address that people type, with https://, where a proxy stands before the dashboard."""
    trusted_proxies: str = ""
    """The addresses of that proxy, with commas: what it says of a visitor's own address is believed."""
    oidc: Oidc = field(default_factory=Oidc)


@dataclass(frozen=True, slots=True)
class Backup:
    """Where backups go, and how old the last may be; `verhaal doctor` and the readiness of the server look at it."""

    folder: Path | None = None
    """The folder of backups, on another disk; None: who makes a backup says where."""
    days: int = 0
    """The last backup is no older than so many days, or the doctor says so; 0 looks at nothing."""


LogLevel = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Log:
    """The log of what the program does, without text or persons: a file to add to, else standard error."""

    file: Path | None = None
    level: LogLevel = "info"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. `data` holds the vault, the decisions and the derived store."""

    data: Path = Path("var")
    models: Models = field(default_factory=Models)
    reading: Reading = field(default_factory=Reading)
    retention: Retention = field(default_factory=Retention)
    privacy: Privacy = field(default_factory=Privacy)
    access: Access = field(default_factory=Access)
    backup: Backup = field(default_factory=Backup)
    log: Log = field(default_factory=Log)
    register: Path = ROOT / "models" / "register" / "organisations.toml"
    """The organisations that the municipality knows: see models/register/README.md."""
    districts: Path = ROOT / "models" / "reach" / "districts.toml"
    """The districts of the municipality: see models/reach/README.md."""
    goal_tree: Path | None = None
    """What the municipality changes in the goal tree: see docs/doelenboom.md. None leaves it as it ships."""
    organisation: Path | None = None
    """What only the municipality can say in its accountability papers: see docs/beheer/verantwoording.md."""
    review_template: Path = ROOT / "models" / "review" / "template.docx"
    """The Word file that a review is written into: see docs/effectgesprek.md. A municipality can have its own."""
    client_survey: Path = ROOT / "models" / "review" / "wmo.toml"
    """The parts of the yearly survey under clients (Wmo 2015, art. 2.5.1), with the themes that belong to each."""
    batch_documents: int = 8
    least_for_agreement: int = 30
    """Under so many sentences coded by two people, the screen draws no conclusion from their agreement."""
    least_for_publishing: int = LEAST_FOR_PUBLISHING
    """Under so many people no number is shown, nor one that would give it away."""
    threads: int = 0
    """Threads for the encoder; 0 leaves it to the machine."""

    @property
    def decisions(self) -> Path:
        """What people decided, in SQLite."""
        return self.data / "decisions.sqlite"

    @property
    def store(self) -> Path:
        """The folder of derived tables, in DuckDB."""
        return self.data / "store"

    @property
    def vault(self) -> Path:
        """The folder of originals, encrypted."""
        return self.data / "vault"

    @property
    def accounts(self) -> Path:
        """Who may sign in, in SQLite."""
        return self.data / "accounts.sqlite"

    @property
    def audit(self) -> Path:
        """Who did what, in SQLite; append-only."""
        return self.data / "audit.sqlite"


def load_settings(path: Path | None = None) -> Settings:
    """Settings from `path`, else from $VERHAAL_SETTINGS, else the defaults; $VERHAAL_DATA overrides the data folder.

    Raises SettingsError for a file that is absent, is no TOML, or holds a key that does not exist.
    """
    named = path or _environment_path("VERHAAL_SETTINGS")
    settings = _build(Settings, _read(named), str(named)) if named else Settings()
    data = _environment_path("VERHAAL_DATA")
    return _with_data(settings, data) if data else settings


def _environment_path(name: str) -> Path | None:
    return Path(os.environ[name]) if os.environ.get(name) else None


def _with_data(settings: Settings, data: Path) -> Settings:
    values = {part.name: getattr(settings, part.name) for part in fields(Settings)}
    return Settings(**{**values, "data": data})


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"{path} does not exist. Give an existing file, or leave the option out.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error


def _build(kind: Any, values: dict[str, Any], where: str) -> Any:  # noqa: ANN401 - one builder for every section
    known = {part.name: part for part in fields(kind)}
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise SettingsError(f"{where} has unknown setting {', '.join(unknown)}. Choose from: {', '.join(known)}.")
    default = kind()
    read = {name: _value(getattr(default, name), value, f"{where}: {name}") for name, value in values.items()}
    return _placed(read, where) if kind is Models else kind(**read)


def _placed(values: dict[str, Any], where: str) -> Models:
    """Folders count from the project folder; a bare name that is no folder there is left, as it names a package."""
    runtime = values.get("runtime", Models().runtime)
    if runtime not in get_args(Runtime):
        raise SettingsError(f"{where}: runtime must be one of {', '.join(get_args(Runtime))}, not {runtime!r}.")
    folders = {name: value for name, value in values.items() if isinstance(value, Path)}
    placed = {
        name: ROOT / path if len(path.parts) > 1 or (ROOT / path).exists() else path for name, path in folders.items()
    }
    return Models(**{**values, **placed})


def _value(default: object, value: Any, where: str) -> object:  # noqa: ANN401 - TOML values
    if isinstance(default, (Models, Reading, Retention, Access, Oidc, Backup, Log)):
        return _build(type(default), value, where)
    if isinstance(default, tuple) and isinstance(value, dict):
        return tuple((key, _value("", one, f"{where}: {key}")) for key, one in value.items())
    if isinstance(default, Path | None) and isinstance(value, str):
        return Path(value)
    if type(value) is not type(default):
        kind = "path" if default is None else type(default).__name__
        raise SettingsError(f"{where} must be a {kind}, not {value!r}.")
    return value
