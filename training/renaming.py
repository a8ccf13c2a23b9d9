"""Other people's names in an article: who speaks is to be read from the text, not known by name."""
PERSON = 0  # index into NAME_TYPES
CAPITAL = 8  # features from here on are those of words with a capital, or all in capitals


class Renaming:
    """Names of the persons of all articles, by how they stand in a name, their gender and how many pieces they have."""

    def __init__(self, articles):
        pools = {}
        for article in articles:
            for word, place in people(article).items():
                pools.setdefault((*place, len(word)), set()).add(word)
        self.pools = {key: sorted(words) for key, words in pools.items()}

    def of(self, article, rng):
        """The article's pieces with each word of a person's name replaced by another of as many pieces, throughout."""
        others = {}
        for word, place in people(article).items():
            others[word] = rng.choice(self.pools[(*place, len(word))])
        ids = list(article["ids"])
        for start, end in words_of(article, 0, len(ids)):
            other = others.get(tuple(article["ids"][start:end]))
            if other and article["features"][start] >= CAPITAL:
                ids[start:end] = other
        return ids


def people(article):
    """Words of persons' names, in pieces: (whether it is a full name's first, the person's gender)."""
    found = {}
    for start, end, _, kind, gender in article["mentions"]:
        if kind != PERSON:
            continue
        words = list(words_of(article, start, end))
        for i, (first, last) in enumerate(words):
            word = tuple(article["ids"][first:last])
            if i == 0 and len(words) > 1:
                found[word] = (True, gender)
            elif article["features"][first] >= CAPITAL:
                found.setdefault(word, (False, 0))
    return found


def words_of(article, start, end):
    """Pieces of each word between two pieces."""
    begin = start
    for i in range(start + 1, end + 1):
        if i == end or article["first"][i]:
            if begin < end:
                yield begin, i
            begin = i
