"""Export: utterances to sound files, labels, subtitles and pictures. `options` and `names` need no torch."""
