"""How fast the library is beside PyTorch: `make bench` writes docs/speed.md."""
