"""The papers that account for the running program, made from its configuration: nothing in them is made up.

settings, models, roles, measurements → facts ┐
the municipality's own file → Organisation    ├→ rendering (models/papers/*.jinja) → files, and what is still missing
"""

from pipeline.papers.facts import Facts, gather
from pipeline.papers.filling import Form, Gap
from pipeline.papers.making import PAPERS, Made, Papers, make
from pipeline.papers.organisation import Link, Organisation, OrganisationError, read_organisation

__all__ = [
    "PAPERS", "Facts", "Form", "Gap", "Link", "Made", "Organisation", "OrganisationError", "Papers", "gather", "make",
    "read_organisation",
]  # fmt: skip
