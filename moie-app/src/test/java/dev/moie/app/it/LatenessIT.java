package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Lateness;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.RunningDaemon;
import dev.moie.app.testing.ThirdPartyJar;
import dev.moie.app.testing.Tickers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How late the runs of a busy daemon are. */
@Tag("alone")
@Tag("slow")
class LatenessIT {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");

  /** Loose: what is measured is printed. */
  private static final long BOUND_MS = 2000;

  @TempDir Path folder;

  @Test
  void jobs_that_hang_fail_or_flood_make_no_other_late() throws Exception {
    Path plugins = folder.resolve("plugins");
    ThirdPartyJar.action(
        plugins,
        "hang",
        "1.0.0",
        "new java.util.concurrent.CountDownLatch(1).await(); return null;");
    ThirdPartyJar.action(plugins, "fail", "1.0.0", "throw new IllegalStateException(\"broken\");");
    ThirdPartyJar.action(
        plugins,
        "flood",
        "1.0.0",
        "for (int i = 0; i < 20000; i++) { System.out.println(\"F\".repeat(100)); }"
            + " return ActionResult.succeeded(\"flooded\");");
    Tickers tickers =
        Tickers.in(
            folder,
            Tickers.cyclic("hang", "PT1S", "hang/act"),
            Tickers.cyclic("fail", "PT1S", "fail/act"),
            Tickers.cyclic("flood", "PT1S", "flood/act"));
    Moie moie = Moie.in(folder);
    try (RunningDaemon daemon = RunningDaemon.start(moie, folder, "--every", "5s")) {
      long enough = Tickers.JOBS * (SLOW ? 40L : 12L);
      daemon.awaits(() -> tickers.ticks() > enough);
    }
    List<Long> late = Lateness.of(folder, Tickers.ids());
    long p99 = Lateness.percentile(late, 99);
    System.out.printf(
        "LatenessIT: lateness beside a job that hangs, one that fails and one that floods: %d"
            + " runs, p50 %d ms, p99 %d ms, most %d ms%n",
        late.size(), late.get(late.size() / 2), p99, late.get(late.size() - 1));
    assertThat(late).hasSizeGreaterThan(Tickers.JOBS * 8);
    assertThat(p99).isLessThan(BOUND_MS);
    String history = moie.run("history", "fail", "--json").out();
    assertThat(history).contains("broken");
  }
}
