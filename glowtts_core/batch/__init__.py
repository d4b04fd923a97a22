"""Export: utterances to sound files, labels, subtitles and pictures. `options`, `names` and `report` need no torch."""
