package dev.moie.app.cli;

import dev.moie.app.Session;
import dev.moie.app.render.JobsJson;
import dev.moie.app.render.JobsText;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.app.watch.Watch;
import dev.moie.core.cyclic.CyclicReport;
import dev.moie.core.log.LogException;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.Job;
import dev.moie.core.state.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The jobs of a workspace, once or as something to watch. */
final class JobsView implements Watch.View {
  private final Session session;
  private final Terminal terminal;
  private final Choice choice;

  /**
   * What is to be shown.
   *
   * @param job this one only
   * @param cyclic cyclic ones only, with all that is known of them
   * @param next how many of the next times
   * @param json for machines
   */
  record Choice(Optional<String> job, boolean cyclic, int next, boolean json) {
    boolean shows(Job each) {
      return job.map(id -> each.id().equals(id)).orElse(!cyclic || each.isCyclic());
    }
  }

  JobsView(Session session, Terminal terminal, Choice choice) {
    this.session = session;
    this.terminal = terminal;
    this.choice = choice;
  }

  @Override
  public Watch.Look look() {
    try {
      State state = session.store().load().state();
      List<CyclicReport.Entry> cyclic = session.cyclicReport().of(state, choice.next());
      return new Watch.Look(
          key(state, cyclic),
          choice.json() ? List.of(json(state, cyclic).all().toString()) : text(state, cyclic));
    } catch (InvalidStateException | IOException | LogException beingWritten) {
      String line = "moie: " + Plain.line(String.valueOf(beingWritten.getMessage()), 500);
      return new Watch.Look(line, choice.json() ? List.of() : List.of(line));
    }
  }

  /** Ages grow all the time, and are not worth telling again. */
  private String key(State state, List<CyclicReport.Entry> cyclic) {
    StringBuilder key = new StringBuilder();
    jobs(state).forEach(job -> key.append(job.id()).append(job.status()).append(job.lastResult()));
    for (CyclicReport.Entry each : cyclic) {
      if (choice.shows(each.job())) {
        key.append(each.health().condition()).append(each.last()).append(each.pause());
      }
    }
    return key.toString();
  }

  private List<Job> jobs(State state) {
    return state.phases().stream()
        .flatMap(phase -> phase.jobs().stream())
        .filter(choice::shows)
        .toList();
  }

  private static Map<String, CyclicReport.Entry> byId(List<CyclicReport.Entry> cyclic) {
    return cyclic.stream().collect(Collectors.toMap(each -> each.job().id(), Function.identity()));
  }

  JobsJson json(State state, List<CyclicReport.Entry> cyclic) {
    JobsJson json = new JobsJson(session.clock().instant());
    Map<String, CyclicReport.Entry> entries = byId(cyclic);
    for (Job job : jobs(state)) {
      if (job.isCyclic()) {
        json.add(entries.get(job.id()));
      } else {
        json.add(job, session.log().newestStepOf(job.id()));
      }
    }
    return json;
  }

  void print(State state, List<CyclicReport.Entry> cyclic, Terminal to) {
    Instant now = session.clock().instant();
    JobsText text = new JobsText(to, now, session.clock().getZone());
    Map<String, CyclicReport.Entry> entries = byId(cyclic);
    boolean whole = choice.cyclic() || choice.job().isPresent() || choice.next() > 0;
    List<Job> jobs = jobs(state);
    if (jobs.isEmpty()) {
      text.none();
    }
    for (int i = 0; i < jobs.size(); i++) {
      Job job = jobs.get(i);
      if (!job.isCyclic()) {
        text.line(job, session.log().newestStepOf(job.id()));
      } else if (whole) {
        if (i > 0) {
          text.space();
        }
        text.block(entries.get(job.id()));
      } else {
        text.line(entries.get(job.id()));
      }
    }
  }

  private List<String> text(State state, List<CyclicReport.Entry> cyclic) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    print(
        state,
        cyclic,
        new Terminal(out, out, terminal.glyphs(), terminal.styles(), terminal.interactive()));
    out.flush();
    List<String> lines = new ArrayList<>(bytes.toString(StandardCharsets.UTF_8).lines().toList());
    lines.add("");
    return lines;
  }
}
