"""Writes trained weights as the int8 ONNX models that the engine runs, and their checksums.

    python training/export.py RUN/network.pt lambdas/attribution/model

encoder.onnx   ids, features: int64 [batch, length] -> vectors: float [batch, length, 384], anchors: [batch, length, 2],
               names: [batch, length, 11]
relation.onnx  vectors: float [n, 128 or less, 384], kinds: int64 [n] -> roles: [n, as many, 4], validity: [n], types: [n, 4]
linker.onnx    phrases: float [n, 1152], mentions: [m, 768], candidates: int64 [n, k], pairs: int64 [n, k, 8]
               -> scores: [n, k], nobody: [n]

anchors and validity are probabilities, roles, types and names their logarithms; scores have no scale.
"""
import hashlib
import json
import os
import sys
import tempfile

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from model import ANCHORS, FEATURES, NAMES, PAIR_FEATURES, REACH, ROLES, STYLES, TYPES, WIDTH, WINDOW, load


# Of the pieces around an anchor that the relation stage was taught with, those that it reads in use: as right, and faster.
READ = 64


class EncoderOut(torch.nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, ids, features):
        vectors, anchors, names = self.encoder(ids, features)
        return vectors, anchors.sigmoid(), names.log_softmax(-1)


class RelationOut(torch.nn.Module):
    def __init__(self, relation):
        super().__init__()
        self.relation = relation
        read = slice(REACH - READ, REACH + READ)
        relation.positions.weight = torch.nn.Parameter(relation.positions.weight[read].clone())

    def forward(self, vectors, kinds):
        roles, valid, types = self.relation(vectors, kinds)
        return roles.log_softmax(-1), valid.sigmoid(), types.log_softmax(-1)


def main():
    weights, folder = sys.argv[1:]
    network = load(weights).eval()
    os.makedirs(folder, exist_ok=True)
    ids = torch.zeros(2, 32, dtype=torch.long)
    two, three = torch.zeros(2, dtype=torch.long), torch.zeros(2, 3, dtype=torch.long)
    export(
        EncoderOut(network.encoder), (ids, ids), ["ids", "features"], ["vectors", "anchors", "names"],
        {name: {0: "batch", 1: "length"} for name in ("ids", "features", "vectors", "anchors", "names")},
        os.path.join(folder, "encoder.onnx"),
    )
    export(
        RelationOut(network.relation), (torch.zeros(2, 2 * READ, WIDTH), two), ["vectors", "kinds"],
        ["roles", "validity", "types"],
        {name: {0: "n"} for name in ("kinds", "validity", "types")} | {name: {0: "n", 1: "pieces"} for name in ("vectors", "roles")},
        os.path.join(folder, "relation.onnx"),
    )
    export(
        network.linker,
        (torch.zeros(2, 3 * WIDTH), torch.zeros(4, 2 * WIDTH), three, torch.zeros(2, 3, len(PAIR_FEATURES), dtype=torch.long)),
        ["phrases", "mentions", "candidates", "pairs"], ["scores", "nobody"],
        {
            "phrases": {0: "n"}, "mentions": {0: "m"}, "candidates": {0: "n", 1: "k"}, "pairs": {0: "n", 1: "k"},
            "scores": {0: "n", 1: "k"}, "nobody": {0: "n"},
        },
        os.path.join(folder, "linker.onnx"),
    )
    files = ("encoder.onnx", "relation.onnx", "linker.onnx", "vocabulary.txt")
    manifest = {
        "window": WINDOW, "reach": READ, "width": WIDTH, "features": FEATURES, "styles": STYLES, "anchors": ANCHORS,
        "roles": ROLES, "types": TYPES, "names": NAMES, "pairs": PAIR_FEATURES,
        "sha256": {name: digest(os.path.join(folder, name)) for name in files},
    }
    with open(os.path.join(folder, "manifest.json"), "w") as file:
        json.dump(manifest, file, indent=2)
        file.write("\n")


def export(module, inputs, names, outputs, axes, path):
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "plain.onnx")
        torch.onnx.export(
            module.eval(), inputs, plain, input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False
        )
        quantize_dynamic(
            plain, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    model = onnx.load(path)
    print(path, os.path.getsize(path) // 1000, "KB", sorted({node.op_type for node in model.graph.node}))


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


if __name__ == "__main__":
    main()
