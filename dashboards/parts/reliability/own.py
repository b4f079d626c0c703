"""The check on the municipality's own reviewed sentences, and which version of the models labelled the store."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import claims, data, labels
from dashboards.labels import reliability as words
from pipeline.own_check import ENOUGH, Agreement, own_check
from pipeline.store import Snapshot


def show_own(state: Snapshot) -> None:
    """In how many sentences the computer and colleagues agree, with n, and a word where that is too few."""
    st.html(f"<h2>{words.OWN_TITLE}</h2>")
    judged = claims.judged(state)
    if judged.is_empty():
        st.html(f'<p class="geen-verhaal">{words.OWN_NONE}</p>')
        return
    names = data.theme_names()
    rows = "".join(_row(one, names) for one in own_check(judged, list(names)) if one.n)
    heads = "".join(f'<th scope="col">{name}</th>' for name in (words.AGREED, words.MARGIN, words.SENTENCES))
    st.html(
        f'<p>{words.OWN_INTRO}</p><table class="cijfers smal"><thead><tr><th scope="col">{words.WHAT}</th>{heads}</tr>'
        f"</thead><tbody>{rows}</tbody></table>"
    )


def _row(one: Agreement, names: dict[str, str]) -> str:
    name = escape(names.get(one.name, words.OWN_SUBJECTS.get(one.name, one.name)))
    if not one.enough:
        return (
            f'<tr><th scope="row">{name}</th><td colspan="2">{words.too_few(one.n, ENOUGH)}</td><td>{one.n}</td></tr>'
        )
    share, margin = words.of_ten(one.share), words.margin(one.low, one.high)
    return f'<tr><th scope="row">{name}</th><td>{share}</td><td>{margin}</td><td>{one.n}</td></tr>'


def show_models(state: Snapshot, measured_on: str | None) -> None:
    """Which versions labelled what is in the store, and when the figures were measured."""
    lines = [
        f"<li><code>{escape(row['model_version'])}</code>, {words.LAST_READ} {labels.day(row['latest'].date())}</li>"
        for row in claims.models(state).to_dicts()
    ]
    if measured_on:
        lines.append(f"<li>{words.MEASURED_AT.format(day=labels.iso_day(measured_on))}</li>")
    st.html(f'<h2>{words.MODEL_TITLE}</h2><ul class="punten">{"".join(lines)}</ul>')
