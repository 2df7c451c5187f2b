package dev.moie.app.cli;

import dev.moie.api.Verification;
import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.Checked;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.app.render.VerifyText;
import dev.moie.core.engine.StepCall;
import dev.moie.core.log.Request;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie verify}. */
@Command(
    name = "verify",
    description =
        "Run verifications only; tell where the file says completed and the world does not.",
    footer = {
      "",
      "Examples:",
      "  moie verify 1.2                    one job",
      "  moie verify --all                  every job that has a verification",
      "  moie verify --all --reopen         and what has drifted is pending again"
    })
final class VerifyCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Orders orders;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "JOB", description = "The id of a job.")
  private Optional<String> job = Optional.empty();

  @Option(names = "--all", description = "Every job that has a verification; the default.")
  private boolean all;

  @Option(
      names = "--reopen",
      description = "Make completed jobs pending whose verification does not hold any more.")
  private boolean reopen;

  @Mixin private WaitOption wait = new WaitOption();

  @Inject
  VerifyCommand(GlobalOptions options, Sessions sessions, Orders orders, Terminal terminal) {
    this.options = options;
    this.orders = orders;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (all && job.isPresent()) {
      throw new ParameterException(spec.commandLine(), "name a job, or say --all, and not both");
    }
    boolean every = job.isEmpty();
    try (Session session = sessions.open()) {
      State state = session.store().load().state();
      job.ifPresent(id -> JobNames.find(state, id, spec));
      List<Checked> checks = new ArrayList<>();
      for (Phase phase : state.phases()) {
        for (Job each : phase.jobs()) {
          if (every ? each.verify().isPresent() : each.id().equals(job.orElseThrow())) {
            checks.add(check(session, phase, each));
          }
        }
      }
      if (reopen) {
        checks = reopened(session, checks);
      }
      if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.verify(checks)));
      } else {
        new VerifyText(terminal).print(checks);
      }
      return checks.stream().anyMatch(Checked::isProblem) ? ExitCode.PROBLEM : ExitCode.OK;
    }
  }

  private List<Checked> reopened(Session session, List<Checked> checks) throws Exception {
    List<Checked> told = new ArrayList<>();
    for (Checked check : checks) {
      if (!check.isDrift()) {
        told.add(check);
        continue;
      }
      Request.Answer answer =
          orders.give(
              session,
              dev.moie.core.engine.Command.REOPEN,
              check.job().id(),
              Map.of(),
              wait.duration());
      told.add(check.reopened(answer.exit() == ExitCode.OK));
      if (answer.exit() != ExitCode.OK) {
        terminal.err().println("moie: " + Plain.line(answer.text()));
      }
    }
    return told;
  }

  private static Checked check(Session session, Phase phase, Job job) throws InterruptedException {
    if (job.verify().isEmpty()) {
      return new Checked(
          job, Verification.notVerified("the job has no verification that could hold"));
    }
    StepCall call = new StepCall(job.info(), phase.info(), 0, job.timeout(), line -> {});
    return new Checked(job, session.plugins().verify(job.verify().get(), call));
  }
}
