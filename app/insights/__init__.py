"""What follows from an answer: keys, differences, comparisons, feeders and the next question."""
