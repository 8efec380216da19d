"""Answers to bytes: what a command found, written in the format asked for."""
