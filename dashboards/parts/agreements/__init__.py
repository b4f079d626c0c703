"""The page with all agreements."""
