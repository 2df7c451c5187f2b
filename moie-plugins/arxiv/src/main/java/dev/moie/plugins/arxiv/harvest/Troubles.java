package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.http.AskLaterException;
import dev.moie.plugins.arxiv.http.RefusedException;
import dev.moie.plugins.arxiv.http.UnusableAnswerException;
import dev.moie.plugins.arxiv.wire.OaiError;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What could not be got, while all else still can be: one broken source does not stop the rest. */
final class Troubles {
  private final List<String> all = new ArrayList<>();
  private final List<Instant> nextTries = new ArrayList<>();

  /** Something that arXiv is asked for. */
  interface Part {
    /** Asks for it. */
    void get() throws IOException, InterruptedException;
  }

  /**
   * Gets a part, or keeps why not.
   *
   * @param name of it, for people
   * @return whether it was got
   * @throws AskLaterException if no other part may be asked for either
   * @throws IOException if something cannot be kept
   */
  boolean around(String name, Part part) throws IOException, InterruptedException {
    try {
      part.get();
      return true;
    } catch (AskLaterException e) {
      if (e.reason() != AskLaterException.Reason.NO_USABLE_ANSWER) {
        throw e;
      }
      add(name + ": " + e.getMessage());
      nextTries.add(e.until());
    } catch (RefusedException | UnusableAnswerException | OaiError e) {
      add(name + ": " + e.getMessage());
    }
    return false;
  }

  void add(String trouble) {
    all.add(trouble);
  }

  /** That something is missing; empty if nothing went wrong. */
  Optional<Completeness> partial() {
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Completeness(
                Completeness.Status.PARTIAL,
                String.join("; ", all),
                nextTries.stream().max(Comparator.naturalOrder())));
  }
}
