"""Tools of the developers: contracts, the manual, the machine's set-up."""
