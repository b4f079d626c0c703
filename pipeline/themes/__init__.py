"""Sentences → themes, links to activities and quotations: what the project exists for."""
