package dev.moie.core.postgres;

import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.PruneContract;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Old executions in PostgreSQL are forgotten. */
@Timeout(120)
class PgPruneTest extends PruneContract {
  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();

  @Override
  protected ExecutionLog open() {
    return database.log();
  }
}
