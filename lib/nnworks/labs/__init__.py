"""Trainings and measurements that each run by one command and write their own record."""

__all__ = []
