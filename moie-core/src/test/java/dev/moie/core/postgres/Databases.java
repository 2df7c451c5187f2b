package dev.moie.core.postgres;

import dev.moie.testing.Postgres;
import java.util.Optional;

/** Opens the database of a test. */
final class Databases {
  private Databases() {}

  static DatabaseSettings settings(Postgres postgres) {
    return settings(postgres, postgres.url());
  }

  static DatabaseSettings settings(Postgres postgres, String url) {
    return new DatabaseSettings(
        url,
        Optional.of(postgres.user()),
        Optional.of(postgres::password),
        postgres.schema(),
        DatabaseSettings.DEFAULT_CONNECTIONS);
  }

  static Database open(Postgres postgres) {
    return Database.open(settings(postgres));
  }
}
