package dev.moie.core.engine;

import java.io.IOException;

/** The journal that people read: one line for each thing that changed. */
@FunctionalInterface
public interface Journal {

  /** Writes nothing: the journal of a simulation. */
  Journal NONE = line -> {};

  /** Appends a line; the implementation adds the time. */
  void write(String line) throws IOException;
}
