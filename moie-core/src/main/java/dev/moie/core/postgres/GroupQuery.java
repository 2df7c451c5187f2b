package dev.moie.core.postgres;

import dev.moie.core.log.GroupCommit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Asks the server what several threads want to know at about the same time in one exchange. With
 * one thread it is a plain query. Thread-safe.
 *
 * @param <Q> what is asked
 * @param <A> what comes of it
 */
public final class GroupQuery<Q, A> {
  private final Database database;
  private final Asking<Q, A> asking;
  private final GroupCommit<Asked<Q, A>> groups;

  /**
   * Answers several questions.
   *
   * @param <Q> what is asked
   * @param <A> what comes of it
   */
  public interface Asking<Q, A> {
    /** The answers, in the order of the questions; may be called again. */
    List<A> of(Connection connection, List<Q> questions) throws SQLException;
  }

  private static final class Asked<Q, A> {
    private final Q question;
    private A answer;

    Asked(Q question) {
      this.question = question;
    }
  }

  /** Asks a database. */
  public GroupQuery(Database database, Asking<Q, A> asking) {
    this.database = database;
    this.asking = asking;
    this.groups = new GroupCommit<>(this::askAll);
  }

  /**
   * Asks. Not interruptible, as a commit is not.
   *
   * @throws dev.moie.core.log.LogException if the database cannot be read
   */
  public A ask(Q question) {
    Asked<Q, A> asked = new Asked<>(question);
    groups.commit(asked);
    return asked.answer;
  }

  private void askAll(List<Asked<Q, A>> group) {
    List<Q> questions = group.stream().map(each -> each.question).toList();
    List<A> answers = database.read(connection -> asking.of(connection, questions));
    for (int i = 0; i < answers.size(); i++) {
      group.get(i).answer = answers.get(i);
    }
  }
}
