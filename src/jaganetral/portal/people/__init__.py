"""People, the organisations they serve in, their roles, and what each role may do where."""
