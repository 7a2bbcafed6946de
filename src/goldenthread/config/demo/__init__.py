"""The trial's fictional local areas, made by the same actions that a person would use.

Eastmarch and Westholm are invented, and so is everyone in them. Dates are told from the day on
which the trial begins, so that there is always something late and something due.
"""
