"""Decision panels: they advise on whether to assess and whether to issue; the council decides."""
