"""The bill of materials in CycloneDX's JSON: what is inside, for programs that look for known faults."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name

from app.licences import Notice
from glowtts_core import __version__
from glowtts_core.voice.card import read_card
from glowtts_core.voice.library import DEFAULT_VOICE

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"


def locked() -> dict[str, str]:
    """Canonical name -> version of every line of the lock."""
    rows = (row.partition("==") for row in LOCK.read_text(encoding="utf-8").splitlines())
    return {canonicalize_name(name): version for name, _, version in rows}


def bill_of(notices: Sequence[Notice]) -> Bom:
    """The program with everything in it. Raises SystemExit where a Python library is not as the lock has it."""
    licences, lock = LicenseFactory(), locked()
    bill = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"glowtts-studio {__version__} {_hash(LOCK)}"))
    bill.metadata.component = Component(
        name="glowtts-studio",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="glowtts-studio",
        licenses=[licences.make_from_string("MIT")],
        properties=[Property(name="requirements.lock:sha256", value=_hash(LOCK))],
    )
    for notice in notices:
        bill.components.add(
            Component(
                name=notice.name,
                version=notice.version,
                type=ComponentType.LIBRARY,
                bom_ref=notice.name,
                purl=_address(notice, lock),
                licenses=[licences.make_from_string(notice.licence)],
            )
        )
    bill.components.add(voice_component())
    bill.register_dependency(bill.metadata.component, list(bill.components))
    return bill


def voice_component() -> Component:
    """The voice that comes with the program; its weights count as data."""
    card = read_card(ROOT / "assets" / "voices" / DEFAULT_VOICE)
    return Component(
        name=f"voice {card.name}",
        version=__version__,
        type=ComponentType.MACHINE_LEARNING_MODEL,
        bom_ref=f"voice-{card.name}",
        licenses=[LicenseFactory().make_from_string(card.licence)],
    )


def write_bill(path: Path, notices: Sequence[Notice]) -> None:
    """Writes the bill of materials."""
    path.write_text(JsonV1Dot6(bill_of(notices)).output_as_string(indent=1) + "\n", encoding="utf-8")


def _address(notice: Notice, lock: dict[str, str]) -> PackageURL | None:
    """Where a part is known from: a line of the lock, or a package of the system."""
    name = canonicalize_name(notice.name)
    if name in lock:
        if notice.version.partition("+")[0] != lock[name]:
            raise SystemExit(f"package: {notice.name} {notice.version} is installed, {lock[name]} is in the lock")
        return PackageURL("pypi", None, name, lock[name])
    return PackageURL("generic", None, name, notice.version or None)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
