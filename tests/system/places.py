"""Where things stand in a window of 1440 x 900 points as it is when first opened: x and y from its upper left corner.

A test that hits nothing waits in vain; the last picture of its screen (`last.png`) shows where the thing is now.
"""

TITLE = "Glow-TTS Studio$"
PLAY = (321, 56)
FIRST_LINE = (120, 138)
UNDER_THE_LINES = (120, 300)
LINE_FIELD = (420, 112)
MEL_LANE = (480, 330)
RESTORE = (1071, 109)
"""The button of the banner that offers lost work."""
