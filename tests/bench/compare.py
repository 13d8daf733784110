#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs workloads of fcm_bench beside numpy and scipy, by turns, and prints how many times faster fcm is.

    compare.py FCM_BENCH DATA [--threads T] [--repeat R] [w1 w2 ...]

numpy runs in double precision on one thread, batched, mostly in place, with the BLAS kernels of this
processor; medians, files not counted. Needs the Debian packages python3-numpy, python3-scipy and
libopenblas0-pthread.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

# Debian's OpenBLAS takes a processor it does not know for one of 2004.
if "avx512f" in open("/proc/cpuinfo", encoding="ascii").read():
    os.environ.setdefault("OPENBLAS_CORETYPE", "SKYLAKEX")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
try:
    import numpy as np
    import scipy.sparse
except ImportError as missing:
    sys.exit(f"compare: {missing}; apt-get install python3-numpy python3-scipy libopenblas0-pthread")


def sigmoid(x):
    np.negative(x, out=x)
    np.exp(x, out=x)
    x += 1
    return np.reciprocal(x, out=x)


def settle(x, step):
    """From x on, until no value changes by 1e-5."""
    while True:
        y = step(x)
        x -= y
        change = max(x.max(), -x.min())
        x = y
        if change < 1e-5:
            return x


def settle_draws(n, cause, first, effects, weights):
    """One column a draw; links sorted by effect, those into effects[k] begin at first[k]."""
    terms = np.empty_like(weights)

    def step(x):
        np.multiply(x[cause], weights, out=terms)
        y = x.copy()
        y[effects] += np.add.reduceat(terms, first, axis=0)
        return sigmoid(y)

    return settle(np.ones((n, weights.shape[1])), step)


def w1(data):
    w = np.fromfile(data + "w1_adj.f64").reshape(30, 30)
    return lambda: [settle(np.ones(30), lambda x: sigmoid(x @ w + x)) for _ in range(200)], 200


def w2(data):
    w = np.fromfile(data + "w2_adj.f64").reshape(60, 60) + np.eye(60)
    values = np.fromfile(data + "w2_scen.f64").reshape(-1, 60)
    held = ~np.isnan(values)

    def run():
        for at in range(0, len(values), 500):
            value, hold = values[at : at + 500], held[at : at + 500]

            def step(x):
                y = sigmoid(x @ w)
                np.copyto(y, value, where=hold)
                return y

            settle(np.where(hold, value, 1.0), step)

    return run, 1


def w3(data):
    w = np.fromfile(data + "w3_adj.f64").reshape(60, 60)
    effect, cause = np.nonzero(w.T)
    effects, first = np.unique(effect, return_index=True)
    low = w[cause, effect][:, None] - 0.1
    random = np.random.Generator(np.random.SFC64(1))

    def run():
        ends = np.empty((60, 100_000))
        for at in range(0, 100_000, 1000):
            weights = random.random((len(cause), 1000))
            weights *= 0.2
            weights += low
            np.clip(weights, -1, 1, out=weights)
            ends[:, at : at + 1000] = settle_draws(60, cause, first, effects, weights)
        return ends.mean(1), np.percentile(ends, [5, 95], axis=1)

    return run, 1


def redrawn_people(data):
    """Cause and effect of the links of w4, the mean weights, and a function that makes those of 500 resamples."""
    table = np.loadtxt(data + "w4_links.csv", delimiter=",", skiprows=1)
    said, voice = table[:, 3], table[:, 0].astype(int)
    pairs, link = np.unique(table[:, 2].astype(int) * 80 + table[:, 1].astype(int), return_inverse=True)
    shape = (len(pairs), 2000)
    sums = scipy.sparse.csr_matrix((said, (link, voice)), shape)
    mentions = scipy.sparse.csr_matrix((np.ones_like(said), (link, voice)), shape)
    random = np.random.Generator(np.random.SFC64(1))

    def redraw():
        drawn = random.integers(0, 2000, (500, 2000), dtype=np.int32)
        drawn += np.arange(0, 500 * 2000, 2000, dtype=np.int32)[:, None]
        times = np.bincount(drawn.ravel(), minlength=500 * 2000).reshape(500, 2000)
        times = np.ascontiguousarray(times.T, dtype=float)
        weights, count = sums @ times, mentions @ times
        np.divide(weights, count, out=weights, where=count > 0)
        return weights

    mean = np.asarray(sums.sum(1)).ravel() / np.asarray(mentions.sum(1)).ravel()
    return pairs % 80, pairs // 80, mean, redraw


