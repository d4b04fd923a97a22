"""Between the window and the document: what is current, what is edited, what is heard."""

from app.session.session import Facts, Session

__all__ = ["Facts", "Session"]
