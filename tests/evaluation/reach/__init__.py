"""Districts and target groups beside what a reader says that each report tells."""
