"""The group that holds all commands: who acts in them, and how trouble with the installation is said."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

from pipeline.audit import AuditDamaged, tell_actor, the_operator
from pipeline.cli_options import stop
from pipeline.crashes import keep_silent
from pipeline.decisions.soundness import DecisionsDamaged
from pipeline.disk import DiskTrouble
from pipeline.framework import GoalTreeError
from pipeline.model_files import ModelError
from pipeline.newer import NewerData
from pipeline.own_lists import ListError
from pipeline.store import StoreDamaged, StoreUnreadable
from pipeline.vault import VaultError

TOLD = (
    AuditDamaged, ModelError, ListError, GoalTreeError, VaultError, DiskTrouble, DecisionsDamaged, StoreDamaged,
    StoreUnreadable, NewerData,
)  # fmt: skip
"""What can be wrong with a part of the installation; its message is in Dutch, and says what to do."""


class Commands(TyperGroup):
    """The commands; what is wrong with a part of the installation is said in one message."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer carries a click of its own
        """Run the command that was asked for."""
        keep_silent()
        tell_actor(the_operator)
        try:
            return super().invoke(ctx)
        except TOLD as error:
            stop(str(error))
