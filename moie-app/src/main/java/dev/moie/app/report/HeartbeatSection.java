package dev.moie.app.report;

import dev.moie.core.state.Job;
import dev.moie.core.state.Timestamps;
import java.util.ArrayList;
import java.util.List;

/** The section "Heartbeat Analysis Results": what the last heartbeat left, in its own words. */
final class HeartbeatSection {
  private final Summary summary;
  private final List<Block> blocks;

  HeartbeatSection(Summary summary, List<Block> blocks) {
    this.summary = summary;
    this.blocks = blocks;
  }

  void add() {
    blocks.add(new Block.Heading(2, "Heartbeat Analysis Results"));
    blocks.add(new Block.Heading(3, "Heartbeat Output"));
    if (summary.state().meta().lastHeartbeat().isEmpty()) {
      blocks.add(new Block.Text(Outline.NOT_RECORDED));
    } else {
      blocks.add(new Block.Output(output()));
    }
    blocks.add(new Block.Heading(3, "Interpretation"));
    blocks.add(
        new Block.Text(
            summary.attention().isEmpty()
                ? "No action is required."
                : "Jobs that need attention: " + summary.attention().size() + "."));
  }

  private List<String> output() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Timestamp: " + Timestamps.text(summary.state().meta().lastHeartbeat().orElseThrow()));
    lines.add("Current Phase ID: " + summary.state().meta().currentPhase());
    summary
        .currentPhase()
        .ifPresent(
            phase -> {
              lines.add("PHASE " + phase.id() + ": " + phase.name());
              lines.add("Status: " + phase.status().text());
              List<Job> cyclic = phase.jobs().stream().filter(Job::isCyclic).toList();
              if (!cyclic.isEmpty()) {
                lines.add("CYCLIC OPERATION MODE");
                lines.add("Found " + cyclic.size() + " cyclic job(s):");
                cyclic.forEach(job -> lines.add("  - " + job.task() + ": " + job.description()));
              }
            });
    return lines;
  }
}
