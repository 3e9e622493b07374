"""What the reported person sees, by a code of their own."""
