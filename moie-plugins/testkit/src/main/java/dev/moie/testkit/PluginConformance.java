package dev.moie.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks that the packed jar keeps the contract of a plugin. All that a plugin needs to run it:
 *
 * <pre>{@code
 * class ConformanceIT extends PluginConformance {}
 * }</pre>
 *
 * <p>No job runs in it. What it makes are instances: the constructors of all job types and
 * listeners run, and listeners hear of one heartbeat.
 */
public abstract class PluginConformance {

  /** Made by JUnit. */
  protected PluginConformance() {}

  /**
   * The jar to check.
   *
   * @return by default the one that Maven has packed, which an {@code *IT} finds
   */
  protected Path jar() {
    return PluginUnderTest.jar();
  }

  /**
   * Folders of plugins that this one needs.
   *
   * @return none by default
   */
  protected List<Path> beside() {
    return List.of();
  }

  /**
   * The checks.
   *
   * @return one test each
   */
  @TestFactory
  Stream<DynamicTest> conforms() {
    return new Conformance(jar(), beside()).tests();
  }
}
