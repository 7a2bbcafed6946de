"""Measures, and prints figures and ratios with the ugly ones left in: ``make bench``.

Parts may be named: ``python -m bench plans layouts long-pdf pages clock casework bulk indicators``.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable

from bench import bulk, casework, clock, indicators, long_pdf, pages, read_layouts, real_plans

PARTS: dict[str, Callable[[], None]] = {
    "plans": real_plans.main,
    "layouts": lambda: read_layouts.main([]),
    "long-pdf": long_pdf.main,
    "pages": pages.main,
    "clock": clock.main,
    "casework": casework.main,
    "bulk": bulk.main,
    "indicators": indicators.main,
}


def main() -> int:
    """Run the parts that were asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[])
    chosen = parser.parse_args().parts or list(PARTS)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    for part in chosen:
        print(f"\n=== {part} " + "=" * (60 - len(part)), flush=True)
        PARTS[part]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
