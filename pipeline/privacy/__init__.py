"""The one door out of raw text: identifiers and names leave, placeholders stay."""

from pipeline.privacy.identifiers import Span, find_identifiers
from pipeline.privacy.known import NOTHING, Known
from pipeline.privacy.network import NETWORK, Network, load_network
from pipeline.privacy.noticed import FindPersonal
from pipeline.privacy.pseudonyms import pseudonymise
from pipeline.privacy.rare import find_rare, flag_rare

__all__ = [
    "NETWORK", "NOTHING", "FindPersonal", "Known", "Network", "Span", "find_identifiers", "find_rare",
    "flag_rare", "load_network", "pseudonymise",
]  # fmt: skip
