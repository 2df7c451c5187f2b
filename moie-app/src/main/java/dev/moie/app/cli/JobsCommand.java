package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.app.watch.Watch;
import dev.moie.core.cyclic.CyclicReport;
import dev.moie.core.state.State;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie jobs}. */
@Command(
    name = "jobs",
    description = "Show the jobs, and how the cyclic ones do.",
    footer = {
      "",
      "Examples:",
      "  moie jobs                    every job, with its health and its next run",
      "  moie jobs --cyclic --watch   the cyclic ones, redrawn in place; q ends",
      "  moie jobs 5.1                one of them, with its next five times",
      "  moie jobs --json | jq '.jobs[] | select(.health == \"failing\")'"
    })
final class JobsCommand implements Callable<Integer> {
  private static final int MOST_TIMES = 100;

  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "JOB", description = "This one only.")
  private Optional<String> job = Optional.empty();

  @Option(names = "--cyclic", description = "Cyclic jobs only, with all that is known of each.")
  private boolean cyclic;

  @Option(
      names = "--next",
      paramLabel = "N",
      description = "Name the next N times of each. Default: 5 with a job, else none.")
  private Optional<Integer> next = Optional.empty();

  @Option(
      names = "--watch",
      description =
          "Go on showing it: redrawn in place on a terminal, else printed when it has changed.")
  private boolean watch;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = WaitOption.Converter.class,
      defaultValue = "2s",
      description = "How often to look with --watch, at least 0.1s. Default: ${DEFAULT-VALUE}.")
  private Duration interval = Duration.ofSeconds(2);

  @Inject
  JobsCommand(
      GlobalOptions options, Surroundings surroundings, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.surroundings = surroundings;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    int times = next.orElse(job.isPresent() ? 5 : 0);
    if (times < 0 || times > MOST_TIMES) {
      throw new ParameterException(
          spec.commandLine(), "--next has to be between 0 and " + MOST_TIMES);
    }
    if (interval.toMillis() < 100) {
      throw new ParameterException(spec.commandLine(), "--interval has to be 0.1s or more");
    }
    try (Session session = sessions.open()) {
      State state = session.store().load().state();
      job.ifPresent(id -> JobNames.find(state, id, spec));
      JobsView view =
          new JobsView(session, terminal, new JobsView.Choice(job, cyclic, times, options.json()));
      if (watch) {
        watch(view);
      } else {
        List<CyclicReport.Entry> entries = session.cyclicReport().of(state, times);
        if (options.json()) {
          terminal.out().println(JsonOutput.text(view.json(state, entries).all()));
        } else {
          view.print(state, entries, terminal);
        }
      }
      return ExitCode.OK;
    }
  }

  private void watch(JobsView view) throws InterruptedException {
    Watch shown = new Watch(view, terminal, interval);
    boolean canDraw = !surroundings.environment().getOrDefault("TERM", "").matches("|dumb");
    if (terminal.interactive() && canDraw && !options.json()) {
      shown.inPlace();
    } else {
      shown.onChange();
    }
  }
}
