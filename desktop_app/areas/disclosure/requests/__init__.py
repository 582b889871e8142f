"""Requests for information, and what somebody says is wrong in it, with their days."""
