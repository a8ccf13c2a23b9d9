"""Writes trained weights as the two int8 ONNX models that the engine runs, and their checksums.

    python training/export.py RUN/tagger.pt lambdas/attribution/model

encoder.onnx   ids, features: int64 [batch, length] -> vectors: float [batch, length, 384], anchors: [batch, length]
relation.onnx  vectors: float [n, 128, 384] -> roles: [n, 128, 4], validity: [n], types: [n, 4]

anchors and validity are probabilities, roles and types their logarithms.
"""
import hashlib
import json
import os
import sys
import tempfile

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from model import FEATURES, REACH, ROLES, TYPES, WIDTH, WINDOW, load


# Of the pieces around an anchor that the relation stage was taught with, those that it reads in use: as right, and faster.
READ = 64


class EncoderOut(torch.nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, ids, features):
        vectors, anchors = self.encoder(ids, features)
        return vectors, anchors.sigmoid()


class RelationOut(torch.nn.Module):
    def __init__(self, relation):
        super().__init__()
        self.relation = relation
        read = slice(REACH - READ, REACH + READ)
        relation.positions.weight = torch.nn.Parameter(relation.positions.weight[read].clone())

    def forward(self, vectors):
        roles, valid, types = self.relation(vectors)
        return roles.log_softmax(-1), valid.sigmoid(), types.log_softmax(-1)


def main():
    weights, folder = sys.argv[1:]
    tagger = load(weights).eval()
    os.makedirs(folder, exist_ok=True)
    ids = torch.zeros(2, 32, dtype=torch.long)
    export(
        EncoderOut(tagger.encoder), (ids, ids), ["ids", "features"], ["vectors", "anchors"],
        {name: {0: "batch", 1: "length"} for name in ("ids", "features", "vectors", "anchors")},
        os.path.join(folder, "encoder.onnx"),
    )
    export(
        RelationOut(tagger.relation), (torch.zeros(2, 2 * READ, WIDTH),), ["vectors"], ["roles", "validity", "types"],
        {name: {0: "n"} for name in ("vectors", "roles", "validity", "types")},
        os.path.join(folder, "relation.onnx"),
    )
    manifest = {
        "window": WINDOW, "reach": READ, "width": WIDTH, "features": FEATURES, "roles": ROLES, "types": TYPES,
        "sha256": {name: digest(os.path.join(folder, name)) for name in ("encoder.onnx", "relation.onnx", "vocabulary.txt")},
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
