package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.log.Execution;
import dev.moie.core.log.Fence;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.StaleFenceException;
import dev.moie.core.log.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever was taken over from writes nothing more. */
@Timeout(120)
class PgFenceTest {
  private static final Instant T = Instant.parse("2026-01-05T12:00:00Z");
  private static final Fence OLD = Fence.ofJob("1.1", "a", 5);
  private static final Fence YOUNG = Fence.ofJob("1.1", "b", 6);

  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();

  private Database opened;
  private PgExecutionLog log;

  @BeforeEach
  void open() {
    opened = database.open();
    log = new PgExecutionLog(opened);
  }

  private static LogBatch batch(String id) {
    return new LogBatch(
        List.of(
            new Execution(
                id,
                Execution.Kind.STEP,
                "1.1",
                1,
                1,
                "t",
                "p",
                "d",
                T,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty())),
        List.of(Transition.noticed(Transition.Kind.EDITED, T, id, "x")));
  }

  private List<String> subjects() {
    return log.transitionsAfter(0).stream().map(Transition::subject).toList();
  }

  @Test
  void a_write_with_an_older_fence_is_refused_and_leaves_nothing() throws Exception {
    PgExecutionLog old = log.guardedBy(OLD);
    PgExecutionLog young = log.guardedBy(YOUNG);
    old.write(batch("e1"));
    young.write(batch("e2"));

    assertThatThrownBy(() -> old.write(batch("e3")))
        .isInstanceOf(StaleFenceException.class)
        .hasMessageContaining("the execution log refuses a write of node a")
        .hasMessageContaining("its claim 5 on job/1.1 has passed on to another node")
        .satisfies(e -> assertThat(((StaleFenceException) e).fence()).isEqualTo(OLD));
    assertThatThrownBy(() -> old.saved(1)).isInstanceOf(StaleFenceException.class);
    assertThatThrownBy(() -> old.skipTo(99)).isInstanceOf(StaleFenceException.class);

    assertThat(subjects()).containsExactly("e1", "e2");
    assertThat(log.execution("e3")).isEmpty();
    assertThat(log.position().orElseThrow().savedSeq()).isZero();
    assertThat(young.write(batch("e4")).get(0).seq()).isEqualTo(3);
  }

  @Test
  void a_fence_of_another_name_is_not_concerned() {
    log.guardedBy(YOUNG).write(batch("e1"));

    log.guardedBy(Fence.ofJob("1.2", "a", 5)).write(batch("e2"));
    log.guardedBy(new Fence(Fence.LEAD, "a", 1)).write(batch("e3"));
    log.write(batch("e4"));

    assertThat(subjects()).containsExactly("e1", "e2", "e3", "e4");
  }

  @Test
  void the_token_is_written_beside_the_execution() throws Exception {
    log.write(batch("e1"));
    log.guardedBy(YOUNG).write(batch("e2"));

    assertThat(database.server().column("select fencing_token from execution order by place"))
        .containsExactly(null, "6");
  }

  @Test
  void a_claim_keeps_its_beginning_while_it_is_used_and_loses_its_end_with_its_holder()
      throws Exception {
    log.guardedBy(OLD).write(batch("e1"));
    database.server().execute("update claim set since = '2020-01-01', until = '2021-01-01'");

    log.guardedBy(OLD).write(batch("e2"));
    assertThat(claims()).containsExactly("a 5 2020 2021");
    log.guardedBy(YOUNG).write(batch("e3"));

    assertThat(claims()).singleElement().asString().startsWith("b 6 2").endsWith(" none");
  }

  private List<String> claims() throws Exception {
    return database
        .server()
        .column(
            "select holder || ' ' || fence || ' ' || extract(year from since) || ' '"
                + " || coalesce(extract(year from until)::text, 'none') from claim");
  }

  @Test
  void one_that_is_refused_does_not_take_the_others_of_its_group_with_it() {
    log.guardedBy(YOUNG).write(batch("e1"));
    PgEntry before = new PgEntry(batch("e2"), Optional.empty(), Optional.empty());
    PgEntry stale = new PgEntry(batch("e3"), Optional.of(OLD), Optional.empty());
    PgEntry after = new PgEntry(batch("e4"), Optional.of(YOUNG), Optional.empty());

    new PgCommit(opened).accept(List.of(before, stale, after));

    assertThat(before.placed()).extracting(Transition::seq).containsExactly(2L);
    assertThat(after.placed()).extracting(Transition::seq).containsExactly(3L);
    assertThatThrownBy(stale::placed).isInstanceOf(StaleFenceException.class);
    assertThat(subjects()).containsExactly("e1", "e2", "e4");
  }

  @Test
  void a_group_of_refused_ones_writes_nothing() {
    log.guardedBy(YOUNG).write(batch("e1"));
    PgEntry stale = new PgEntry(batch("e3"), Optional.of(OLD), Optional.empty());

    new PgCommit(opened).accept(List.of(stale));

    assertThatThrownBy(stale::placed).isInstanceOf(StaleFenceException.class);
    assertThat(log.position().orElseThrow().lastSeq()).isEqualTo(1);
  }
}
