package dev.moie.core.plugin;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much one call puts out beside its answer: up to a bound it is passed on, beyond that it is
 * dropped and counted, and beyond a far larger one it is a flood. Made when there is something to
 * count. Takes no lock, as it is asked while a stream is locked. Thread-safe.
 */
final class CallVolume {
  /** An answer with more characters is one that nobody has meant; eight Ki of it are kept. */
  static final long ANSWER_ENDURED = 16L << 20;

  private static final long MIB = 1 << 20;
  private static final long PRINTED_KEPT = 4 * MIB;
  private static final long PRINTED_ENDURED = 64 * MIB;
  private static final long MESSAGES_KEPT = 10_000;
  private static final long MESSAGES_ENDURED = 10_000_000;

  private final AtomicLong printed = new AtomicLong();
  private final AtomicLong messages = new AtomicLong();

  /** Counts what is printed or logged; whether it is passed on. */
  boolean prints(int bytes) {
    return printed.addAndGet(bytes) <= PRINTED_KEPT;
  }

  /** Counts a message of progress; whether it is passed on. */
  boolean reports() {
    return messages.incrementAndGet() <= MESSAGES_KEPT;
  }

  /** What is beyond all measure, such as {@code printed more than 64 MiB}; empty if nothing is. */
  Optional<String> flood() {
    if (printed.get() > PRINTED_ENDURED) {
      return Optional.of("printed more than " + PRINTED_ENDURED / MIB + " MiB");
    }
    if (messages.get() > MESSAGES_ENDURED) {
      return Optional.of("reported its progress more than " + MESSAGES_ENDURED + " times");
    }
    return Optional.empty();
  }

  /** What was dropped, for people; empty if nothing was. */
  Optional<String> dropped() {
    if (printed.get() > PRINTED_KEPT) {
      return Optional.of(
          "printed "
              + printed.get()
              + " bytes; what is over "
              + PRINTED_KEPT / MIB
              + " MiB is lost");
    }
    if (messages.get() > MESSAGES_KEPT) {
      return Optional.of(
          "reported its progress "
              + messages.get()
              + " times; what is over "
              + MESSAGES_KEPT
              + " is lost");
    }
    return Optional.empty();
  }
}
