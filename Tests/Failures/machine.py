"""A small survey at each of its stages, the acts that are tried on it, and what must be true after one that failed."""
import argparse, json, os, random, re, shutil, sqlite3, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FIXTURE = ROOT / "Fixtures/zhengzhou-2020"
HAND_INS = ["hand-ins/01-中原区.csv", "hand-in-workbooks/04-金水区.docx", "hand-in-workbooks/16-郑州市生态环境局.xlsx"]
# contract.md §Exit codes, but for 70, a fault of the program.
CODES = {0, 1, 64, 65, 66, 73, 74, 75, 76, 77}


class Wrong(Exception):
    """What must never happen."""


class Done:
    """How a command ended. A program that was killed has a negative code."""

    def __init__(self, code, output, errors):
        self.code, self.output, self.errors = code, output, errors
        last = errors.strip().splitlines()[-1:] or ["{}"]
        try:
            self.error = json.loads(last[0]).get("error", {})
        except (ValueError, AttributeError):
            self.error = {"message": errors.strip()} if code not in (0, 1) else {}
        self.message = self.error.get("message", "")


def answered(done):
    """-> records, and their contacts, of which it said that they are saved"""
    found = re.findall(r'"call": ?(\d+),\s*"contact": ?(\d+)', done.output) + re.findall(r"Saved: record (\d+), no. (\d+)", done.output)
    return [(int(call), int(contact)) for call, contact in found]


