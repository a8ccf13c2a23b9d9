"""Drills: short articles of our own, made of templates, for kinds of reports that annotated news has few of.

    python training/drills.py COUNT ARTICLES.jsonl NAMES.jsonl

ARTICLES is a corpus as prepare.ts reads it, NAMES what names.py would say of it. People, bodies, places, words and
quotation marks are drawn anew for each, so that only what a template is about can be learned from it: whom a pronoun
or an office means, what is nobody's speech, where a name or a source ends. Templates stand in drills.txt.

A template's first line is `# name`, then one line an attribution: `NUMBER SPEAKER TYPE`; then its text. SPEAKER is A, B, C
or D (persons; A and B have one gender, C the other), O or P (bodies), `O+P`, or - for nobody who is named. In the text
`[s1 ...]`, `[q1 ...]`, `[c1 ...]` are source, cue and content of attribution 1; `{A}` is a full name, `{A.last}`,
`{A.first}`, `{A.he}`, `{A.him}`, `{A.his}`, `{A.Mr}`, `{O}`, `{O.short}`, `{city}`; `<ACT>` and the like are drawn from the lists of
drill-words.txt.
"""
import json
import os
import random
import re
import sys

HERE = os.path.dirname(__file__)
LEXICON = os.path.join(HERE, "../lambdas/attribution/language/en")
MARKS = (("“", "”"),) * 5 + (('"', '"'),) * 4 + (("‘", "’"),)
TYPES = {"c": "communication", "b": "belief", "f": "fact", "i": "intention"}
HE = {"male": ("he", "him", "his", "Mr"), "female": ("she", "her", "her", "Ms")}
TOGETHER = (1, 1, 1, 2, 2, 3)  # templates in an article


def main():
    count, articles, names = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    templates, words = read_templates(), read_words()
    rng = random.Random(7)
    with open(articles, "w") as out, open(names, "w") as marked:
        for i in range(count):
            parts = [templates[i % len(templates)], *rng.choices(templates, k=rng.choice(TOGETHER) - 1)]
            text, attributions, found = made(parts, words, rng)
            out.write(json.dumps({"id": f"drill-{i}", "text": text, "attributions": attributions}, ensure_ascii=False) + "\n")
            marked.write(json.dumps({"id": f"drill-{i}", "names": found}) + "\n")


def read_templates():
    templates = []
    for block in re.split(r"^# .*\n", open(os.path.join(HERE, "drills.txt")).read(), flags=re.M)[1:]:
        speakers, lines = {}, block.strip().split("\n")
        while lines and (match := re.fullmatch(r"(\d) (\S+) ([cbfi])", lines[0])):
            speakers[match[1]] = (match[2], TYPES[match[3]])
            lines.pop(0)
        templates.append((speakers, "\n".join(lines)))
    return templates


def read_words():
    words, name = {}, None
    for line in open(os.path.join(HERE, "drill-words.txt")):
        line = line.rstrip("\n")
        if line.startswith("# "):
            name = line[2:]
            words[name] = []
        elif line:
            words[name] += [one.strip() for one in line.split(" | ")]
    first = json.load(open(os.path.join(LEXICON, "first-names.json")))
    words["male"] = [n.capitalize() for n in as_list(first["male"]) if len(n) > 2]
    words["female"] = [n.capitalize() for n in as_list(first["female"]) if len(n) > 2]
    return words


def as_list(names):
    return names.split() if isinstance(names, str) else names


class Person:
    def __init__(self, gender, words, rng):
        self.gender, self.first = gender, rng.choice(words[gender])
        last = rng.choice(words["SURNAME"])
        draw = rng.random()
        if draw < 0.05:
            last = f"{last}-{rng.choice(words['SURNAME'])}"
        elif draw < 0.1:
            last = f"{rng.choice(words['PARTICLE'])} {last}"
        middle = f" {rng.choice('ABCDEFGHJKLMNPRSTW')}." if rng.random() < 0.06 else ""
        self.last, self.full = last, f"{self.first}{middle} {last}"

    def form(self, form):
        he, him, his, mr = HE[self.gender]
        return {
            "": (self.full, self.full), "last": (self.last, self.last), "first": (self.first, self.first),
            "he": (he, None), "He": (he.capitalize(), None), "him": (him, None), "his": (his, None), "His": (his.capitalize(), None),
            "Mr": (f"{mr} {self.last}", self.last), "caps": (self.full.upper(), self.full.upper()),
        }[form]


class Body:
    def __init__(self, words, rng):
        self.full = rng.choice(words["BODY"])
        self.short = self.full.split()[0] if rng.random() < 0.5 else self.full

    def form(self, form):
        return (self.short, self.short) if form == "short" else (self.full, self.full)


def made(parts, words, rng):
    open_mark, close_mark = rng.choice(MARKS)
    text, attributions, names = "", [], []
    for speakers, template in parts:
        gender, other = rng.sample(("male", "female"), 2)
        cast = {"A": Person(gender, words, rng), "B": Person(gender, words, rng), "C": Person(other, words, rng), "D": Person(rng.choice((gender, other)), words, rng)}
        cast |= {"O": Body(words, rng), "P": Body(words, rng)}
        if text:
            text += "\n\n"
            if rng.random() < 0.4:
                text += rng.choice(words["NEUTRAL"]) + "\n\n"
        filled = template
        while match := re.search(r"<([A-Z]+)>", filled):
            filled = filled[: match.start()] + rng.choice(words[match[1]]) + filled[match.end() :]
        filled = filled.replace("“", open_mark).replace("”", close_mark)
        if open_mark == "‘":
            filled = filled.replace("«", "“").replace("»", "”")
        else:
            filled = filled.replace("«", "‘" if open_mark == "“" else "'").replace("»", "’" if open_mark == "“" else "'")
        spans, stack, at = {}, [], 0
        while at < len(filled):
            if match := re.compile(r"\[([sqc])(\d) ?").match(filled, at):
                stack.append((match[1], match[2], len(text)))
                at = match.end()
            elif filled[at] == "]" and stack:
                role, number, start = stack.pop()
                spans.setdefault(number, {"s": [], "q": [], "c": []})[role].append([start, len(text)])
                at += 1
            elif match := re.compile(r"\{(\w+)(?:\.(\w+))?\}").match(filled, at):
                if match[1] == "city":
                    word, kind = rng.choice(words["CITY"]), "place"
                    word, name = (word.upper(),) * 2 if match[2] == "caps" else (word, word)
                else:
                    word, name = cast[match[1]].form(match[2] or "")
                    kind = "person" if match[1] in "ABCD" else "organisation"
                if name:
                    start = len(text) + word.index(name)
                    names.append([start, start + len(name), kind])
                text += word
                at = match.end()
            else:
                text += filled[at]
                at += 1
        for number, (who, kind) in speakers.items():
            roles = spans[number]
            speaker = None if who == "-" else [" and ".join(cast[one].full for one in who.split("+"))]
            attributions.append({
                "source": sorted(roles["s"]), "cue": sorted(roles["q"]), "content": sorted(roles["c"]), "speaker": speaker, "type": kind,
            })
    return text, sorted(attributions, key=lambda a: a["content"]), names


if __name__ == "__main__":
    main()
