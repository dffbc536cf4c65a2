"""How the reading process tells the app that a table lists the areas of a map."""

MAP_NOTE = "community_map"
"""The kind of the note."""
