"""The yardstick: the same work as one `moie heartbeat`, as a short script would do it.

Loads the JSON state, picks the current phase, runs one `sh -c` verification, appends a line to the
journal and saves. No lock, no log, no fsync, no plugin.
"""

import datetime
import json
import os
import subprocess
import sys


def main(folder):
    path = os.path.join(folder, "sovereign_state_v2.json")
    with open(path, encoding="utf-8") as source:
        state = json.load(source)
    now = datetime.datetime.now(datetime.timezone.utc)
    phase = next(p for p in state["phases"] if p["id"] == state["meta"]["current_phase"])
    print(f"PHASE {phase['id']}: {phase['name']}")
    for job in phase["jobs"]:
        if job["status"] == "pending":
            done = subprocess.run(job["verification_cmd"], shell=True, capture_output=True)
            print(job["id"], "VERIFIED" if done.returncode == 0 else "ACTION REQUIRED")
            break
    state["meta"]["last_heartbeat"] = now.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    os.makedirs(os.path.join(folder, "research_logs"), exist_ok=True)
    with open(os.path.join(folder, "research_logs", "system_journal.md"), "a") as journal:
        journal.write(f"\n- **{now:%Y-%m-%d %H:%M:%S}**: HEARTBEAT")
    with open(path, "w", encoding="utf-8") as target:
        json.dump(state, target, indent=2)


main(sys.argv[1])
