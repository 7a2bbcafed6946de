"""Figures of casework over time, targets for them, and programmes of work on many cases."""
