"""What leaves by e-mail: letters to the office, confirmations, and messages about new items."""
