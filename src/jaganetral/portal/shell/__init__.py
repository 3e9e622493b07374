"""What every page shares: frame, headers, language, errors, and the installable site."""
