"""The shape of every table, and the words of every vocabulary; no behaviour."""
