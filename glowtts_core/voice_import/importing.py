"""From files of strangers to a voice folder with a sample and a report, all of it or nothing."""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from glowtts_core.audio.mel import MelSpec
from glowtts_core.errors import CheckpointError, VoiceError, Words
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.voice.archive import LARGEST, SUFFIX, open_zipped
from glowtts_core.voice.card import CARD_NAME, VoiceCard, file_hash
from glowtts_core.voice.folder import Voice, check_place, load_voice, put_in_place, save_voice
from glowtts_core.voice_import.alphabets import Rows, Symbols
from glowtts_core.voice_import.choose_vocoder import Sound, sound_for
from glowtts_core.voice_import.configs import Config, config_for, mel_of, scale_of, table
from glowtts_core.voice_import.glow_tts import acoustic_of, is_acoustic, unknown_settings
from glowtts_core.voice_import.hifigan import is_generator
from glowtts_core.voice_import.metadata import language_of, name_of, speaker_names, speaker_number, style_of
from glowtts_core.voice_import.sandbox import read_apart
from glowtts_core.voice_import.trial import Spoken, speak_sample

UNKNOWN_LICENCE = "unknown"
REPORT_NAME, SAMPLE_NAME = "import.json", "sample.wav"
STEPS = 5
"""Steps that an import tells of: reading, converting, vocoder, writing, speaking."""
_REFERENCE_TEMPERATURE = 0.667
_COQUI_TEMPERATURE = 0.333
_LONGEST_NAME = 200


class Tell(Protocol):
    """Hears how far the import is: ``tell("step", step=1, doing="reading")``."""

    def __call__(self, kind: str, **values: str | int | float | bool | None) -> None:
        """One event."""
        ...


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import, and what the person says about it."""

    file: Path
    out: Path
    config: Path | None = None
    vocoder: Path | None = None
    """A generator's checkpoint, or a voice folder whose vocoder is taken; None = Griffin-Lim."""
    vocoder_config: Path | None = None
    name: str = ""
    language: str = ""
    licence: str = ""
    description: str = ""
    source: str = ""
    """Where the file came from: an address, an author."""
    speaker: str = ""
    symbols: Symbols = Symbols.AUTO
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of it."""

    path: Path
    card: VoiceCard
    parameters: int
    megabytes: float
    spoken: Spoken
    notices: tuple[Words, ...]

    def to_json(self) -> dict[str, str | int | float | None]:
        """The values of the last event."""
        return {
            "path": str(self.path),
            "name": self.card.name,
            "language": self.card.language,
            "licence": self.card.licence,
            "speakers": int(self.card.model.get("n_speakers", 0)),
            "parameters": self.parameters,
            "megabytes": round(self.megabytes, 1),
            "round_trip": self.spoken.round_trip,
            "sample": str(self.path / SAMPLE_NAME) if self.spoken.seconds else "",
            "sample_s": round(self.spoken.seconds, 2),
            "sentence": self.spoken.sentence,
            "symbols": str(self.card.alphabet.get("kind", "")),
            "notices": len(self.notices),
        }


class _Notices:
    """What had to be guessed, told at once and kept for the report."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.words: list[Words] = []

    def __call__(self, words: Words) -> None:
        self.words.append(words)
        self._tell("notice", **words.to_json())


def import_voice(request: ImportRequest, tell: Tell) -> ImportReport:
    """Makes a voice folder of a checkpoint, a zipped voice or a voice folder; errors leave nothing behind.

    Raises:
        CheckpointError, ConfigError, VoiceError: why it cannot be used, in words.
    """
    if not request.file.exists():
        raise CheckpointError("There is no file “{path}”.", path=request.file)
    check_place(request.out)
    notice = _Notices(tell)
    ready = request.file.is_dir() or request.file.suffix.lower() == SUFFIX
    tell("started", steps=STEPS, file=str(request.file), of="voice" if ready else "glow-tts")
    fresh = [folder for folder in request.out.absolute().parents if not folder.exists()]
    try:
        request.out.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{request.out.name}-import-", dir=request.out.parent))
    except OSError as error:
        raise VoiceError(
            "The voice cannot be written to “{folder}” ({reason}).", folder=request.out, reason=error.strerror
        ) from error
    try:
        folder = stage / "voice"
        if ready:
            _take_over(request, folder, tell)
        else:
            _convert(request, folder, tell, notice)
        return _finished(request, folder, tell, notice, speak=not (folder / SAMPLE_NAME).exists())
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        with suppress(OSError):  # whoever is not empty stays
            for folder in fresh:
                folder.rmdir()


def _take_over(request: ImportRequest, folder: Path, tell: Tell) -> None:
    """A voice that is one already, copied file by file."""
    tell("step", step=1, doing="reading")
    if request.file.is_dir():
        if not (request.file / CARD_NAME).is_file():
            raise VoiceError("The folder “{path}” holds no voice. Choose the checkpoint in it.", path=request.file)
        names = {CARD_NAME, "acoustic.safetensors", "vocoder.safetensors", SAMPLE_NAME, REPORT_NAME}
        folder.mkdir()
        for path in request.file.iterdir():
            if path.name in names and path.is_file():
                _copy(path, folder / path.name)
    else:
        open_zipped(request.file, folder)


