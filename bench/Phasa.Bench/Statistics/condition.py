"""The statistics of one condition in plain NumPy, on the vectors and draws that Phasa wrote.

Usage: condition.py FOLDER ITEMS DIMENSIONS DRAWS
Prints its figures, for comparison, and the seconds it took as JSON.
"""
import json
import sys
import time

import numpy as np

folder, n, dimensions, draws = sys.argv[1], *map(int, sys.argv[2:5])
read = lambda name, kind, *shape: np.fromfile(f"{folder}/{name}", kind).reshape(shape)
queries = read("queries", np.float32, n, dimensions)
documents = read("documents", np.float32, n, dimensions)
control = read("control", np.float32, n, n)
weights = read("weights", np.uint8, draws, n).astype(np.float32)


class Auc:
    """AUC with jackknife and bootstrap over items."""

    def __init__(self, s):
        diagonal = np.diag(s)
        self.order = np.argsort(diagonal, kind="stable")
        rising = diagonal[self.order]
        self.sums = np.searchsorted(rising, s, "left") + np.searchsorted(rising, s, "right")
        np.fill_diagonal(self.sums, 2 * n)
        self.levels, self.level = np.unique(self.sums, return_inverse=True)
        self.level = self.level.reshape(n, n).astype(np.int32)
        self.below = np.searchsorted(rising, rising, "left")
        tied = np.searchsorted(rising, rising, "right")
        self.bounds = {b + t: (b, t) for b, t in zip(self.below, tied)}
        wins = n - self.sums / 2
        self.value = wins.sum() / (n * n * (n - 1))

        off = np.sort(s[~np.eye(n, dtype=bool)])
        as_synonym = (np.searchsorted(off, diagonal, "left") + np.searchsorted(off, diagonal, "right")) / 2
        beats = lambda other: ((diagonal[:, None] > other) + (diagonal[:, None] == other) / 2 - np.eye(n) / 2).sum(1)
        left_out = (wins.sum() - as_synonym - wins.sum(0) - wins.sum(1) + beats(s) + beats(s.T)) / ((n - 1) * (n - 1) * (n - 2))
        self.error = np.sqrt((n - 1) / n * ((left_out - left_out.mean()) ** 2).sum())

        ends = np.array([self.bounds.get(level, (level // 2, level // 2)) for level in self.levels])
        self.draws = np.empty(draws)
        for i, w in enumerate(weights):
            before = np.concatenate(([0], np.cumsum(w[self.order])))
            beaten = (2 * n - before[ends[:, 0]] - before[ends[:, 1]]).astype(np.float32)
            if self.levels[-1] == 2 * n:
                beaten[-1] = 0  # synonym pairs, and what no synonym pair beats
            self.draws[i] = w @ (beaten[self.level] @ w) / (2.0 * n * (n * n - (w.astype(float) ** 2).sum()))


def top(s, m):
    """A_m and its draws; ties, which these vectors do not have, are left out."""
    beats = s > np.diag(s)[:, None]
    chance = np.zeros((256, n + 1))
    for copies in range(1, int(weights.max()) + 1):
        distractors, value = n - copies, 1.0
        for r in range(distractors + 1):
            chance[copies, r] = value
            value *= max(0, distractors - r - m + 1) / max(1, distractors - r)
    rivals = (beats.astype(np.float32) @ weights.T).astype(np.int32)
    copies = weights.T.astype(np.int32)
    return chance[1, beats.sum(1)].mean(), (copies * chance[copies, rivals]).sum(0) / n


def hubness(s, k=10):
    near = np.argpartition(-s, k, axis=1)[:, :k]
    counts = np.bincount(near.ravel(), minlength=n)
    return ((counts - k) ** 3).mean() / ((counts - k) ** 2).mean() ** 1.5


def margin_error(s, k=4):
    of_query = -np.partition(-s, k, axis=1)[:, :k].mean(1)
    of_document = -np.partition(-s.T, k, axis=1)[:, :k].mean(1)
    return (np.argmax(s / ((of_query[:, None] + of_document) / 2), axis=1) != np.arange(n)).mean()


def shuffled(s, deals=20):
    off = np.sort(s[~np.eye(n, dtype=bool)])
    result = []
    for _ in range(deals):
        shift, order = np.random.randint(1, n), np.random.permutation(n)
        dealt = s[order, np.roll(order, shift)]
        ranks = np.searchsorted(off, dealt, "right")
        result.append((ranks.sum() - n * (n + 1) / 2) / (n * (off.size - n)))
    return np.mean(result)


start, processor = time.perf_counter(), time.process_time()
s = np.clip(queries @ documents.T, -1, 1)
model, beaten = Auc(s), Auc(control)
top20, top20_draws = top(s, 20)
top100, top100_draws = top(s, 100)
off = s[~np.eye(n, dtype=bool)]
effect = (np.diag(s).mean() - off.mean()) / np.sqrt((np.diag(s).var(ddof=1) + off.var(ddof=1)) / 2)
low, high = np.quantile(model.draws - beaten.draws, [0.025, 0.975])
figures = {
    "auc": model.value,
    "control": beaten.value,
    "overControlLow": low,
    "overControlHigh": high,
    "top20": top20,
    "top20Deviation": top20_draws.std(ddof=1),
    "top100": top100,
    "effect": float(effect),
    "hubness": hubness(s),
    "marginError": margin_error(s),
    "centroids": float(np.linalg.norm(queries.mean(0) - documents.mean(0))),
}
reciprocal = ((np.argmax(s, 1) == np.arange(n)) & (np.argmax(s, 0) == np.arange(n))).mean()
histograms = np.histogram(np.diag(s), 80, (-1, 1)), np.histogram(off, 80, (-1, 1))
even = shuffled(s)
seconds, processor_seconds = time.perf_counter() - start, time.process_time() - processor
print(json.dumps({
    "seconds": seconds,
    "processorSeconds": processor_seconds,
    "version": np.__version__,
    "figures": {k: float(v) for k, v in figures.items()},
}))
