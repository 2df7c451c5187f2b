package dev.moie.plugins.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.BeatOutcome;
import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.testkit.MoieEngine;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileVerifierTest {
  @RegisterExtension final MoieEngine engine = MoieEngine.ofPlugin();

  @Test
  void a_job_is_completed_as_soon_as_its_file_is_there() {
    engine.openJob("1.1").verify("verify/file", Map.of("path", "report.md"));

    engine
        .beat()
        .is(BeatOutcome.ACTION_REQUIRED)
        .job("1.1")
        .is(JobOutcome.ACTION_REQUIRED)
        .because("does not exist");
    assertThat(engine.status("1.1")).isEqualTo("pending");

    engine.file("report.md").write("done");
    engine.beat().is(BeatOutcome.PROGRESSED).job("1.1").is(JobOutcome.VERIFIED);
    assertThat(engine.status("1.1")).isEqualTo("completed");
  }

  @Test
  void a_file_grows_too_old() {
    engine.file("report.md").write("done");
    engine.clock().set(java.time.Instant.now());
    Map<String, String> daily = Map.of("path", "report.md", "max_age", "P1D");

    assertThat(engine.verify("verify/file", daily).verdict())
        .isEqualTo(Verification.Verdict.VERIFIED);
    engine.clock().advance(Duration.ofDays(2));

    assertThat(engine.verify("verify/file", daily).reason()).contains("more than PT24H");
  }
}
