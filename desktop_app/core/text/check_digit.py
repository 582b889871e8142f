"""The digit at the end of a serial number that checks the others."""


def check_digit(digits: str) -> str:
    """ISO 7064 MOD 11-10: one wrong digit and nearly every swap of neighbours show."""
    product = 10
    for digit in digits:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)
