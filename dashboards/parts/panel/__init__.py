"""The page of the panel that chooses among stories."""
