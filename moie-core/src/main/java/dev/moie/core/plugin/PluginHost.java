package dev.moie.core.plugin;

import dev.moie.api.ActionResult;
import dev.moie.api.Verification;
import dev.moie.api.event.ActionDecided;
import dev.moie.api.event.AlertRaised;
import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.OrderCarriedOut;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.api.event.PluginChanged;
import dev.moie.core.alert.AlertPlugins;
import dev.moie.core.engine.ActionQuestion;
import dev.moie.core.engine.EventPublisher;
import dev.moie.core.engine.Rulings;
import dev.moie.core.engine.StepCall;
import dev.moie.core.engine.StepExecutor;
import dev.moie.core.state.Step;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the plugins in some folders, and runs their steps and listeners. Nothing is looked at
 * before it is needed, and no plugin code runs before one of its job types is called or something
 * happens that one of its listeners wants to hear.
 *
 * <p>Thread-safe.
 */
public final class PluginHost implements StepExecutor, EventPublisher, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

  private final PluginHostSettings settings;
  private final LoadedPlugins loaded;
  private final Answers answers;
  private final CatalogWarnings warnings = new CatalogWarnings();
  private final EventDelivery events;
  private final AtomicReference<Printing> printing = new AtomicReference<>();
  private Optional<Reloads> reloads = Optional.empty();
  private volatile Consumer<AlertRaised> ear = alert -> {};

  /** Sets a host up. Reads nothing yet. */
  public PluginHost(PluginHostSettings settings) {
    // A cached connection would keep a jar open after its plugin is gone.
    URLConnection.setDefaultUseCaches("jar", false);
    this.settings = settings;
    this.loaded = new LoadedPlugins(settings);
    this.answers = new Answers(settings.services().masking());
    this.events = new EventDelivery(loaded, settings.services());
  }

  /** What is known of every jar, in the order of the folders. */
  public List<PluginReport> reports() {
    Registry now = loaded.registry();
    return now.catalog().all().stream()
        .map(candidate -> Reports.of(candidate, now, loaded))
        .toList();
  }

  /** A job type of a plugin that is used. */
  public Optional<TypeInfo> type(String name) {
    return loaded.catalog().plugins().stream()
        .flatMap(plugin -> plugin.index().types().stream())
        .filter(type -> type.name().equals(name))
        .findFirst();
  }

  /**
   * How many jars were opened to know what there is; jars that have not changed are not opened
   * again.
   */
  public int jarsRead() {
    return loaded.catalog().jarsRead();
  }

  @Override
  public Optional<String> provider(Step step) {
    return loaded
        .catalog()
        .plugin(step.plugin())
        .map(candidate -> candidate.id() + " " + candidate.version());
  }

  @Override
  public Optional<String> obstacle(Step step, Kind kind, String job) {
    return new Obstacles(loaded, settings.dropFolder(), settings.services().secretNames())
        .of(step, kind, job);
  }

  @Override
  public Verification verify(Step step, StepCall call) throws InterruptedException {
    Optional<String> obstacle = obstacle(step, Kind.VERIFY, call.job().id());
    if (obstacle.isPresent()) {
      return Verification.inconclusive(obstacle.get());
    }
    StepRun<Verification> run = new StepRun<>(loaded, step, call, StepRun::verifying);
    return run.answer()
        .map(answers::bounded)
        .orElseGet(() -> Verification.inconclusive(run.failure()));
  }

  @Override
  public Rulings rulings(ActionQuestion question) throws InterruptedException {
    return new PluginPolicies(loaded, settings).of(question);
  }

  @Override
  public ActionResult run(Step step, StepCall call) throws InterruptedException {
    Optional<String> obstacle = obstacle(step, Kind.RUN, call.job().id());
    if (obstacle.isPresent()) {
      return ActionResult.failed(obstacle.get());
    }
    StepRun<ActionResult> run = new StepRun<>(loaded, step, call, StepRun::acting);
    ActionResult result =
        run.answer().map(answers::bounded).orElseGet(() -> ActionResult.failed(run.failure()));
    for (AlertRaised alert : run.alerts()) {
      // Not on the plugin's own thread: a listener of the same plugin needs that.
      LOG.warn("alert of job {}: {}: {}", alert.job().id(), alert.subject(), alert.message());
      events.tell("alertRaised", listener -> listener.alertRaised(alert));
      ear.accept(alert);
    }
    return result;
  }

  /**
   * What a step of a job tells while it runs in this process; empty if none runs. A program that a
   * plugin runs on a thread which it has made itself is not seen.
   */
  public Optional<Telling> telling(String job) {
    return loaded
        .containment()
        .threads()
        .telling(job, thread -> settings.services().programOutput(thread));
  }

  /** What plugins have to do with alerts. */
  public AlertPlugins alerting() {
    return new PluginChannels(this, loaded, answers);
  }

  void onAlert(Consumer<AlertRaised> listener) {
    ear = listener;
  }

  /** The plugins that are there, and not used since they broke out of a call. */
  List<QuarantineEntry> quarantined() {
    return loaded.catalog().all().stream()
        .filter(Candidate::isHealthy)
        .flatMap(jar -> settings.quarantine().of(jar.id(), jar.facts().sha256()).stream())
        .toList();
  }

  /**
   * Makes ready for a step as for running it, and does not call it: loads the plugin, makes the
   * instance, binds the configuration.
   *
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  public Rehearsal rehearse(Step step, Kind kind, StepCall call) throws InterruptedException {
    Optional<String> obstacle = obstacle(step, kind, call.job().id());
    if (obstacle.isPresent()) {
      return Rehearsal.failed(obstacle.get());
    }
    StepRun<WeakReference<ClassLoader>> run =
        new StepRun<>(
            loaded,
            step,
            call,
            (instance, config, job) -> new WeakReference<>(instance.getClass().getClassLoader()));
    return run.answer()
        .map(loader -> new Rehearsal(Optional.empty(), loader))
        .orElseGet(() -> Rehearsal.failed(run.failure()));
  }

  @Override
  public void publish(HeartbeatStarted event) {
    settings.services().heartbeatBegins();
    warnings.tell(loaded.catalog());
    events.tellNow("heartbeatStarted", listener -> listener.heartbeatStarted(event));
  }

  @Override
  public void publish(JobFinished event) {
    events.tell("jobFinished", listener -> listener.jobFinished(event));
  }

  @Override
  public void publish(PhaseCompleted event) {
    events.tellNow("phaseCompleted", listener -> listener.phaseCompleted(event));
  }

  @Override
  public void publish(ActionDecided event) {
    events.tellNow("actionDecided", listener -> listener.actionDecided(event));
  }

  @Override
  public void publish(OrderCarriedOut event) {
    events.tellNow("orderCarriedOut", listener -> listener.orderCarriedOut(event));
  }

  @Override
  public void publish(HeartbeatFinished event) {
    events.tellNow("heartbeatFinished", listener -> listener.heartbeatFinished(event));
  }

  /** The commands that plugins add to the program. Runs no plugin code. */
  public List<OfferedCommand> commands() {
    return new CommandTable(loaded.catalog()).offered();
  }

  /**
   * Runs a command of a plugin to its end; there is no time limit.
   *
   * @param arguments the words behind its name
   * @throws InterruptedException if the calling thread was interrupted; the command is too, then
   */
  public CommandOutcome run(OfferedCommand command, List<String> arguments, CommandStreams streams)
      throws InterruptedException {
    return new CommandRun(loaded, command).run(arguments, streams);
  }

  /**
   * Brings what is in use up to what lies in the folders, and tells the listeners.
   *
   * @param folders what of the folders can be relied on
   * @return what changed
   * @throws IOException if a copy of a jar could not be made; then everything is as it was
   */
  List<PluginChanged> reload(FolderState folders) throws IOException, InterruptedException {
    List<PluginChanged> changes = reloads().run(folders);
    for (PluginChanged change : changes) {
      events.tellNow("pluginChanged", listener -> listener.pluginChanged(change));
    }
    return changes;
  }

  private synchronized Reloads reloads() {
    if (reloads.isEmpty()) {
      reloads = Optional.of(new Reloads(loaded, settings.services().clock()));
    }
    return reloads.get();
  }

  Quarantine quarantine() {
    return settings.quarantine();
  }

  List<PluginFolder> folders() {
    return settings.folders();
  }

  /** Every jar as it was when it was last read. */
  List<Candidate> jars() {
    return loaded.catalog().all();
  }

  /** The versions that are loaded now: those in use, then those whose last calls end. */
  public List<PluginInUse> inUse() {
    List<Generation> current = loaded.registry().generations();
    return loaded.generations().stream()
        .flatMap(
            generation ->
                generation.members().stream()
                    .map(
                        member ->
                            new PluginInUse(
                                member.id(),
                                member.version(),
                                current.contains(generation),
                                generation.calls())))
        .toList();
  }

  /**
   * What became of the versions that were replaced or removed while this host runs, the oldest
   * first; of the last hundred.
   */
  public List<UnloadReport> unloads() {
    return loaded.unloads();
  }

  /** What is wrong with the folders and the quarantine, apart from any single jar. */
  public List<PluginProblem> problems() {
    List<PluginProblem> problems = new ArrayList<>(loaded.catalog().problems());
    settings.quarantine().problem().ifPresent(problems::add);
    return List.copyOf(problems);
  }

  /** The names of the secrets that are configured. Reads no value. */
  public Set<String> secretNames() {
    return settings.services().secretNames();
  }

  /** Whether there is a plugin of this id, or a quarantine of one. */
  public boolean knows(String id) {
    return settings.quarantine().knows(id)
        || reports().stream().anyMatch(report -> report.id().equals(id));
  }

  /** Whether a plugin has an entry in the quarantine, for whichever jar, or that cannot be read. */
  public boolean mayBeQuarantined(String id) {
    return settings.quarantine().problem().isPresent() || settings.quarantine().knows(id);
  }

  /** The plugins that an operator has switched off. */
  public DisabledPlugins disabled() {
    return settings.disabled();
  }

  /**
   * Takes a plugin out of quarantine.
   *
   * @return what it was there for; empty if it was not
   * @throws IOException if the quarantine cannot be read or written
   */
  public Optional<QuarantineEntry> enable(String id) throws IOException {
    return settings.quarantine().lift(id);
  }

  /**
   * Counts what the current thread is about to print, on behalf of the plugin whose code it runs.
   * Waits for nothing, so it may be called while the stream is locked.
   *
   * @return whether it is to be passed on; false if this call of the plugin has printed too much
   */
  public boolean admits(int bytes) {
    if (printing.get() == null) {
      printing.compareAndSet(null, new Printing(loaded));
    }
    return printing.get().admits(bytes);
  }

  /**
   * Puts the plugin into quarantine that called {@code System.exit}, which no engine can prevent.
   *
   * @param thread the thread that ends the process
   * @param stack what it does, the innermost call first
   * @return why; empty if no plugin is at fault
   */
  public Optional<QuarantineEntry> blameForExit(Thread thread, StackTraceElement[] stack) {
    return new ExitBlame(loaded).of(thread, stack);
  }

  /**
   * Tells the listeners what they have not heard yet and waits for the calls that run, for five
   * seconds at most each, then unloads everything but what still runs: that is reported and left
   * behind.
   */
  @Override
  public void close() throws InterruptedException, IOException {
    events.close();
    loaded.close();
  }
}
