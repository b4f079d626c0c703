"""The user guide and the accessibility statement, from docs/."""
