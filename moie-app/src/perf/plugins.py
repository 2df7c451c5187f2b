#!/usr/bin/python3
"""Measures `moie heartbeat` with 200 plugin jars in the folder beside one with 10.

Usage: plugins.py [--rounds N] [--few N] [--many N]

Both workspaces have the same state: one job whose verification never holds, of a bundled plugin.
Each round beats once in each, in random order, and the ratio is taken within a round. The first
heartbeat of a workspace, which reads every jar, is told apart. The archive is made in a temporary
cache.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import tempfile
import zipfile

from startup import MOIE, STATE, quartiles, timed

SOURCE = """
package sample;
import dev.moie.api.*;
import dev.moie.api.config.*;
@JobType(value = "sample/act", summary = "Acts", example = "{\\"path\\": \\"a.txt\\"}")
public final class Act implements Action<Act.Config> {
  public record Config(@Doc("A file") String path, @Doc("How often") @Default("3") int times) {}
  @Override public ActionResult run(Config config, JobContext job) {
    return ActionResult.succeeded();
  }
}
"""


def compiled(parent):
    """The entries of a plugin's jar, without its manifest."""
    lib = os.path.join(os.path.dirname(MOIE), "..", "lib", "*")
    source, classes = os.path.join(parent, "Act.java"), os.path.join(parent, "classes")
    with open(source, "w") as target:
        target.write(SOURCE)
    processor = "dev.moie.api.processor.PluginIndexProcessor"
    command = ["javac", "--release", "17", "-cp", lib, "-processor", processor]
    subprocess.run([*command, "-d", classes, source], check=True)
    entries = {}
    for folder, _, names in os.walk(classes):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as content:
                entries[os.path.relpath(path, classes)] = content.read()
    return entries


def workspace(parent, entries, count):
    home = os.path.join(parent, str(count))
    plugins = os.path.join(home, "plugins")
    os.makedirs(plugins)
    with open(os.path.join(home, "sovereign_state_v2.json"), "w") as target:
        json.dump(STATE, target, indent=2)
    for number in range(count):
        plugin = f"sample{number}"
        manifest = (
            f"Manifest-Version: 1.0\nPlugin-Id: {plugin}\nPlugin-Version: 1.0.0\n"
            "Plugin-Requires: >=0.1.0 & <0.2.0\n\n"
        )
        with zipfile.ZipFile(os.path.join(plugins, f"{plugin}.jar"), "w") as jar:
            jar.writestr("META-INF/MANIFEST.MF", manifest)
            for name, content in entries.items():
                jar.writestr(name, content.replace(b'"sample/act"', f'"{plugin}/act"'.encode()))
    return home


def beat(home, environment):
    """Wall and CPU time, in milliseconds."""
    return timed([MOIE, "--home", home, "heartbeat"], environment)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--few", type=int, default=10)
    options.add_argument("--many", type=int, default=200)
    options = options.parse_args()
    parent = tempfile.mkdtemp()
    try:
        environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(parent, "cache"), MOIE_CDS="on")
        entries = compiled(parent)
        counts = (options.few, options.many)
        homes = {count: workspace(parent, entries, count) for count in counts}
        beat(workspace(parent, entries, 1), environment)  # makes the archive
        first = {count: beat(homes[count], environment) for count in counts}
        rounds = []
        for _ in range(options.rounds):
            rounds.append({c: beat(homes[c], environment) for c in random.sample(counts, 2)})
    finally:
        shutil.rmtree(parent)
    for count in counts:
        wall, spent = (statistics.median(each[count][i] for each in rounds) for i in (0, 1))
        print(
            f"{count} jars: first heartbeat {first[count][0]:.0f} ms,"
            f" later ones {wall:.0f} ms, {spent:.0f} ms of CPU"
        )
    for i, what in enumerate(("wall", "cpu")):
        ratios = [each[options.many][i] / each[options.few][i] for each in rounds]
        print(f"{options.many} jars / {options.few} jars: {what} {quartiles(ratios)}")


if __name__ == "__main__":
    main()
