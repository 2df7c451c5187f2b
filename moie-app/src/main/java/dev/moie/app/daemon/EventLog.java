package dev.moie.app.daemon;

import dev.moie.core.engine.HeartEvent;
import dev.moie.core.engine.JobReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens in the heart, as lines of the daemon's log. */
final class EventLog {
  private static final Logger LOG = LoggerFactory.getLogger("moie.daemon");

  private EventLog() {}

  static void write(HeartEvent event) {
    if (event instanceof HeartEvent.Ended ended) {
      ended(ended.report());
    } else if (event instanceof HeartEvent.Beaten beaten) {
      LOG.info(
          "heartbeat {} in phase {}",
          beaten.report().outcome(),
          beaten.report().state().meta().currentPhase());
      beaten
          .report()
          .warnings()
          .forEach(warning -> LOG.warn("{}", warning.describe("the state file")));
    } else if (event instanceof HeartEvent.Stopped stopped) {
      LOG.warn("{}; nothing is started until \"moie resume\"", stopped.stop().describe());
    } else if (event instanceof HeartEvent.Resumed) {
      LOG.info("resumed");
    } else if (event instanceof HeartEvent.Edited) {
      LOG.info("the state file was edited; its jobs are taken over");
    } else if (event instanceof HeartEvent.Troubled troubled) {
      LOG.error("{}; it is tried again", troubled.problem());
    } else if (event instanceof HeartEvent.Mended) {
      LOG.info("what was wrong is over");
    } else if (event instanceof HeartEvent.Noted noted) {
      LOG.info("{}", noted.line());
    }
  }

  private static void ended(JobReport report) {
    String line = "job {} {} in {} ms: {}";
    Object[] words = {
      report.job().id(), report.outcome(), report.duration().toMillis(), report.reason()
    };
    if (report.outcome().isProblem()) {
      LOG.warn(line, words);
    } else {
      LOG.info(line, words);
    }
  }
}
