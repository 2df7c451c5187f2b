package dev.moie.core.testing;

/**
 * A plugin with a policy that does what {@code warden.txt} says, {@code <verb> <reason>}, and a
 * listener that writes what it hears into {@code heard.txt}. Without the file both are not used.
 */
public final class WardenJar {
  private static final String POLICY =
      """
      package warden;
      import dev.moie.api.OnlyWithFile;
      import dev.moie.api.files.WorkspaceFiles;
      import dev.moie.api.policy.*;
      import java.nio.file.Files;
      @org.pf4j.Extension
      @OnlyWithFile("warden.txt")
      public final class Warden implements Policy {
        private final WorkspaceFiles files;
        @jakarta.inject.Inject public Warden(WorkspaceFiles files) { this.files = files; }
        @Override public Decision decide(ActionRequest request) throws Exception {
          String[] said = Files.readString(files.root().resolve("warden.txt")).strip().split(" ", 2);
          String reason = said.length > 1 ? said[1] : "";
          return switch (said[0]) {
            case "allow" -> Decision.allow();
            case "deny" -> Decision.deny(reason);
            case "ask" -> Decision.askApproval(reason);
            case "tell" -> Decision.deny(
                request.type() + " " + new java.util.TreeMap<>(request.config()) + " "
                    + request.trigger() + " " + request.attempt() + "/" + request.maxAttempts() + " "
                    + request.timeout() + " " + request.concurrency() + " " + request.provider());
            case "sleep" -> { Thread.sleep(60_000); yield Decision.allow(); }
            case "null" -> null;
            default -> throw new IllegalStateException("no such verb");
          };
        }
      }
      """;

  private static final String LISTENER =
      """
      package warden;
      import dev.moie.api.*;
      import dev.moie.api.event.*;
      import dev.moie.api.files.WorkspaceFiles;
      import java.nio.charset.StandardCharsets;
      import java.nio.file.Path;
      @org.pf4j.Extension
      @OnlyWithFile("warden.txt")
      public final class Ear implements EngineListener {
        private final WorkspaceFiles files;
        @jakarta.inject.Inject public Ear(WorkspaceFiles files) { this.files = files; }
        @Override public void actionDecided(ActionDecided event) {
          hear(event.outcome() + " " + event.request().job().id() + " " + event.policy() + ": " + event.reason());
        }
        @Override public void orderCarriedOut(OrderCarriedOut event) {
          hear(event.order() + " " + event.job().id() + " by " + event.by() + " " + event.done());
        }
        @Override public void jobFinished(JobFinished event) {
          hear("finished " + event.job().id() + " " + event.outcome());
        }
        private void hear(String line) {
          try {
            files.append(Path.of("heard.txt"), (line + "\\n").getBytes(StandardCharsets.UTF_8));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      }
      """;

  private WardenJar() {}

  /** The plugin {@code warden}. */
  public static PluginJar make() {
    return PluginJar.of("warden").source("warden.Warden", POLICY).source("warden.Ear", LISTENER);
  }
}
