"""“Clean up my account”: an export of one's own account, read in the browser alone."""
