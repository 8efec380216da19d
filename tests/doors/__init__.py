"""Tests of what stands beside the files of a dataset."""
