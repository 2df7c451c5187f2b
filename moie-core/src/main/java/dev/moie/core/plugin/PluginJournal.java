package dev.moie.core.plugin;

import dev.moie.api.event.PluginChanged;
import dev.moie.core.engine.Journal;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happened to plugins into the journal that people read. */
public final class PluginJournal implements Consumer<PluginChanged> {
  private static final Logger LOG = LoggerFactory.getLogger(PluginJournal.class);

  private final Journal journal;

  public PluginJournal(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void accept(PluginChanged change) {
    try {
      journal.write(line(change));
    } catch (IOException e) {
      LOG.warn("the journal could not be written: {}", Thrown.describe(e));
    }
  }

  private static String line(PluginChanged change) {
    String from = change.from().orElse("");
    String to = change.to().orElse("");
    String told =
        switch (change.what()) {
          case ADDED -> " " + to;
          case REMOVED -> " " + from;
          case REPLACED -> " " + from + " BY " + to;
          case KEPT -> " " + from + ": " + change.reason();
        };
    return "PLUGIN " + change.what() + ": " + change.plugin() + told;
  }
}
