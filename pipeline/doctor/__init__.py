"""Whether this installation can do its work, and what to do where it cannot."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from pipeline import readiness, wording_vault
from pipeline.doctor.findings import Finding
from pipeline.doctor.keeping import examine_kept
from pipeline.framework import GoalTreeError
from pipeline.goals import tree_in_force
from pipeline.ingest import office, tesseract
from pipeline.model_files import ModelError, faults
from pipeline.settings import NAME_LISTS, Settings
from pipeline.vault import VaultError, keys

__all__ = ["Finding", "examine", "examine_files", "examine_kept", "examine_key", "examine_models"]

_PACKAGES = (
    "compressed-tensors", "duckdb", "onnx", "onnxruntime", "polars", "sentence-transformers", "spacy", "streamlit",
    "torch",
)  # fmt: skip


def examine(settings: Settings) -> list[Finding]:
    """Check Python, packages, models (by loading and trying them), data folder, disk and optional programs."""
    before: list[Callable[[Settings], Finding]] = [_python, _packages]
    after: list[Callable[[Settings], Finding]] = [_folder, examine_key, _disk, _ocr, _office]
    return [
        *(check(settings) for check in before), *examine_models(settings), *(check(settings) for check in after),
        *examine_kept(settings),
    ]  # fmt: skip


def examine_models(settings: Settings) -> list[Finding]:
    """Check the model files against their checksums, then load the models and try them."""
    return [examine_files(settings), *_language(settings), _goal_tree(settings), _themes(settings)]


def examine_files(settings: Settings) -> Finding:
    """Check the files of the release against their checksums, all of them; models of one's own have none."""
    from pipeline.language import pipeline_folder

    paths = settings.models
    wrong = list(faults([pipeline_folder(paths.language), NAME_LISTS, paths.encoder, paths.themes]))
    return Finding("Modelbestanden", not wrong, "\n  ".join(map(str, wrong)))


def examine_key(settings: Settings) -> Finding:
    """Check that the key of the vault can be read, by its owner only, and does not lie beside the data."""
    vault = settings.vault
    if keys.place(vault) == "beside" and not keys.exist(vault):
        return Finding(wording_vault.SAFE_KEY, False, wording_vault.NO_KEY_YET, needed=False)
    try:
        keys.load(vault)
    except VaultError as error:
        return Finding(wording_vault.SAFE_KEY, False, str(error))
    return Finding(wording_vault.SAFE_KEY, keys.place(vault) != "beside", wording_vault.KEY_BESIDE, needed=False)


def _python(_: Settings) -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding(f"Python {found}", sys.version_info >= (3, 11), "Installeer Python 3.11 of nieuwer.")


def _packages(_: Settings) -> Finding:
    absent = [name for name in _PACKAGES if not _installed(name)]
    return Finding("Programmabibliotheken", not absent, f"Ontbreekt: {', '.join(absent)}. Voer 'make setup' uit.")


def _installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _language(settings: Settings) -> list[Finding]:
    from pipeline.language import finds_names, load_language

    try:
        nlp = load_language(settings.models.language)
    except ModelError as error:
        return [Finding("Taalmodel", False, str(error))]
    cure = (
        "Dit taalmodel herkent zelf geen namen: alleen lijsten en vaste patronen doen dat, en die missen er meer. "
        "Kies onder [models] language een taalmodel met 'ner'."
    )
    return [
        Finding(f"Taalmodel {nlp.meta['name']} {nlp.meta['version']}", True),
        Finding("Namen van personen", finds_names(nlp), cure, needed=False),
    ]


def _goal_tree(settings: Settings) -> Finding:
    try:
        tree = tree_in_force(settings)
    except GoalTreeError as error:
        return Finding("Doelenboom", False, str(error))
    return Finding(f"Doelenboom versie {tree.version}, {len(tree.themes)} thema's", True)


def _themes(settings: Settings) -> Finding:
    from pipeline.process import load_scorer

    try:
        scorer = load_scorer(settings)
    except (ModelError, GoalTreeError) as error:
        return Finding("Themamodel", False, str(error))
    answer = scorer.answers(["Ik kom weer onder de mensen."], [""])
    return Finding(f"Themamodel {scorer.versions.labels}", bool(answer), "Voer 'git checkout -- models' uit.")


def _folder(settings: Settings) -> Finding:
    probe = settings.data / ".doctor"
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        return Finding(
            f"Map {settings.data}",
            False,
            f"Hier kan niets worden bewaard ({error.strerror}). Kies een andere map met VERHAAL_DATA.",
        )
    return Finding(f"Map {settings.data}", True)


def _disk(settings: Settings) -> Finding:
    free = readiness.free_gigabytes(settings.data)
    return Finding(f"Vrije schijfruimte: {free:.0f} GB", readiness.disk_has_room(settings), "Maak minstens 2 GB vrij.")


def _ocr(_: Settings) -> Finding:
    cure = (
        "Niet nodig: zonder OCR krijgen scans de melding 'geen tekstlaag'. "
        "Installeer tesseract-ocr en tesseract-ocr-nld om scans te lezen."
    )
    return Finding("Tesseract met Nederlands (OCR voor scans)", tesseract.is_available(), cure, needed=False)


def _office(_: Settings) -> Finding:
    cure = (
        "Niet nodig: zonder LibreOffice krijgen oude Word-bestanden (.doc) een melding, en toont het scherm geen "
        "bladzijden van Word. Installeer libreoffice-writer om ze wel te lezen."
    )
    return Finding("LibreOffice (oude Word-bestanden)", office.program() is not None, cure, needed=False)
