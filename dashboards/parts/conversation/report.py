"""Making the document of a review, in the form that one asks for."""

from __future__ import annotations

from functools import partial
from typing import cast

import streamlit as st

from dashboards import conversation
from dashboards.labels import conversation as words
from dashboards.parts.downloads import offer_file
from pipeline.review.content import Review
from pipeline.review.errors import FormError
from pipeline.review.forms import Form, filename

_FORM = "verslag_vorm"


def show_report(review: Review) -> None:
    """A choice of form, and a button that makes the document when it is clicked; or what stands in the way."""
    forms = words.FORMS | (words.YEAR_FORMS if review.yearly else {})
    form = cast(
        Form,
        st.selectbox(words.REPORT_FORM, list(forms), format_func=forms.__getitem__, key=_FORM, width=160),
    )  # fmt: skip
    try:
        conversation.check(form)
    except FormError as error:
        st.error(str(error), icon=":material/error:")
        return
    offer_file(
        words.MAKE_REPORT, partial(conversation.document, review, form), filename(review.scope, form),
        words.MIMES[form], f"verslag_{form}", "primary", ":material/description:",
    )  # fmt: skip
