"""Who may sign in: accounts, passwords, lock-out, sessions and the links that begin them. No screen, no web."""

from pipeline.accounts.accounts import Accounts
from pipeline.accounts.events import Event, Happened
from pipeline.accounts.links import Links
from pipeline.accounts.passwords import PasswordRefused
from pipeline.accounts.people import Account, AccountRefused, NewAccount, Source
from pipeline.accounts.sessions import Session, Sessions
from pipeline.accounts.signing_in import Refused, SignIn

__all__ = [
    "Account", "AccountRefused", "Accounts", "Event", "Happened", "Links", "NewAccount", "PasswordRefused", "Refused",
    "Session", "Sessions", "SignIn", "Source",
]  # fmt: skip
