"""Reference communities: files of figures in, community counts out."""
