#!/usr/bin/python3
"""Measures `moie heartbeat` with one shell verification beside the Python heartbeat.

Usage: startup.py [--pairs N] [--floor] [JAVA_HOME ...]

The default is 11 rounds with the launcher's own Java. Each round runs everything once in random
order, each in a workspace of its own, and the ratios are taken within a round, so a machine that
drifts does not matter. --floor adds a Java program that prints "hello". A real interpreter is
needed: a shim in front of python3 would flatter Java. The archives are made in a temporary cache.
"""

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
MOIE = os.path.join(HERE, "..", "..", "target", "moie", "bin", "moie")
PYTHON = "/usr/bin/python3"
YARDSTICK = "python heartbeat"

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

HELLO = 'class Hello { public static void main(String[] words) { System.out.println("hello"); } }'


def workspace(parent, name):
    folder = os.path.join(parent, name)
    os.makedirs(folder)
    with open(os.path.join(folder, "sovereign_state_v2.json"), "w") as target:
        json.dump(STATE, target, indent=2)
    return folder


def version(environment):
    told = subprocess.run(
        [MOIE, "version", "--json"], check=True, capture_output=True, env=environment
    )
    return json.loads(told.stdout)


def programs(parent, java_homes, floor):
    """What is measured: name -> (command, environment)."""
    yardstick = [PYTHON, os.path.join(HERE, "heartbeat.py"), workspace(parent, "python")]
    found = {YARDSTICK: (yardstick, dict(os.environ))}
    for number, java_home in enumerate(java_homes):
        base = dict(os.environ, XDG_CACHE_HOME=os.path.join(parent, "cache"))
        base.pop("MOIE_JAVA_OPTS", None)
        if java_home:
            base["JAVA_HOME"] = java_home
        for archive, switch in (("archive", "on"), ("no archive", "off")):
            environment = dict(base, MOIE_CDS=switch)
            home = workspace(parent, f"{number}-{switch}")
            command = [MOIE, "--home", home, "heartbeat"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
            told = version(environment)
            if told["class_data_sharing"]["active"] != (switch == "on"):
                raise SystemExit(f"the archive: {told['class_data_sharing']['reason']}")
            found[f"moie, Java {told['java_version']}, {archive}"] = (command, environment)
        if floor:
            java = os.path.join(java_home, "bin", "java") if java_home else "java"
            javac = java + "c"
            classes = os.path.join(parent, f"hello-{number}")
            os.makedirs(classes)
            source = os.path.join(classes, "Hello.java")
            with open(source, "w") as target:
                target.write(HELLO)
            subprocess.run([javac, "-d", classes, source], check=True)
            flags = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"]
            found[f"hello, Java {told['java_version']}"] = (
                [java, *flags, "-cp", classes, "Hello"],
                base,
            )
    return found


def cpu():
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def timed(command, environment):
    """Wall and CPU time, in milliseconds."""
    before, start = cpu(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return (time.perf_counter() - start) * 1000, (cpu() - before) * 1000


def quartiles(ratios):
    low, middle, high = statistics.quantiles(ratios, n=4)
    return f"{middle:5.1f} [{low:.1f}-{high:.1f}]"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--pairs", type=int, default=11)
    options.add_argument("--floor", action="store_true")
    options.add_argument("java_home", nargs="*", default=[""])
    options = options.parse_args()
    parent = tempfile.mkdtemp()
    try:
        measured = programs(parent, options.java_home, options.floor)
        for command, environment in measured.values():  # warms the page cache
            timed(command, environment)
        rounds = []
        for _ in range(options.pairs):
            order = random.sample(list(measured), len(measured))
            rounds.append({name: timed(*measured[name]) for name in order})
    finally:
        shutil.rmtree(parent)
    print(f"{options.pairs} rounds, {os.cpu_count()} cores; ratios: median [interquartile range]")
    for name in measured:
        millis = statistics.median(each[name][0] for each in rounds)
        wall = [each[name][0] / each[YARDSTICK][0] for each in rounds]
        spent = [each[name][1] / each[YARDSTICK][1] for each in rounds]
        print(f"{name:50} {millis:7.1f} ms   wall {quartiles(wall)}   cpu {quartiles(spent)}")


if __name__ == "__main__":
    main()
