"""What is done with a petition, step by step as the law has it."""
