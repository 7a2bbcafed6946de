"""How well and how fast the real areas' plans are read, where they are at hand."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.measured import ROOT, run
from goldenthread.core.plan_format import loads
from tests.reading.scoring import score

PLANS = ROOT.parent / "shared" / "plans"
ENDINGS = (".docx", ".xlsx", ".html", ".pdf", ".txt")


def main() -> None:
    """Read each file by the command and compare with its gold; print a line for each."""
    files = sorted(path for path in PLANS.glob("*") if path.suffix in ENDINGS)
    if not files:
        print("The real plans are not at hand (../shared/plans); nothing was measured.")
        return
    print(f"{'file':<20}{'F1':>8}{'s':>8}{'MB':>8}{'plain s':>9}{'ratio':>8}")
    for path in files:
        name = f"{path.name}.json" if path.suffix == ".txt" else f"{path.stem}.json"
        gold = loads((PLANS / "gold" / name).read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "plan.json"
            ours = run("-m", "goldenthread.config.cli", "read-plan", str(path), "--out", str(out))
            f1 = score(gold, loads(out.read_text(encoding="utf-8"))).f1 if ours.code == 0 else 0.0
        plain = run("-m", "bench.plain_extraction", str(path))
        print(
            f"{path.name:<20}{f1:>8.3f}{ours.seconds:>8.2f}{ours.megabytes:>8.0f}"
            f"{plain.seconds:>9.2f}{ours.seconds / plain.seconds:>8.2f}",
            flush=True,
        )
    print("plain: the file's own library taking out tables and words; ratio: ours over plain.")


if __name__ == "__main__":
    main()
