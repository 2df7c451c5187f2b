package dev.moie.core.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Jars of a plugin with one action that says which version it is, and on request waits at a gate
 * before that.
 */
public final class GatedJar {
  private GatedJar() {}

  /** What the action waits at, and what it tells when it is there. */
  public record Gate(String name, CountDownLatch reached, CountDownLatch open) {
    public static Gate named(String name) {
      Gate gate = new Gate(name, new CountDownLatch(1), new CountDownLatch(1));
      gates().put(name, gate.reached);
      gates().put(name + "/open", gate.open);
      return gate;
    }

    public String config() {
      return "{\"gate\": \"" + name + "\"}";
    }
  }

  /** Reached by plugins too, which share nothing but the JDK with us. */
  @SuppressWarnings("unchecked")
  private static Map<String, CountDownLatch> gates() {
    return (Map<String, CountDownLatch>)
        System.getProperties().computeIfAbsent("moie.test.gates", k -> new ConcurrentHashMap<>());
  }

  /** The plugin of this id in this version. */
  public static PluginJar of(String id, String version) {
    return of(id, version, "");
  }

  /**
   * The same with more members.
   *
   * @param members Java code in the body of the action's class
   */
  public static PluginJar of(String id, String version, String members) {
    return PluginJar.of(id)
        .manifest("Plugin-Version", version)
        .source(
            id + ".Act",
            """
            package ID;
            import dev.moie.api.*;
            import dev.moie.api.config.*;
            import java.util.Map;
            import java.util.concurrent.CountDownLatch;
            @JobType(value = "ID/act", summary = "Acts", example = "{}")
            public final class Act implements Action<Act.Config> {
              public record Config(@Doc("The gate") @Default("") String gate) {}
              MEMBERS
              @SuppressWarnings("unchecked")
              @Override public ActionResult run(Config config, JobContext job) throws Exception {
                if (!config.gate().isEmpty()) {
                  Map<String, CountDownLatch> gates =
                      (Map<String, CountDownLatch>) System.getProperties().get("moie.test.gates");
                  gates.get(config.gate()).countDown();
                  gates.get(config.gate() + "/open").await();
                }
                return ActionResult.succeeded("ID VERSION" + Late.TEXT);
              }
            }
            """
                .replace("MEMBERS", members)
                .replace("VERSION", version)
                .replace("ID", id))
        // Loaded only behind the gate: a loader that was closed meanwhile could not.
        .source(
            id + ".Late",
            "package ID; final class Late { static final Object TEXT = new StringBuilder(); }"
                .replace("ID", id));
  }
}