def w4(data):
    cause, effect, _, redraw = redrawn_people(data)
    effects, first = np.unique(effect, return_index=True)

    def run():
        ends = np.empty((80, 10_000))
        for at in range(0, 10_000, 500):
            ends[:, at : at + 500] = settle_draws(80, cause, first, effects, redraw())
        return ends.mean(1), np.percentile(ends, [2.5, 97.5], axis=1)

    return run, 1


def w4_scenarios(data):
    """Six factors held at 1 in turn, the anchored model (docs/decisions/0003), four outcomes. fcm proves each end to
    be within 1e-12 of the only fixed point; here a run stops when no value changes by that."""
    cause, effect, mean, redraw = redrawn_people(data)
    effects, first = np.unique(effect, return_index=True)
    size = np.zeros((80, 80))
    size[effect, cause] = np.abs(mean)
    slope = min(np.arctanh(0.5) / size.max(), 0.5 / np.abs(np.linalg.eigvals(size)).max())

    def settle_held(weights, held):
        x, terms = np.zeros((80, weights.shape[1])), np.empty_like(weights)
        x[held] = 1
        while True:
            np.multiply(x[cause], weights, out=terms)
            y = np.zeros_like(x)
            y[effects] = np.add.reduceat(terms, first, axis=0)
            np.tanh(y, out=y)
            y[held] = 1
            x -= y
            change = max(x.max(), -x.min())
            x = y
            if change < 1e-12:
                return x

    def run():
        ends = np.empty((6, 4, 10_000))
        for at in range(0, 10_000, 500):
            weights = redraw()
            weights *= slope
            for scenario, held in enumerate((0, 7, 19, 31, 44, 58)):
                ends[scenario, :, at : at + 500] = settle_held(weights, held)[76:80]
        return np.percentile(ends, [5, 50, 95], axis=2), (ends > 0).mean(2)

    return run, 1


def hundred_rounds(matrix):
    def run():
        x = np.ones(matrix.shape[0])
        for _ in range(100):
            y = matrix @ x
            y += x
            x = sigmoid(y)

    return run, 1


def w5(data):
    rows, columns = (np.fromfile(f"{data}w5_{name}.i32", "<i4") for name in ("ptr", "col"))
    n = len(rows) - 1
    return hundred_rounds(scipy.sparse.csr_matrix((np.fromfile(data + "w5_val.f64"), columns, rows), (n, n)))


def w6(_):
    z = np.arange(1, 4000 * 4000 + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1)):
        z = (z ^ (z >> np.uint64(shift))) * np.uint64(factor)
    w = ((z >> np.uint64(11)) * 2.0**-53 * 2 - 1) * 0.05
    return hundred_rounds(np.ascontiguousarray(w.reshape(4000, 4000).T))


def main():
    known = {each.__name__: each for each in (w1, w2, w3, w4, w4_scenarios, w5, w6)}
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("fcm_bench")
    options.add_argument("data")
    options.add_argument("--threads", type=int, default=1, help="of fcm")
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("workloads", nargs="*", default=sorted(known))
    line = options.parse_intermixed_args()
    print("workload     numpy s    fcm s      times faster")
    for name in line.workloads:
        run, times = known[name](line.data.rstrip("/") + "/")
        theirs, ours = [], []
        for _ in range(line.repeat):
            begin = time.perf_counter()
            run()
            theirs.append((time.perf_counter() - begin) / times)
            command = [line.fcm_bench, "--data", line.data, "--workload", name, "--repeat", "3", "--json"]
            said = subprocess.run(command + ["--threads", str(line.threads)], check=True, stdout=subprocess.PIPE)
            ours.append(json.loads(said.stdout)["seconds_median"])
        they, we = statistics.median(theirs), statistics.median(ours)
        print(f"{name:12} {they:<10.3g} {we:<10.3g} {they / we:.1f}", flush=True)


main()
