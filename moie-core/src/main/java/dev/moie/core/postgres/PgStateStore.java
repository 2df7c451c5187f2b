package dev.moie.core.postgres;

import dev.moie.core.log.Fence;
import dev.moie.core.log.LogException;
import dev.moie.core.log.StaleFenceException;
import dev.moie.core.state.AppliedChanges;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.LoadedState;
import dev.moie.core.state.StateProblem;
import dev.moie.core.state.StateStore;
import dev.moie.core.state.StateUpdate;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The state document in PostgreSQL: the bytes of the file, in one row. It is changed as the file
 * is, by splicing values in, under a lock of that row.
 *
 * <p>Not thread-safe, but for {@link #stamp} and {@link #export}.
 */
public final class PgStateStore implements StateStore {
  private final Database database;
  private final ZoneId zone;
  private final Optional<Fence> lead;
  private Optional<Read> last = Optional.empty();

  /** A document that was read, at its version. */
  private record Read(long version, InMemoryStateStore document) {}

  /**
   * Uses a database.
   *
   * @param database stays open; it is its owner's
   * @param zone what times without offset are in
   * @param lead who may change the state; empty where only one engine can be there
   */
  public PgStateStore(Database database, ZoneId zone, Optional<Fence> lead) {
    this.database = database;
    this.zone = zone;
    this.lead = lead;
  }

  @Override
  public String name() {
    return "the state in PostgreSQL (" + database.name() + ")";
  }

  @Override
  public LoadedState load() throws InvalidStateException, IOException {
    long known = last.map(Read::version).orElse(-1L);
    Optional<StateRow> found = io(() -> database.read(c -> StateRow.find(c, known, false)));
    Read read = read(found);
    last = Optional.of(read);
    return read.document().load();
  }

  private Read read(Optional<StateRow> found) throws InvalidStateException {
    StateRow row = found.orElseThrow(this::absent);
    return row.document().isEmpty()
        ? last.orElseThrow()
        : new Read(row.version(), new InMemoryStateStore(name(), row.document().get(), zone));
  }

  private InvalidStateException absent() {
    String message = "there is no state yet; bring a workspace in with \"moie cluster import\"";
    return new InvalidStateException(name(), List.of(new StateProblem("", 1, message)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws StaleFenceException if the lead has passed on to another node; nothing is written then
   */
  @Override
  public AppliedChanges apply(StateUpdate update) throws InvalidStateException, IOException {
    Applied applied = changing(connection -> apply(connection, update));
    last = Optional.of(applied.read());
    return applied.changes();
  }

  private record Applied(AppliedChanges changes, Read read) {}

  private Applied apply(Connection connection, StateUpdate update)
      throws SQLException, InvalidStateException {
    checkLead(connection);
    long known = last.map(Read::version).orElse(-1L);
    Read found = read(StateRow.find(connection, known, true));
    // Changing it in memory is no good if the transaction is undone: then it is read again.
    last = Optional.empty();
    byte[] before = found.document().bytes();
    AppliedChanges changes = found.document().apply(update);
    byte[] after = found.document().bytes();
    if (Arrays.equals(before, after)) {
      return new Applied(changes, found);
    }
    StateRow.keep(connection, false);
    long version = StateRow.replace(connection, after);
    return new Applied(changes, new Read(version, found.document()));
  }

  private void checkLead(Connection connection) throws SQLException {
    if (lead.isPresent() && !Fences.hold(connection, lead.get())) {
      throw new StaleFenceException(name(), lead.get());
    }
  }

  /**
   * Says which document this is; another one has another stamp. Cheap: the document is not read.
   *
   * @throws IOException if the database cannot be read
   */
  public String stamp() throws IOException {
    return io(
        () ->
            database.read(
                c -> StateRow.version(c).map(each -> Long.toString(each)).orElse("none")));
  }

  /**
   * The document, byte by byte as it was put in, but for what has been changed since.
   *
   * @throws InvalidStateException if there is none
   * @throws IOException if the database cannot be read
   */
  public byte[] export() throws InvalidStateException, IOException {
    return io(() -> database.read(c -> StateRow.find(c, -1, false)))
        .flatMap(StateRow::document)
        .orElseThrow(this::absent);
  }

  /**
   * Puts a document in, after it was read without fault. One that is replaced is kept in the table
   * {@code state_backup}.
   *
   * @param replace whether one that is there may be replaced; one of the same bytes is left alone
   *     in any case
   * @throws InvalidStateException with all that is wrong with the new one; nothing is written then
   * @throws IOException if there is another one already, or the database cannot be written
   * @throws StaleFenceException if the lead has passed on to another node
   */
  public void put(byte[] document, boolean replace) throws InvalidStateException, IOException {
    InMemoryStateStore checked = new InMemoryStateStore(name(), document.clone(), zone);
    boolean done =
        changing(
            connection -> {
              checkLead(connection);
              if (StateRow.insert(connection, checked.bytes())) {
                return true;
              }
              byte[] found =
                  StateRow.find(connection, -1, true).flatMap(StateRow::document).orElseThrow();
              if (Arrays.equals(found, checked.bytes())) {
                return true;
              }
              if (replace) {
                StateRow.keep(connection, true);
                StateRow.replace(connection, checked.bytes());
              }
              return replace;
            });
    last = Optional.empty();
    if (!done) {
      throw new IOException(
          name() + " has another document already; export it, then import with --replace");
    }
  }

  /** Something that also reads documents. */
  private interface Change<T> {
    T in(Connection connection) throws SQLException, InvalidStateException;
  }

  /** Carries a problem of the document through a transaction, which it undoes. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient InvalidStateException problem;

    Undone(InvalidStateException problem) {
      super(problem);
      this.problem = problem;
    }
  }

  private <T> T changing(Change<T> change) throws InvalidStateException, IOException {
    try {
      return io(
          () ->
              database.transaction(
                  connection -> {
                    try {
                      return change.in(connection);
                    } catch (InvalidStateException e) {
                      throw new Undone(e);
                    }
                  }));
    } catch (Undone undone) {
      throw undone.problem;
    }
  }

  /** Uses the database. */
  private interface Use<T> {
    T go();
  }

  private static <T> T io(Use<T> use) throws IOException {
    try {
      return use.go();
    } catch (StaleFenceException stale) {
      throw stale;
    } catch (LogException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
