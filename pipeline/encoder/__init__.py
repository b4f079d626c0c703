"""What runs a transformer in ONNX Runtime: its files, its layers in few bits, their graph, and a session for it."""

LONGEST = 256
"""Tokens that are read at once; a longer text is judged by its beginning."""
