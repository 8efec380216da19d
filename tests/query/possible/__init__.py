"""What is sure and what is possible, measured against an oracle that asks of every day."""
