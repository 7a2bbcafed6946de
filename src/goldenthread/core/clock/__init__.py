"""The statutory clock: every SEND time limit of England as readable, replayable rules.

``rules`` (the folder) holds the law as data, ``counting`` and ``calendars`` how time is counted,
``conditions`` say whom a rule is for, ``deadlines`` works out one case and ``columns`` a whole
area, ``explaining`` says why.
"""
