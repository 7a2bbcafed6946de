"""What pages say of a plan: words and the parameters of components, never HTML."""
