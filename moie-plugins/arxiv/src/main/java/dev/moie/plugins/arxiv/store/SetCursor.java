package dev.moie.plugins.arxiv.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the harvest of one set has come.
 *
 * @param complete the last day up to which everything is here; empty before the first harvest
 * @param open a harvest that was not finished
 */
public record SetCursor(Optional<LocalDate> complete, Optional<Open> open) {
  /** Of a set that was never harvested. */
  public static final SetCursor NEVER = new SetCursor(Optional.empty(), Optional.empty());

  /**
   * A harvest under way.
   *
   * @param from the day that it began with
   * @param began what the server's clock said when it began: up to there it will be complete
   * @param token what asks for the next page
   * @param got when the token was given; it is good until the next midnight UTC
   */
  public record Open(LocalDate from, Instant began, String token, Instant got) {

    /** Whether the token can still be good. */
    public boolean isFresh(Instant now) {
      return day(got).equals(day(now));
    }

    private static LocalDate day(Instant moment) {
      return moment.atZone(java.time.ZoneOffset.UTC).toLocalDate();
    }
  }
}
