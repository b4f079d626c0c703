"""Double coding: make a sample, code it without the other's labels or the computer's in sight, look at the outcome."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import review
from dashboards.labels import review as words
from dashboards.parts.desk.place import ask_for_name, officer, signed
from dashboards.parts.review.card import plain_card
from dashboards.parts.review.label_form import label_fields
from dashboards.parts.review.result import show_result
from pipeline.decisions.judgements import Judgement, Sentence
from pipeline.decisions.samples import Sample, is_coder
from pipeline.store import Snapshot

_OPEN, _SHOWING, _AGAIN = "codeert", "toont_uitkomst", "codeert_opnieuw"


def show_double(state: Snapshot, documents: list[str]) -> None:
    """The sample in hand, or all samples with a form for a new one."""
    samples = {sample.number: sample for sample in review.ledger().samples()}
    coding, showing = (samples.get(st.session_state.get(key) or 0) for key in (_OPEN, _SHOWING))
    if coding is not None and is_coder(coding, officer()):
        _show_coding(state, coding)
    elif showing is not None:
        st.button(f"← {words.HIDE_RESULT}", type="tertiary", key="sluit_uitkomst", on_click=_show, args=(None,))
        st.html(f"<h2>{escape(_title(showing))}</h2>")
        show_result(state, showing, _withheld(state, showing))
    else:
        st.html(f"<p>{words.DOUBLE_INTRO}</p>")
        _show_samples(state, list(samples.values()))
        _show_new(state, documents)


def _show_samples(state: Snapshot, samples: list[Sample]) -> None:
    if not samples:
        st.html(f"<p>{words.NO_SAMPLES}</p>")
    for sample in samples:
        with st.container(key=f"steekproef_{sample.number}", border=True):
            _show_sample(state, sample)


def _show_sample(state: Snapshot, sample: Sample) -> None:
    book, withheld = review.ledger(), _withheld(state, sample)
    coded, size = book.coded(sample), len(book.sentences(sample)) - len(withheld)
    how_far = " · ".join(words.progress(name, len(set(coded[name]) - withheld), size) for name in sample.coders)
    made = words.sample_made(sample.decided_by, sample.decided_at, sample.seed)
    st.html(f'<h2>{escape(_title(sample))}</h2><p>{escape(how_far)}</p><p class="stil">{escape(made)}</p>')
    name = f" *{_title(sample).lower()}*"
    if book.pairs(sample, withheld):
        st.button(words.RESULT + name, key=f"uitkomst_{sample.number}", on_click=_show, args=(sample.number,))
    elif is_coder(sample, officer()):
        st.button(
            words.START_CODING + name, key=f"codeer_{sample.number}", type="primary", on_click=_code,
            args=(sample.number,),
        )  # fmt: skip
    else:
        st.html(f'<p class="stil">{words.NOT_YOURS}</p>')


def _show_new(state: Snapshot, documents: list[str]) -> None:
    st.html(f"<h2>{words.NEW_SAMPLE}</h2>")
    with st.form("nieuwe_steekproef", border=True):
        size = st.selectbox(words.SIZE, words.SECOND_SIZES, index=1, width=160)
        one = st.text_input(words.FIRST_CODER, officer(), max_chars=80, key="eerste_collega", width=320).strip()
        other = st.text_input(words.SECOND_CODER, max_chars=80, key="tweede_collega", width=320).strip()
        made = st.form_submit_button(words.MAKE, type="primary")
    if made and not (one and other and one.casefold() != other.casefold()):
        st.error(words.TWO_NAMES, icon=":material/error:")
    elif made and signed("steekproef"):
        if review.make_sample(state, documents, size, (one, other), officer()):
            st.rerun()
        st.error(words.NO_CANDIDATES, icon=":material/error:")
    ask_for_name("steekproef")


def _show_coding(state: Snapshot, sample: Sample) -> None:
    """The first sentence that this coder has not labelled; only their own labels are looked at."""
    st.button(f"← {words.STOP_CODING}", type="tertiary", key="stop_coderen", on_click=_code, args=(None,))
    own = _own(sample)
    withheld = _withheld(state, sample)
    sentences = [one for one in review.ledger().sentences(sample) if one.content_key not in withheld]
    again = st.session_state.get(_AGAIN)
    todo = [one for one in sentences if one.content_key not in own or one.content_key == again]
    done = len(sentences) - len(todo)
    st.html(
        f"<h2>{escape(_title(sample))}</h2>"
        f'<p class="stil" role="status">{escape(words.progress(officer(), done, len(sentences)))}</p>'
    )
    if not todo:
        st.html(f"<p>{words.READY} {words.WAIT_FOR_OTHER}</p>")
        return
    one = next((each for each in todo if each.content_key == again), todo[0])
    _show_blind(state, sample, one, own)


def _show_blind(state: Snapshot, sample: Sample, one: Sentence, own: dict[str, Judgement]) -> None:
    st.html(f'<article class="te-beoordelen"><h3>{words.SENTENCE_TITLE}</h3>{plain_card(one)}</article>')
    key = f"s{sample.number}_{one.content_key[:16]}"
    mine = own.get(one.content_key)
    label = label_fields(key, mine.label if mine else None)
    with st.container(horizontal=True):
        saved = st.button(words.SAVE_AND_NEXT, type="primary", key=f"verder_{key}")
        if own and mine is None:
            st.button(words.LAST_AGAIN, key="vorige_opnieuw", on_click=_again, args=(own,))
    if saved and label is None:
        st.error(words.INCOMPLETE, icon=":material/error:")
    elif saved and label is not None:
        review.code(state, sample, one, label, officer())
        st.session_state.pop(_AGAIN, None)
        st.rerun()


def _own(sample: Sample) -> dict[str, Judgement]:
    coded = review.ledger().coded(sample)
    name = next(name for name in sample.coders if name.casefold().split() == officer().casefold().split())
    return coded[name]


def _withheld(state: Snapshot, sample: Sample) -> set[str]:
    """Contents that may not be shown any more, or not be found."""
    sentences = review.ledger().sentences(sample)
    shown = review.readable(state, sentences)
    return {one.content_key for one in sentences if (one.document, one.content_key) not in shown}


def _title(sample: Sample) -> str:
    return words.sample_title(sample.number, len(review.ledger().sentences(sample)))


def _show(number: int | None) -> None:
    st.session_state[_SHOWING] = number


def _code(number: int | None) -> None:
    st.session_state[_OPEN] = number
    st.session_state.pop(_AGAIN, None)


def _again(own: dict[str, Judgement]) -> None:
    st.session_state[_AGAIN] = max(own.values(), key=lambda one: one.number).sentence.content_key
