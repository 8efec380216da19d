"""Two chronologies side by side: which records are the same, what changed in them, how far two coders agree."""
