"""The parts of the page with new themes."""