def _copy(path: Path, to: Path) -> None:
    """A file of a voice, none of which is so large.

    Raises:
        VoiceError: it is, or it cannot be copied.
    """
    try:
        if path.stat().st_size > LARGEST or path.is_symlink():
            raise VoiceError("“{path}” is too large for a part of a voice, or only a link to a file.", path=path)
        shutil.copyfile(path, to)
    except OSError as error:
        raise VoiceError("“{path}” cannot be read ({reason}).", path=path, reason=error.strerror) from error


def _convert(request: ImportRequest, folder: Path, tell: Tell, notice: _Notices) -> None:
    tell("step", step=1, doing="reading")
    foreign = read_apart(request.file)
    if is_generator(foreign.tensors):
        raise CheckpointError(
            "“{path}” is a vocoder (HiFi-GAN). Import the Glow-TTS model it belongs to, and give this file as its "
            "vocoder.",
            path=request.file,
        )
    if not is_acoustic(foreign.tensors):
        raise CheckpointError(
            "“{path}” is no Glow-TTS model: it lacks the tensor “{name}”.",
            path=request.file,
            name="encoder.emb.weight",
        )
    found, where = config_for(request.file, request.config)
    config: Config = found or foreign.config
    if not config:
        notice(
            Words(
                "No configuration was found. Sizes are told by the tensors; sample rate and switches are the usual "
                "ones."
            )
        )
    tell("step", step=2, doing="converting")
    scale = scale_of(config)
    model, rows = acoustic_of(foreign.tensors, config, scale, request.symbols, request.file.parent)
    for words in (*rows.notices, *_doubts(config)):
        notice(words)
    mel = mel_of(config, model.config.n_mels)
    tell("step", step=3, doing="vocoder")
    sound = sound_for(request.file, request.vocoder, request.vocoder_config, mel, notice)
    card = _card(request, foreign.step, config, model, rows, mel, sound, notice)
    about = card.training["imported"]
    about["config"] = "" if where is None else where.name
    tell("step", step=4, doing="writing")
    save_voice(Voice(card, model, sound.vocoder, mel), folder)


def _doubts(config: Config) -> list[Words]:
    """What a configuration asks for that is not done here."""
    doubts = []
    if table(config, "audio").get("stats_path"):
        doubts.append(
            Words(
                "The mels of this model are normalised by statistics in a separate file, which is not read. With a "
                "vocoder that was not trained on such mels the voice will be noise."
            )
        )
    if config.get("enable_eos_bos_chars"):
        doubts.append(
            Words("The model was trained with marks for beginning and end of a text, which are not spoken here.")
        )
    if unknown := unknown_settings(config):
        names = ", ".join(unknown[:5])
        doubts.append(Words("The configuration has settings that are not known, nor followed: {names}.", names=names))
    return doubts


def _card(
    request: ImportRequest,
    step: int | None,
    config: Config,
    model: GlowTTS,
    rows: Rows,
    mel: MelSpec,
    sound: Sound,
    notice: _Notices,
) -> VoiceCard:
    coqui = model.config.duration_offset == 1
    if not request.licence:
        notice(Words("The licence of the voice is unknown. Find it out before you share the voice or what it says."))
    names = speaker_names(config, request.file.parent, model.config.n_speakers)
    language = request.language or language_of(config, notice)
    imported: dict[str, object] = {
        "from": "coqui" if coqui else "reference",
        "file": request.file.name,
        "sha256": file_hash(request.file),
        "source": request.source,
        "step": step,
        "speakers": names,
        "symbols": rows.kind,
        **sound.about,
    }
    return VoiceCard(
        name=(request.name or name_of(request.file))[:_LONGEST_NAME],
        language=language,
        licence=request.licence or UNKNOWN_LICENCE,
        symbols=rows.table,
        model=model.config.to_json(),
        mel=mel.to_json(),
        vocoder_kind=sound.vocoder.kind,
        vocoder=sound.vocoder.config_dict(),
        speaker=speaker_number(request.speaker, names) if model.config.has_speakers else None,
        speakers=tuple(names) if model.config.has_speakers else (),
        style=style_of(config, _COQUI_TEMPERATURE if coqui else _REFERENCE_TEMPERATURE),
        description=request.description or "Imported voice.",
        alphabet={"kind": rows.kind, "language": language},
        training={"imported": imported},
    )


def _finished(request: ImportRequest, folder: Path, tell: Tell, notice: _Notices, *, speak: bool) -> ImportReport:
    """Opens what was written, lets it speak, and puts it in its place with the report."""
    tell("step", step=5, doing="speaking")
    voice = load_voice(folder)
    spoken = speak_sample(voice, request.sentence, folder / SAMPLE_NAME if speak else None)
    if spoken.doubt is not None:
        notice(spoken.doubt)
    parameters = sum(one.numel() for part in (voice.acoustic, voice.vocoder) for one in part.parameters())
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    report = ImportReport(request.out, voice.card, parameters, size, spoken, tuple(notice.words))
    said = [words.to_json() for words in notice.words]
    told = {**report.to_json(), "path": "", "sample": SAMPLE_NAME, "said": said}
    text = json.dumps(told, indent=1, ensure_ascii=False)
    try:
        if speak:
            (folder / REPORT_NAME).write_text(text + "\n", encoding="utf-8")
        put_in_place(folder, request.out)
    except OSError as error:
        raise VoiceError(
            "The voice cannot be written to “{folder}” ({reason}).", folder=request.out, reason=error.strerror
        ) from error
    return report
