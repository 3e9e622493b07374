"""What every page shares: its frame, its headers, its language, its errors, and the installable site."""
