"""The page "Beoordelen"."""
