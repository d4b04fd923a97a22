"""The parts of `benchmarks.voice_quality`: each measures one side of a voice and gives rows of a table."""
