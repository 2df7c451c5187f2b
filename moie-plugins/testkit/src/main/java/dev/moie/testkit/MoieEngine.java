package dev.moie.testkit;

import dev.moie.api.ActionResult;
import dev.moie.api.Verification;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real engine with the plugin under test, in a workspace that lasts for one test. To be used as
 * a JUnit 5 extension:
 *
 * <pre>{@code
 * @RegisterExtension MoieEngine engine = MoieEngine.ofPlugin();
 *
 * @Test
 * void greets_once() {
 *   engine.openJob("1.1")
 *       .verify("greet/written", Map.of("path", "hello.txt"))
 *       .run("greet/write", Map.of("path", "hello.txt"));
 *
 *   engine.beat().job("1.1").is(JobOutcome.EXECUTED);
 *   engine.beat();
 *
 *   engine.file("hello.txt").hasText("Hello\n");
 * }
 * }</pre>
 *
 * <p>The plugin is loaded from a jar, by the loader that hides the engine from it. In a {@code
 * *Test} that is a throw-away jar of the classes just compiled; in an {@code *IT} it is the one
 * that Maven has packed. The clock stands at 2026-01-05T12:00:00Z until the test moves it; where
 * the engine would wait between two attempts, it moves the clock instead.
 *
 * <p>For the thread of one test at a time.
 */
public final class MoieEngine implements BeforeEachCallback, AfterEachCallback {
  private final Function<Path, Path> plugin;
  private final List<Path> beside = new ArrayList<>();
  private Instant start = Instant.parse("2026-01-05T12:00:00Z");
  private Optional<RunningEngine> running = Optional.empty();

  private MoieEngine(Function<Path, Path> plugin) {
    this.plugin = plugin;
  }

  /**
   * The packed jar where the parent POM's failsafe runs the test ({@code *IT}), else the classes.
   *
   * @return an extension
   */
  public static MoieEngine ofPlugin() {
    return PluginUnderTest.isPacked() ? ofJar() : ofClasses();
  }

  /**
   * The classes in {@code target/classes}, with the libraries that would be packed beside them.
   *
   * @return an extension
   */
  public static MoieEngine ofClasses() {
    return new MoieEngine(PluginUnderTest::classes);
  }

  /**
   * The jar that Maven has packed. For {@code *IT} classes, which run after it is.
   *
   * @return an extension
   */
  public static MoieEngine ofJar() {
    return new MoieEngine(folder -> PluginUnderTest.jar());
  }

  /**
   * Any jar.
   *
   * @param jar a plugin
   * @return an extension
   */
  public static MoieEngine of(Path jar) {
    return new MoieEngine(folder -> jar);
  }

  /**
   * Installs other plugins too, such as those of the distribution.
   *
   * @param folder a folder of jars; of plugins with the same id, the one under test is used
   * @return this
   */
  public MoieEngine beside(Path folder) {
    beside.add(folder);
    return this;
  }

  /**
   * Sets where the clock stands when a test begins.
   *
   * @param instant the time
   * @return this
   */
  public MoieEngine startingAt(Instant instant) {
    start = instant;
    return this;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    running = Optional.of(RunningEngine.start(plugin, beside, new TestClock(start)));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (running.isPresent()) {
      running.get().close();
      running = Optional.empty();
    }
  }

  private RunningEngine engine() {
    return running.orElseThrow(
        () ->
            new IllegalStateException(
                "there is no engine outside a test; annotate the field with @RegisterExtension, and"
                    + " make it an instance field"));
  }

  /**
   * Adds a pending job to the state file.
   *
   * @param id such as {@code 1.1}
   * @return the job, to say what it does
   */
  public JobDraft openJob(String id) {
    return engine().state().add(new JobDraft(id, "pending"));
  }

  /**
   * Adds a cyclic job to the state file. It is due at once, and then daily unless it says
   * otherwise.
   *
   * @param id such as {@code 1.2}
   * @return the job, to say what it does
   */
  public JobDraft cyclicJob(String id) {
    return engine().state().add(new JobDraft(id, "cyclic"));
  }

  /**
   * Replaces the state file.
   *
   * @param json the whole of it
   * @return this
   */
  public MoieEngine stateFile(String json) {
    engine().state().replace(json);
    return this;
  }

  /**
   * Makes one heartbeat, as {@code moie heartbeat} does.
   *
   * @return what it came to
   */
  public Beat beat() {
    return engine().beat();
  }

  /**
   * Calls a verifier of the plugin, outside any heartbeat.
   *
   * @param uses its name
   * @param with its configuration, as in the state file
   * @return its answer; what it throws is an answer too, as in a heartbeat
   */
  public Verification verify(String uses, Map<String, ?> with) {
    return engine().verify(uses, with);
  }

  /**
   * Calls an action of the plugin, outside any heartbeat.
   *
   * @param uses its name
   * @param with its configuration, as in the state file
   * @return what came of it; what it throws is an answer too, as in a heartbeat
   */
  public ActionResult run(String uses, Map<String, ?> with) {
    return engine().run(uses, with);
  }

  /**
   * The engine's clock.
   *
   * @return the clock, to be moved
   */
  public TestClock clock() {
    return engine().clock();
  }

  /**
   * A file of the workspace.
   *
   * @param path relative to the workspace
   * @return the file, whether it is there or not
   */
  public TestFile file(String path) {
    return new TestFile(engine().workspace().root().resolve(path));
  }

  /**
   * The status of a job in the state file on the disk.
   *
   * @param job its id
   * @return {@code pending}, {@code completed} or {@code cyclic}
   */
  public String status(String job) {
    return engine().state().status(job);
  }

  /**
   * What the execution log says of a job.
   *
   * @param job its id
   * @return its entries, newest first
   */
  public List<PastRun> history(String job) {
    return engine().history(job);
  }

  /**
   * What the engine has against the jars.
   *
   * @return one line for each problem; empty if all is well
   */
  public List<String> pluginProblems() {
    return engine().pluginProblems();
  }
}
