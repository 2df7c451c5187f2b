package dev.moie.core.postgres;

import dev.moie.core.log.Sql;
import java.sql.PreparedStatement;

/** The statements of the log on a pool of connections. */
final class PgSql implements Sql {
  private final Database database;

  PgSql(Database database) {
    this.database = database;
  }

  @Override
  public <T> T query(String sql, Use<T> use) {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
          }
        });
  }

  @Override
  public int update(String sql, Use<?> binding) {
    return database.transaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.of(statement);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public <T> T transaction(Work<T> work) {
    return database.transaction(work::in);
  }
}
