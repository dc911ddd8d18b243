"""What is known of the labour market: dated facts by occupation group and region."""
