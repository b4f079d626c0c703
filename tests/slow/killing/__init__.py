"""Kills the program at random moments, lets it go on, and looks whether anything was lost, doubled or left by half.

`python -m tests.slow.killing --kills 100` does what docs/reliability.md gives the figures of.
"""
