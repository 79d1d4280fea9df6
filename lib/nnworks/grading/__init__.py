"""Grading where a student's code and the verdict on it never share a process.

A warm process forks two children for each submission: one runs the student's cells,
the other the test cells, and only data crosses between them. `docs/grading.md` says
what is trusted and why.
"""
