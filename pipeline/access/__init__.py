"""Who may do what, and whose documents are whose. Accounts and the audit log have rooms of their own."""

from pipeline.access.own import is_signed_for, names_of, own_documents, signature
from pipeline.access.roles import ACTIONS, PAGES, Action, Role, may_do, may_open

__all__ = [
    "ACTIONS", "PAGES", "Action", "Role", "is_signed_for", "may_do", "may_open", "names_of", "own_documents",
    "signature",
]  # fmt: skip
