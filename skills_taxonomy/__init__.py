"""What occupations and skills exist, in the words of the field."""
