"""Pair features of the linker: what a phrase and a mention of a name have to do with each other beside their words.

In step with lambdas/attribution/candidates/pair-features.ts; see there. Places are in pieces of the article.
"""
import bisect

NEAREST_BEFORE, NEAREST_AFTER, FREQUENT = 48, 16, 16
HE, SHE, IT, THEY, FIRST = range(1, 6)
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), SHE),
    **dict.fromkeys(("it", "its", "itself"), IT),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both"), THEY),
    **dict.fromkeys(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"), FIRST),
}


def bucket(distance):
    """0 to 16: where a mention stands, signed; 8 is at most 2 pieces off."""
    size = abs(distance)
    for level, limit in enumerate((2, 6, 12, 25, 50, 100, 200, 400)):
        if size <= limit:
            break
    else:
        level = 8
    return 8 - level if distance < 0 else 8 + level


class Article:
    """What the features of all of an article's phrases are read from.

    mentions: [from, to, entity, type, gender] each, in order; paragraphs: of each piece; sources: (anchor, entities named
    in the source) of its attributions, in order of their anchors.
    """

    def __init__(self, mentions, paragraphs, sources):
        self.mentions = mentions
        self.paragraphs = paragraphs
        self.starts = [mention[0] for mention in mentions]
        self.counts, self.firsts = {}, {}
        for i, mention in enumerate(mentions):
            self.counts[mention[2]] = self.counts.get(mention[2], 0) + 1
            self.firsts.setdefault(mention[2], i)
        # of the entities named most the first mention is always a candidate
        ranked = sorted(self.counts, key=lambda entity: (-self.counts[entity], self.firsts[entity]))
        self.frequent = [self.firsts[entity] for entity in ranked[:FREQUENT]]
        self.sources = sources
        self.anchors = [anchor for anchor, _ in sources]

    def candidates(self, at):
        """Indexes of the mentions that a phrase at a piece is compared with, in order."""
        here = bisect.bisect_left(self.starts, at)
        near = range(max(0, here - NEAREST_BEFORE), min(len(self.mentions), here + NEAREST_AFTER))
        return sorted({*near, *self.frequent})

    def spoke(self, anchor):
        """The entities that spoke last before an anchor: the last, the one before it, and any others of ten."""
        last, order = bisect.bisect_left(self.anchors, anchor), []
        for _, entities in reversed(self.sources[max(0, last - 10) : last]):
            for entity in entities:
                if entity not in order:
                    order.append(entity)
        return order

    def features(self, first, last, anchor, pronoun, content, candidates):
        """For a phrase of the pieces `first` to before `last`: eight numbers a candidate."""
        order = self.spoke(anchor)
        here = bisect.bisect_left(self.starts, first)
        nearest = []
        for mention in reversed(self.mentions[max(0, here - 12) : here]):
            if mention[2] not in nearest:
                nearest.append(mention[2])
        rows = []
        for index in candidates:
            start, end, entity, kind, gender = self.mentions[index]
            inside = 1 if start >= first and end <= last else 2 if any(s <= start and end <= e for s, e in content) else 0
            apart = self.paragraphs[min(start, len(self.paragraphs) - 1)] - self.paragraphs[min(first, len(self.paragraphs) - 1)]
            count = self.counts[entity]
            rows.append([
                bucket(start - first),
                max(-5, min(5, apart)) + 5,
                inside,
                pronoun * 4 + gender,
                0 if count == 1 else 1 if count == 2 else 2 if count < 5 else 3 if count < 9 else 4,
                min(order.index(entity), 2) + 1 if entity in order else 0,
                kind,
                min(nearest.index(entity), 3) + 1 if entity in nearest else (5 if self.firsts[entity] == index else 0),
            ])
        return rows
