"""Who came: one person once, registration, attendance and exit survey joined into participations."""
