"""From the bytes of an uploaded file to a checked table with findings."""
