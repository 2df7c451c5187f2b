package dev.moie.core.engine;

/** Takes what a person should know of, one line each. Does not throw. */
@FunctionalInterface
interface Notices {
  void tell(String line);
}
