"""The real program on a screen of its own, seen from outside: for benchmarks and for `tests/system`."""
