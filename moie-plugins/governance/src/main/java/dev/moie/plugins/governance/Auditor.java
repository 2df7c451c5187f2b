package dev.moie.plugins.governance;

import dev.moie.api.EngineListener;
import dev.moie.api.JobOutcome;
import dev.moie.api.OnlyWithFile;
import dev.moie.api.event.ActionDecided;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.OrderCarriedOut;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.api.event.PluginChanged;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.plugins.governance.audit.AuditTrail;
import dev.moie.plugins.governance.audit.RulesHash;
import dev.moie.plugins.governance.rules.Rules;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pf4j.Extension;

/**
 * Writes into the audit trail what was decided, what ran, what people ordered, and what changed of
 * the state and the plugins.
 */
@Extension
@OnlyWithFile(Rules.FILE)
public final class Auditor implements EngineListener {
  private final WorkspaceFiles files;
  private final AuditTrail trail;

  /** Jobs whose action was let through, and that are not done with yet. */
  private final Set<String> running = new HashSet<>();

  /**
   * Made by the engine.
   *
   * @param files where the trail lies
   */
  @Inject
  public Auditor(WorkspaceFiles files) {
    this.files = files;
    this.trail = new AuditTrail(files.data().resolve(AuditTrail.FILE));
  }

  @Override
  public void actionDecided(ActionDecided event) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("decision", event.outcome().name());
    fields.put("policy", event.policy());
    fields.put("reason", event.reason());
    fields.put("job", event.request().job().id());
    fields.put("phase", event.request().phase().id());
    fields.put("type", event.request().type());
    fields.put("plugin", event.request().provider());
    fields.put("definition", event.request().definition());
    fields.put("trigger", event.request().trigger().name());
    fields.put("attempt", event.request().attempt());
    fields.put("rules_sha256", RulesHash.of(files.root().resolve(Rules.FILE)));
    write(event.at(), "decision", fields);
    if (event.outcome() == ActionDecided.Outcome.ALLOWED) {
      running.add(event.request().job().id());
    }
  }

  /** What only says again that a job still waits is left out: the decision stands there. */
  @Override
  public void jobFinished(JobFinished event) {
    boolean ran = running.remove(event.job().id());
    if (ran || event.outcome() == JobOutcome.VERIFIED) {
      Map<String, Object> fields = new TreeMap<>();
      fields.put("outcome", event.outcome().name());
      fields.put("reason", event.reason());
      fields.put("job", event.job().id());
      fields.put("phase", event.phase().id());
      fields.put("attempts", event.attempts());
      fields.put("duration_ms", event.duration().toMillis());
      fields.put("completed", event.outcome().completes());
      write(event.at(), ran ? "execution" : "verified", fields);
    }
  }

  @Override
  public void orderCarriedOut(OrderCarriedOut event) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("order", event.order());
    fields.put("job", event.job().id());
    fields.put("by", event.by());
    fields.put("done", event.done());
    fields.put("answer", event.answer());
    fields.put("said", event.arguments().getOrDefault("reason", ""));
    write(event.at(), "order", fields);
  }

  @Override
  public void phaseCompleted(PhaseCompleted event) {
    write(
        event.at(),
        "phase",
        Map.of(
            "phase",
            event.phase().id(),
            "next",
            event.next().map(next -> Integer.toString(next.id())).orElse("")));
  }

  @Override
  public void pluginChanged(PluginChanged event) {
    write(
        event.at(),
        "plugin",
        Map.of(
            "plugin", event.plugin(),
            "change", event.what().name(),
            "from", event.from().orElse(""),
            "to", event.to().orElse(""),
            "reason", event.reason()));
  }

  private void write(Instant at, String kind, Map<String, ?> fields) {
    try {
      trail.append(at, kind, fields);
    } catch (IOException e) {
      throw new UncheckedIOException("the audit trail lacks an entry: " + e.getMessage(), e);
    }
  }
}
