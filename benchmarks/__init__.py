"""How long the work takes, and how much memory, beside what others take for a part of it."""
