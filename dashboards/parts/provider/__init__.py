"""What an organisation that hands in its own reports sees of them."""
