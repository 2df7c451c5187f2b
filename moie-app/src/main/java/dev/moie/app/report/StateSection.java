package dev.moie.app.report;

import dev.moie.core.state.Job;
import dev.moie.core.state.Meta;
import dev.moie.core.state.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The section "System State Analysis". */
final class StateSection {
  private final Summary summary;
  private final List<Block> blocks;

  StateSection(Summary summary, List<Block> blocks) {
    this.summary = summary;
    this.blocks = blocks;
  }

  void add() {
    blocks.add(new Block.Heading(2, "System State Analysis"));
    configuration();
    blocks.add(new Block.Heading(3, "Phase Completion Status"));
    if (summary.phases().isEmpty()) {
      blocks.add(new Block.Text(Outline.NOT_RECORDED));
    }
    summary.phases().forEach(this::phase);
    blocks.add(new Block.Heading(3, "Key Observations"));
    List<String> observations = observations();
    blocks.add(observations.isEmpty() ? new Block.Text("None.") : new Block.Items(observations));
  }

  private void configuration() {
    Meta meta = summary.state().meta();
    blocks.add(new Block.Heading(3, "Current Configuration"));
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact("State File", Path.of(summary.file()).getFileName().toString()),
                new Block.Fact(
                    "Current Phase",
                    meta.currentPhase()
                        + summary.currentPhase().map(phase -> " - " + phase.name()).orElse("")),
                new Block.Fact(
                    "Phase Status",
                    summary
                        .currentPhase()
                        .map(phase -> phase.status().text())
                        .orElse(Outline.NOT_RECORDED)),
                new Block.Fact(
                    "Last Heartbeat",
                    meta.lastHeartbeat()
                        .map(at -> Outline.time(summary, at))
                        .orElse(Outline.NOT_RECORDED)),
                new Block.Fact("Mode", meta.mode().orElse(Outline.NOT_RECORDED)))));
  }

  private void phase(Phase phase) {
    blocks.add(new Block.Heading(4, "Phase " + phase.id() + ": " + phase.name()));
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("Status", phase.status().text()));
    for (Job job : phase.jobs()) {
      String last = job.lastResult().map(result -> ", last " + result.outcome().name()).orElse("");
      facts.add(new Block.Fact(job.id() + " " + job.task(), job.status().text() + last));
    }
    blocks.add(new Block.Facts(facts));
  }

  private List<String> observations() {
    List<String> found = new ArrayList<>();
    List<Job> cyclic = summary.jobs().stream().filter(Job::isCyclic).toList();
    if (!cyclic.isEmpty()) {
      found.add(
          "Cyclic jobs, which never complete: "
              + cyclic.stream()
                  .map(job -> job.id() + " " + job.task() + " (" + job.schedule().text() + ")")
                  .collect(Collectors.joining(", ")));
    }
    List<Phase> phases = summary.phases();
    for (int i = 1; i < phases.size(); i++) {
      int before = phases.get(i - 1).id();
      int after = phases.get(i).id();
      if (after > before + 1) {
        found.add("There is no phase between " + before + " and " + after + ".");
      }
    }
    for (Job job : cyclic) {
      if (summary.of(job).runs() == 0) {
        found.add("No run of " + job.id() + " " + job.task() + " is recorded in this time.");
      }
    }
    return found;
  }
}
