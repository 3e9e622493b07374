"""Reports: told in a conversation, checked for what is missing, answered by mailbox."""
