"""Sentences as they stand in programme documents and interviews, made of parts by a seeded lot: the same on every machine."""
import random

_WHO = ["The steering group", "Our partner in the district", "A headteacher", "The second cohort", "Nobody in the region", "The finance team",
        "Every community worker", "The ministry", "One of the mentors", "The village committee", "A former trainee", "The evaluation"]
_DOES = ["asked for", "postponed", "paid for", "described", "relied on", "did not expect", "had to repeat", "welcomed", "lost sight of", "measured",
         "argued about", "made good use of"]
_WHAT = ["the quarterly review", "training for new staff", "a shared budget", "visits to remote schools", "the baseline survey", "stable leadership",
         "referrals from the clinic", "the hand-over of equipment", "feedback by telephone", "childcare during meetings", "the memorandum", "water points"]
_WHEN = ["in the first year", "before the rains", "although funds came late", "after the election", "once trust had grown", "while posts were vacant",
         "in four of seven sites", "as far as we know", "for the third time", "against the plan", "at no cost", "when the road was open"]
_LINKS = ["because", "and", "but", "so", "which is why", "even though"]


class Sentences:
    """Gives one sentence after the other; random() is the part of Python's lot that keeps its numbers between versions."""

    def __init__(self, seed):
        self._lot = random.Random(seed)

    def below(self, end):
        return int(self._lot.random() * end)

    def one(self):
        sentence = self._clause()
        if self.below(3) == 0:
            clause = self._clause()
            sentence += f", {self._any(_LINKS)} {clause[0].lower()}{clause[1:]}"
        return f"{sentence} ({1 + self.below(900)})." if self.below(12) == 0 else sentence + "."

    def some(self, least, most):
        return " ".join(self.one() for _ in range(least + self.below(most - least + 1)))

    def _any(self, choices):
        return choices[self.below(len(choices))]

    def _clause(self):
        return " ".join(map(self._any, (_WHO, _DOES, _WHAT, _WHEN)))
