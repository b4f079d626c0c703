"""The buttons that end a form of the desk."""

from __future__ import annotations

import streamlit as st

from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.place import edit


def save_or_cancel() -> bool:
    """Show save and cancel; cancel closes the form that is open. Whether it is to be saved."""
    with st.container(horizontal=True):
        saved = st.form_submit_button(desk_labels.SAVE, type="primary")
        cancelled = st.form_submit_button(desk_labels.CANCEL)
    if cancelled:
        edit(None)
        st.rerun()
    return saved
