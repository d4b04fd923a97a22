"""What of the user guide the program writes itself, so that the one cannot say anything else than the other does."""
