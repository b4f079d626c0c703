"""Published figures in the shape of the Gemeentelijk Gegevensmodel (GGM): its names where it has them, else our own.

Basis, reach, goal tree → shape → a frame for each table of models/ggm/mapping.toml → written → files
"""

from pipeline.ggm.mapping import Mapped, MappedColumn, MappedTable, read_mapping
from pipeline.ggm.shaping import Source, shape
from pipeline.ggm.writing import Form, written

__all__ = ["Form", "Mapped", "MappedColumn", "MappedTable", "Source", "read_mapping", "shape", "written"]
