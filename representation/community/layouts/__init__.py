"""Layouts of published tables: one file each, a sheet in, published figures out."""
