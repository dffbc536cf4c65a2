"""Maps: from the bytes of a map file to areas, and from areas and figures to what a chart can draw."""
