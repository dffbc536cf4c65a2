"""A fictional school district and small files with one defect each, made by a seeded generator."""
