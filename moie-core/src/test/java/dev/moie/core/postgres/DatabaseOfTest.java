package dev.moie.core.postgres;

import dev.moie.testing.Postgres;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database for each test; opened once more for each process that the test imagines. */
final class DatabaseOfTest implements BeforeEachCallback, AfterEachCallback {
  private final Postgres postgres = new Postgres();
  private final List<Database> opened = new CopyOnWriteArrayList<>();

  @Override
  public void beforeEach(ExtensionContext context) {
    postgres.beforeEach(context);
  }

  /** As one more process does. */
  Database open() {
    return open(postgres.url());
  }

  /** By another way to the same server. */
  Database open(String url) {
    Database database =
        Database.open(
            new DatabaseSettings(
                url,
                Optional.of(postgres.user()),
                Optional.of(postgres::password),
                postgres.schema(),
                DatabaseSettings.DEFAULT_CONNECTIONS));
    opened.add(database);
    return database;
  }

  /** How many are open. */
  int count() {
    return opened.size();
  }

  /** The log of one more process. */
  PgExecutionLog log() {
    return new PgExecutionLog(open());
  }

  /** The server beside it. */
  Postgres server() {
    return postgres;
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    opened.forEach(Database::close);
    postgres.afterEach(context);
  }
}
