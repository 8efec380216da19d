"""The query language: text → nodes (`parser`) → a set of events (`evaluate`)."""
