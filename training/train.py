"""Trains the tagger on articles encoded by prepare.ts.

    python training/train.py ENCODED.jsonl... --from WEIGHTS --out RUN --epochs N --average E [E...] [--pseudo PSEUDO.jsonl]

WEIGHTS is MiniLM's model.safetensors or a tagger. Runs on CPU alone and goes on where it stopped: every epoch leaves
RUN/checkpoint.pt. The newest articles of every corpus are kept from training, to be measured on. Of PSEUDO, articles
that a tagger annotated, each epoch reads another part.
"""
import argparse
import json
import os
import random
import time

import torch
import torch.nn.functional as F

from model import CROP, REACH, ROLES, TYPES, WINDOW, Tagger, crops, load, load_minilm

CLS, SEP, MASK = 101, 102, 103
OVERLAP = 40
BATCH = 12  # windows
CROPS = 40  # at most so many cues of a batch are gone through
ENCODER_RATE, HEAD_RATE = 2e-4, 6e-4
WARMUP = 0.06
HIDDEN = 0.08  # of the pieces are masked, lest articles be learned by heart


def read(paths):
    return [json.loads(line) for path in paths for line in open(path)]


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


def is_small(corpus, articles):
    """Whether it has less than a fifth of the articles: then each of its own counts twice."""
    return 5 * sum(a["corpus"] == corpus for a in articles) < len(articles)


def windows(article, rng):
    """The article cut anew at every call: (article, from, to) in pieces."""
    count = len(article["ids"])
    room = WINDOW - 2
    start = -rng.randrange(0, room - OVERLAP) if count > room else 0
    while True:
        low, high = max(0, start), min(count, start + room)
        if high - low > OVERLAP or low == 0:
            yield article, low, high
        if high == count:
            return
        start += room - OVERLAP


def batches(articles, rng):
    cut = [window for article in articles for window in windows(article, rng)]
    rng.shuffle(cut)
    groups = []
    for i in range(0, len(cut), BATCH * 40):  # alike in length, so that little is padding
        near = sorted(cut[i : i + BATCH * 40], key=lambda w: w[2] - w[1])
        groups += [near[j : j + BATCH] for j in range(0, len(near), BATCH)]
    rng.shuffle(groups)
    return groups


def tensors(batch, hidden=0.0):
    length = max(high - low for _, low, high in batch) + 2
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    features = torch.zeros(len(batch), length, dtype=torch.long)
    real = torch.zeros(len(batch), length, dtype=torch.bool)
    first = torch.zeros(len(batch), length, dtype=torch.bool)
    wanted = torch.zeros(len(batch), length)
    cues = []
    for row, (article, low, high) in enumerate(batch):
        n = high - low
        ids[row, : n + 2] = torch.tensor([CLS, *article["ids"][low:high], SEP])
        ids[row, 1 : n + 1][torch.rand(n) < hidden] = MASK
        features[row, 1 : n + 1] = torch.tensor(article["features"][low:high])
        first[row, 1 : n + 1] = torch.tensor(article["first"][low:high], dtype=torch.bool)
        real[row, : n + 2] = True
        for a in article["attributions"]:
            if a["cue"] and low <= a["cue"][0][0] < high:
                anchor = a["cue"][0][0] - low + 1
                wanted[row, anchor] = a.get("confidence", 1)
                cues.append((row, anchor, a, low))
    mask = None if real.all() else real[:, None, None, :]
    return ids, features, mask, first, wanted, cues


def role_labels(cues, batch):
    """int64 [n, CROP], -100 where nothing is to be learned."""
    labels = torch.full((len(cues), CROP), -100)
    for i, (row, anchor, a, low) in enumerate(cues):
        article, _, high = batch[row]
        offset = anchor - REACH - 1 + low  # the piece at the crop's start
        begin, end = max(0, low - offset), min(CROP, high - offset)
        labels[i, begin:end] = 0
        for role in ("content", "source", "cue"):
            for s, e in a[role]:
                s, e = max(begin, s - offset), min(end, e - offset)
                if s < e:
                    labels[i, s:e] = ROLES.index(role)
        within = torch.tensor(article["first"][offset + begin : offset + end], dtype=torch.bool)
        labels[i, begin:end][~within] = -100
    return labels


