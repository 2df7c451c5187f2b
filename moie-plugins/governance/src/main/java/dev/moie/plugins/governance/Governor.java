package dev.moie.plugins.governance;

import dev.moie.api.OnlyWithFile;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.policy.ActionRequest;
import dev.moie.api.policy.Decision;
import dev.moie.api.policy.Policy;
import dev.moie.plugins.governance.audit.AuditTrail;
import dev.moie.plugins.governance.rules.Rules;
import dev.moie.plugins.governance.rules.RulesReader;
import jakarta.inject.Inject;
import java.time.Clock;
import org.pf4j.Extension;

/**
 * Decides by the rules in {@code governance.yaml}, read anew for each action. Rules that cannot be
 * read, and an audit trail that cannot be gone on with, let nothing through.
 */
@Extension
@OnlyWithFile(Rules.FILE)
public final class Governor implements Policy {
  private final WorkspaceFiles files;
  private final Clock clock;

  /**
   * Made by the engine.
   *
   * @param files where the rules lie
   * @param clock the time
   */
  @Inject
  public Governor(WorkspaceFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  @Override
  public Decision decide(ActionRequest request) throws Exception {
    new AuditTrail(files.data().resolve(AuditTrail.FILE)).check();
    return RulesReader.of(files.root().resolve(Rules.FILE))
        .decide(
            request,
            files.root(),
            Backups.newest(files.root().resolve("backups")),
            clock.instant());
  }
}
