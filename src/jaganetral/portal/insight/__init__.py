"""What casework adds up to: measures, figures that name nobody, and reports that people print."""
