"""Reads a published improvement plan from a document of any usual kind."""
