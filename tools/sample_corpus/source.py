"""Reads a source text: front matter, then light Markdown or, for an interview, speaker turns."""
import re
from dataclasses import dataclass, field
from pathlib import Path

FOOTNOTE_REF = re.compile(r"\[\^(\w+)\]")


@dataclass
class Block:
    """kind: title, note, heading1, heading2, paragraph, bullet, number, table or turn."""
    kind: str
    text: str = ""
    rows: list = field(default_factory=list)
    speaker: str = ""


@dataclass
class Source:
    meta: dict
    blocks: list
    footnotes: dict

    @property
    def file(self):
        return self.meta["file"]

    def passages(self):
        """The prose a quotation may be taken from: one string a paragraph, item or turn."""
        texts = [b.text for b in self.blocks if b.kind != "table"]
        return [FOOTNOTE_REF.sub("", t) for t in texts] + list(self.footnotes.values())


def read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    meta = dict(line.split(": ", 1) for line in front.splitlines())
    if meta["type"] == "interview":
        return Source(meta, _turns(body), {})
    return _markdown(meta, body)


def read_all(folder: Path):
    return sorted((read(p) for p in folder.rglob("*.md")), key=lambda s: s.file)


def _turns(body):
    blocks = []
    for chunk in _chunks(body):
        label, text = chunk.split(": ", 1)
        blocks.append(Block("turn", text, speaker={"I": "interviewer", "L": "lead"}[label]))
    return blocks


def _chunks(body):
    return [c for c in re.split(r"\n\s*\n", body.strip()) if c.strip()]


def _joined(lines):
    """Lines of one paragraph; a backslash at a line's end keeps the break."""
    return "\n".join(" ".join(part.split("\n")) for part in "\n".join(lines).split("\\\n"))


PREFIXES = (("### ", "heading2"), ("## ", "heading1"), ("# ", "title"), ("> ", "note"))


def _markdown(meta, body):
    blocks, footnotes = [], {}
    for chunk in _chunks(body):
        lines = chunk.split("\n")
        prefixed = [(kind, p) for p, kind in PREFIXES if chunk.startswith(p)]
        if prefixed:
            kind, prefix = prefixed[0]
            blocks.append(Block(kind, chunk[len(prefix):]))
        elif chunk.startswith("|"):
            rows = [[c.strip() for c in line.strip("|").split("|")] for line in lines]
            blocks.append(Block("table", rows=[rows[0]] + rows[2:]))
        elif chunk.startswith("[^"):
            for line in lines:
                name, note = re.fullmatch(r"\[\^(\w+)\]: (.*)", line).groups()
                footnotes[name] = note
        elif chunk.startswith("- "):
            blocks += [Block("bullet", line[2:]) for line in lines]
        elif re.match(r"1\. ", chunk):
            blocks += [Block("number", line.split(". ", 1)[1]) for line in lines]
        else:
            blocks.append(Block("paragraph", _joined(lines)))
    return Source(meta, blocks, footnotes)
