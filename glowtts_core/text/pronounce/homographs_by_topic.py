"""Words whose reading hangs on what the sentence is about: lead, bow, bass and their like, one rule each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from glowtts_core.text.pronounce.part_of_speech import (
    BE,
    DETERMINERS,
    HAVE,
    JOINING,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SINGULAR_SUBJECTS,
    SUBJECTS,
    Place,
    part_of_speech,
)

_METAL_NEXT = frozenset(
    "pipe pipes pipework paint poisoning pencil pencils acid bullet bullets weight weights shot battery "
    "batteries solder glass ore mine mines mining sheet sheets roof roofs lining coffin apron oxide ions "
    "atoms exposure content concentration concentrations toxicity contamination pellets sinkers crystal "
    "plate plates alloy dust ingot ingots cable based free".split()
)
_METAL_NEAR = frozenset(
    "metal metals pipe pipes paint gasoline petrol gold zinc copper tin iron mercury poisoning toxic "
    "plumber bullets alloy solder pencil melted molten poison poisonous ore mined cadmium arsenic silver "
    "steel brass antimony bismuth heavy element chemical nickel water blood dense density radiation "
    "shield bricks weighs".split()
)
_METAL_BEFORE = frozenset(
    "of with from into contain contains contained containing like melted molten heavy than".split()
)
_EYES = frozenset(
    "eye eyes cheek cheeks face cry cried crying wept weep sad joy sorrow fell shed shedding wiped".split()
)
_CLOTH = frozenset(
    "wear fabric cloth muscle ligament paper jeans shirt sleeve hole seam rip tissue tendon retina sail "
    "pants injury injuries injured suffered surgery knee hip shoulder biceps triceps calf hamstring dress "
    "coat jacket skirt canvas tent curtain repair mend patch sew stitch cartilage upholstery net".split()
)
_SHIP = frozenset(
    "ship ships boat stern deck vessel sailed sailor sailors waves port hull canoe yacht anchor sea "
    "torpedo torpedoes starboard aft collision sonar turret turrets guns damage damages wave shock".split()
)
_ARCHERY = frozenset(
    "arrow arrows string violin cello hair ribbon tie ties archer hunting quiver tied hunter gift strings "
    "wrapped pink silk target viola fiddle archery satin necktie".split()
)
_FISH = frozenset(
    "fish fishing fished fisherman fishermen caught catch catching lake river sea striped largemouth "
    "smallmouth pond pounds grilled fried cooked eat ate angler anglers bait hook trout fillet stream "
    "chilean pound reel cod salmon swam swim swims waters tank grill lemon dinner".split()
)
_TURNED = frozenset("up down around round along through into tightly back itself".split())
_COILED = frozenset(
    "clock watch rope wire string thread yarn bandage tape scarf spring hose cord cable wool toy ball film".split()
)


def _lead(place: Place) -> str:
    after, before = place.word(1), place.word(-1)
    asked = before in ("to", *MODALS, *SUBJECTS)
    if after in _METAL_NEXT and not asked:
        return "metal"
    listed = place.word(-1) in (",", "and", "or", "sometimes", "also") and not after[:1].isalnum()
    if (listed and place.has(_METAL_NEAR)) or (not before[:1].isalnum() and after in BE):
        return "metal"
    if before in _METAL_BEFORE and not place.noun_follows() and after not in ("role", "singer", "guitar"):
        return "metal"
    if part_of_speech(place) == "V":
        return "metal" if place.starts() and _lead_is_subject(place) else "guide"
    if before in ("the", "a", "his", "her", "their", "our", "my", "your", "its") or after in ("to", "in", "role"):
        return "guide"
    return "metal" if place.has(_METAL_NEAR) else "guide"


def _lead_is_subject(place: Place) -> bool:
    verb = place.word(1) in BE | HAVE | MODALS or place.tag(1) in ("VBZ", "VBD", "MD") or place.word(1) in _METAL_NEXT
    return verb or (place.word(1) in JOINING and place.has(_METAL_NEAR))


def _wound(place: Place) -> str:
    previous, after = place.word(place.before()), place.word(1)
    if previous in DETERMINERS | PREPOSITIONS | MODALS or place.tag(-1) == "JJ":
        return "N"
    if after in _TURNED or (after in ("his", "her", "its", "their") and place.word(2) == "way"):
        return "turned"
    acting = previous in SUBJECTS | SINGULAR_SUBJECTS | HAVE | JOINING or place.tag(-1) in ("NN", "NNP", "NNS")
    coiled = place.has(_COILED) and not place.has(frozenset({"bullet", "knife", "healed", "bled"}))
    if acting and after in DETERMINERS | PRONOUNS:
        return "turned"
    return "turned" if coiled and (acting or previous in BE) else "N"


def _tear(place: Place) -> str:
    s_form = place.word().endswith("s")
    if place.word(1) in ("gas", "gassed", "gassing", "duct", "ducts", "drop", "drops", "stained", "jerker", "filled"):
        return "drop"
    if place.word(-1) in ("in", "into", "to", "with", "of", "through") and s_form:
        return "drop"
    if part_of_speech(place, s_form) == "V" or (s_form and place.word(-1) in SINGULAR_SUBJECTS):
        return "rip"
    if s_form and place.word(1) in ("up", "apart", "off", "down", "through", "into") and place.tag(-1) in ("NN", "NNP"):
        return "rip" if place.word(1) in ("up", "apart", "off", "into") else "drop"
    return "rip" if place.has(_CLOTH) and not place.has(_EYES) else "drop"


def _bow(place: Place) -> str:
    if place.has(_ARCHERY):
        return "knot"
    if place.has(_SHIP):
        return "bend"
    if part_of_speech(place, place.word().endswith("s")) == "V":
        return "bend"
    taken = any(place.word(back) in ("take", "takes", "took", "taking", "taken") for back in (-2, -3, -4))
    bent = place.word(-1) in ("deep", "low", "slight", "graceful", "polite", "final", "stiff", "formal", "little")
    return "bend" if taken or bent or (place.word(-1) == "a" and place.word(-2) == "with") else "knot"


def _bass(place: Place) -> str:
    music = frozenset("guitar player drum drums line lines singer voice clef sings played plays music band".split())
    return "fish" if place.has(_FISH) and not place.has(music) else "music"


def _dove(place: Place) -> str:
    after = place.word(1)
    diving = after in frozenset("into in off under down deep for headfirst from right straight beneath below".split())
    previous = place.word(place.before())
    if previous in DETERMINERS or place.tag(-1) == "JJ":
        return "N"
    subject = previous in SUBJECTS | SINGULAR_SUBJECTS | JOINING or place.tag(place.before()).startswith("NN")
    return "V" if subject and (diving or previous in SUBJECTS | SINGULAR_SUBJECTS) else "N"


def _row(place: Place) -> str:
    quarrel = frozenset("over about erupted broke between flared blew".split())
    loud = place.word(-1) in ("blazing", "furious", "terrible", "huge", "bitter", "flaming", "diplomatic", "big")
    had = place.word(-2) in ("had", "have", "having") and place.word(1) in ("with", ".", "", "and")
    noun = part_of_speech(place, place.word().endswith("s")) != "V"
    return "quarrel" if noun and (place.word(1) in quarrel or loud or had) else "line"


def _polish(place: Place) -> str:
    capital = place.words[place.index][:1].isupper()
    if not capital:
        return "shine"
    if not place.starts():
        return "nation"
    return "shine" if place.object_follows() or place.word(1) in ("", ".", "is") else "nation"


MEANINGS: Mapping[str, Callable[[Place], str]] = {
    "lead": _lead,
    "wound": _wound,
    "tear": _tear,
    "tears": _tear,
    "bow": _bow,
    "bows": _bow,
    "bass": _bass,
    "dove": _dove,
    "row": _row,
    "rows": _row,
    "polish": _polish,
}
"""Word -> rule that names one of its senses in the table."""
