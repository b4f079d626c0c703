"""Figures and stories side by side, and the quotations of one activity in full."""

from __future__ import annotations

import streamlit as st

from dashboards.parts.activity_detail import show_detail
from dashboards.parts.filters import ACTIVITY
from dashboards.parts.overview import show_overview

chosen = st.query_params.get(ACTIVITY)
if chosen:
    show_detail(chosen)
else:
    show_overview()
