"""What every room stands on: accounts, organisations, access, history, documents, jobs, mail."""
