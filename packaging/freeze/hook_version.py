"""Runs before the packaged program: answers pyworld, which asks setuptools for its own version and nothing else."""

import sys
from importlib.metadata import distribution
from types import ModuleType

_answers = ModuleType("pkg_resources")
vars(_answers)["get_distribution"] = distribution
sys.modules["pkg_resources"] = _answers
