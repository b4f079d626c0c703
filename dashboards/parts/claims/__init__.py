"""The goal tree, its claims with their evidence, and who was not heard."""
