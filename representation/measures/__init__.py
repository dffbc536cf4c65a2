"""From counts to gaps: shares, margins, tests, statuses and the match with a community."""
