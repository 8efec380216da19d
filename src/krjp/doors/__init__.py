"""What a file is and what a person says of it: any content to events, by whoever reads it; nothing of queries.

content    bytes → events, whatever they are
dataset    what dataset.json says of the files beside it
"""
