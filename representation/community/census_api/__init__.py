"""Figures straight from the Census API: asking, keeping what came, and handing it to the reader of published tables."""
