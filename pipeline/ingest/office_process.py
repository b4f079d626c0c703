"""Sets limits to itself, then becomes LibreOffice: memory, file size, seconds, program and its arguments."""

from __future__ import annotations

import os
import resource
import sys


def main() -> None:
    """Only a new process can be limited without limiting the one that asks for it."""
    memory, size, seconds = map(int, sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    os.execv(sys.argv[4], sys.argv[4:])  # nosec B606  # office.py gives the path of soffice


if __name__ == "__main__":
    main()
