"""What can be wrong with a backup."""

from __future__ import annotations

import errno

_FULL = {errno.ENOSPC, errno.EDQUOT}


class BackupError(Exception):
    """A backup cannot be made or put back; the message says in Dutch why, and what to do. Nothing was changed."""


def of_system(error: OSError, doing: str) -> BackupError:
    """What the system says, without the name of a file: `doing` is what could not be done, in Dutch."""
    why = "de schijf is vol. Maak ruimte en probeer het opnieuw" if error.errno in _FULL else error.strerror
    return BackupError(f"{doing} lukt niet: {why}. Er is niets veranderd aan uw gegevens.")
