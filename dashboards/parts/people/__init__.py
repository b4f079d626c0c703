"""The page Accounts: who may sign in."""
