#!/usr/bin/env python3
"""The manual page huifang(1), from what the program tells of its commands (--experimental-dump-help).

  manual.py BINARY zh|en            the page, as roff in UTF-8
  manual.py BINARY --commands       every command, one a line; the first line, empty, is `huifang` alone
"""
import functools
import json
import os
import re
import subprocess
import sys
import time
import unicodedata

# No line begins with these, none ends with those.
CLOSING, OPENING = "，。、；：？！）」』》…—·%", "（「『《"


def answer(binary, language, *arguments):
    environment = {**os.environ, "HUIFANG_LANG": language, "COLUMNS": "76"}
    return subprocess.run([binary, *arguments], env=environment, check=True, capture_output=True, text=True).stdout


@functools.cache
def dump(binary, language, path=()):
    """What is told of the command at `path`: asked there, --format knows what that command gives."""
    return json.loads(answer(binary, language, *path, "--experimental-dump-help"))["command"]


def paths(command, path=()):
    yield path
    for child in command.get("subcommands", []):
        if child["commandName"] != "help":
            yield from paths(child, (*path, child["commandName"]))


def is_wide(character):
    return unicodedata.east_asian_width(character) in "WF"


def escaped(text):
    """One line of text. A break is allowed (\\:) where Chinese is broken, which troff itself knows nothing of."""
    made = []
    for index, character in enumerate(text):
        before = text[index - 1] if index else " "
        if " " not in (before, character) and (is_wide(before) or is_wide(character)):
            if character not in CLOSING and before not in OPENING:
                made.append("\\:")
        made.append({"\\": "\\(rs", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti", '"': "\\(dq"}.get(character, character))
    line = "".join(made)
    return "\\&" + line if line.startswith(".") else line


def prose(text):
    """Paragraphs; indented lines are kept as they stand."""
    kept = False
    for line in (text or "").split("\n"):
        if not line:
            continue
        if line.startswith(" ") != kept:
            kept = not kept
            yield ".PP\n.nf" if kept else ".fi"
        if kept:
            yield escaped(line).replace("\\:", "")
        else:
            yield ".PP"
            yield escaped(line)
    if kept:
        yield ".fi"


class Page:
    def __init__(self, binary, language):
        self.binary, self.language = binary, language
        self.root = dump(binary, language)
        self.own = {name["name"] for argument in self.root["arguments"] for name in argument.get("names", [])}

    def say(self, chinese, english):
        return chinese if self.language == "zh" else english

    def label(self, argument):
        names = sorted(argument.get("names", []), key=lambda name: name["kind"] != "short")
        written = ", ".join("\\fB" + escaped(("--" if name["kind"] == "long" else "-") + name["name"]) + "\\fR" for name in names)
        value = "" if argument["kind"] == "flag" else f"\\fI{escaped(argument.get('valueName', ''))}\\fR"
        more = " ..." if argument["isRepeating"] else ""
        return f"{written} {value}".strip() + more

    def elements(self, arguments):
        for argument in arguments:
            text = argument.get("abstract", "")
            if argument.get("names", [{}])[0].get("name") == "version":
                text = self.say("显示版本。", text)
            if argument.get("names", [{}])[-1].get("name") == "help":
                text = self.say("显示说明。", text)
            values = argument.get("allValues")
            facts = [self.say("可用 ", "values: ") + self.say("、", ", ").join(values)] if values else []
            if argument.get("defaultValue"):
                facts.append(self.say("默认 ", "default: ") + argument["defaultValue"])
            if facts:
                text += self.say("（%s）", " (%s)") % self.say("；", "; ").join(facts)
            yield f".TP\n{self.label(argument)}\n{escaped(text)}"

    def formats(self, command):
        """--format of that command, where it gives more than all commands do."""
        mine, common = (
            next((argument for argument in one["arguments"] if argument.get("valueName") and argument.get("names", [{}])[0].get("name") == "format"), {})
            for one in (command, self.root)
        )
        return [mine] if mine.get("allValues") != common.get("allValues") and mine else []

    def command(self, path):
        command = dump(self.binary, self.language, path)
        arguments = [a for a in command["arguments"] if a["kind"] == "positional" or a["names"][-1]["name"] not in self.own]
        positional = [a for a in arguments if a["kind"] == "positional"]
        parts = [f"\\fBhuifang {escaped(' '.join(path))}\\fR"]
        parts += [self.say("[\\fI选项\\fR]", "[\\fIoptions\\fR]")] if len(positional) < len(arguments) else []
        parts += [f"[{self.label(a)}]" if a["isOptional"] else self.label(a) for a in positional]
        children = [child for child in command.get("subcommands", []) if child["commandName"] != "help"]
        parts += [self.say("\\fI命令\\fR", "\\fIcommand\\fR")] if children else []
        yield f".SS {escaped(' '.join(path))}"
        yield escaped(command.get("abstract", "")) + self.say("。", ".")
        yield ".PP"
        yield " ".join(parts)
        yield from prose(command.get("discussion"))
        yield from self.elements(positional + [a for a in arguments if a["kind"] != "positional"] + self.formats(command))

    def topic(self, name):
        """`huifang help NAME`: names in the first columns, a text that may go on over several lines behind each."""
        width, rows = 20, []
        for line in answer(self.binary, self.language, "help", name).split("\n")[2:]:
            if line[2:width].strip():
                rows.append([line[2:width].strip(), line[width:]])
            elif line:
                text = line.strip()
                rows[-1][1] += ("" if is_wide(rows[-1][1][-1]) or is_wide(text[0]) else " ") + text
        for name, text in rows:
            yield f".TP\n\\fB{escaped(name)}\\fR\n{escaped(text)}"

    def lines(self):
        say = self.say
        version = re.search(r"\d+(\.\d+)+", answer(self.binary, "en", "--version"))[0]
        date = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())))
        yield '.\\" Made from the program\'s own help; change that instead.'
        yield f'.TH HUIFANG 1 "{date}" "huifang {version}" "{say("电话回访", "Telephone surveys")}"'
        yield ".ad l\n.nh"
        yield f".SH {say('名称', 'NAME')}"
        yield f"huifang \\- {self.root['abstract']}"
        yield f".SH {say('用法', 'SYNOPSIS')}"
        yield f"\\fBhuifang\\fR [\\fI{say('选项', 'options')}\\fR] [\\fI{say('命令', 'command')}\\fR]"
        yield f".SH {say('说明', 'DESCRIPTION')}"
        yield from prose(self.root["discussion"])
        yield f".SH {say('各命令都有的选项', 'OPTIONS EVERYWHERE')}"
        yield from self.elements(self.root["arguments"])
        yield f".SH {say('命令', 'COMMANDS')}"
        for path in paths(self.root):
            if path:
                yield from self.command(path)
        yield f".SH {say('退出码', 'EXIT STATUS')}"
        yield from self.topic("exit-codes")
        yield f".SH {say('环境变量', 'ENVIRONMENT')}"
        yield from self.topic("environment")


def main():
    binary, wanted = sys.argv[1:]
    if wanted == "--commands":
        print("\n".join(" ".join(path) for path in paths(dump(binary, "en"))))
    else:
        print("\n".join(Page(binary, wanted).lines()))


if __name__ == "__main__":
    main()
