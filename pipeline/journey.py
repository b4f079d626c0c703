"""The rooms that a run goes through: where the store, the originals and the decisions are, and the models."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import ingest, made_with, process
from pipeline.decisions.soundness import check_decisions
from pipeline.settings import Settings
from pipeline.store import POINTER, Store
from pipeline.vault import Vault


@dataclass(slots=True)
class Journey:
    """The rooms that a run goes through. Models are loaded at the first file that needs them, and kept."""

    settings: Settings
    models: process.Models | None = None

    @property
    def store(self) -> Store:
        """The derived tables."""
        return Store(self.settings.store)

    @property
    def vault(self) -> Vault:
        """The originals."""
        return Vault(self.settings.vault)

    @property
    def decided(self) -> Path:
        """The file with what people decided."""
        return self.settings.decisions

    def settle(self, to_fill_anew: bool = False) -> None:
        """Put right what a program that was killed left behind: files half written, raw text that was being turned
        into another format, a damaged database. `to_fill_anew` leaves an empty store where nothing of it is whole.

        Raises DecisionsDamaged, StoreDamaged, DiskTrouble.
        """
        check_decisions(self.decided, expected=(self.settings.store / POINTER).exists())
        ingest.clear_left()
        with self.vault.lock():
            self.vault.clear_partials()
        self.store.mend(to_fill_anew)

    def load(self) -> process.Models:
        """The models, with the heads that are in use now: those may change while a worker keeps its models."""
        if self.models is None:
            self.models = process.load_models(self.settings)
        elif self.models.scorer.versions.labels != made_with.label_version(self.settings):
            self.models = replace(self.models, scorer=process.load_scorer(self.settings))
        return self.models
