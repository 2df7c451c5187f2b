package dev.moie.core.postgres;

import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LogNewsContract;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A log in PostgreSQL can be followed. */
@Timeout(120)
class PgLogNewsTest extends LogNewsContract {
  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();

  @Override
  protected ExecutionLog open() {
    return database.log();
  }
}
