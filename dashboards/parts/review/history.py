"""What was judged, newest first, with who said what and a way to take it back; and labels that fit no sentence now."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import polars as pl
import streamlit as st

from dashboards import data, review
from dashboards.labels import review as words
from dashboards.labels import tables as table_words
from dashboards.labels.desk import moment
from dashboards.parts.desk.place import ask_for_name, officer, signed
from dashboards.parts.downloads import show_downloads
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.review.card import plain_card
from pipeline.decisions.judgements import Judgement, Sentence, Settlement
from pipeline.decisions.ledger import Kept
from pipeline.store import Snapshot

_LIST = "beoordeeld"


def show_history(state: Snapshot) -> None:
    """The judgements and settlements that stand, and then what is loose.

    Of samples that are not finished nothing is shown: their coders would see each other's labels.
    """
    rows = _booked()
    if not rows:
        st.html(f"<p>{words.HISTORY_EMPTY}</p>")
        return
    names = data.theme_names()
    readable = review.readable(state, [one.sentence for one in rows])
    st.html(f"<h2>{words.PARTS['history']}</h2>")
    ask_for_name("intrekken")
    for one in first_part(rows, _LIST):
        with st.container(key=f"oordeel_{_kept(one)}_{one.number}"):
            _show(one, names, readable)
    more_button(rows, _LIST)
    show_downloads(judged_table(rows, names, readable), table_words.JUDGED_NAME, "beoordeeld", table_words.JUDGED_ABOUT)
    _show_loose(state, names)


def judged_table(
    held: Sequence[Judgement | Settlement], names: dict[str, str], readable: set[tuple[str, str]]
) -> pl.DataFrame:
    """A row for each judgement and settlement; the words of a sentence only where it may be read."""
    columns = (
        table_words.SENTENCE, table_words.LABEL, table_words.COMPUTER, table_words.VERDICT, table_words.JUDGED_BY,
        table_words.JUDGED_ON, table_words.REASON,
    )  # fmt: skip
    return pl.DataFrame([_row(one, names, readable) for one in held], dict.fromkeys(columns, pl.String), orient="row")


def _row(one: Judgement | Settlement, names: dict[str, str], readable: set[tuple[str, str]]) -> list[str | None]:
    shown = one.shown if isinstance(one, Judgement) else None
    may_be_read = (one.sentence.document, one.sentence.content_key) in readable
    return [
        one.sentence.text if may_be_read else words.NOT_SHOWN, words.describe(one.label, names),
        words.describe(shown.label, names) if shown else None,
        words.VERDICTS[one.verdict if isinstance(one, Judgement) else "settled"], one.decided_by,
        moment(one.decided_at), one.reason or None,
    ]  # fmt: skip


def _booked() -> list[Judgement | Settlement]:
    book = review.ledger()
    blind = {sample.number for sample in book.samples() if not book.pairs(sample)}
    held: list[Judgement | Settlement] = [*book.judgements(), *book.settlements()]
    shown = [one for one in held if one.round not in blind]
    return sorted(shown, key=lambda one: (one.decided_at, one.number), reverse=True)


def _show(one: Judgement | Settlement, names: dict[str, str], readable: set[tuple[str, str]]) -> None:
    body, action = st.columns([5, 1], vertical_alignment="top")
    body.html(f'{_sentence(one.sentence, readable)}<dl class="etiketten">{_labels(one, names)}</dl>{_who(one)}')
    action.button(
        f"{words.WITHDRAW} *{_kept(one)} {one.number}*", key=f"trek_in_{_kept(one)}_{one.number}", on_click=_take_back,
        args=(_kept(one), one.number, one.sentence),
    )  # fmt: skip


def _sentence(sentence: Sentence, readable: set[tuple[str, str]]) -> str:
    if (sentence.document, sentence.content_key) in readable:
        return plain_card(sentence)
    return f'<p class="geheim">{words.NOT_SHOWN}</p>'


def _labels(one: Judgement | Settlement, names: dict[str, str]) -> str:
    said = [(words.OF_PERSON, one.label)]
    if isinstance(one, Judgement) and one.shown is not None and one.verdict != "accepted":
        said.insert(0, (words.OF_COMPUTER, one.shown.label))
    return "".join(f"<div><dt>{who}</dt><dd>{escape(words.describe(label, names))}</dd></div>" for who, label in said)


def _who(one: Judgement | Settlement) -> str:
    verdict = one.verdict if isinstance(one, Judgement) else "settled"
    reason = f" – {one.reason}" if one.reason else ""
    return f'<p class="stil">{escape(words.judged(verdict, one.decided_by, one.decided_at) + reason)}</p>'


def _kept(one: Judgement | Settlement) -> Kept:
    return "judgements" if isinstance(one, Judgement) else "settlements"


def _take_back(kept: Kept, number: int, sentence: Sentence) -> None:
    if signed("intrekken"):
        review.take_back(kept, number, sentence, officer())


def _show_loose(state: Snapshot, names: dict[str, str]) -> None:
    held = review.loose_labels(state)
    if not held:
        return
    readable = review.readable(state, [one.sentence for one in held])
    rows = "".join(
        f"<li>{_sentence(one.sentence, readable)}<p>{escape(words.describe(one.label, names))}</p></li>" for one in held
    )
    st.html(f"<h2>{words.LOOSE_TITLE}</h2><p>{words.LOOSE_NOTE}</p><ul>{rows}</ul>")
