"""The long run behind docs/reliability.md: `python -m fuzz`, from the top of a checkout."""
