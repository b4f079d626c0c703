"""Copies of all that cannot be made again, and putting them back (docs/adr/0020-backups.md)."""

from pipeline.backup.errors import BackupError
from pipeline.backup.keeping import newest, whole_backups
from pipeline.backup.making import Made, make
from pipeline.backup.manifest import Manifest
from pipeline.backup.restoring import Restored, Wanted, restore
from pipeline.backup.testing import Tested, examine

__all__ = [
    "BackupError", "Made", "Manifest", "Restored", "Tested", "Wanted", "examine", "make", "newest", "restore",
    "whole_backups",
]  # fmt: skip
