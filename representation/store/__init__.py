"""Imports and what they brought, in SQLite or PostgreSQL; the only SQL of the program."""
