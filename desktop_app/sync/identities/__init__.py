"""A denouncer's identity handed to the body that the law makes competent, by an account that may see it."""
