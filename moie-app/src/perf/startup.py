#!/usr/bin/python3
"""Measures `moie heartbeat` with one shell verification beside the Python heartbeat.

Usage: startup.py [PAIRS] [JAVA_HOME]        (default: 11 pairs, the Java of the launcher)

Each pair runs both in random order, in workspaces of their own; the ratio is taken within a pair,
so a machine that drifts does not matter. A real interpreter is needed: a shim in front of python3
would flatter Java.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
MOIE = os.path.join(HERE, "..", "..", "target", "moie", "bin", "moie")
PYTHON = "/usr/bin/python3"

STATE = {
    "meta": {"project": "P", "operator": "O", "current_phase": 1, "last_heartbeat": None},
    "phases": [
        {
            "id": 1,
            "name": "ONE",
            "status": "active",
            # It never holds and has no action, so that every heartbeat has the same to do.
            "jobs": [{"id": "1.1", "task": "T", "status": "pending", "verification_cmd": "exit 1"}],
        }
    ],
}


def workspace(parent, name):
    folder = os.path.join(parent, name)
    os.makedirs(folder)
    with open(os.path.join(folder, "sovereign_state_v2.json"), "w") as target:
        json.dump(STATE, target, indent=2)
    return folder


def timed(command, environment):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return (time.perf_counter() - start) * 1000


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    environment = dict(os.environ)
    if len(sys.argv) > 2:
        environment["JAVA_HOME"] = sys.argv[2]
    parent = tempfile.mkdtemp()
    try:
        commands = {
            "moie": [MOIE, "--home", workspace(parent, "moie"), "heartbeat"],
            "python": [PYTHON, os.path.join(HERE, "heartbeat.py"), workspace(parent, "python")],
        }
        for _ in range(3):  # the first runs make caches and archives
            for command in commands.values():
                timed(command, environment)
        ratios, times = [], {name: [] for name in commands}
        for _ in range(pairs):
            order = list(commands)
            random.shuffle(order)
            pair = {name: timed(commands[name], environment) for name in order}
            for name, millis in pair.items():
                times[name].append(millis)
            ratios.append(pair["moie"] / pair["python"])
    finally:
        shutil.rmtree(parent)
    low, middle, high = statistics.quantiles(ratios, n=4)
    print(
        f"moie {statistics.median(times['moie']):.0f} ms,"
        f" python {statistics.median(times['python']):.1f} ms,"
        f" ratio {middle:.1f} [{low:.1f}-{high:.1f}] in {pairs} pairs"
    )


main()
