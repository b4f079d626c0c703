"""The effect review of a quarter."""

from __future__ import annotations

from dashboards.parts.conversation.page import show_conversation

show_conversation()