class Survey:
    """A folder of its own with what an act needs, and `huifang.db` in it."""

    def __init__(self, binary, folder):
        self.binary, self.folder = str(binary), Path(folder)
        self.path = self.folder / "huifang.db"
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        self.environment = kept | {"HUIFANG_LANG": "en", "HUIFANG_USER": "周科长", "LC_ALL": "C.UTF-8"}

    def command(self, *arguments):
        return [self.binary, *map(str, arguments), *([] if "--format" in arguments else ["--format", "json"])]

    def start(self, command, text="", **options):
        folder = {"cwd": self.folder, "env": self.environment} | options
        stdin = tempfile.TemporaryFile()
        stdin.write(text.encode())
        stdin.seek(0)
        return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **folder)

    def finish(self, process, seconds=120):
        try:
            output, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Wrong(f"it hangs: {' '.join(process.args)}")
        return Done(process.returncode, output.decode("utf-8", "replace"), errors.decode("utf-8", "replace"))

    def run(self, *arguments, text=""):
        return self.finish(self.start(self.command(*arguments), text))

    def must(self, *arguments, text="", codes=(0, 1)):
        done = self.run(*arguments, text=text)
        if done.code not in codes:
            raise Wrong(f"{' '.join(map(str, arguments))}: {done.code}\n{done.output[-500:]}{done.errors[-1500:]}")
        return done

    def verified(self):
        """All that `verify` recomputes agrees. -> the number of log entries"""
        done = self.must("verify", codes=(0,))
        return json.loads(done.output)["entries"]

    def names(self):
        """What lies in the folder, by names that do not change from run to run."""
        return {re.sub(r"replaced-\d+(-\d+)?", "replaced-T", path.relative_to(self.folder).as_posix())
                for path in self.folder.rglob("*") if path.is_file()}

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as db:
            return db.execute(sql).fetchall()

    def copy(self, folder):
        """As it stands, in another folder, which is made anew."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return Survey(self.binary, folder)


class Act:
    """A command line that is tried, on a survey at `stage`.

    kind  `act`: one act, whole or not at all; `each`: several, each so; `copy`: makes a survey file and adds no entry; `look`: adds nothing
    makes  names of files that it makes; `whole` is what each ends with
    """

    def __init__(self, name, stage, line, kind="act", text="", makes=(), whole=b"", before=None):
        self.name, self.stage, self.kind, self.text, self.whole = name, stage, kind, text, whole
        self.arguments, self.makes, self.before = line.split(), set(makes), before


def acts():
    hand_ins = [Path(name).name for name in HAND_INS]
    # Dials at a console from a pipe.
    keys = "no-answer\n\ncompleted\n90\n95\n\nbusy\n\nrefused\n\nq\n"
    page = {"kind": "look", "whole": b"</html>\n"}
    return [
        Act("init", "nothing", "init"),
        Act("init-rehearsal", "nothing", "init --rehearsal"),
        Act("units", "made", "import units units.csv"),
        Act("surveyors", "units", "import surveyors surveyors.csv"),
        *(Act(f"contacts-{Path(name).suffix[1:]}", "surveyors", f"import contacts {name}") for name in hand_ins),
        Act("contacts-folder", "surveyors", "import contacts " + " ".join(hand_ins) + " --findings lists/", kind="each"),
        Act("contacts-strict", "surveyors", "import contacts --strict " + " ".join(hand_ins)),
        Act("draw", "contacts", "draw --seed 20200921"),
        Act("record", "drawn", "record 1 --outcome completed --scores 90,95 --surveyor 01"),
        Act("results", "drawn", "import results results.csv"),
        Act("keys", "drawn", "call --surveyor 01", kind="each", text=keys),
        Act("reassign", "drawn", "reassign --from 01 --to 02 --to 03 --reason ill --yes"),
        Act("amend", "called", "amend 1 --outcome no-answer --reason misheard"),
        Act("void", "called", "void 1 --reason misheard"),
        Act("number", "called", "correct-number 9 --phone 15400009999 --reason told"),
        Act("forget", "closed", "contact forget 1 --reason asked --yes"),
        Act("withdraw", "called", "unit withdraw 金水区 --reason letter --yes"),
        Act("close", "called", "close --reason done --yes"),
        Act("ruling", "closed", "ruling 金水区 --grade 良 --reason heard --yes"),
        Act("publish", "closed", "publish --reason agreed --yes"),
        Act("report", "published", "report --format html -o report.html", makes=["report.html"], **page),
        Act("report-again", "published", "report --format html -o kept.html --force", before="kept.html", **page),
        Act("pages", "published", "grade --explain --format html -o pages/", kind="look", whole=b"</html>\n"),
        Act("contacts-list", "called", "contacts -o contacts.json", kind="look", makes=["contacts.json"], whole=b"]\n}"),
        Act("purge", "published", "purge --reason over --yes"),
        Act("backup", "called", "backup copy.db", kind="copy", makes=["copy.db"]),
        Act("restore", "called", "restore kept.db --yes", kind="copy", before="kept.db"),
    ]


STAGES = ["nothing", "made", "units", "surveyors", "contacts", "drawn", "called", "closed", "published"]


def stages(binary, folder):
    """-> surveys by stage; those that another script left in HUIFANG_STAGES, if that is set."""
    folder = os.environ.get("HUIFANG_STAGES", folder)
    made = {name: Survey(binary, Path(folder) / name) for name in STAGES}
    if not made[STAGES[-1]].folder.exists():
        made = make_stages(binary, folder)
    return made


def yesterday():
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600 - 86400))


def make_stages(binary, folder):
    survey = Survey(binary, Path(folder) / "nothing")
    survey.folder.mkdir(parents=True)
    for name in ["units.csv", "surveyors.csv", *HAND_INS]:
        shutil.copy(FIXTURE / name, survey.folder)
    (survey.folder / "kept.html").write_text("<html>of before</html>\n")
    made = {"nothing": survey}

    def stage(name, *lines):
        nonlocal survey
        survey = survey.copy(Path(folder) / name)
        for line in lines:
            survey.must(*line.split())
        made[name] = survey

    stage("made", "init")
    stage("units", "import units units.csv")
    stage("surveyors", "import surveyors surveyors.csv")
    stage("contacts", "import contacts " + " ".join(Path(name).name for name in HAND_INS))
    stage("drawn", "draw --seed 20200921-1")
    rows = "".join(f"{number},完成,90,9{number},赵磊,{yesterday()} 09:1{number}\n" for number in range(1, 9))
    (survey.folder / "results.csv").write_text("编号,结果,了解情况,满意度,调查员,拨打时间\n" + rows)
    stage("called", "import results results.csv", "backup kept.db", "record 9 --outcome no-answer --surveyor 02")
    stage("closed", "close --reason done --yes")
    stage("published", "publish --reason agreed --yes")
    return made


def drawn(binary, folder, draw=True):
    """A survey of thirty units, drawn: some 290 contacts to call."""
    survey = Survey(binary, Path(folder) / "survey")
    shutil.copytree(FIXTURE, survey.folder)
    for line in ["init", "import units units.csv", "import surveyors surveyors.csv", "import contacts hand-ins"] + ["draw --seed 20200921"] * draw:
        survey.must(*line.split())
    return survey


class Trial:
    """An act on a survey at its stage: how it goes when all goes well, and whether what was left by one that failed is as promised."""

    def __init__(self, act, survey, folder, place=None):
        self.act, self.begin, self.folder = act, survey, Path(folder) / act.name
        self.place = place or self.folder / "tried"
        self.before = self.entries(survey)
        clean = survey.copy(self.folder / "clean")
        started = time.monotonic()
        self.clean = clean.must(*act.arguments, text=act.text)
        self.seconds = time.monotonic() - started
        self.after = self.entries(clean)
        self.names = clean.names()
        # What a second one answers, so that its code is known.
        again = clean.run(*act.arguments, text=act.text)
        self.again = again.code
        self.names_again = clean.names()

    @staticmethod
    def entries(survey):
        return survey.rows("SELECT max(sequence) FROM log")[0][0] if survey.path.exists() else 0

    def fresh(self):
        return self.begin.copy(self.place)

    def check(self, survey, done):
        """After `done`, of which nothing but the folder is left. Leaves the folder as it should be after one more."""
        act = self.act
        if done.code >= 0:
            self.check_answer(done)
        # Who hears that it is done does not do it again.
        if act.name == "purge" and done.code in (0, 76):
            self.check_purged(survey)
        # The next command of whoever comes works.
        next_one = survey.run()
        if next_one.code not in (0, *((66,) if act.stage == "nothing" else ())):
            raise Wrong(f"the next command: {next_one.code} {next_one.errors}")
        entries = survey.verified() if survey.path.exists() else 0
        self.check_entries(survey, done, entries)
        self.check_files(survey)
        # Once more: it ends as it does when all goes well, and leaves nothing behind that should not be there.
        again = survey.run(*act.arguments, text=act.text)
        expected = {self.again} | ({self.clean.code} if entries < self.after or act.kind != "act" else set())
        if act.kind == "each" or act.name == "restore":
            expected |= {0, 1}
        if again.code not in expected:
            raise Wrong(f"once more: {again.code} instead of {expected}\n{again.errors}")
        if act.name != "keys" and survey.verified() < self.after:
            raise Wrong("once more did not do what was missing")
        left = survey.names() - self.names - self.names_again
        if left:
            raise Wrong(f"left behind: {sorted(left)}")
        if act.name == "purge":
            self.check_purged(survey)

    def check_answer(self, done):
        if done.code not in CODES:
            raise Wrong(f"exit code {done.code}\n{done.output[-500:]}{done.errors[-1500:]}")
        if done.code not in (0, 1) and not done.message and done.code != 65:
            raise Wrong(f"exit code {done.code} without a sentence\n{done.errors}")

    def check_entries(self, survey, done, entries):
        act = self.act
        whole = {self.before, self.after}
        if act.kind == "each":
            whole = set(range(self.before, self.after + 1))
        if act.kind == "copy" and act.name == "restore":
            whole = {self.before, self.before - 1}
        if entries not in whole:
            raise Wrong(f"half of it: {entries} entries, not of {sorted(whole)}")
        if done.code < 0:
            return
        said = re.search(r"done and saved \(entry (\d+)", done.message)
        if done.code == 76 and not said and "is made and whole" not in done.message:
            raise Wrong(f"76 says {done.message}")
        if said and (entries not in ({self.after} if act.kind == "each" and act.name != "keys" else whole - {self.before}) or int(said[1]) != entries):
            raise Wrong(f"said to be saved: {done.message}, {entries} entries")
        if done.code == self.clean.code and not done.error and act.kind != "look" and entries != self.after:
            raise Wrong(f"answered, but {entries} entries instead of {self.after}")
        nothing = re.search("(?i)nothing was (saved|written|changed)|was not (saved|written)", done.message)
        if nothing and entries != self.before and act.name != "keys":
            raise Wrong(f"{done.code} {done.message}: but {entries} entries instead of {self.before}")
        # A copy or a document that is there, or stands in the place of another.
        made = [name for name in act.makes | {act.before} - {None} if self.bytes(survey, name) != self.bytes(self.begin, name)]
        if nothing and made:
            raise Wrong(f"{done.code} {done.message}: but there is {made}")
        if done.error and done.code not in (75, 76) and entries != self.before and not re.search(r"taken|erased|kept", done.errors) and act.name != "keys":
            raise Wrong(f"{done.code} {done.message}: {entries} entries instead of {self.before}")

    @staticmethod
    def bytes(survey, name):
        path = survey.folder / name
        return path.read_bytes() if path.exists() else None

    def check_files(self, survey):
        act = self.act
        if act.name.startswith("contacts-") and act.kind != "look" and self.before != self.after:
            counts = {count for _, count in survey.rows("SELECT unit, count(*) FROM contact GROUP BY unit")}
            if not counts <= {10}:
                raise Wrong(f"half of a hand-in: {counts}")
        if not act.whole:
            return
        for path in survey.folder.rglob("*"):
            known = path.name in act.makes or path.name == act.before or path.parent.name == "pages" and path.name[0] != "."
            if known and path.is_file() and not path.read_bytes().endswith(act.whole):
                raise Wrong(f"half of a document: {path.name}")

    def check_purged(self, survey):
        digits = [b"15400009999", *(row[0].encode() for row in self.begin.rows("SELECT phone FROM contact WHERE phone <> ''"))]
        held = survey.path.read_bytes()
        if any(number in held for number in digits):
            raise Wrong("a number is left in a purged survey")


def arguments(about, **sizes):
    """Of a script: --program, --seed, --only, --acts, and its own sizes with their small values."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/debug/huifang"), help="a built huifang; the debug build")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of what is chosen at random; by default the time")
    parser.add_argument("--only", default="", help="acts whose name holds this")
    parser.add_argument("--acts", type=int, default=0, help="so many of them, by chance; all by default")
    for name, value in sizes.items():
        parser.add_argument("--" + name.replace("_kills", ""), dest=name, type=type(value), default=value)
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    options.random = random.Random(options.seed)
    return options


def chosen(options):
    """-> the acts to be tried"""
    some = [act for act in acts() if options.only in act.name]
    return options.random.sample(some, min(options.acts, len(some))) if options.acts else some


def folder():
    """A folder that ends with the script."""
    return tempfile.TemporaryDirectory(prefix="huifang-failures-", ignore_cleanup_errors=True)


class Report:
    """Counts, and keeps the folders of what went wrong."""

    def __init__(self, options):
        self.options, self.started, self.wrong, self.counts = options, time.monotonic(), [], {}

    def count(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number

    def fails(self, what, error, survey=None):
        place = ""
        if survey:
            place = tempfile.mkdtemp(prefix="huifang-wrong-")
            shutil.copytree(survey.folder, place, dirs_exist_ok=True)
        self.wrong.append(what)
        print(f"WRONG {what}: {error}\n  kept in {place}", flush=True)

    def end(self):
        told = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        print(f"{told}; {len(self.wrong)} wrong; {time.monotonic() - self.started:.0f} s, seed {self.options.seed}")
        sys.exit(1 if self.wrong else 0)
