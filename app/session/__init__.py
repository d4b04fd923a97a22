"""Between the window and the document: what is current, what is edited, what is heard."""

from app.session.facts import Facts
from app.session.session import Session

__all__ = ["Facts", "Session"]
