"""Who may do what. Accounts and the audit log come here too."""

from pipeline.access.roles import ACTIONS, PAGES, Action, Role, may_do, may_open

__all__ = ["ACTIONS", "PAGES", "Action", "Role", "may_do", "may_open"]
