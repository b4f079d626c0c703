"""Verhaal: the story behind the figures, from subsidy reports and residents' stories."""

from importlib.metadata import version

__version__ = version("verhaal")
