"""Fictional areas of any size: a script of lives made from a seed, and two ways to play it."""
