"""Writes a project to be double-clicked: ``a_project.py FILE.glowproj``."""

import sys
from pathlib import Path

from app.session.first_project import first_project
from glowtts_core import project_file

project_file.save(Path(sys.argv[1]), first_project())
