"""Every script that pages put in: small, without any text of a document, and the only ones that browsers may run.

The content policy names each by its hash (`hashes`), so that a script which came in with data does not run.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

HERE = "hier"
"""The id of the place in a document that an address points at."""

LINKS_IN_APP = """<script>
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

PRINTING = """<script>
(() => {
  const button = document.getElementById('afdrukken');
  if (button) button.onclick = () => window.print();
  if (window.verhaalAfdruk) return;
  window.verhaalAfdruk = true;
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('[data-testid="stMain"] .stHtml details:not([open])')];
    folded.forEach(one => { one.open = true; });
  });
  addEventListener('afterprint', () => { folded.forEach(one => { one.open = false; }); });
})();
</script>"""
"""Only text of ours stands in it. Printing opens what is folded, and folds it again."""

TO_THE_PLACE = f"""<script>
    const place = document.getElementById("{HERE}") || document.querySelector(".blad .hier");
    if (place) {{
        place.scrollIntoView({{block: "center", inline: "center"}});
        place.setAttribute("tabindex", "-1");
        place.focus({{preventScroll: true}});
    }}
</script>"""
"""The focus goes along, so that the keyboard and a screen reader go on from there."""

SCROLL_TO_CELL = """<script>
    document.querySelector(".blad .hier")?.scrollIntoView({block: "center", inline: "center"});
</script>"""


_ALL = (LINKS_IN_APP, PRINTING, TO_THE_PLACE, SCROLL_TO_CELL)


def hashes() -> tuple[str, ...]:
    """What the content policy says of each script: the hash of what stands between its tags."""
    return tuple(_hash(script.removeprefix("<script>").removesuffix("</script>")) for script in _ALL)


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
