package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.moie.core.log.LogException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database is opened, migrated, and used through what happens to connections. */
@Timeout(120)
class DatabaseTest {
  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();

  @Test
  void the_server_of_the_tests_forces_its_writes_to_the_disk() throws Exception {
    assertThat(database.server().column("show fsync")).containsExactly("on");
    assertThat(database.server().column("show synchronous_commit")).containsExactly("on");
    assertThat(database.server().column("show full_page_writes")).containsExactly("on");
  }

  @Test
  void the_tables_are_made_once_and_left_alone_afterwards() throws Exception {
    try (Database first = database.open()) {
      assertThat(first.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }
    String id = database.server().column("select id from log").get(0);
    try (Database again = database.open()) {
      assertThat(database.server().column("select id from log")).containsExactly(id);
      assertThat(
              database
                  .server()
                  .column("select version from flyway_schema_history where version <> ''"))
          .containsExactly("1");
    }
  }

  @Test
  void tables_of_a_newer_program_are_refused_and_left_alone() throws Exception {
    database.open().close();
    database
        .server()
        .execute("update flyway_schema_history set version = '99' where version = '1'");

    assertThatThrownBy(() -> database.open())
        .isInstanceOf(LogException.class)
        .hasMessageContaining("version 99, made by a newer program");
  }
}
