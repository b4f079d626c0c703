"""What can be wrong with the vault."""


class VaultError(Exception):
    """An original cannot be given back, or kept; the message says in Dutch why and what to do."""


class UnknownKey(VaultError):
    """A record was sealed with a key that is not there (any more)."""
