package dev.moie.core.state;

import dev.moie.core.json.JsonText;
import java.time.ZoneId;
import java.util.Optional;

/** A copy of a state that changes in memory only: what a simulation works on. */
public final class InMemoryStateStore implements StateStore {
  private final String name;
  private final ZoneId zone;
  private StateDocument document;

  /**
   * Reads a document.
   *
   * @param name what to call it in messages
   * @param bytes the document
   * @param zone what times without offset are in
   * @throws InvalidStateException with all that is wrong with it
   */
  public InMemoryStateStore(String name, byte[] bytes, ZoneId zone) throws InvalidStateException {
    this.name = name;
    this.zone = zone;
    this.document = StateDocument.read(name, new JsonText(bytes), zone);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public LoadedState load() {
    return document.loaded();
  }

  @Override
  public AppliedChanges apply(StateUpdate update) throws InvalidStateException {
    StateDocument.Changed changed = document.with(update, name, zone);
    document = changed.document();
    return changed.applied(Optional.empty());
  }

  /** The document as it is now. */
  public byte[] bytes() {
    return document.text().bytes();
  }
}
