"""Recipes: what staff confirmed about a form once, so that its next export goes through without a question."""
