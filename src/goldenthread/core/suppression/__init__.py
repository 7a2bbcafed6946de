"""Small numbers in a table that leaves the people who may see the cases.

Nobody who holds only the published tables, however well they calculate, can tell a small number
more closely than the rule allows. What was published before, and what a reader knows of the
children, is not known here: tables that belong together are given together.

Sources: the Government Analysis Function's guidance on tabular outputs; Willenborg and de Waal,
"Elements of Statistical Disclosure Control" (2001), chapters 6 and 8.
"""
