#!/usr/bin/env python3
"""The manual page holds every command with all its options in both languages, and nothing that roff would take for its own."""
import re
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "Sources/huifang/Packaging"))
import manual

BINARY = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip() + "/huifang"
MACROS = {"TH", "SH", "SS", "PP", "TP", "nf", "fi", "ad", "nh", '\\"'}


def plain(roff):
    """What a reader sees of it, for the few escapes that the page uses."""
    signs = {"rs": "\\", "aq": "'", "ga": "`", "ha": "^", "ti": "~", "dq": '"'}
    roff = re.sub(r"\\f[BIR]|\\&|\\:", "", roff)
    return re.sub(r"\\\((..)", lambda found: signs[found[1]], roff).replace("\\-", "-")


class ManualTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pages = {language: "\n".join(manual.Page(BINARY, language).lines()) for language in ("en", "zh")}

    def test_every_command_and_option(self):
        for language, page in self.pages.items():
            sections = dict(section.split("\n", 1) for section in plain(page).split("\n.SS ")[1:])
            root = manual.dump(BINARY, language)
            everywhere = {name["name"] for argument in root["arguments"] for name in argument["names"]}
            commands = [" ".join(path) for path in manual.paths(root) if path]
            self.assertEqual(list(sections), commands)
            self.assertGreater(len(commands), 30)
            for command in commands:
                told = manual.dump(BINARY, language, tuple(command.split()))
                self.assertIn(told["abstract"], sections[command])
                for argument in told["arguments"]:
                    names = [name["name"] for name in argument.get("names", [])]
                    for name in set(names) - everywhere:
                        self.assertRegex(sections[command], rf"(?m)^(--?[\w-]+, )*--?{name}\b", f"{language} {command}")
                    if not names:
                        self.assertIn("\n" + argument["valueName"], sections[command])
            self.assertIn("csv", sections["grade"])

    def test_exit_codes_and_environment(self):
        for language, page in self.pages.items():
            page = re.sub(r"\s", "", plain(page))
            for topic in ("exit-codes", "environment"):
                for line in manual.answer(BINARY, language, "help", topic).split("\n")[2:]:
                    self.assertIn(re.sub(r"\s", "", line), page)

    def test_lines_are_text_or_known_macros(self):
        for page in self.pages.values():
            for line in page.split("\n"):
                self.assertFalse(line.startswith("'"), line)
                if line.startswith("."):
                    self.assertIn(line[1:].split(" ")[0], MACROS, line)

    def test_texts_survive(self):
        for text in ["a\\b", ".5 号", "'quoted'", "~/x^2", "含「引号」，和 --check、x-y", "“”（一）", '"', "\\fB"]:
            self.assertEqual(plain(manual.escaped(text)), text)
            self.assertNotRegex(manual.escaped(text), r"^[.']")

    def test_chinese_breaks_where_a_line_may_begin(self):
        self.assertEqual(manual.escaped("导入。（附件）"), "导\\:入。\\:（附\\:件）")
        self.assertEqual(manual.escaped("plain words"), "plain words")


if __name__ == "__main__":
    unittest.main()
