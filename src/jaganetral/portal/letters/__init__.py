"""Letters and official forms, numbered, as PDF and DOCX."""
