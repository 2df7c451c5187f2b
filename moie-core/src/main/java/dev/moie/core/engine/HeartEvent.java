package dev.moie.core.engine;

import dev.moie.api.JobInfo;
import dev.moie.core.stop.Stop;
import java.time.Instant;

/** What happens in a {@link Heart}. */
public sealed interface HeartEvent {

  /** When. */
  Instant at();

  /** The state and the log are open, and what a crash left is recovered. */
  record Opened(Instant at) implements HeartEvent {}

  /** A job is about to be taken: one that is open, due, or asked for. */
  record Started(Instant at, int phase, JobInfo job) implements HeartEvent {}

  /** A job is done with. */
  record Ended(Instant at, JobReport report) implements HeartEvent {}

  /** A beat has ended. */
  record Beaten(Instant at, BeatReport report) implements HeartEvent {}

  /** The kill switch has been thrown. */
  record Stopped(Instant at, Stop stop) implements HeartEvent {}

  /** The workspace may go on. */
  record Resumed(Instant at) implements HeartEvent {}

  /** People have changed jobs in the state. */
  record Edited(Instant at) implements HeartEvent {}

  /** Something is wrong with the state, the log or the disk; it is tried again. */
  record Troubled(Instant at, String problem) implements HeartEvent {}

  /** What was wrong is over. */
  record Mended(Instant at) implements HeartEvent {}

  /** Something that people should know. */
  record Noted(Instant at, String line) implements HeartEvent {}
}
