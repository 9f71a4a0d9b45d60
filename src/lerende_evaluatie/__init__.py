"""Qualitative analysis of Dutch interviews, from transcript to lessons in Word."""

__version__ = "0.1.0"
