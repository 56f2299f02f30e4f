#!/usr/bin/env python3
"""Types command lines into a shell of ROOT, a tab behind each, and reads what the shell made of them: completion as a person uses it.

  complete.py ROOT bash|zsh|fish      (as root; /root/survey holds the fixture's survey)
"""
import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

SHELLS = {
    "bash": ["bash", "--rcfile", "/usr/share/bash-completion/bash_completion", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "-i"],
}
BEGIN = {"zsh": "autoload -U compinit; compinit -u -D\n"}

# What is typed, and what it becomes, less the blank or slash that a shell puts behind it; the same where there is nothing to complete.
LINES = [
    ("huifang reas", "huifang reassign"),
    ("huifang import con", "huifang import contacts"),
    ("huifang draw --se", "huifang draw --seed"),
    ("huifang --lang z", "huifang --lang zh"),
    ("huifang import results sheets/2020-10-09", "huifang import results sheets/2020-10-09.csv"),
    ("huifang import contacts hand-ins-a", "huifang import contacts hand-ins-again"),
    ("huifang import units units.csv surveyors-2", "huifang import units units.csv surveyors-2020-09-23.csv"),
    ("huifang rulebook --check ru", "huifang rulebook --check rules.yaml"),
    ("huifang report -o rep", "huifang report -o report.html"),
    ("huifang --survey hui", "huifang --survey huifang.db"),
    ("huifang draw --seed surv", "huifang draw --seed surv"),
    ("huifang call --surveyor 孙", "huifang call --surveyor 孙静"),
    ("huifang grade 登", "huifang grade 登封市"),
    ("huifang contact 登", "huifang contact 登封市-"),
    ("huifang correct-number 登", "huifang correct-number 登封市-"),
    ("huifang contact fo", "huifang contact forget"),
    ("huifang record 17 --outcome 空", "huifang record 17 --outcome 空号"),
]


class Terminal:
    def __init__(self, root, shell):
        self.process, self.end = pty.fork()
        if self.process == 0:
            variables = "HOME=/root TERM=xterm LC_ALL=C.UTF-8 HUIFANG_LANG=zh PATH=/usr/local/bin:/usr/bin:/bin PS1='$ '"
            script = f'mount -t proc proc "$0/proc" && exec chroot "$0" env -i {variables} sh -c \'cd /root/survey && exec "$0" "$@"\' "$@"'
            os.execvp("unshare", ["unshare", "--net", "--mount", "--pid", "--fork", "sh", "-c", script, root, *SHELLS[shell]])
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 300, 0, 0))

    def read(self, quiet=0.5, most=20):
        """What comes until nothing came for `quiet` seconds."""
        text, until = b"", time.monotonic() + most
        while time.monotonic() < until and select.select([self.end], [], [], quiet if text else most)[0]:
            try:
                text += os.read(self.end, 65536)
            except OSError:
                break
        return re.sub(r"\x1b(\[[0-9;?>=]*[A-Za-z]|\][^\x07]*\x07|[=>()][B0]?)", "", text.decode("utf-8", "replace"))

    def write(self, text):
        os.write(self.end, text.encode())

    def completed(self, line):
        self.write(line + "\t")
        self.read(quiet=1.5)
        # The line becomes an argument of printf, which shows it as the shell has it.
        self.write("\x01printf '<<%s>>\\n' '\x05'\r")
        answer = ""
        while not (found := [text for text in re.findall(r"<<(.*?)>>", answer) if text != "%s"]):
            more = self.read()
            if not more:
                return answer
            answer += more
        return found[-1]


def main():
    root, shell = sys.argv[1:]
    terminal = Terminal(root, shell)
    terminal.read(quiet=2)
    if shell in BEGIN:
        terminal.write(BEGIN[shell])
        terminal.read(quiet=2)
    wrong = 0
    for line, wanted in LINES:
        made = terminal.completed(line).rstrip(" /")
        if made != wanted:
            wrong += 1
            print(f"{shell}: {line!r} became {made!r} instead of {wanted!r}")
    terminal.write("exit\r")
    os.close(terminal.end)
    print(f"{shell}: {len(LINES) - wrong} of {len(LINES)} lines completed")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
