"""How often the computer is right, beside how often two people agree."""
