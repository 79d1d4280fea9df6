"""Trainings and measurements: one command each, which writes its own record."""

__all__ = []
