"""`verhaal forget`: a document, a story or a person is forgotten, with proof."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import wording_forget as words
from pipeline.cli_options import SettingsOption, chosen_settings, stop
from pipeline.wording_vault import progress

if TYPE_CHECKING:
    from pipeline.forgetting import Wish
    from pipeline.journey import Journey

forget = typer.Typer(help=words.HELP, no_args_is_help=True)

ByOption = Annotated[str, typer.Option("--by", help=words.HELP_BY)]
ReasonOption = Annotated[str, typer.Option("--reason", help=words.HELP_REASON)]
YesOption = Annotated[bool, typer.Option("--yes", help=words.HELP_YES)]
OutOption = Annotated[Path | None, typer.Option("--certificate", help=words.HELP_OUT)]
StoryArgument = Annotated[str, typer.Argument(help=words.HELP_STORY_ID)]


@forget.command("document", help=words.HELP_DOCUMENT)
def forget_document(
    documents: Annotated[list[str], typer.Argument(help=words.HELP_DOCUMENTS)],
    by: ByOption, reason: ReasonOption, yes: YesOption = False, certificate: OutOption = None,
    settings: SettingsOption = None,
) -> None:  # fmt: skip
    """Forget whole documents."""
    from pipeline.forgetting import Wish

    journey = _journey(settings)
    carry_out(journey, Wish("document", tuple(_whole(journey, one) for one in documents)), by, reason, yes, certificate)


@forget.command("story", help=words.HELP_STORY)
def forget_story(
    story: StoryArgument, by: ByOption, reason: ReasonOption, yes: YesOption = False, certificate: OutOption = None,
    settings: SettingsOption = None,
) -> None:  # fmt: skip
    """Forget one story."""
    from pipeline.forgetting import Wish

    carry_out(_journey(settings), Wish("story", story=story), by, reason, yes, certificate)


@forget.command("consent", help=words.HELP_WITHDRAW)
def withdraw_consent(
    story: StoryArgument, by: ByOption, reason: ReasonOption, yes: YesOption = False, certificate: OutOption = None,
    settings: SettingsOption = None,
) -> None:  # fmt: skip
    """Count a story without showing it from now on."""
    from pipeline.forgetting import Wish

    carry_out(_journey(settings), Wish("withdrawal", story=story), by, reason, yes, certificate)


@forget.command("person", help=words.HELP_PERSON)
def forget_person(
    forms: Annotated[list[str], typer.Argument(help=words.HELP_FORMS)],
    by: ByOption, reason: ReasonOption,
    only: Annotated[list[str] | None, typer.Option("--document", help=words.HELP_ONLY)] = None,
    yes: YesOption = False, certificate: OutOption = None, settings: SettingsOption = None,
) -> None:  # fmt: skip
    """Forget a person."""
    from pipeline.forgetting import Wish

    journey = _journey(settings)
    documents = tuple(_whole(journey, one) for one in only or ())
    carry_out(journey, Wish("person", documents, forms=tuple(forms)), by, reason, yes, certificate)


@forget.command("name", help=words.HELP_NAME)
def forget_name(
    written: Annotated[str, typer.Argument(help=words.HELP_WRITTEN)],
    by: ByOption,
    document: Annotated[str | None, typer.Option("--document", help=words.HELP_ONE)] = None,
    everywhere: Annotated[bool, typer.Option("--everywhere", help=words.HELP_EVERYWHERE)] = False,
    settings: SettingsOption = None,
) -> None:
    """Take out a name that the reader left; the original stays."""
    from pipeline.desk import read_waiting
    from pipeline.hiding import mark

    journey = _journey(settings)
    if (document is None) is not everywhere:
        stop(words.ONE_OR_ALL)
    try:
        place = _whole(journey, document) if document else None
        touched = mark(journey.decided, journey.vault, journey.store.snapshot(), written, place, by)
    except ValueError:
        stop(words.NO_WORDS)
    with progress(words.LOOKING) as report:
        read_waiting(journey, report)
    typer.echo(words.HIDDEN.format(count=len(touched)))


@forget.command("list", help=words.HELP_LIST)
def list_forgotten(settings: SettingsOption = None) -> None:
    """Print what was forgotten."""
    from pipeline.decisions import Erasures

    held = Erasures(_journey(settings).decided).all()
    for one in held:
        typer.echo(words.show_erasure(one.number, one.kind, one.decided_by, one.decided_at, bool(one.certificate)))
    if not held:
        typer.echo(words.NONE_YET)


@forget.command("resume", help=words.HELP_RESUME)
def resume(certificate: OutOption = None, settings: SettingsOption = None) -> None:
    """Go on with what was stopped halfway."""
    from pipeline.forgetting import finish, unfinished

    journey = _journey(settings)
    if unfinished(journey) is None:
        stop(words.NONE_UNFINISHED, code=1)
    _show(finish(journey), certificate)


def carry_out(journey: Journey, wish: Wish, by: str, reason: str, yes: bool, certificate: Path | None) -> None:
    """Show what a wish touches, ask, and do it."""
    from pipeline import forgetting

    if not by.strip():
        stop(words.NEEDS_BY)
    if (task := forgetting.unfinished(journey)) is not None:
        stop(words.UNFINISHED.format(number=task.number), code=1)
    try:
        with progress(words.LOOKING) as report:
            found = forgetting.look(journey, wish, report)
    except forgetting.NothingToForget:
        stop(words.NOTHING, code=1)
    except ValueError:
        stop(words.NO_NAME)
    typer.echo(words.show_found(found))
    if not yes and not typer.confirm(words.SURE):
        stop(words.STOPPED, code=1)
    _show(forgetting.forget(journey, wish, found, by, reason), certificate)


def _show(body: dict[str, object], certificate: Path | None) -> None:
    typer.echo(words.show_certificate(body))
    if certificate:
        certificate.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _journey(settings: Path | None) -> Journey:
    from pipeline.journey import Journey

    return Journey(chosen_settings(settings))


def _whole(journey: Journey, start: str) -> str:
    """The one document whose hash starts so."""
    found = [one for one in journey.vault.digests() if one.startswith(start)]
    if len(found) != 1:
        stop(words.NO_SUCH_DOCUMENT.format(start=start), code=1)
    return found[0]
