"""Links inside cards and tables lead to other pages without loading everything anew, as those of Streamlit do."""

from __future__ import annotations

import streamlit as st

_IN_APP = """<script>
if (!window.verhaalLinks) {
    window.verhaalLinks = true;
    document.addEventListener("click", (event) => {
        const link = event.target.closest ? event.target.closest(".stHtml a[href]") : null;
        const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
        const stays = link && link.origin === location.origin && !link.target && !link.hasAttribute("download");
        const anew = link && link.closest("[data-opnieuw]");
        if (!plain || !stays || anew || event.defaultPrevented || link.getAttribute("href").startsWith("#")) return;
        event.preventDefault();
        const before = document.title, moves = link.pathname !== location.pathname;
        history.pushState({}, "", link.href);
        window.dispatchEvent(new PopStateEvent("popstate"));
        setTimeout(() => {
            if (moves && location.href === link.href && document.title === before) location.reload();
        }, 5000);
    });
}
</script>"""
"""Streamlit follows the address when the browser goes back or forth. Without this script, or when it no longer does,
a link is a link: the page is loaded anew. So it is for what is marked data-opnieuw: within a visit the choices that
were made before would stand in the way of those in the link. Other keys and buttons (a new tab, a download) are left
to the browser. Now and then Streamlit loses a move that comes while it is at work: a page that is still the same after
five seconds is loaded."""


def follow_links() -> None:
    """Let plain links to pages of this dashboard be followed within the visit; once on each page."""
    st.html(_IN_APP, unsafe_allow_javascript=True)
