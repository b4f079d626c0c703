"""The one door out of raw text: identifiers and names leave, placeholders stay."""

from pipeline.privacy.identifiers import Span, find_identifiers
from pipeline.privacy.known import NOTHING, Known
from pipeline.privacy.likely import WEIGHTS
from pipeline.privacy.pseudonyms import pseudonymise
from pipeline.privacy.rare import find_rare, flag_rare

__all__ = ["NOTHING", "WEIGHTS", "Known", "Span", "find_identifiers", "find_rare", "flag_rare", "pseudonymise"]
