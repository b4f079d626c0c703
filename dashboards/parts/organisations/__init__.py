"""The pages with organisations: all of them with what is covered, and one in full."""
