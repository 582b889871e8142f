"""What an upper office takes in: packages judged row by row, who handed in when, figures of all communes together."""
