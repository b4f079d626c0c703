"""How often the computer is right: beside two people, by class, on the municipality's own sample, and what is weak."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import data, labels, reliability
from dashboards.labels import reliability as words
from dashboards.parts.reliability.classes import show_classes, weakest
from dashboards.parts.reliability.own import show_models, show_own
from dashboards.reliability import Evaluation, MeasuredSet

SET = "gemeten_op"
_DECISIVE = "gold"
"""The set of real reports says most; without it the first one does."""


def show_reliability() -> None:
    """The whole page; the shared filters do not matter to it."""
    st.html(f'<h1 class="detail">{words.RELIABILITY}</h1><p class="inleiding">{words.INTRO}</p>')
    found = reliability.evaluation()
    if found is None:
        st.html(f'<p class="geen-verhaal">{words.NOT_MEASURED}</p>')
    else:
        _show_measured(found)
    state = data.snapshot()
    if state is not None:
        show_own(state)
        show_models(state, found.made_on if found else None)


def _show_measured(found: Evaluation) -> None:
    measured = _chosen(found)
    st.html(f'<p class="stil">{words.SETS_ABOUT.get(measured.key, "")}</p>')
    st.html(_in_short(measured) + _beside_people(measured, found))
    show_classes(measured, found.made_on)
    st.html(_weak_spots(measured, found) + _reading(found) + _by_hand(found))


def _chosen(found: Evaluation) -> MeasuredSet:
    named = {words.measured_on(one.key, one.sentences, one.documents): one for one in found.sets.values()}
    first = found.sets.get(_DECISIVE) or next(iter(found.sets.values()))
    ordered = sorted(named, key=lambda name: (named[name] is not first, name))
    return named[st.selectbox(words.MEASURED_ON, ordered, key=SET)]


def _in_short(measured: MeasuredSet) -> str:
    lines = [
        f"<li>{words.in_short(what, one.precision.value, one.recall.value)}</li>"
        for (subject, name), what in words.IN_SHORT_OF.items()
        for one in measured.classes[subject]
        if one.name == name and one.precision and one.recall
    ]
    return f'<h2>{words.IN_SHORT}</h2><ul class="punten">{"".join(lines)}</ul>' if lines else ""


def _beside_people(measured: MeasuredSet, found: Evaluation) -> str:
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{words.score(held.value)} <span class="stil">({words.score(held.low)}–'
        f"{words.score(held.high)})</span></td><td>{words.score(found.people[key])}</td></tr>"
        for key, name in words.OVERALL.items()
        if (held := measured.overall.get(key)) is not None and key in found.people
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in (words.WHAT, words.COMPUTER, words.TWO_PEOPLE))
    return (
        f"<h2>{words.OVERALL_TITLE}</h2><p>{words.OVERALL_INTRO}</p>"
        f'<table class="cijfers smal"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        f"<h3>{words.PEOPLE_TITLE}</h3><p>{words.PEOPLE_INTRO.format(n=found.people['sentences'])}</p>"
    )


def _weak_spots(measured: MeasuredSet, found: Evaluation) -> str:
    names = data.theme_names()
    hard = ", ".join(names.get(one, one) for one in weakest(measured))
    unsure = ", ".join(names.get(one, one) for one in found.people.get("weak", {}))
    lines = [
        words.WEAK_THEMES.format(on=words.SETS.get(measured.key, measured.key), themes=hard),
        words.WEAK_PEOPLE.format(themes=unsure),
        *words.WEAK_SPOTS,
    ]
    return f'<h2>{words.WEAK_TITLE}</h2><ul class="punten">{"".join(f"<li>{escape(line)}</li>" for line in lines)}</ul>'


def _reading(found: Evaluation) -> str:
    now = {name: value for name, value in found.reading.items() if name != "first"}
    first = "".join(f"<li>{escape(words.first_reading(**one))}</li>" for one in found.reading.get("first", []))
    return (
        f"<h2>{words.READING_TITLE}</h2><p>{words.reading(**now)}</p>"
        f'<ul class="punten">{first}</ul><p>{words.CHECK_READING}</p>'
    )


def _by_hand(found: Evaluation) -> str:
    rows = "".join(f"<div><dt>{name}</dt><dd>{_count(found, key)}</dd></div>" for key, name in words.BY_HAND.items())
    return f'<h2>{words.BY_HAND_TITLE}</h2><dl class="feiten">{rows}</dl>'


def _count(found: Evaluation, key: str) -> str:
    held = found.by_hand.get(key)
    return words.counted(held["right"], held["n"], labels.iso_day(held["on"])) if held else words.NOT_BY_HAND
