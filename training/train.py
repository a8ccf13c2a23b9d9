"""Trains the network on articles encoded by prepare.ts.

    python training/train.py ENCODED.jsonl[=TIMES]... --from WEIGHTS --out RUN --epochs N --average E [E...]

WEIGHTS is a published encoder (.onnx) or a network (.pt). Runs on CPU alone and goes on where it stopped: every 200
steps and every epoch leave RUN/checkpoint.pt. A part of every corpus is kept from training. An epoch reads each corpus
TIMES, once unless given: `=2` reads it twice, `=1/4` another quarter of it each epoch.
"""
import argparse
import json
import os
import random
import time
from fractions import Fraction

import torch
import torch.nn.functional as F

from model import ANCHORS, CROP, FEATURES, NAMES, REACH, ROLES, STYLES, TYPES, WIDTH, WINDOW, Network, load, load_published
from pairs import PRONOUNS, Article
from renaming import Renaming

CLS, SEP, MASK = 101, 102, 103
OVERLAP = 48
SHORTEST_WINDOW = 260
PIECES = 3_900  # of a batch, at most
POOL = 64  # stretches that are sorted by length
LONGEST = 8  # windows of one article that are read together
CROPS, PHRASES = 56, 72  # at most so many anchors and phrases of a batch are gone through
ENCODER_RATE, HEAD_RATE = 1.5e-4, 6e-4
WARMUP = 0.06
HIDDEN = 0.08  # of the pieces are masked, lest articles be learned by heart
NESTED = 1.7  # what a report inside somebody else's weighs: there are few, and quoted words belong to the innermost
TAUGHT_NONE = 0.4  # what it weighs that a network found nothing, where no person annotated: it misses more than people do
RECASED = 0.06  # of the articles are read as if all were in capitals or in small letters
RENAMED = 0.4  # of the articles have other people's names in them, lest it be learned who is often quoted
UNNAMED_LINKS = 0.3  # of the phrases that mean nobody named, in corpora of coreference
SAVED_EVERY = 200  # steps


def read(paths):
    articles = [{**json.loads(line), "corpus": path} for path in paths for line in open(path)]
    label_types(articles)
    for article in articles:
        begins, paragraphs = 0, []
        for feature in article["features"]:
            begins += feature & 1
            paragraphs.append(begins)
        for a in article["attributions"]:
            a["kind"] = 0 if a["cue"] else 1
            a["weight"] = NESTED if any(within(a, b) for b in article["attributions"]) else 1.0
            a["anchor"] = (a["cue"] or a["content"])[0][0]
        sources = sorted(
            (a["anchor"], [m[2] for m in article["mentions"] if any(s <= m[0] and m[1] <= e for s, e in a["source"])])
            for a in article["attributions"]
        )
        article["taught"] = bool(article["attributions"]) and all(a.get("confidence") for a in article["attributions"])
        article["pairs"] = Article(article["mentions"], paragraphs, sources)
        article["phrases"] = phrases(article)
    return articles


def phrases(article):
    """(first, last, anchor, pronoun, content, entities) of every phrase whose meaning is known; `last` is exclusive."""
    found = []
    for a in article["attributions"]:
        if a.get("speaker") is None:
            continue
        first, last = (a["source"][0][0], a["source"][-1][1]) if a["source"] else (a["anchor"], a["anchor"] + 1)
        found.append((first, max(last, first + 1), a["anchor"], PRONOUNS.get(a["sourceText"], 0), a["content"], a["speaker"]))
    for link in article["links"]:
        first, last = link["span"]
        found.append((first, max(last, first + 1), first, PRONOUNS.get(link["text"], 0), [], link["entity"]))
    return found


def within(a, b):
    """Whether attribution a is reported inside b's content."""
    anchor = (a["cue"] or a["content"])[0][0]
    return a is not b and any(
        s <= anchor < e and s <= a["content"][0][0] and a["content"][-1][1] <= e and a["content"] != b["content"] for s, e in b["content"]
    )


