"""Two records of one organisation become one: values are chosen, and whatever refers follows."""
