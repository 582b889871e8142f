"""Lịch và phiên tiếp: the schedule of the head's reception, its sessions, minutes and conclusions."""
