package dev.moie.core.postgres;

import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.ExecutionLogContract;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The execution log in PostgreSQL. */
@Timeout(120)
class PgExecutionLogTest extends ExecutionLogContract {
  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();

  @Override
  protected ExecutionLog open() {
    return database.log();
  }
}
