"""Pieces that pages put on the screen. What people typed is shown as typed: it never passes through markdown."""
