package dev.moie.app;

import dev.moie.api.secret.Secrets;
import dev.moie.app.render.ClusterView;
import dev.moie.core.cluster.ClusterKillSwitch;
import dev.moie.core.cluster.ClusterSettings;
import dev.moie.core.cluster.Lead;
import dev.moie.core.cluster.LeadKeeper;
import dev.moie.core.cluster.Nodes;
import dev.moie.core.cluster.Overview;
import dev.moie.core.engine.Ownership;
import dev.moie.core.io.Disk;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.Fence;
import dev.moie.core.log.LogException;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.DatabaseSettings;
import dev.moie.core.postgres.PgExecutionLog;
import dev.moie.core.postgres.PgStateStore;
import dev.moie.core.postgres.TakenOrder;
import dev.moie.core.state.StateStore;
import dev.moie.core.stop.FileKillSwitch;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.StoreSettings;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * In PostgreSQL, for several nodes. What writes the state carries the fencing token of the lead,
 * once this process has it. Thread-safe.
 */
public final class PostgresStorage implements Storage {
  private final Workspace workspace;
  private final StoreSettings settings;
  private final ZoneId zone;
  private final Secrets secrets;
  private final Clock clock;
  private Optional<Database> opened = Optional.empty();
  private Optional<PgExecutionLog> log = Optional.empty();
  private volatile Optional<Lead> lead = Optional.empty();

  /**
   * Connects to nothing yet.
   *
   * @param secrets where the password is
   */
  PostgresStorage(Workspace workspace, Settings settings, Secrets secrets, Clock clock) {
    this.workspace = workspace;
    this.settings = settings.store();
    this.zone = settings.timezone();
    this.secrets = secrets;
    this.clock = clock;
  }

  /** How nodes live with each other. */
  public ClusterSettings cluster() {
    return new ClusterSettings(settings.heartbeat(), settings.missed(), settings.poll());
  }

  /**
   * The database, connected to when it is first asked for.
   *
   * @throws LogException if it cannot be used
   */
  public synchronized Database database() {
    if (opened.isEmpty()) {
      Database database = Database.open(databaseSettings());
      opened = Optional.of(database);
      log = Optional.of(new PgExecutionLog(database));
    }
    return opened.get();
  }

  /**
   * How to reach the database.
   *
   * @throws LogException if the settings cannot be used
   */
  public DatabaseSettings databaseSettings() {
    try {
      return new DatabaseSettings(
          settings.url().orElseThrow(),
          settings.user(),
          settings.passwordSecret().map(this::password),
          settings.schema(),
          Math.max(2, settings.connections()));
    } catch (IllegalArgumentException e) {
      throw new LogException(workspace.settingsFile() + ": " + e.getMessage(), e);
    }
  }

  private Supplier<String> password(String name) {
    return () ->
        secrets
            .get(name)
            .orElseThrow(
                () ->
                    new LogException(
                        "cluster.password_secret names the secret \""
                            + name
                            + "\", which is not in the section secrets of "
                            + workspace.settingsFile(),
                        null));
  }

  /** The log for the holder of a claim. */
  public ExecutionLog log(Fence fence) {
    database();
    return log.orElseThrow().guardedBy(fence);
  }

  /** The same for who has taken an order, which is answered with the last that is written. */
  public ExecutionLog log(Fence fence, TakenOrder order) {
    database();
    return log.orElseThrow().guardedBy(fence, order);
  }

  @Override
  public ExecutionLog log() {
    Optional<Lead> mine = lead;
    database();
    return mine.map(each -> log(each.fence())).orElseGet(() -> log.orElseThrow());
  }

  @Override
  public StateStore state() {
    return state(lead.map(Lead::fence));
  }

  /** The state, as it is and to be put in. */
  public PgStateStore documents() {
    return state(lead.map(Lead::fence));
  }

  private PgStateStore state(Optional<Fence> fence) {
    return new PgStateStore(database(), zone, fence);
  }

  @Override
  public String place() {
    return database().name();
  }

  @Override
  public String stamp() throws IOException {
    return state(Optional.empty()).stamp();
  }

  @Override
  public KillSwitch killSwitch() {
    return new ClusterKillSwitch(database(), new FileKillSwitch(Disk.LOCAL, workspace.stopFile()));
  }

  @Override
  public Ownership ownership() {
    return lead.<Ownership>map(each -> each).orElse(Ownership.ALONE);
  }

  /** From now on what is written through this carries the token of a lead; empty for none. */
  public void lead(Optional<Lead> taken) {
    lead = taken;
  }

  /** This node's folder, and the lead of the cluster. */
  @Override
  public Optional<Hold> hold(String command) throws IOException {
    Optional<WorkspaceLock> folder = WorkspaceLock.acquire(workspace, command, clock);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      String holder = holderName(command);
      Optional<LeadKeeper> taken = LeadKeeper.take(database(), cluster(), holder);
      if (taken.isEmpty()) {
        folder.get().close();
        return Optional.empty();
      }
      lead = Optional.of(taken.get().lead());
      return Optional.of(
          () -> {
            lead = Optional.empty();
            taken.get().close();
            folder.get().close();
          });
    } catch (LogException e) {
      folder.get().close();
      throw new IOException(e.getMessage(), e);
    }
  }

  private String holderName(String command) {
    LockHolder here = LockHolder.ofThisProcess(command, clock);
    return command + " on " + here.host() + "-" + here.pid();
  }

  /** The cluster as it is now. */
  public Overview overview() {
    return Overview.of(database(), cluster());
  }

  /** The nodes, to be asked something. */
  public Nodes nodes() {
    return new Nodes(database(), cluster());
  }

  /** The cluster as it is now, with what people want to know of it. */
  public ClusterView look() {
    Overview overview = overview();
    long unsaved =
        log().position().map(log -> Math.max(0, log.lastSeq() - log.savedSeq())).orElse(0L);
    return new ClusterView(place(), overview, database().now(), unsaved);
  }

  @Override
  public LockHolder holder() {
    Optional<Overview.Leader> leader = overview().leader();
    return leader
        .map(
            each ->
                new LockHolder("?", each.holder(), each.since().toString(), "it leads the cluster"))
        .orElseGet(() -> WorkspaceLock.holder(workspace));
  }

  @Override
  public synchronized void close() {
    opened.ifPresent(Database::close);
    opened = Optional.empty();
    log = Optional.empty();
  }
}
