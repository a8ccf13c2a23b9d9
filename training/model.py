"""The tagger's network: an encoder over windows of pieces, and a relation stage over the surroundings of one cue.

Encoder: MiniLM-L6 (Wang et al. 2020), its input enriched by features of each piece (see encoding.ts). A linear layer
over its output says where cues begin. For each such anchor, one more transformer layer reads the output around it,
told where the anchor is and what it says, and labels every piece: source, cue, content or none of them. So relations
come out linked, and several may overlap.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

WIDTH, HEAD, LAYERS, FEATURES = 384, 32, 6, 32
WINDOW = 256  # pieces that the encoder reads at once, [CLS] and [SEP] included
REACH = 80  # pieces that the relation stage reads on either side of an anchor
CROP = 2 * REACH
ROLES = ["none", "source", "cue", "content"]
TYPES = ["communication", "belief", "fact", "intention"]


class Size:
    """Heads and inner units of a transformer layer."""

    def __init__(self, heads, inner):
        self.heads, self.inner = heads, inner


MINILM = Size(12, 1536)  # as published
PRUNED = Size(8, 1024)  # as shipped
PRUNED_RELATION = Size(8, 512)


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
    """ids, features: int64 [batch, length] -> vectors [batch, length, WIDTH], anchor logits [batch, length]."""

    def __init__(self, size):
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size) for _ in range(LAYERS))
        self.anchor = nn.Linear(WIDTH, 1)
        nn.init.normal_(self.features.weight, std=0.01)

    def forward(self, ids, features, mask=None):
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(positions) + self.features(features)
        x = F.dropout(self.norm(x), 0.1, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.anchor(x).squeeze(-1)


class Relation(nn.Module):
    """vectors [n, CROP, WIDTH], the anchor in the middle, zeros beyond the text -> role logits [n, CROP, 4],
    validity logits [n], type logits [n, 4]."""

    def __init__(self, size):
        super().__init__()
        self.positions = nn.Embedding(CROP, WIDTH)
        self.anchor = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layer = Layer(size)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.roles = nn.Linear(WIDTH, len(ROLES))
        self.valid = nn.Linear(WIDTH, 1)
        self.types = nn.Linear(WIDTH, len(TYPES))
        nn.init.normal_(self.positions.weight, std=0.05)

    def forward(self, x):
        reach = x.shape[1] // 2
        anchor = x[:, reach]
        x = self.norm(x + self.positions.weight + self.anchor(anchor).unsqueeze(1))
        x = self.layer(x)
        anchor = x[:, reach]
        return self.roles(F.gelu(self.hidden(x))), self.valid(anchor).squeeze(-1), self.types(anchor)


class Tagger(nn.Module):
    def __init__(self, size=MINILM, relation=MINILM):
        super().__init__()
        self.encoder = Encoder(size)
        self.relation = Relation(relation)


def load(path):
    """The tagger whose weights a file holds, of the size that they have."""
    weights = torch.load(path, map_location="cpu")
    size = [
        Size(weights[layer + "out.weight"].shape[1] // HEAD, weights[layer + "up.weight"].shape[0])
        for layer in ("encoder.layers.0.", "relation.layer.")
    ]
    tagger = Tagger(*size)
    tagger.load_state_dict(weights)
    return tagger


def crops(vectors, rows, anchors):
    """What the relation stage reads of vectors [batch, length, WIDTH] around anchors[i] of row rows[i]."""
    padded = F.pad(vectors, (0, 0, REACH, REACH))
    around = anchors[:, None] + torch.arange(CROP, device=vectors.device)
    return padded[rows[:, None], around]


def load_minilm(tagger, path):
    """Starts the tagger from the published weights; the relation stage's layer is a copy of the encoder's last."""
    weights = load_file(path)
    encoder = tagger.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for i, layer in enumerate(encoder.layers):
            _copy_layer(layer, weights, f"encoder.layer.{i}.")
        _copy_layer(tagger.relation.layer, weights, f"encoder.layer.{LAYERS - 1}.")


def _copy(module, weights, name):
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])


def _copy_layer(layer, weights, prefix):
    parts = [prefix + "attention.self." + part for part in ("query", "key", "value")]
    layer.qkv.weight.copy_(torch.cat([weights[part + ".weight"] for part in parts]))
    layer.qkv.bias.copy_(torch.cat([weights[part + ".bias"] for part in parts]))
    _copy(layer.out, weights, prefix + "attention.output.dense")
    _copy(layer.norm1, weights, prefix + "attention.output.LayerNorm")
    _copy(layer.up, weights, prefix + "intermediate.dense")
    _copy(layer.down, weights, prefix + "output.dense")
    _copy(layer.norm2, weights, prefix + "output.LayerNorm")
