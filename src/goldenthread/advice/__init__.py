"""Advice for assessments: asked for, given in time, and checked."""
