"""What is reckoned of samples before it is drawn."""
