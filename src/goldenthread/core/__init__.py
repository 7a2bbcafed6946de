"""The law, the words and the arithmetic: plain Python that needs no web and no database."""
