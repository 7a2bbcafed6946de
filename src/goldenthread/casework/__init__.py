"""Requests for an EHC needs assessment and their journey to a plan or another end."""
