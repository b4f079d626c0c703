"""The outcome of double coding: how far two people agree, where they differ, and what they settle on together."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import data, review
from dashboards.labels import review as words
from dashboards.parts.desk.place import ask_for_name, officer, signed
from dashboards.parts.review.card import plain_card
from dashboards.parts.review.label_form import label_fields
from pipeline.agreement import Agreement, alpha, kappa, masi
from pipeline.decisions.samples import Pair, Sample
from pipeline.store import Snapshot

_SETTLING = "legt_vast"
Row = tuple[str, Agreement | None, Agreement]
"""What is compared, kappa where it exists, and alpha."""


def show_result(state: Snapshot, sample: Sample, withheld: set[str]) -> None:
    """The table of agreement, and each sentence on which the two differ."""
    pairs = review.ledger().pairs(sample, withheld)
    names = data.theme_names()
    st.html(
        f"<h3>{words.AGREEMENT_TITLE}</h3><p>{words.AGREEMENT_NOTE}</p>"
        f"{_table(_rows(pairs, names), data.settings().least_for_agreement)}"
    )
    differing = [pair for pair in pairs if pair.differs]
    st.html(f"<h3>{words.DIFFERENCES_TITLE}</h3>")
    if not differing:
        st.html(f"<p>{words.NO_DIFFERENCES}</p>")
    for pair in differing:
        with st.container(key=f"verschil_{pair.sentence.content_key[:16]}", border=True):
            _show_difference(sample, pair, names)


def _rows(pairs: list[Pair], names: dict[str, str]) -> list[Row]:
    one, other = ([pair.labels[at] for pair in pairs] for at in (0, 1))
    rows = [
        _compared(words.KIND, [label.kind for label in one], [label.kind for label in other]),
        _compared(words.VOICE, [label.voice for label in one], [label.voice for label in other]),
    ]
    # a direction can only differ where both see a change
    both = [pair for pair in pairs if {label.kind for label in pair.labels} == {"outcome"}]
    ways = [[pair.labels[at].direction for pair in both] for at in (0, 1)]
    rows.insert(1, _compared(words.DIRECTION, *ways))
    sets = alpha([[frozenset(label.themes) for label in one], [frozenset(label.themes) for label in other]], masi)
    rows.append((words.THEME_SETS, None, sets))
    for theme, name in names.items():
        given = [[theme in label.themes for label in labels] for labels in (one, other)]
        if any(map(any, given)):
            rows.append(_compared(name, *given))
    return rows


def _compared(name: str, one: list[str] | list[bool], other: list[str] | list[bool]) -> Row:
    return name, kappa(one, other), alpha([one, other])


def _table(rows: list[Row], least: int) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in words.AGREEMENT_COLUMNS)
    body = "".join(_table_row(row, least) for row in rows)
    return (
        f'<div class="breed" tabindex="0" role="region" aria-label="{words.AGREEMENT_TITLE}">'
        f'<table class="cijfers eens"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _table_row(row: Row, least: int) -> str:
    name, two, any_number = row
    cells = [
        str(any_number.n), words.percentage(any_number.share), words.figure(two) if two else "–",
        words.figure(any_number), words.reading(two or any_number, least),
    ]  # fmt: skip
    return f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _show_difference(sample: Sample, pair: Pair, names: dict[str, str]) -> None:
    key = pair.sentence.content_key[:16]
    said = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(words.describe(label, names))}</dd></div>"
        for name, label in zip(sample.coders, pair.labels, strict=True)
    )
    st.html(f'{plain_card(pair.sentence)}<dl class="etiketten">{said}</dl>')
    if pair.settled is not None:
        told = words.SETTLED_AS.format(
            name=pair.settled.decided_by, label=words.describe(pair.settled.label, names), reason=pair.settled.reason
        )
        st.html(f'<p role="status">{escape(told)}</p>')
    elif st.session_state.get(_SETTLING) == key:
        _show_settling(sample, pair, key)
    else:
        number = f" *{pair.sentence.text[:40]}*".replace("[", "(").replace("]", ")")
        st.button(words.SETTLE + number, key=f"vast_{key}", on_click=_settle, args=(key,))


def _show_settling(sample: Sample, pair: Pair, key: str) -> None:
    st.html(f"<h4>{words.SETTLE_FORM}</h4>")
    label = label_fields(f"v_{key}")
    reason = st.text_area(words.MOTIVATION, max_chars=1000, key=f"motivatie_{key}", height=80).strip()
    with st.container(horizontal=True):
        saved = st.button(words.SAVE, type="primary", key=f"bewaar_{key}")
        st.button(words.CANCEL, key=f"laat_{key}", on_click=_settle, args=(None,))
    if saved and (label is None or not reason):
        st.error(words.INCOMPLETE if label is None else words.NEEDS_MOTIVATION, icon=":material/error:")
    elif saved and label is not None and signed("vastleggen"):
        review.settle(sample, pair.sentence, label, officer(), reason)
        _settle(None)
        st.rerun()
    ask_for_name("vastleggen")


def _settle(key: str | None) -> None:
    st.session_state[_SETTLING] = key
