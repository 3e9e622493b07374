"""Personal data: what is kept why, how long, and the rights of the people concerned."""
