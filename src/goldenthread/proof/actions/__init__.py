"""Everything that changes evidence, bindings, answers or the numbers of the rules."""
