"""How fast a build is: `python tests/benchmark/run.py` prints seconds, and ratios to Typst in the same run.

Three measurements, each of a whole process from a cold start, median of several runs:
the report as both files, next to Typst setting the same words as a tagged PDF; the time by stage; and decks of 50, 200 and
1,000 slides with a picture, a chart and notes on each, which shows whether the cost of a slide stays flat.
Needs the extra `bench` (`pip install -e '.[bench]'`).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DECK = ROOT / "deck.yaml"
FACES = ROOT / "src" / "twindeck" / "theme" / "faces"

STAGES = """
import json, sys, time
t = [time.perf_counter()]
def lap(): t.append(time.perf_counter()); return t[-1] - t[-2]
times = {}
from pathlib import Path
import twindeck.pipeline as pipeline
from twindeck import source
from twindeck.assets import AssetLoader, rendered
from twindeck.deck import Deck
from twindeck.lint.registry import RULES
from twindeck.model import validate
from twindeck.theme.load import find_theme
times["imports"] = lap()
path = Path(sys.argv[1])
read = source.read(path.read_bytes(), str(path))
times["source"] = lap()
deck, _ = validate(Deck, read)
times["model"] = lap()
theme, _ = find_theme(deck.theme, path.parent, None)
times["theme"] = lap()
scene, _ = pipeline.lay_out(deck, theme, AssetLoader(path.parent))
times["layout, pictures"] = lap()
for rule in RULES.values(): list(rule(scene))
times["lint"] = lap()
from twindeck.writers.pdf import write as pdf
pdf(scene)
times["pdf"] = lap()
scene = rendered(scene)
times["pixels"] = lap()
from twindeck.writers.pptx import write as pptx
pptx(scene)
times["pptx"] = lap()
print(json.dumps(times))
"""

TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True, pdf_standards=["ua-1"])
"""

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 40">'
    '<rect width="64" height="40" fill="#E8F1FE"/><path d="M0 30Q16 14 32 28T64 24V40H0Z" fill="#0017C1"/></svg>'
)


def timed(command: list[str], runs: int) -> tuple[float, float]:
    """Return the median of seconds, and the most memory in megabytes, of a command run several times."""
    seconds, memory = [], 0.0
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - start)
        memory = max(memory, usage.ru_maxrss / 1024)
        if status:
            raise SystemExit(f"failed: {' '.join(command)}")
    return statistics.median(seconds), memory


def build(deck: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "twindeck", "build", str(deck), "-o", str(out), "-q"]


def typst_source(deck: Path, folder: Path) -> Path:
    """Write the deck's words as a Typst document: a page a slide, its first line a heading."""
    out = folder / "words"
    subprocess.run([*build(deck, out), "--formats", "txt"], check=True)
    text = next(out.glob("*.txt")).read_text(encoding="utf-8")
    pages = []
    for page in text.split("--- ")[1:]:
        lines = [line.strip() for line in page.splitlines()[1:] if line.strip()]
        quoted = [json.dumps(line, ensure_ascii=False) for line in lines]
        first, *rest = quoted or ['"-"']
        body = "\n".join(f"#par[#{line}]" for line in rest)
        pages.append(f"= #{first}\n{body}")
    head = (
        '#set document(title: "deck")\n#set text(font: "BIZ UDPGothic", size: 7pt, lang: "ja")\n'
        "#set page(width: 960pt, height: 540pt, margin: 40pt, columns: 3)\n"
    )
    path = folder / "deck.typ"
    path.write_text(head + "\n#pagebreak()\n".join(pages), encoding="utf-8")
    return path


def synthetic(slides: int, folder: Path) -> Path:
    """Write a deck whose every slide has a picture, a chart, a list and notes."""
    (folder / "wave.svg").write_text(SVG, encoding="utf-8")
    parts = ["title: Many slides\nlang: en\nslides:\n  - cover: {title: Many slides}\n"]
    for number in range(slides - 1):
        parts.append(
            f"""  - content:
      title: Slide {number} of many
      notes: What to say on slide {number}.
      blocks:
        - columns:
            - blocks:
                - card:
                    heading: Numbers
                    blocks:
                      - metric: {{label: Share, value: {number % 101}, unit: "%", share: true}}
                      - metric: {{label: Count, value: "{number:,}", as_of: June 2025}}
                - text: Words enough for a paragraph that takes more than one line of its column, slide after slide.
            - blocks:
                - picture: {{src: wave.svg, alt: A wave}}
                - list: [First, Second, Third]
"""
        )
    path = folder / f"deck{slides}.yaml"
    path.write_text("".join(parts), encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="runs of each measurement (7)")
    parser.add_argument("--deck", type=Path, default=DECK, help="the deck to measure (the report)")
    runs = parser.parse_args().runs
    deck = parser.parse_args().deck
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, memory = timed(build(deck, folder / "out"), runs)
        source = typst_source(deck, folder)
        command = [sys.executable, "-c", TYPST, str(source), str(folder / "typst.pdf"), str(FACES)]
        theirs, their_memory = timed(command, runs)
        print(f"{'cold build, whole process':34} {'seconds':>8} {'MB':>6}")
        print(f"{'twindeck: .pptx and tagged PDF':34} {ours:8.2f} {memory:6.0f}")
        print(f"{'Typst: the words as a tagged PDF':34} {theirs:8.2f} {their_memory:6.0f}")
        print(f"ratio {ours / theirs:.1f}\n")

        laps = [
            json.loads(
                subprocess.run([sys.executable, "-c", STAGES, str(deck)], check=True, capture_output=True).stdout
            )
            for _ in range(runs)
        ]
        print("by stage, ms")
        for stage in laps[0]:
            print(f"  {stage:20} {statistics.median(lap[stage] for lap in laps) * 1000:7.0f}")
        print()

        print(f"{'slides':>7} {'seconds':>8} {'ms a slide':>11} {'MB':>6}")
        for slides in (50, 200, 1000):
            seconds, memory = timed(build(synthetic(slides, folder), folder / "many"), max(1, runs // 3))
            print(f"{slides:7} {seconds:8.2f} {seconds / slides * 1000:11.1f} {memory:6.0f}")


if __name__ == "__main__":
    main()
