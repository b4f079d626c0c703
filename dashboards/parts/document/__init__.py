"""A document as it was read."""
