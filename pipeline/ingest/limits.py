"""How large, deep and slow a file may be before reading it stops."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Sizes in bytes, `seconds` of wall-clock time; the defaults suit a desk computer."""

    max_bytes: int = 100_000_000
    max_unpacked_bytes: int = 500_000_000
    """Word, Excel and ODF files are zip archives too: a file of 750 KB can unpack to 700 MB."""
    max_pages: int = 2_000
    max_sheet_cells: int = 2_000_000
    """Cells between the first and the last filled cell of all sheets together."""
    max_sheets: int = 1_000
    max_members: int = 200
    """Files in a zip or a mail, those in containers inside it included; reading stops there."""
    max_depth: int = 3
    """Containers inside containers."""
    max_parts: int = 50_000
    """Blocks and grids; reading stops there with the warning `truncated`."""
    ocr_pages: int = 100
    """Pages without text that are read by recognising it, where tesseract is installed; 0 switches that off."""
    seconds: float = 120
    memory_bytes: int = 4_000_000_000