def label_types(articles):
    """Few corpora have types; a cue that has always one type where there are types has it everywhere."""
    seen = {}
    for article in articles:
        for a in article["attributions"]:
            if a.get("type"):
                seen.setdefault(a["cueText"], []).append(a["type"])
    sure = {cue: types[0] for cue, types in seen.items() if len(types) >= 2 and len(set(types)) == 1}
    for article in articles:
        for a in article["attributions"]:
            a["type"] = a.get("type") or sure.get(a["cueText"])


def stretches(article, rng):
    """The article cut anew at every call into stretches of at most LONGEST windows, all as long as each other and evenly
    spread: (article, [(from, to), ...])."""
    count = len(article["ids"])
    room = rng.randrange(SHORTEST_WINDOW, WINDOW - 1)
    number = max(1, -(-(count - OVERLAP) // (room - OVERLAP)))
    length = -(-(count + (number - 1) * OVERLAP) // number)
    starts = [round(i * (count - length) / (number - 1)) if i else 0 for i in range(number)]
    cut = [(start, min(count, start + length)) for start in starts]
    for i in range(0, len(cut), LONGEST):
        yield article, cut[i : i + LONGEST]


def batches(articles, rng):
    """Stretches whose windows are about as long, so that little is padding, up to PIECES together."""
    items = [item for article in articles for item in stretches(article, rng)]
    rng.shuffle(items)
    groups = []
    for i in range(0, len(items), POOL):
        pool = sorted(items[i : i + POOL], key=lambda item: item[1][0][1] - item[1][0][0])
        group, longest = [], 0
        for item in pool:
            longest = max(longest, item[1][0][1] - item[1][0][0])
            if group and longest * (sum(len(cut) for _, cut in group) + len(item[1])) > PIECES:
                groups.append(group)
                group, longest = [], item[1][0][1] - item[1][0][0]
            group.append(item)
        groups.append(group)
    rng.shuffle(groups)
    return groups


class Batch:
    """A batch's windows, and the line on which the pieces of its stretches stand after each other, REACH apart."""

    def __init__(self, items, rng, renaming=None):
        """With `renaming`, that is in training, words are hidden, and articles are renamed and recased."""
        windows = [(article, low, high) for article, cut in items for low, high in cut]
        length = max(high - low for _, low, high in windows) + 2
        self.ids = torch.zeros(len(windows), length, dtype=torch.long)
        self.features = torch.zeros(len(windows), length, dtype=torch.long)
        real = torch.zeros(len(windows), length, dtype=torch.bool)
        articles = {id(article): article for article, _ in items}
        recased = {key: rng.choice((0, 2)) for key in articles if renaming and rng.random() < RECASED}
        renamed = {key: renaming.of(a, rng) for key, a in articles.items() if renaming and rng.random() < RENAMED}
        for row, (article, low, high) in enumerate(windows):
            n = high - low
            ids = renamed.get(id(article), article["ids"])
            self.ids[row, : n + 2] = torch.tensor([CLS, *ids[low:high], SEP])
            if renaming:
                self.ids[row, 1 : n + 1][torch.rand(n) < HIDDEN] = MASK
            features = torch.tensor(article["features"][low:high])
            if id(article) in recased:
                features = recased[id(article)] * 8 + features % 8
            style = STYLES.index(article["style"])
            self.features[row] = FEATURES * style
            self.features[row, 1 : n + 1] += features
            real[row, : n + 2] = True
        self.mask = None if real.all() else real[:, None, None, :]
        self.zero = len(windows) * length  # index of the zero vector
        line, self.stretches, row = [self.zero] * REACH, [], 0
        for article, cut in items:
            begin, end = cut[0][0], cut[-1][1]
            offset = len(line) - begin
            for i, (low, high) in enumerate(cut):
                own = begin if i == 0 else (cut[i - 1][1] + low) // 2
                to = end if i == len(cut) - 1 else (high + cut[i + 1][0]) // 2
                line += [row * length + piece - low + 1 for piece in range(own, to)]
                row += 1
            line += [self.zero] * REACH
            self.stretches.append((article, begin, end, offset))
        self.line = torch.tensor(line)
        self.first = torch.zeros(len(line), dtype=torch.bool)
        for article, begin, end, offset in self.stretches:
            self.first[offset + begin : offset + end] = torch.tensor(article["first"][begin:end], dtype=torch.bool)

    def on_line(self, values):
        """values [windows, length, n] -> [line, n], zeros between the stretches."""
        flat = torch.cat([values.flatten(0, 1), values.new_zeros(1, values.shape[-1])])
        return flat[self.line]

    def anchors(self):
        """(place on the line, attribution, offset) of each attribution whose anchor is here."""
        return [
            (offset + a["anchor"], a, offset)
            for article, begin, end, offset in self.stretches
            for a in article["attributions"]
            if begin <= a["anchor"] < end
        ]


def name_tags(batch):
    tags = torch.zeros(len(batch.line), dtype=torch.long)
    for article, begin, end, offset in batch.stretches:
        for start, stop, _, kind, _ in article["mentions"]:
            if begin <= start and stop <= end:
                tags[offset + start : offset + stop] = 2 + 2 * kind
                tags[offset + start] = 1 + 2 * kind
    return tags.masked_fill(~batch.first, -100)


def role_labels(anchors, batch):
    """int64 [n, CROP], -100 where nothing is to be learned."""
    labels = torch.full((len(anchors), CROP), -100)
    for i, (place, a, offset) in enumerate(anchors):
        low = place - REACH
        begin, end = max(0, low), min(len(batch.line), low + CROP)
        labels[i, begin - low : end - low][batch.first[begin:end]] = 0
        for role in ("content", "source", "cue"):
            for s, e in a[role]:
                s, e = max(begin, s + offset), min(end, e + offset)
                if s < e:
                    here = batch.first[s:e]
                    labels[i, s - low : e - low][here] = ROLES.index(role)
    return labels


def link_loss(network, vectors, batch, rng):
    asked = []
    for article, begin, end, offset in batch.stretches:
        for phrase in article["phrases"]:
            first, last, anchor = phrase[:3]
            if min(first, anchor) < begin or max(last, anchor + 1) > end:
                continue
            if not article["attributions"] and not phrase[5] and rng.random() > UNNAMED_LINKS:
                continue
            asked.append((article, begin, end, offset, phrase))
    if not asked:
        return None
    if len(asked) > PHRASES:
        asked = rng.sample(asked, PHRASES)
    known, places, rows = {}, [], []
    for article, begin, end, offset, phrase in asked:
        first, last, anchor, pronoun, content, entities = phrase
        pairs = article["pairs"]
        near = [i for i in pairs.candidates(first) if begin <= pairs.mentions[i][0] and pairs.mentions[i][1] <= end]
        meant = [pairs.mentions[i][2] in entities for i in near]
        if not near or (entities and not any(meant)):
            continue
        for i in near:
            key = (id(article), i)
            if key not in known:
                known[key] = len(places)
                places.append((offset + pairs.mentions[i][0], offset + pairs.mentions[i][1] - 1))
        features = pairs.features(first, last, anchor, pronoun, content, near)
        rows.append(([known[(id(article), i)] for i in near], features, meant, (offset + first, offset + last - 1, offset + anchor)))
    if not rows:
        return None
    most = max(len(row[0]) for row in rows)
    candidates = torch.zeros(len(rows), most, dtype=torch.long)
    pairs = torch.zeros(len(rows), most, len(rows[0][1][0]), dtype=torch.long)
    absent = torch.ones(len(rows), most, dtype=torch.bool)
    wanted = torch.zeros(len(rows), most + 1, dtype=torch.bool)
    for i, (indexes, features, meant, _) in enumerate(rows):
        n = len(indexes)
        candidates[i, :n] = torch.tensor(indexes)
        pairs[i, :n] = torch.tensor(features)
        absent[i, :n] = False
        wanted[i, :n] = torch.tensor(meant)
        wanted[i, most] = not any(meant)
    spots = torch.tensor([row[3] for row in rows])
    ends = torch.tensor(places)
    scores, nobody = network.linker(vectors[spots].flatten(1), vectors[ends].flatten(1), candidates, pairs)
    scores = scores.float().masked_fill(absent, -1e4)
    logits = torch.cat([scores, nobody.float().unsqueeze(1)], 1).log_softmax(1)
    return -logits.masked_fill(~wanted, -1e4).logsumexp(1).mean()


def losses(network, items, rng, renaming=None):
    batch = Batch(items, rng, renaming)
    vectors, anchor_logits, name_logits = network.encoder(batch.ids, batch.features, batch.mask)
    vectors, anchor_logits, name_logits = (batch.on_line(one) for one in (vectors, anchor_logits, name_logits))
    name_logits, anchor_logits = name_logits.float(), anchor_logits.float()
    tags = name_tags(batch)
    name = F.cross_entropy(name_logits, tags)
    total, parts = 3 * name, {"name": name.item()}
    link = link_loss(network, vectors, batch, rng)
    if link is not None:
        total = total + 0.7 * link
        parts["link"] = link.item()
    annotated = torch.zeros(len(batch.line), dtype=torch.bool)
    for article, begin, end, offset in batch.stretches:
        if article["attributions"]:
            annotated[offset + begin : offset + end] = True
    annotated &= batch.first
    anchors = batch.anchors()
    wanted, weights = torch.zeros_like(anchor_logits), torch.ones_like(anchor_logits)
    for article, begin, end, offset in batch.stretches:
        if article["taught"]:
            weights[offset + begin : offset + end] = TAUGHT_NONE
    for place, a, _ in anchors:
        wanted[place, a["kind"]] = a.get("confidence") or 1
        weights[place, a["kind"]] = a["weight"]
    anchor = F.binary_cross_entropy_with_logits(anchor_logits, wanted, weights, reduction="none").sum(1)
    anchor = (anchor * annotated).sum() / max(1, len(anchors))
    total = total + anchor
    parts["anchor"] = anchor.item()
    if not anchors:
        return total, parts
    if len(anchors) > CROPS:
        anchors = rng.sample(anchors, CROPS)
    # Words most like an anchor that are none: the relation stage is to tell them.
    like = anchor_logits.detach().masked_fill(~annotated[:, None] | (wanted > 0), -1e4).flatten()
    wrong = like.topk(max(1, len(anchors) // 4)).indices
    places = torch.tensor([place for place, _, _ in anchors] + (wrong // len(ANCHORS)).tolist())
    kinds = torch.tensor([a["kind"] for _, a, _ in anchors] + (wrong % len(ANCHORS)).tolist())
    crops = vectors[(places - REACH)[:, None] + torch.arange(CROP)]
    roles, valid, types = network.relation(crops, kinds)
    n = len(anchors)
    labels = role_labels(anchors, batch)
    sure = torch.tensor([a.get("confidence") or 1.0 for _, a, _ in anchors])
    role = F.cross_entropy(roles[:n].float().flatten(0, 1), labels.flatten(), reduction="none").view(labels.shape)
    heavy = sure * torch.tensor([a["weight"] for _, a, _ in anchors])
    role = (role * heavy[:, None]).sum() / ((labels >= 0) * heavy[:, None]).sum()
    truth = torch.cat([sure, torch.zeros(len(wrong))])
    validity = F.binary_cross_entropy_with_logits(valid.float(), truth)
    kinds = torch.tensor([TYPES.index(a["type"]) if a["type"] else -100 for _, a, _ in anchors])
    total = total + 6 * role + 0.3 * validity
    if (kinds >= 0).any():
        kind = F.cross_entropy(types[:n].float(), kinds)
        total = total + 0.2 * kind
        parts["type"] = kind.item()
    parts |= {"role": role.item(), "valid": validity.item()}
    return total, parts


def groups(network):
    heads = [p for n, p in network.named_parameters() if is_head(n)]
    pretrained = [p for n, p in network.named_parameters() if not is_head(n) and p.requires_grad]
    return [{"params": pretrained, "rate": ENCODER_RATE}, {"params": heads, "rate": HEAD_RATE}]


def is_head(name):
    return name.startswith(("encoder.anchor", "encoder.names", "encoder.features", "linker.")) or (
        name.startswith("relation.") and not name.startswith("relation.layer")
    )


def parts_of(articles, times, epoch):
    """What an epoch reads of each corpus: whole ones as often as `times` says, or another part of it."""
    found = []
    for corpus, often in times.items():
        own = [a for a in articles if a["corpus"] == corpus]
        if often >= 1:
            found += own * int(often)
        else:
            found += own[epoch % round(1 / often) :: round(1 / often)]
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--from", dest="weights", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--begin", type=float, default=0.0, help="how far the schedule of rates has got already, 0 to 1")
    parser.add_argument("--end", type=float, default=1.0, help="how far it gets, 0 to 1")
    parser.add_argument("--average", type=int, nargs="+", required=True, help="the epochs whose weights are averaged")
    parser.add_argument("encoded", nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(options.seed)
    times = {}
    for argument in options.encoded:
        path, _, often = argument.partition("=")
        times[path] = Fraction(often or 1)
    articles = [a for a in read(times) if not a["heldOut"]]
    renaming = Renaming(articles)
    if options.weights.endswith(".onnx"):
        network = Network()
        load_published(network, options.weights)
    else:
        network = load(options.weights)
    network.encoder.words.weight.requires_grad = False
    optimizer = torch.optim.AdamW(groups(network), lr=1e-4, weight_decay=0.01, betas=(0.9, 0.98))

    def epoch_batches(epoch):
        rng = random.Random(1000 * options.seed + epoch)
        return batches(parts_of(articles, times, epoch), rng), rng

    os.makedirs(options.out, exist_ok=True)
    checkpoint = os.path.join(options.out, "checkpoint.pt")
    begin, skip = 0, 0
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        begin, skip = state["epoch"], state["step"]

    def save(epoch, step):
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch, "step": step}
        torch.save(state, checkpoint + ".new")
        os.replace(checkpoint + ".new", checkpoint)

    for epoch in range(begin, options.epochs):
        cut, rng = epoch_batches(epoch)
        torch.manual_seed(1000 * options.seed + epoch)
        network.train()
        started, seen, sums = time.time(), 0, {}
        for i, items in enumerate(cut):
            if i < skip:
                continue
            done = options.begin + (options.end - options.begin) * (epoch + i / len(cut)) / options.epochs
            scale = min(done / WARMUP, (1 - done) / (1 - WARMUP))
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * max(scale, 1e-3)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, parts = losses(network, items, rng, renaming)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            seen += sum(high - low for _, windows in items for low, high in windows)
            for key, value in parts.items():
                sums.setdefault(key, []).append(value)
            if i % 10 == 9:
                means = " ".join(f"{k} {sum(v[-60:]) / len(v[-60:]):.4f}" for k, v in sums.items())
                print(f"epoch {epoch + 1} {i + 1}/{len(cut)} {seen / (time.time() - started):.0f}/s {means}", flush=True)
            if i % SAVED_EVERY == SAVED_EVERY - 1:
                save(epoch, i + 1)
        skip = 0
        save(epoch + 1, 0)
        torch.save(network.state_dict(), weights_after(options.out, epoch + 1))
    average([weights_after(options.out, epoch) for epoch in options.average], os.path.join(options.out, "network.pt"))


def weights_after(out, epoch):
    return os.path.join(out, f"epoch-{epoch}.pt")


def average(paths, out):
    """Weights of one run, from before and after it begins to learn its articles by heart, are better together."""
    states = [torch.load(path) for path in paths]
    torch.save({name: sum(state[name] for state in states) / len(states) for name in states[0]}, out)


if __name__ == "__main__":
    main()
