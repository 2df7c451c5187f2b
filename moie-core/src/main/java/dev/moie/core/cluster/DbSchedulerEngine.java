package dev.moie.core.cluster;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.moie.core.engine.WorkOrder;
import dev.moie.core.postgres.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * db-scheduler carries the jobs: one row of {@code scheduled_tasks} is one job that is to be taken.
 * There is one task that every node knows, so that no node takes a row for one that nobody can do,
 * and deletes it.
 */
final class DbSchedulerEngine implements ClusterEngine {
  /** Work is looked for when a fifth of the threads has none. */
  private static final double FETCH_FROM = 0.8;

  /**
   * Several jobs are picked in one exchange, but never more than there are threads free: what waits
   * for one would have no heartbeat, and look dead.
   */
  private static final double FETCH_UP_TO = 1.0;

  /** How often claims are looked at, at most. */
  private static final Duration SHORTEST = Duration.ofMillis(20);

  private final Crew crew;
  private final Database database;
  private final ClusterSettings settings;
  private final Clock clock;
  private final Map<String, JobClaim> claims = new ConcurrentHashMap<>();
  private final Orders orders;
  private final Scheduler scheduler;
  private volatile Optional<Ticker> watch = Optional.empty();

  /**
   * An engine that takes no jobs yet.
   *
   * @param node this node's name
   * @param threads how many jobs it takes at once
   * @param patience how long jobs may go on when it is closed
   */
  DbSchedulerEngine(
      String node,
      Crew crew,
      Database database,
      ClusterSettings settings,
      int threads,
      Duration patience,
      Clock clock) {
    this.crew = crew;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.orders = new Orders(database, clock);
    CustomTask<String> task =
        Tasks.custom(Tables.TASK, String.class)
            .onFailure((complete, operations) -> operations.reschedule(complete, soon()))
            .execute(this::execute);
    this.scheduler =
        Scheduler.create(database.engine(), List.of(task))
            .schedulerName(new SchedulerName.Fixed(node))
            .clock(clock::instant)
            .threads(threads)
            .pollingInterval(settings.poll())
            .pollUsingLockAndFetch(FETCH_FROM, FETCH_UP_TO)
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(settings.missed())
            .enableImmediateExecution()
            .serializer(new PlainText())
            .shutdownMaxWait(patience)
            .failureLogging(LogLevel.WARN, false)
            .alwaysPersistTimestampInUTC()
            .build();
  }

  /** Orders are JSON already. */
  private static final class PlainText implements Serializer {
    @Override
    public byte[] serialize(Object data) {
      return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
      return bytes == null ? null : type.cast(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void start() {
    scheduler.start();
    Duration glance = settings.lease().dividedBy(60);
    watch =
        Optional.of(
            Ticker.start(
                "moie-claims",
                glance.compareTo(SHORTEST) < 0 ? SHORTEST : glance,
                () -> claims.values().forEach(JobClaim::enforce)));
  }

  @Override
  public void pause(boolean pause) {
    if (pause) {
      scheduler.pause();
    } else {
      scheduler.resume();
    }
  }

  @Override
  public void submit(WorkOrder order) {
    orders.put(order);
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public List<String> running() {
    return claims.keySet().stream().sorted().toList();
  }

  private CompletionHandler<String> execute(
      TaskInstance<String> instance, ExecutionContext context) {
    WorkOrder order = WorkOrder.of(instance.getData());
    Tables.Beginning beginning = crew.begin(order);
    JobClaim claim =
        new JobClaim(
            database, context.getCurrentlyExecuting(), crew.fence(order, beginning.token()));
    claims.put(order.job(), claim);
    try {
      return switch (crew.carryOut(order, claim, beginning)) {
        // The row went with the answer, or is another node's by now.
        case DONE, LOST -> (complete, operations) -> {};
        case FOR_ANOTHER, AGAIN ->
            (complete, operations) -> operations.reschedule(complete, soon());
      };
    } finally {
      claims.remove(order.job(), claim);
      claim.over();
    }
  }

  /** After every other node had an occasion to look for work. */
  private Instant soon() {
    return clock.instant().plus(settings.poll());
  }

  @Override
  public void interrupt() {
    claims.values().forEach(JobClaim::interrupt);
  }

  @Override
  public void close() {
    scheduler.stop();
    watch.ifPresent(Ticker::close);
  }
}
