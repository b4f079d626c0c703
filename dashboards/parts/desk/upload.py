"""Handing in files, and how far the reading of each is."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboards import data, desk
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.place import officer
from pipeline.decisions.queue import Job
from pipeline.delivery import ErasedBefore
from pipeline.disk import DiskTrouble

TAKEN = "net_aangeleverd"
"""Session key: what was handed in during this visit, as hash → name, and whether it was new."""
REFUSED = "niet_aangenomen"
"""Session key: the names of files of the last round that were erased before."""
_ROUND = "aanlevering"
"""Session key: how often files were handed in; a new number empties the field."""
_EVERY = "1s"


def show_upload() -> None:
    """The field for files, and under it those of this visit."""
    with st.container(key="aanleveren", border=True):
        st.html(f"<h2>{desk_labels.UPLOAD_TITLE}</h2>")
        number = st.session_state.setdefault(_ROUND, 0)
        files = st.file_uploader(
            desk_labels.UPLOAD,
            accept_multiple_files=True,
            key=f"bestanden_{number}",
            help=desk_labels.upload_help(data.settings().reading.max_megabytes),
        )
        if st.button(desk_labels.UPLOAD_BUTTON, type="primary", key="lever_aan"):
            _take(files)
        for name in st.session_state.get(REFUSED, []):
            st.error(desk_labels.ERASED_BEFORE.format(name=name), icon=":material/error:")
        if st.session_state.get(TAKEN):
            _show_progress()


def _take(files: list[UploadedFile]) -> None:
    if not officer():
        st.error(desk_labels.NAME_FIRST, icon=":material/error:")
    elif not files:
        st.error(desk_labels.NO_FILES, icon=":material/error:")
    else:
        taken, refused = st.session_state.setdefault(TAKEN, {}), st.session_state.setdefault(REFUSED, [])
        refused.clear()
        for file in files:
            try:
                document, is_new = desk.deliver(file.name, file.getvalue(), officer())
            except ErasedBefore:
                refused.append(file.name)
            except DiskTrouble as trouble:
                st.error(str(trouble), icon=":material/error:")
                return
            else:
                taken[document] = (file.name, is_new or taken.get(document, ("", False))[1])
        st.session_state[_ROUND] += 1
        st.rerun()


@st.fragment(run_every=_EVERY)
def _show_progress() -> None:
    """The files of this visit with how far they are; the page is drawn anew when the last one is read."""
    taken, jobs = st.session_state[TAKEN], desk.jobs()
    busy = desk.busy(jobs) & set(taken)
    rows = "".join(_progress(name, jobs.get(document), is_new) for document, (name, is_new) in taken.items())
    st.html(f'<h3>{desk_labels.DELIVERED_NOW}</h3><ul class="voortgang" role="status">{rows}</ul>')
    before = st.session_state.get("bezig", 0)
    st.session_state["bezig"] = len(busy)
    if len(busy) < before:
        st.rerun()


def _progress(name: str, job: Job | None, is_new: bool) -> str:
    words, done = _how_far(job, is_new)
    return (
        f'<li><span>{escape(name)}</span> <progress max="{len(desk_labels.STEP_ORDER)}" value="{done}" '
        f'aria-label="{escape(name)}"></progress> <span class="stil">{words}</span></li>'
    )


def _how_far(job: Job | None, is_new: bool) -> tuple[str, int]:
    """What is happening to a file, in words and in steps done."""
    whole = len(desk_labels.STEP_ORDER)
    if job is not None and job.state in ("waiting", "reading"):
        return desk_labels.STEPS[job.step], desk_labels.STEP_ORDER.index(job.step)
    if job is not None and job.state == "failed":
        return desk_labels.STAGES["refused"].lower(), whole
    return (desk_labels.READ_NOW if is_new else desk_labels.SEEN_BEFORE), whole
