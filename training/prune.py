"""Cuts a trained network to the heads and inner units that matter most.

    python training/prune.py RUN/network.pt PRUNED.pt ENCODED.jsonl...

A head or unit matters as much as the loss would change without it, to first order (Michel, Levy and Neubig 2019): a
gate of 1 on each, and the mean size of the loss's gradient there. What is left is to be trained on.
"""
import itertools
import random
import sys

import torch

from model import HEAD, PRUNED, PRUNED_RELATION, Network, load
from train import batches, losses, parts_of, read

BATCHES = 24


def main():
    source, out, *encoded = sys.argv[1:]
    network = load(source).eval()
    articles = parts_of([a for a in read(encoded) if not a["heldOut"]], 0)
    small = Network(len(network.encoder.layers), PRUNED, PRUNED_RELATION)
    layers = [*network.encoder.layers, network.relation.layer]
    gates = [gated(layer) for layer in layers]
    importance = [[torch.zeros_like(gate) for gate in pair] for pair in gates]
    rng = random.Random(1)
    for batch in itertools.islice(batches(articles, rng), BATCHES):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss, _ = losses(network, batch, rng)
        for pair, grads in zip(importance, grouped(torch.autograd.grad(loss, sum(gates, [])))):
            for total, grad in zip(pair, grads):
                total += grad.abs()
    kept = dict(network.state_dict())
    names = [*(f"encoder.layers.{i}." for i in range(len(network.encoder.layers))), "relation.layer."]
    for name, (heads, units) in zip(names, importance):
        size = PRUNED_RELATION if name.startswith("relation") else PRUNED
        heads, units = best(heads, size.heads), best(units, size.inner)
        rows = (heads[:, None] * HEAD + torch.arange(HEAD)).flatten()
        width = network.encoder.layers[0].heads * HEAD
        thrice = torch.cat([rows, rows + width, rows + 2 * width])
        for part, index, axis in (
            ("qkv.weight", thrice, 0), ("qkv.bias", thrice, 0), ("out.weight", rows, 1),
            ("up.weight", units, 0), ("up.bias", units, 0), ("down.weight", units, 1),
        ):
            kept[name + part] = kept[name + part].index_select(axis, index)
    small.load_state_dict(kept)
    torch.save(small.state_dict(), out)


def gated(layer):
    """Gates of 1 on a layer's heads and inner units."""
    heads = torch.ones(layer.heads, requires_grad=True)
    units = torch.ones(layer.up.out_features, requires_grad=True)
    layer.out.register_forward_pre_hook(lambda _, inputs: inputs[0] * heads.repeat_interleave(HEAD))
    layer.down.register_forward_pre_hook(lambda _, inputs: inputs[0] * units)
    return [heads, units]


def grouped(items):
    return zip(items[::2], items[1::2])


def best(importance, count):
    return importance.topk(count).indices.sort().values


if __name__ == "__main__":
    main()
