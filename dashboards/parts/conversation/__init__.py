"""The page of the effect review."""
