"""An interview as a transcription program would leave it."""
import re
import textwrap
import uuid
from xml.sax.saxutils import escape

NOTICE = "Invented interview, written for the Sheaf sample review. No real person speaks."
WORDS_PER_SECOND = 2.4
NAMESPACE = uuid.UUID("6f1b5c0e-2b7e-5e0a-9d64-51f0a4c1d2e3")


def timed_turns(source):
    """(speaker name, text, start, end) of each turn, in seconds from a steady rate of speech."""
    clock = 4.0
    for block in source.blocks:
        length = len(block.text.split()) / WORDS_PER_SECOND
        yield source.meta[block.speaker], block.text, clock, clock + length
        clock += length + 0.8


def stamp(seconds):
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def duration(source):
    end = int(list(timed_turns(source))[-1][3]) + 2
    return f"{end // 60}m {end % 60}s"


def _cue_time(seconds):
    total = round(seconds * 1000)
    return f"{total // 3600000:02}:{total // 60000 % 60:02}:{total // 1000 % 60:02}.{total % 1000:03}"


def _cues(text, most=24):
    """Whole sentences, gathered into cues of a couple of lines."""
    cue = []
    for sentence in re.split(r"(?<=[.?!])\s+", text):
        if cue and len(" ".join(cue + [sentence]).split()) > most:
            yield " ".join(cue)
            cue = []
        cue.append(sentence)
    yield " ".join(cue)


def vtt(source) -> bytes:
    call = uuid.uuid5(NAMESPACE, source.file)
    lines = ["WEBVTT", "", "NOTE", NOTICE, ""]
    for turn, (speaker, text, start, _) in enumerate(timed_turns(source), start=7):
        for part, cue in enumerate(_cues(text)):
            end = start + len(cue.split()) / WORDS_PER_SECOND
            spoken = escape(cue)
            if source.meta.get("wrap") == "yes":
                spoken = "\n".join(textwrap.wrap(spoken, 56, break_on_hyphens=False))
            lines += [f"{call}/{turn}-{part}", f"{_cue_time(start)} --> {_cue_time(end)}",
                      f"<v {escape(speaker)}>{spoken}</v>", ""]
            start = end
    return "\n".join(lines).encode("utf-8")


def otter(source) -> bytes:
    title = source.file.split("/")[-1].rsplit(".", 1)[0]
    names = ", ".join((source.meta["interviewer"], source.meta["lead"]))
    lines = [f"{title} (invented, for demonstration)", "Fri, Mar 13, 2020 2:00PM", "",
             "SUMMARY KEYWORDS", "young people, team, schools, funding, leaders, boroughs", "", "SPEAKERS", names, ""]
    for speaker, text, start, _ in timed_turns(source):
        lines += [f"{speaker}  {stamp(start)}  ", text, ""]
    return ("\n".join(lines + ["Transcribed by https://otter.ai"]) + "\n").encode("utf-8")


def plain(source) -> bytes:
    title = source.file.split("/")[-1].rsplit(".", 1)[0]
    lines = [f"{title}: invented, for demonstration", ""]
    lines += [f"{speaker}: {text}" for speaker, text, _, _ in timed_turns(source)]
    return ("\n".join(lines) + "\n").encode("utf-8")


RENDERERS = {"teams-vtt": vtt, "otter": otter, "plain-labels": plain}