def losses(tagger, batch, rng):
    ids, features, mask, first, wanted, cues = tensors(batch, HIDDEN if tagger.training else 0.0)
    vectors, logits = tagger.encoder(ids, features, mask)
    logits = logits.float()
    anchor = F.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    total = (anchor * first).sum() / max(1, len(cues))
    parts = {"anchor": total.item()}
    if not cues:
        return total, parts
    if len(cues) > CROPS:
        cues = rng.sample(cues, CROPS)
    # Words most like a cue that are none: the relation stage is to tell them.
    like = logits.detach().masked_fill(~first | (wanted > 0), -1e4).flatten()
    wrong = like.topk(max(1, len(cues) // 4)).indices
    rows = torch.tensor([c[0] for c in cues] + (wrong // ids.shape[1]).tolist())
    anchors = torch.tensor([c[1] for c in cues] + (wrong % ids.shape[1]).tolist())
    roles, valid, types = tagger.relation(crops(vectors, rows, anchors))
    n = len(cues)
    labels = role_labels(cues, batch)
    sure = torch.tensor([c[2].get("confidence", 1.0) for c in cues])
    role = F.cross_entropy(roles[:n].float().flatten(0, 1), labels.flatten(), reduction="none").view(labels.shape)
    role = (role * sure[:, None]).sum() / ((labels >= 0) * sure[:, None]).sum()
    truth = torch.cat([sure, torch.zeros(len(wrong))])
    validity = F.binary_cross_entropy_with_logits(valid.float(), truth)
    kinds = torch.tensor([TYPES.index(c[2]["type"]) if c[2]["type"] else -100 for c in cues])
    total = total + 6 * role + 0.3 * validity
    if (kinds >= 0).any():
        kind = F.cross_entropy(types[:n].float(), kinds)
        total = total + 0.2 * kind
        parts["type"] = kind.item()
    parts |= {"role": role.item(), "valid": validity.item()}
    return total, parts


def groups(tagger):
    fresh = [p for n, p in tagger.named_parameters() if is_head(n)]
    pretrained = [p for n, p in tagger.named_parameters() if not is_head(n) and p.requires_grad]
    return [{"params": pretrained, "rate": ENCODER_RATE}, {"params": fresh, "rate": HEAD_RATE}]


def is_head(name):
    return name.startswith(("encoder.anchor", "encoder.features")) or (
        name.startswith("relation.") and not name.startswith("relation.layer")
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--from", dest="weights", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--average", type=int, nargs="+", required=True, help="the epochs whose weights are averaged")
    parser.add_argument("--pseudo")
    parser.add_argument("encoded", nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(options.seed)
    articles = read(options.encoded)
    label_types(articles)
    articles = [a for a in articles if not a["heldOut"]]
    articles += [a for a in articles if is_small(a["corpus"], articles)]
    pseudo = read([options.pseudo]) if options.pseudo else []
    if options.weights.endswith(".safetensors"):
        tagger = Tagger()
        load_minilm(tagger, options.weights)
    else:
        tagger = load(options.weights)
    tagger.encoder.words.weight.requires_grad = False
    optimizer = torch.optim.AdamW(groups(tagger), lr=1e-4, weight_decay=0.01, betas=(0.9, 0.98))

    def epoch_batches(epoch):
        rng = random.Random(1000 * options.seed + epoch)
        return batches(articles + pseudo[epoch :: options.epochs], rng), rng

    per_epoch = len(epoch_batches(0)[0])
    steps = per_epoch * options.epochs
    os.makedirs(options.out, exist_ok=True)
    checkpoint = os.path.join(options.out, "checkpoint.pt")
    begin = 0
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint)
        tagger.load_state_dict(state["tagger"])
        optimizer.load_state_dict(state["optimizer"])
        begin = state["epoch"]
    step = begin * per_epoch
    for epoch in range(begin, options.epochs):
        cut, rng = epoch_batches(epoch)
        torch.manual_seed(1000 * options.seed + epoch)
        tagger.train()
        started, seen, sums = time.time(), 0, {}
        for i, batch in enumerate(cut):
            progress = min(1.0, step / steps)
            scale = min(progress / WARMUP, (1 - progress) / (1 - WARMUP)) if progress else 1e-3
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * max(scale, 1e-3)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, parts = losses(tagger, batch, rng)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            seen += sum(high - low for _, low, high in batch)
            for key, value in parts.items():
                sums.setdefault(key, []).append(value)
            if i % 20 == 19:
                means = " ".join(f"{k} {sum(v[-100:]) / len(v[-100:]):.4f}" for k, v in sums.items())
                print(f"epoch {epoch + 1} {i + 1}/{per_epoch} {seen / (time.time() - started):.0f}/s {means}", flush=True)
        torch.save(
            {"tagger": tagger.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}, checkpoint + ".new"
        )
        os.replace(checkpoint + ".new", checkpoint)
        torch.save(tagger.state_dict(), weights_after(options.out, epoch + 1))
    average([weights_after(options.out, epoch) for epoch in options.average], os.path.join(options.out, "tagger.pt"))


def weights_after(out, epoch):
    return os.path.join(out, f"epoch-{epoch}.pt")


def average(paths, out):
    """Weights of one run, from before and after it begins to learn its articles by heart, are better together."""
    states = [torch.load(path) for path in paths]
    torch.save({name: sum(state[name] for state in states) / len(states) for name in states[0]}, out)


if __name__ == "__main__":
    main()
