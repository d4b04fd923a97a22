"""What the collaborators of the window work with, so that none of them has to know the window itself."""

from __future__ import annotations

from dataclasses import dataclass

from app.engine.engine import Engine
from app.session import Session
from app.settings import Settings
from app.sound.player import Player
from app.window.banner_offers import BannerOffers
from app.window.dialog_host import DialogHost
from app.window.views import Views


@dataclass(frozen=True, slots=True)
class Parts:
    """Made once by the window, and handed to whoever does a part of its work."""

    session: Session
    views: Views
    settings: Settings
    engine: Engine
    player: Player
    dialogs: DialogHost
    offers: BannerOffers
    """Messages in the window's own banner with something that can be done about them."""
