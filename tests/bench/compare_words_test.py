"""Tests of tools/measuring/words.py."""
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from measuring.words import compare_words  # noqa: E402


class ComparedWords(unittest.TestCase):
    def lacks(self, wanted, found, *missing):
        self.assertEqual(sorted(compare_words(wanted, found).missing), sorted(missing))

    def test_a_word_is_missing_as_often_as_it_is_gone(self):
        self.lacks("both and both", "both", "and", "both")

    def test_case_counts(self):
        self.lacks("Word", "word", "Word")

    def test_ligatures_and_soft_hyphens_make_no_other_word(self):
        self.lacks("ﬁne soft\u00adhyphen", "fine softhyphen")

    def test_a_word_broken_at_a_lines_end_is_found_joined(self):
        self.lacks("under-\nstanding", "understanding")

    def test_a_word_broken_at_a_lines_end_is_found_as_two_halves(self):
        self.lacks("sector-\nled", "sector-led")

    def test_of_a_broken_word_only_the_half_that_is_gone_is_missing(self):
        self.lacks("sector-\nled", "sector", "led")

    def test_a_broken_word_may_go_on_after_a_pages_number(self):
        self.lacks("infor-\n\n12\n\n\fmation", "information 12")

    def test_the_letters_of_old_fonts_part_no_word(self):
        self.lacks("di\x0berent de\x0cne", "dierent dene")

    def test_a_word_is_moved_where_two_neighbours_make_it_up(self):
        self.assertEqual(compare_words("word1", "word [1]"), (1, 1, []))

    def test_a_word_is_moved_where_it_makes_up_one_with_its_neighbour(self):
        self.assertEqual(compare_words("Mas sachusetts", "Massachusetts"), (2, 2, []))

    def test_letters_set_wide_apart_are_moved_where_they_spell_a_word(self):
        self.assertEqual(compare_words("i n p u t s of v i g r a", "inputs of vigra"), (12, 11, []))

    def test_letters_set_wide_apart_are_missing_where_they_spell_no_word(self):
        self.lacks("i n p u t", "output", "i", "n", "p", "u", "t")

    def test_an_accent_takes_the_dot_of_an_i(self):
        self.lacks("archa\u0131\u0308que", "archaïque")

    def test_the_points_of_arabic_part_no_word(self):
        self.lacks("\u064eمن \u0650عن", "م\u064eن ع\u0650ن")

    def test_words_that_are_no_neighbours_make_up_none(self):
        self.lacks("word1", "word and a 1", "word1")


if __name__ == "__main__":
    unittest.main()
