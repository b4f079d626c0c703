"""A table with links in its cells."""

from __future__ import annotations

from collections.abc import Sequence


def linked_table(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> str:
    """HTML: a table whose cells are HTML already; nothing without rows."""
    if not rows:
        return ""
    sides = [' class="getal"' if at in numeric else "" for at in range(len(heads))]
    head = "".join(f'<th scope="col"{side}>{text}</th>' for text, side in zip(heads, sides, strict=True))
    body = "".join(
        f'<tr><th scope="row">{first}</th>'
        f"{''.join(f'<td{side}>{cell}</td>' for cell, side in zip(rest, sides[1:], strict=True))}</tr>"
        for first, *rest in rows
    )
    return (
        f'<div class="tabelvak" role="region" tabindex="0" aria-label="{name}"><table class="tabel met-bron">'
        f"<caption>{name}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
