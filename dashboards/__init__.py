"""The screen: figures and stories side by side. Reads the store and the decisions, never a stage."""
