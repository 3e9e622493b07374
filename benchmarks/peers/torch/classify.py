"""BERT-base as a sequence classifier in PyTorch, on one thread of this CPU; milliseconds as JSON.

The shape is that of `bert-base-uncased` (Devlin et al. 2019): embeddings, 12 layers, 768 wide, 12
heads, feed-forward 3072, GELU, pooling and three classes. The weights are random: they do not
change the time. One text at a time; tokenising is left out, which favours BERT.

    python benchmarks/peers/torch/classify.py [RUNS [TOKENS]]
"""

from __future__ import annotations

import json
import statistics
import sys
import time

import torch
from torch import nn

WORDS, PLACES, WIDTH, HEADS, INNER, LAYERS, CLASSES = 30_522, 512, 768, 12, 3_072, 12, 3


class Classifier(nn.Module):
    """BERT-base with a head of three classes."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(WORDS, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        layer = nn.TransformerEncoderLayer(WIDTH, HEADS, INNER, 0.0, "gelu", batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, LAYERS)
        self.pool, self.head = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, CLASSES)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        embedded = self.norm(self.words(tokens) + self.places(torch.arange(tokens.shape[1])))
        return self.head(torch.tanh(self.pool(self.encoder(embedded)[:, 0])))


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    tokens = int(sys.argv[2]) if len(sys.argv) > 2 else 128
    torch.set_num_threads(1)
    model, text = Classifier().eval(), torch.randint(0, WORDS, (1, tokens))
    times = []
    with torch.inference_mode():
        for _ in range(runs + 3):
            begun = time.perf_counter()
            model(text)
            times.append((time.perf_counter() - begun) * 1000)
    figures = {
        "ms": statistics.median(times[3:]),
        "fastest_ms": min(times),
        "runtime": f"PyTorch {torch.__version__}",
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
