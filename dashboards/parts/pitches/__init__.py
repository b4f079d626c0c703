"""The page with pitches."""
