package dev.moie.app.daemon;

import dev.moie.app.FileStamp;
import dev.moie.app.HealthWriter;
import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.app.logging.LateLogging;
import dev.moie.app.logging.LogFile;
import dev.moie.core.alert.Alerts;
import dev.moie.core.alert.Rounds;
import dev.moie.core.alert.WatchTroubles;
import dev.moie.core.engine.Heart;
import dev.moie.core.engine.HeartEvent;
import dev.moie.core.engine.Pulse;
import dev.moie.core.log.LogException;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.stop.Stop;
import dev.moie.core.workspace.DaemonSettings;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a workspace for as long as it lives, with a {@link Heart} in it. When settings change that
 * the heart or the plugins have at their beginning, another heart goes on in the same process.
 *
 * <p>{@link #run} is called once; the other methods by any thread.
 */
public final class Daemon {
  /** What a daemon calls itself where it holds a workspace. */
  static final String NAME = "daemon";

  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  private final Workspace workspace;
  private final Function<Settings, Session> opener;
  private final Optional<Duration> asked;
  private final Map<String, String> environment;
  private final Services services;
  private final Systemd systemd;
  private final Clock clock;
  private final AtomicReference<Settings> settings;
  private final Life life = new Life(this);

  private volatile Optional<Session> session = Optional.empty();
  private volatile Optional<Heart> heart = Optional.empty();
  private volatile Optional<ClusterLife> cluster = Optional.empty();
  private volatile Optional<HealthWriter> health = Optional.empty();
  private volatile Optional<String> badSettings = Optional.empty();
  private volatile Optional<IOException> failure = Optional.empty();
  private volatile Optional<Stop> ending = Optional.empty();
  private volatile long endingSince;
  private volatile String outcome = "";
  private boolean opened;

  /**
   * A daemon that does nothing yet. Its caller holds the workspace's lock until {@link #run} ends.
   *
   * @param workspace its workspace
   * @param settings as they are at the beginning
   * @param opener opens the workspace with settings
   * @param asked how often it is to beat, if that is not left to the settings
   * @param environment the variables of this process
   * @param cache this user's folder for what can be made again, if there is one
   * @param services what lives with it
   * @param clock the time
   */
  public Daemon(
      Workspace workspace,
      Settings settings,
      Function<Settings, Session> opener,
      Optional<Duration> asked,
      Map<String, String> environment,
      Optional<Path> cache,
      Set<DaemonService> services,
      Clock clock) {
    this.workspace = workspace;
    this.settings = new AtomicReference<>(settings);
    this.opener = opener;
    this.asked = asked;
    this.environment = environment;
    this.services = new Services(services);
    this.systemd = new Systemd(environment, workspace.root(), cache);
    this.clock = clock;
  }

  /**
   * Lives until it is ended.
   *
   * @throws InvalidStateException if the state cannot be used at the beginning
   * @throws IOException if something cannot be read, written or started at the beginning
   * @throws InterruptedException if the thread was interrupted; what was done is saved
   */
  public void run() throws InvalidStateException, IOException, InterruptedException {
    keepLog(settings.get());
    Signals.handle(List.of("TERM", "INT", "HUP"), this::signal);
    life.start(Systemd.watchdog(environment));
    try {
      do {
        live(settings.get());
      } while (ending.isEmpty() && failure.isEmpty());
    } finally {
      systemd.stopping("ending");
      services.stop();
      life.close();
      systemd.close();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    LOG.info("the daemon has ended: {}", ending.map(Stop::describe).orElse(""));
  }

  private void live(Settings now) throws InvalidStateException, IOException, InterruptedException {
    try (Session opening = opener.apply(now)) {
      session = Optional.of(opening);
      if (opening.shared().isPresent()) {
        liveInCluster(opening, opening.shared().get());
      } else {
        liveAlone(opening);
      }
    } finally {
      health = Optional.empty();
    }
  }

  private void liveInCluster(Session opening, PostgresStorage storage)
      throws InvalidStateException, IOException, InterruptedException {
    ClusterLife life = new ClusterLife(this, opening, storage);
    health = Optional.of(new HealthWriter(opening, NAME, true));
    cluster = Optional.of(life);
    try {
      ending.ifPresent(life::end);
      life.run();
      ended(opening);
    } catch (LogException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      cluster = Optional.empty();
    }
  }

  private void liveAlone(Session opening)
      throws InvalidStateException, IOException, InterruptedException {
    try (Session.Work work = opening.work();
        Rounds rounds = new Rounds(opening.alerts())) {
      Heart beating =
          new Heart(
              opening.engine(settings::get),
              opening.store(),
              this::tempo,
              () -> FileStamp.of(workspace.stateFile()),
              this::hear);
      beats(beating);
      health = Optional.of(new HealthWriter(opening, NAME, true));
      ending.ifPresent(beating::end);
      opening.watchPlugins(beating::beatSoon);
      beating.run();
      ended(opening);
    }
  }

  /** Whoever asks from now on learns that nobody is left to beat, but not that it has died. */
  private void ended(Session opening) {
    if (ending.isPresent()) {
      health = Optional.of(new HealthWriter(opening, NAME + ", ended", false));
      writeHealth();
    }
  }

  void beats(Heart beating) {
    heart = Optional.of(beating);
  }

  void beatsNoMore() {
    heart = Optional.empty();
  }

  Settings settings() {
    return settings.get();
  }

  private Heart.Tempo tempo() {
    DaemonSettings now = settings.get().daemon();
    return new Heart.Tempo(every(), now.maxJobs(), now.maxJobsPerPlugin());
  }

  Duration every() {
    return asked.orElseGet(() -> settings.get().beat().every());
  }

  Optional<Heart> heart() {
    return heart;
  }

  Systemd systemd() {
    return systemd;
  }

  Path settingsFile() {
    return workspace.settingsFile();
  }

  private void signal(String name) {
    if (name.equals("HUP")) {
      LOG.info("SIGHUP: reading the settings again");
      life.reloadSoon();
      return;
    }
    end("SIG" + name);
  }

  /** Ends: what runs is let run to its end, and interrupted if this is called again. */
  public synchronized void end(String why) {
    Stop.How how = ending.isPresent() ? Stop.How.NOW : Stop.How.DRAIN;
    LOG.info(
        "{}: {}", why, how == Stop.How.NOW ? "interrupting what runs" : "ending when nothing runs");
    if (ending.isEmpty()) {
      endingSince = System.nanoTime();
      systemd.stopping(why);
    }
    Stop stop = new Stop(clock.instant(), why, "the daemon ends", how);
    ending = Optional.of(stop);
    if (cluster.isPresent()) {
      cluster.get().end(stop);
    } else {
      heart.ifPresent(its -> its.end(stop));
    }
  }

  /** Sees to it that draining has an end. */
  void endIfOverdue() {
    Duration patience = settings.get().daemon().drain();
    boolean draining = ending.filter(stop -> stop.how() == Stop.How.DRAIN).isPresent();
    if (draining && System.nanoTime() - endingSince > patience.toNanos()) {
      end("still running after " + patience);
    }
  }

  /** Reads the settings again. Bad ones are told, and the old ones stay. */
  void reload() {
    systemd.reloading();
    try {
      Settings read = Settings.read(workspace.settingsFile());
      badSettings = Optional.empty();
      Settings old = settings.getAndSet(read);
      if (!old.equals(read)) {
        LOG.info("the settings have changed");
        if (!old.daemon().log().equals(read.daemon().log())) {
          keepLog(read);
        }
        if (!lasting(old).equals(lasting(read))) {
          LOG.info("some of them take effect as soon as nothing runs");
          if (cluster.isPresent()) {
            cluster.get().leave();
          } else {
            heart.ifPresent(Heart::leave);
          }
        }
      }
    } catch (SettingsException | IOException e) {
      badSettings = Optional.of("the settings are as before: " + e.getMessage());
      LOG.error("{}", badSettings.get());
    }
    systemd.ready("beating every " + every());
    writeHealth();
  }

  /** What a session and a heart have from their beginning. */
  private static List<Object> lasting(Settings settings) {
    return List.of(
        settings.timezone(),
        settings.backups(),
        settings.log(),
        settings.plugins(),
        settings.beat(),
        settings.alerts(),
        settings.secrets(),
        settings.store());
  }

  private void keepLog(Settings now) throws IOException {
    DaemonSettings.LogFile its = now.daemon().log();
    Path file =
        its.file()
            .map(path -> workspace.root().resolve(path))
            .orElse(workspace.internal().resolve("daemon.log"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    LateLogging.keep(new LogFile(file, its, now.timezone()));
  }

  /** It holds the workspace, and has read its state. */
  void opened() {
    if (opened) {
      return;
    }
    opened = true;
    try {
      services.start(
          new LiveContext(workspace, this::session, settings::get, services, () -> heart));
      LOG.info("beating every {} in {}", every(), workspace.root());
      systemd.ready("beating every " + every());
    } catch (IOException e) {
      failure = Optional.of(e);
      Stop stop = new Stop(clock.instant(), "a failure", "", Stop.How.NOW);
      heart.ifPresent(its -> its.end(stop));
      cluster.ifPresent(life -> life.end(stop));
    }
  }

  /** On the heart's thread. */
  void hear(HeartEvent event) {
    EventLog.write(event);
    if (event instanceof HeartEvent.Opened) {
      opened();
    }
    if (event instanceof HeartEvent.Beaten beaten) {
      outcome = beaten.report().outcome().name();
      session().alerts().beatEnded(beaten.report());
      prune();
    }
    if (event instanceof HeartEvent.Stopped stopped && ending.isEmpty()) {
      session().alerts().wrong(WatchTroubles.stopped(stopped.stop()));
    }
    if (event instanceof HeartEvent.Resumed) {
      session().alerts().over(Alerts.KILL_SWITCH);
    }
    if (!(event instanceof HeartEvent.Started || event instanceof HeartEvent.Ended)) {
      writeHealth();
    }
    services.hear(event);
  }

  Session session() {
    return session.orElseThrow(() -> new IllegalStateException("the daemon has not begun"));
  }

  private void prune() {
    try {
      session().prune();
    } catch (LogException e) {
      LOG.warn("old executions could not be forgotten: {}", e.getMessage());
    }
  }

  /** Writes how the workspace is, if the heart has begun. */
  void writeHealth() {
    Optional<Pulse> pulse = heart.flatMap(Heart::pulse);
    Optional<HealthWriter> writer = health;
    Optional<ClusterLife> follower = cluster.filter(ClusterLife::follows);
    if (writer.isEmpty() || (pulse.isEmpty() && follower.isEmpty())) {
      return;
    }
    try {
      if (pulse.isPresent()) {
        Optional<String> trouble = pulse.get().trouble().or(() -> badSettings);
        writer.get().write(pulse.get().state(), every(), outcome, trouble);
      } else {
        Optional<String> trouble = follower.get().trouble().or(() -> badSettings);
        writer.get().write(session().store().load().state(), every(), "FOLLOWING", trouble);
      }
    } catch (InvalidStateException e) {
      LOG.warn("health.json could not be written: {}", String.valueOf(e.getMessage()));
    } catch (IOException | LogException e) {
      LOG.warn("health.json could not be written: {}", String.valueOf(e.getMessage()));
    }
  }
}
