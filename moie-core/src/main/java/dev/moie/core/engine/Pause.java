package dev.moie.core.engine;

import java.time.Duration;

/** Waits. A port, so that a test can let time pass without spending it. */
@FunctionalInterface
public interface Pause {
  void pause(Duration duration) throws InterruptedException;
}
