"""What a questionnaire is: questions as data, what may be asked when, and where its versions come from."""
