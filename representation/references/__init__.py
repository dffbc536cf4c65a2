"""Reference communities: whom they describe, who is measured against which, and how well they fit."""
