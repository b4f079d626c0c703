"""The command line: each command a few lines around the room that does the work."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from pipeline import (
    wording,
    wording_accounts,
    wording_backup,
    wording_export,
    wording_papers,
    wording_retention,
    wording_review,
)
from pipeline.audit import Event, tell_actor
from pipeline.audited import booked
from pipeline.cli_accounts import accounts
from pipeline.cli_audit import audit
from pipeline.cli_backup import backup, restore
from pipeline.cli_commands import Commands
from pipeline.cli_export import export
from pipeline.cli_forget import forget
from pipeline.cli_options import SettingsOption
from pipeline.cli_options import chosen_settings as _settings
from pipeline.cli_options import stop as _stop
from pipeline.cli_papers import papers
from pipeline.cli_retention import retention
from pipeline.cli_retrain import themes
from pipeline.cli_review import review
from pipeline.cli_vault import vault
from pipeline.decisions.soundness import check_decisions
from pipeline.journal import begin
from pipeline.settings import SettingsError
from pipeline.store import POINTER

app = typer.Typer(
    cls=Commands, help=wording.HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)

app.add_typer(themes, name="themes")
app.add_typer(vault, name="vault")
app.add_typer(forget, name="forget")
app.add_typer(audit, name="audit")
app.add_typer(accounts, name="accounts")
app.command("review", help=wording_review.HELP)(review)
app.command("backup", help=wording_backup.HELP_BACKUP)(backup)
app.command("restore", help=wording_backup.HELP_RESTORE)(restore)
app.command("retention", help=wording_retention.HELP)(retention)
app.command("papers", help=wording_papers.HELP)(papers)
app.command("export", help=wording_export.HELP)(export)

LABEL_BATCH = 256


@app.command(help=wording.HELP_INGEST)
def ingest(
    paths: Annotated[list[Path], typer.Argument(help=wording.HELP_PATHS)],
    again: Annotated[bool, typer.Option("--again", help=wording.HELP_AGAIN)] = False,
    settings: SettingsOption = None,
) -> None:
    """Read files and folders into the store."""
    from pipeline.run import ingest_files

    absent, chosen = [path for path in paths if not path.exists()], _settings(settings)
    if absent:
        _stop(wording.ABSENT.format(path=absent[0]))
    with booked(chosen, Event.INGESTED, "files"), wording.progress() as report:
        summary = ingest_files(paths, chosen, report, again)
    wording.show_summary(summary)


@app.command(help=wording.HELP_REBUILD)
def rebuild(settings: SettingsOption = None) -> None:
    """Make the store anew from originals and decisions."""
    from pipeline.run import rebuild as rebuild_store

    chosen = _settings(settings)
    with booked(chosen, Event.REBUILT, "store"), wording.progress() as report:
        summary = rebuild_store(chosen, report)
    wording.show_summary(summary)


@app.command(help=wording.HELP_EXTRACT)
def extract(
    file: Annotated[Path, typer.Argument(help=wording.HELP_FILE)],
    as_json: Annotated[bool, typer.Option("--json", help=wording.HELP_JSON)] = False,
    settings: SettingsOption = None,
) -> None:
    """Print one document as the contract has it; exit 0 read, 1 with issues, 2 unreadable."""
    from pipeline.extract import extract_file

    if not file.is_file():
        _stop(wording.ABSENT.format(path=file))
    with _quiet():
        found = extract_file(file, _settings(settings))
    typer.echo(json.dumps(found, ensure_ascii=False) if as_json else wording.describe(found))
    raise typer.Exit({"ok": 0, "partial": 1, "unreadable": 2}[found["document"]["status"]])


@app.command(help=wording.HELP_LABEL)
def label(settings: SettingsOption = None) -> None:
    """Label sentences from standard input, in batches, in the same order."""
    from pipeline.extract import label_lines
    from pipeline.process import load_scorer

    with _quiet():
        scorer = load_scorer(_settings(settings))
    for number, batch in enumerate(_batched(sys.stdin, LABEL_BATCH)):
        try:
            answers = label_lines(batch, scorer)
        except ValueError as error:
            _stop(wording.BAD_LINE.format(first=number * LABEL_BATCH + 1, error=error))
        sys.stdout.writelines(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)
        sys.stdout.flush()


@app.command(help=wording.HELP_CORRECT)
def correct(
    document: Annotated[str, typer.Argument(help=wording.HELP_DOCUMENT)],
    field: Annotated[str, typer.Argument(help=wording.HELP_FIELD)],
    value: Annotated[str, typer.Argument(help=wording.HELP_VALUE)],
    by: Annotated[str, typer.Option("--by", help=wording.HELP_BY)],
    reason: Annotated[str, typer.Option("--reason", help=wording.HELP_REASON)],
    settings: SettingsOption = None,
) -> None:
    """Record a correction."""
    from pipeline.decisions import Correction, Decisions

    try:
        correction = Correction(document, field, value or None, by, reason)  # type: ignore[arg-type]
    except ValueError as error:
        _stop(str(error))
    Decisions(_settings(settings).decisions).correct(correction)
    typer.echo(wording.CORRECTED)


@app.command(help=wording.HELP_SEARCH)
def search(
    query: Annotated[str, typer.Argument(help=wording.HELP_QUERY)],
    organisation: Annotated[str | None, typer.Option("--organisation", help=wording.HELP_ORGANISATION)] = None,
    programme: Annotated[str | None, typer.Option("--programme", help=wording.HELP_PROGRAMME)] = None,
    period: Annotated[str | None, typer.Option("--period", help=wording.HELP_PERIOD)] = None,
    theme: Annotated[str | None, typer.Option("--theme", help=wording.HELP_THEME)] = None,
    voice: Annotated[str | None, typer.Option("--voice", help=wording.HELP_VOICE)] = None,
    stories: Annotated[bool, typer.Option("--stories", help=wording.HELP_STORIES)] = False,
    most: Annotated[int, typer.Option("-n", min=1, help=wording.HELP_MOST)] = 10,
    as_json: Annotated[bool, typer.Option("--json", help=wording.HELP_JSON)] = False,
    settings: SettingsOption = None,
) -> None:
    """Search the passages by words and meaning; exit 1 when nothing was found."""
    from pipeline import searching

    chosen = _settings(settings)
    with _quiet():
        opened = searching.open_store(chosen)
    if opened is None:
        _stop(wording.NOTHING_INGESTED)
    searcher, documents = opened
    try:
        within = searching.documents_of(documents, organisation, programme, searching.read_period(period))
    except ValueError:
        _stop(wording.BAD_PERIOD.format(period=period))
    answer = searcher.find(searching.Question(query, within, theme, voice, only_stories=stories), most)
    shown = searching.describe(answer, documents)
    typer.echo(json.dumps(shown, ensure_ascii=False) if as_json else wording.show_answer(shown))
    raise typer.Exit(0 if shown["hits"] else 1)


@app.command(help=wording.HELP_DASHBOARD)
def dashboard(
    port: Annotated[int, typer.Option("--port", help=wording.HELP_PORT)] = 8501,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help=wording.HELP_OPEN)] = True,
    demo: Annotated[bool, typer.Option("--demo", help=wording_accounts.HELP_DEMO)] = False,
    settings: SettingsOption = None,
) -> None:
    """Serve the dashboard until it is stopped: with accounts, or as a demo on sample reports."""
    from dashboards.entrance.opening import NotSafe, first_path, opened
    from dashboards.server import serve
    from pipeline.desk import assistant

    chosen = _settings(settings)
    check_decisions(chosen.decisions, expected=(chosen.store / POINTER).exists())
    try:
        with opened(chosen, demo) as door, assistant(chosen, settings):
            first = first_path(door)
            serve(chosen, port, open_browser, lambda at: typer.echo(wording_accounts.address(at, first)), door, first)
    except NotSafe as error:
        _stop(wording_accounts.NOT_SAFE[error.why])
    except SettingsError as error:
        _stop(str(error))


@app.command(help=wording.HELP_WORK)
def work(
    beside: Annotated[int | None, typer.Option("--beside", hidden=True)] = None, settings: SettingsOption = None
) -> None:
    """Read what waits in the queue until stopped, or until the process that it works beside is gone."""
    from pipeline import desk

    tell_actor(lambda: None)  # what it books was done by who delivered
    chosen = _settings(settings)
    begin(chosen.log.file, chosen.log.level)
    with _until_stopped() as stop:
        if beside is not None:
            desk.stop_without(beside, stop)
        desk.work(chosen, stop)


@app.command(help=wording.HELP_WATCH)
def watch(
    folder: Annotated[Path, typer.Argument(help=wording.HELP_WATCHED)],
    by: Annotated[str | None, typer.Option("--by", help=wording.HELP_DELIVERED_BY)] = None,
    settings: SettingsOption = None,
) -> None:
    """Deliver and read every file that appears in a folder, until stopped."""
    from pipeline import desk

    if not folder.is_dir():
        _stop(wording.ABSENT.format(path=folder))
    tell_actor(lambda: None)  # as for `work`
    chosen = _settings(settings)
    begin(chosen.log.file, chosen.log.level)
    typer.echo(wording.WATCHING.format(folder=folder))
    with _until_stopped() as stop:
        scout = threading.Thread(target=desk.watch, args=(chosen, folder, by, stop), daemon=True)
        scout.start()
        desk.work(chosen, stop)
        scout.join()


@app.command(help=wording.HELP_DOCTOR)
def doctor(settings: SettingsOption = None) -> None:
    """Check the installation; exit 1 when something needed is wrong."""
    from pipeline.doctor import examine

    findings = examine(_settings(settings))
    for finding in findings:
        typer.echo(wording.show_finding(finding))
    raise typer.Exit(0 if all(finding.well or not finding.needed for finding in findings) else 1)


@contextmanager
def _until_stopped() -> Iterator[threading.Event]:
    """An event that is set by Ctrl-C or by the system that ends the program, so that work in hand is finished."""
    stop = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stop.set())
    yield stop


def _batched(lines: Iterator[str], size: int) -> Iterator[list[str]]:
    while batch := list(islice(lines, size)):
        yield batch


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep standard output clean: libraries that print do so on standard error."""
    from contextlib import redirect_stdout

    with redirect_stdout(sys.stderr):
        yield


if __name__ == "__main__":
    app()
