"""The network: an encoder over windows of pieces, and three heads on its vectors.

Encoder: a BERT of width 384 (e5-small-v2, Wang et al. 2022), its input enriched by features of each piece (see
encoding.ts) and by the style of annotation wanted. Linear layers over its output say where attributions are anchored
(at the first word of a cue, or of a content without a cue) and which words are names.

Relation: for each anchor one more transformer layer reads the vectors around it and labels every piece: source, cue,
content or none of them. So relations come out linked, and several may overlap or nest.

Linker: whom does a phrase mean? Scores phrases (an attribution's source, or its anchor where it has none) against the
mentions of names near and far, and against nobody.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEAD = 384, 32
STYLES = ["polnear", "fresh"]  # of annotation: see training/README.md
FEATURES = 32  # of a piece, for each style
WINDOW = 384  # pieces that the encoder reads at once, [CLS] and [SEP] included
REACH = 80  # pieces that the relation stage reads on either side of an anchor
CROP = 2 * REACH
ANCHORS = ["cue", "content"]
ROLES = ["none", "source", "cue", "content"]
TYPES = ["communication", "belief", "fact", "intention"]
NAMES = ["person", "organisation", "place", "group", "other"]
TAGS = 1 + 2 * len(NAMES)  # none; then begins and goes on, a pair for each type
LINK, HIDDEN = 256, 128
# How many values each pair feature of the linker has: see pairs.py and pair-features.ts, which agree.
PAIR_FEATURES = [17, 11, 3, 24, 5, 4, 5, 6]


class Size:
    """Heads and inner units of a transformer layer."""

    def __init__(self, heads, inner):
        self.heads, self.inner = heads, inner


PUBLISHED = Size(12, 1536)
PRUNED = Size(8, 768)
PRUNED_RELATION = Size(8, 640)


class Layer(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.heads = size.heads
        self.qkv = nn.Linear(WIDTH, 3 * size.heads * HEAD)
        self.out = nn.Linear(size.heads * HEAD, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, size.inner)
        self.down = nn.Linear(size.inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask=None):
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        # Written out: at these lengths it is twice as fast on CPU as the fused kernel.
        scores = (q * HEAD**-0.5) @ k.transpose(-1, -2)
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, self.heads * HEAD)
        x = self.norm1(x + F.dropout(self.out(mixed), 0.1, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), 0.1, self.training))


class Encoder(nn.Module):
    """ids, features: int64 [batch, length] -> vectors [batch, length, WIDTH], anchor logits [batch, length, 2], name
    logits [batch, length, TAGS]. Features are `FEATURES * style + feature`."""

    def __init__(self, layers, size):
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(FEATURES * len(STYLES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size) for _ in range(layers))
        self.anchor = nn.Linear(WIDTH, len(ANCHORS))
        self.names = nn.Linear(WIDTH, TAGS)
        nn.init.normal_(self.features.weight, std=0.01)

    def forward(self, ids, features, mask=None):
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(positions) + self.features(features)
        x = F.dropout(self.norm(x), 0.1, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.anchor(x), self.names(x)


class Relation(nn.Module):
    """vectors [n, CROP or less, WIDTH], the anchor in the middle, zeros beyond the text; kinds of anchor int64 [n]
    -> role logits [n, CROP, 4], validity logits [n], type logits [n, 4]."""

    def __init__(self, size):
        super().__init__()
        self.positions = nn.Embedding(CROP, WIDTH)
        self.kinds = nn.Embedding(len(ANCHORS), WIDTH)
        self.anchor = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layer = Layer(size)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.roles = nn.Linear(WIDTH, len(ROLES))
        self.valid = nn.Linear(WIDTH, 1)
        self.types = nn.Linear(WIDTH, len(TYPES))
        nn.init.normal_(self.positions.weight, std=0.05)
        nn.init.normal_(self.kinds.weight, std=0.05)

    def forward(self, x, kinds):
        reach = x.shape[1] // 2
        middle = self.positions.weight.shape[0] // 2
        anchor = self.anchor(x[:, reach]) + self.kinds(kinds)
        x = self.norm(x + self.positions.weight[middle - reach : middle + reach] + anchor.unsqueeze(1))
        x = self.layer(x)
        anchor = x[:, reach]
        return self.roles(F.gelu(self.hidden(x))), self.valid(anchor).squeeze(-1), self.types(anchor)


class Linker(nn.Module):
    """phrases [n, 3 * WIDTH] (first word, last word, anchor), mentions [m, 2 * WIDTH] (first and last word),
    candidates int64 [n, k] (indexes of mentions), pairs int64 [n, k, features] -> scores [n, k], scores of nobody [n]."""

    def __init__(self):
        super().__init__()
        self.phrase = nn.Sequential(nn.Linear(3 * WIDTH, LINK), nn.LayerNorm(LINK))
        self.mention = nn.Sequential(nn.Linear(2 * WIDTH, LINK), nn.LayerNorm(LINK))
        self.pairs = nn.ModuleList(nn.Embedding(count, HIDDEN) for count in PAIR_FEATURES)
        self.product = nn.Linear(LINK, HIDDEN)
        self.left = nn.Linear(LINK, HIDDEN, bias=False)
        self.right = nn.Linear(LINK, HIDDEN, bias=False)
        self.score = nn.Linear(HIDDEN, 1)
        self.nobody = nn.Sequential(nn.Linear(LINK, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 1))
        for embedding in self.pairs:
            nn.init.normal_(embedding.weight, std=0.1)

    def forward(self, phrases, mentions, candidates, pairs):
        phrase = F.dropout(self.phrase(phrases), 0.1, self.training)
        mention = F.dropout(self.mention(mentions), 0.1, self.training)
        hidden = self.product(phrase.unsqueeze(1) * mention[candidates])
        hidden = hidden + self.left(phrase).unsqueeze(1) + self.right(mention)[candidates]
        for i, embedding in enumerate(self.pairs):
            hidden = hidden + embedding(pairs[..., i])
        return self.score(F.gelu(hidden)).squeeze(-1), self.nobody(phrase).squeeze(-1)


class Network(nn.Module):
    def __init__(self, layers=12, size=PUBLISHED, relation=PUBLISHED):
        super().__init__()
        self.encoder = Encoder(layers, size)
        self.relation = Relation(relation)
        self.linker = Linker()


def load(path):
    """The network whose weights a file holds, of the size that they have."""
    weights = torch.load(path, map_location="cpu")
    return of_weights(weights)


def of_weights(weights):
    size = [
        Size(weights[layer + "out.weight"].shape[1] // HEAD, weights[layer + "up.weight"].shape[0])
        for layer in ("encoder.layers.0.", "relation.layer.")
    ]
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layers."))
    network = Network(layers, *size)
    network.load_state_dict(weights)
    return network


def load_published(network, path):
    """Starts from a published encoder, an fp32 ONNX file of a BERT; the relation stage's layer is a copy of its last."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    tensors = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    # Weights of linear layers have lost their names: they come in order, [in, out].
    matrices = [
        tensors[name] for node in graph.node if node.op_type == "MatMul" for name in node.input if name in tensors
    ]
    encoder = network.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(tensors["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(
            tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
        )
        _norm(encoder.norm, tensors, "embeddings.LayerNorm")
        for i, layer in enumerate(encoder.layers):
            _layer(layer, tensors, matrices[6 * i : 6 * i + 6], f"encoder.layer.{i}.")
        last = len(matrices) // 6 - 1
        _layer(network.relation.layer, tensors, matrices[6 * last : 6 * last + 6], f"encoder.layer.{last}.")


def _norm(module, tensors, name):
    module.weight.copy_(tensors[name + ".weight"])
    module.bias.copy_(tensors[name + ".bias"])


def _layer(layer, tensors, matrices, prefix):
    q, k, v, out, up, down = (matrix.T for matrix in matrices)
    layer.qkv.weight.copy_(torch.cat([q, k, v]))
    layer.qkv.bias.copy_(torch.cat([tensors[f"{prefix}attention.self.{part}.bias"] for part in ("query", "key", "value")]))
    for linear, weight, name in (
        (layer.out, out, "attention.output.dense"), (layer.up, up, "intermediate.dense"), (layer.down, down, "output.dense"),
    ):
        linear.weight.copy_(weight)
        linear.bias.copy_(tensors[f"{prefix}{name}.bias"])
    _norm(layer.norm1, tensors, f"{prefix}attention.output.LayerNorm")
    _norm(layer.norm2, tensors, f"{prefix}output.LayerNorm")
