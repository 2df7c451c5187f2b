package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.log.LogException;
import dev.moie.testing.Postgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What keeps a database from being used is told with what to do. */
@Timeout(120)
class DatabaseFailuresTest {
  @RegisterExtension final Postgres postgres = new Postgres();

  private DatabaseSettings settings(String url, String user, String password) {
    return new DatabaseSettings(
        url, Optional.of(user), Optional.of(() -> password), postgres.schema(), 2);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void a_server_that_is_not_there() throws Exception {
    String place = "127.0.0.1:" + unusedPort() + "/moie";

    assertThatThrownBy(() -> Database.open(settings("jdbc:postgresql://" + place, "ada", "s3cret")))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("the database " + place + " cannot be opened: ")
        .hasMessageContaining("check that PostgreSQL runs there and lets this machine connect")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void a_database_that_is_not_there() {
    String url = postgres.url().replaceFirst("/[^/]*$", "/no_such_database");

    assertThatThrownBy(() -> Database.open(settings(url, postgres.user(), postgres.password())))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("\"no_such_database\" does not exist")
        .hasMessageContaining("make the database with createdb, or correct store");
  }

  @Test
  void a_user_that_is_not_let_in() {
    assertThatThrownBy(() -> Database.open(settings(postgres.url(), "no_such_user", "s3cret")))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("no_such_user")
        .hasMessageContaining("check cluster.user and cluster.password_secret")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void a_role_that_may_not_make_the_schema_and_one_that_may_use_it_when_it_is_made()
      throws Exception {
    String role = "r_" + postgres.schema();
    postgres.execute("create role " + role + " login password 'pw'");
    try {
      DatabaseSettings settings = settings(postgres.url(), role, "pw");

      assertThatThrownBy(() -> Database.open(settings))
          .isInstanceOf(LogException.class)
          .hasMessageContaining("permission denied")
          .hasMessageContaining(
              "create schema if not exists " + postgres.schema() + " authorization ROLE");

      postgres.execute("create schema " + postgres.schema() + " authorization " + role);
      try (Database database = Database.open(settings)) {
        assertThat(new PgExecutionLog(database).position().orElseThrow().isClean()).isTrue();
      }
    } finally {
      postgres.execute("drop schema if exists " + postgres.schema() + " cascade");
      postgres.execute("drop role " + role);
    }
  }
}
