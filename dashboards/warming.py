"""What the server does before the first visitor comes, beside answering."""

from __future__ import annotations

import gc
import importlib
import pkgutil

from dashboards import data, parts


def warm_up() -> None:
    """Import the code of all pages and open the store.

    What is in memory after that stays there for good, and is kept out of garbage collection: going through all of it
    takes a tenth of a second, in which no page is made.
    """
    for module in pkgutil.walk_packages(parts.__path__, f"{parts.__name__}."):
        importlib.import_module(module.name)
    state = data.snapshot()
    if state is not None:
        data.documents(state)
    gc.collect()
    gc.freeze()
