"""The map of ICT work: which stations and transfers, where they stand, and what is lit on it."""
