"""The page Overzicht, part by part."""
