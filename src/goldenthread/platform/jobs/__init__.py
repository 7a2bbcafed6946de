"""Work that is done after the page has answered."""
