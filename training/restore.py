"""Reads the 8-bit models that the engine runs back into weights that training can go on from.

    python training/restore.py lambdas/attribution/model e5-small-v2.onnx OUT.pt

The word vectors are the published encoder's, which training leaves as they are; what was rounded stays rounded.
"""
import os
import re
import sys

import onnx
import torch
from onnx import numpy_helper

from model import CROP, of_weights

PARAMETER = re.compile(r"^[a-z][\w.]*\.(weight|bias)$")


def main():
    folder, published, out = sys.argv[1:]
    weights = {}
    for part in ("encoder", "relation", "linker"):
        weights |= read(onnx.load(os.path.join(folder, part + ".onnx")).graph, part)
    words = next(one for one in onnx.load(published).graph.initializer if one.name == "embeddings.word_embeddings.weight")
    weights["encoder.words.weight"] = tensor(words)
    positions = weights["relation.positions.weight"]
    # The pieces that the engine doesn't read: their positions begin as those at the edge.
    side = (CROP - len(positions)) // 2
    weights["relation.positions.weight"] = torch.cat([positions[:1].repeat(side, 1), positions, positions[-1:].repeat(side, 1)])
    torch.save(of_weights(weights).state_dict(), out)


def read(graph, part):
    """Parameters by name: plain ones, rounded tables, and the matrices of linear layers, whose nodes tell where they belong."""
    tensors = {one.name: tensor(one) for one in graph.initializer}

    def whole(name):
        return (tensors[name + "_quantized"].float() - tensors[name + "_zero_point"].float()) * tensors[name + "_scale"].float()

    def full(name):
        return name if name.startswith(part) else f"{part}.{name}"

    found = {full(name): one.float() for name, one in tensors.items() if PARAMETER.match(name)}
    for node in graph.node:
        if node.op_type == "Gather" and node.input[0].endswith("_quantized"):
            name = node.input[0].removesuffix("_quantized")
            found[full(name)] = whole(name)
        if node.op_type == "MatMulInteger":
            path = node.name.strip("/").split("/")[:-1]
            name = path[-1] if part == "linker" else ".".join(path).removeprefix(part + ".")
            found[f"{part}.{name}.weight"] = whole(node.input[1].removesuffix("_quantized")).T.contiguous()
    return found


def tensor(one):
    return torch.from_numpy(numpy_helper.to_array(one).copy())


if __name__ == "__main__":
    main()
