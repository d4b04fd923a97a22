"""``glowtts check``: recordings that may not say their text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

_SHOWN = 12


def check(
    corpus: Annotated[list[Path], typer.Option("--corpus", help="Prepared corpus; repeat it for several.")],
    acoustic: Annotated[Path, typer.Option(help="A trained acoustic model: checkpoint or exported weights.")],
    out: Annotated[Path, typer.Option(help="List to write; “glowtts train --exclude” reads it.")],
    beyond: Annotated[
        float, typer.Option(min=0, help="How many standard deviations from the usual are too far.")
    ] = 5.0,
) -> None:
    """Align every recording of a corpus to its text and list those that do not fit it."""
    from glowtts_core.training.acoustic.check import MEASURES, judge
    from glowtts_core.training.checkpoint import write_bytes
    from glowtts_core.training.corpus.corpus import read_corpora
    from glowtts_core.training.trained import check_fits, read_trained, trained_acoustic

    data = read_corpora(corpus)
    trained = read_trained(acoustic)
    check_fits(trained, data, acoustic)
    known = trained.about.get("speakers")
    model = trained_acoustic(acoustic, trained).for_inference()
    judged = judge(model, known if isinstance(known, list) else [], data)
    suspects = [one for one in judged if one.worst > beyond]
    rows = [
        "\t".join([one.clip.id, *(f"{getattr(one, name):.1f}" for name in MEASURES), one.clip.text]) for one in suspects
    ]
    write_bytes(out, "".join(f"{row}\n" for row in rows).encode())
    console = Console()
    found = f"{len(suspects)} of {len(judged)} recordings are more than {beyond:g} deviations from the usual"
    console.print(f"{found}: {out}")
    if not suspects:
        return
    table = Table("Recording", *(name.capitalize() for name in MEASURES), "Text")
    for row in rows[:_SHOWN]:
        table.add_row(*row.split("\t"))
    console.print(table)
