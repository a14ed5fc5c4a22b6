"""Which words of one text are not in another, however either broke its lines.

A word is a longest run of letters and digits, after NFKC and without soft hyphens, control characters, and the points of
Hebrew and Arabic, which pdftotext writes before the letter they stand over, where they part a word; case counts.
A word that the wanted text breaks at a line's end with a hyphen is found joined, or as its two halves. Where words are
parted is a matter of judgement (a note's mark, a formula, `sector-led` at a line's end, a gap that one reader takes for
a space), so a word is `moved`, and not missing, if two or three neighbours of the other text make it up, or if it makes
up a word of the other text together with its own neighbours. Letters set wide apart (listings that TeX sets in columns,
headings) may be words of one letter each: any number of words of at most three letters may make up one of the other text.
"""
import re
import unicodedata
from bisect import bisect_left
from collections import Counter, namedtuple

# Words of the wanted text; how many of them are parted differently in the other; those that it lacks.
Comparison = namedtuple("Comparison", "words moved missing")

_WORD = re.compile(r"[^\W_]+")
_HYPHEN_AT_END = re.compile(r"[-\u2010\u00ad]\s*$")
_BROKEN_WORD_AT_END = re.compile(r"[^\W_]-$")
_WORD_AT_START = re.compile(r"\s*[^\W_]")
_DOTLESS = re.compile(r"\u0131(?=[\u0300-\u036f])")
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
                     "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]")
_UNSEEN = dict.fromkeys([*range(0x09), *range(0x0b, 0x20), *range(0x7f, 0xa0), 0xad])
_MOST_NEIGHBOURS = 3
_MOST_SPACED = 40  # letters of a word that are set wide apart


def _lines(text):
    """A form feed ends a page at a line's start; elsewhere it is a letter of an old font, as its neighbours are.

    splitlines() would also part at these.
    """
    return text.replace("\n\f", "\n").replace("\t", " ").split("\n")


def _plain(line):
    """An accent takes the place of the dot: TeX sets it over a dotless i."""
    return _POINTS.sub("", unicodedata.normalize("NFKC", _DOTLESS.sub("i", line.translate(_UNSEEN))))


def words_of(text):
    return [word for line in _lines(text) for word in _WORD.findall(_plain(line))]


def _parted(text):
    """The words that stand whole on their lines, and for each broken one the words before and after the hyphen.

    The second is empty where the next line starts with something else.
    """
    whole, broken = [], []
    carried = None
    for line in _lines(text):
        line = _plain(_HYPHEN_AT_END.sub("-", line))
        words = _WORD.findall(line)
        if not words:
            continue
        head = words.pop() if _BROKEN_WORD_AT_END.search(line) else None
        if carried is not None:
            goes_on = words and _WORD_AT_START.match(line)
            broken.append((carried, words.pop(0) if goes_on else ""))
        whole += words
        carried = head
    if carried is not None:
        whole.append(carried)
    return whole, broken


def _take(words, *wanted):
    if any(words[word] < number for word, number in Counter(wanted).items()):
        return False
    words.subtract(wanted)
    return True


def _take_joined_later(have, left, missing, head):
    """The line after a hyphen need not go on with the word: a page's number, a note or another column may come first."""
    for word in left[bisect_left(left, head):]:
        if not word.startswith(head):
            break
        rest = word[len(head):]
        if missing[rest] > 0 and _take(have, word):
            missing[rest] -= 1
            return True
    return False


def _neighbours(words):
    for number in range(2, _MOST_NEIGHBOURS + 1):
        yield from zip(*(words[i:] for i in range(number)))


def _runs_of_short_words(words):
    """Where at least four words in a row have at most three letters: letters that are set wide apart, or parted by points."""
    run = []
    for word in [*words, "end"*2]:
        if len(word) <= _MOST_NEIGHBOURS:
            run.append(word)
            continue
        if len(run) > _MOST_NEIGHBOURS:
            yield run
        run = []


def _take_spaced(words, have, missing):
    """Takes letters set wide apart out of `missing` where `have` holds the word they spell: the longest that begins with each."""
    moved = 0
    for run in _runs_of_short_words(words):
        start = 0
        while start < len(run):
            for end in range(min(len(run), start + _MOST_SPACED), start + _MOST_NEIGHBOURS, -1):
                lost = Counter(run[start:end]) & missing
                if lost and _take(have, "".join(run[start:end])):
                    missing.subtract(lost)
                    moved += lost.total()
                    start = end
                    break
            else:
                start += 1
    return moved


def _take_moved(whole, found, have, missing):
    """Takes those words out of `missing` that are only parted differently, and says how many."""
    moved = 0
    # words of ours that together are one of theirs
    together = Counter(filter(missing.__getitem__, map("".join, _neighbours(found))))
    for word, number in together.items():
        taken = min(number, missing[word])
        missing[word] -= taken
        moved += taken
    # words of theirs that together are one of ours
    for parts in _neighbours(whole):
        lost = {part for part in parts if missing[part] > 0}
        if lost and _take(have, "".join(parts)):
            missing.subtract(lost)
            moved += len(lost)
    return moved


def compare_words(wanted, found):
    """Looks for each word of the text `wanted` in the text `found`. Cost: O(n log n), n words."""
    found = words_of(found)
    have = Counter(found)
    whole, broken = _parted(wanted)
    count = len(whole)
    missing = Counter(word for word in whole if not _take(have, word))
    heads = []
    for head, tail in broken:
        if tail and _take(have, head + tail):
            count += 1
            continue
        count += 2 if tail else 1
        if not tail or not _take(have, head, tail):
            heads.append(head)
            if tail and not _take(have, tail):
                missing[tail] += 1
    left = sorted(word for word in have if have[word] > 0)
    for head in heads:
        if not _take(have, head) and not _take_joined_later(have, left, missing, head):
            missing[head] += 1
    moved = _take_spaced(whole, have, missing) + _take_moved(whole, found, have, missing)
    return Comparison(count, moved, list((+missing).elements()))
