"""Text to phones: normalisation, sentences, pronunciation, and where each sound came from."""
