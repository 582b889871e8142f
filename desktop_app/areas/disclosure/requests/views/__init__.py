"""The windows of requests for information."""
