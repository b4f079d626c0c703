"""The quotations and figures of one activity in full; which one stands in the address."""

from __future__ import annotations

import streamlit as st

from dashboards.parts.activities.detail import show_detail
from dashboards.parts.filters import ACTIVITY

show_detail(st.query_params.get(ACTIVITY, ""))
