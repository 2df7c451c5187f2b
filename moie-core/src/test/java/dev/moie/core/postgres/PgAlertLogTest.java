package dev.moie.core.postgres;

import dev.moie.core.log.AlertLogContract;
import dev.moie.core.log.ExecutionLog;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alerts in PostgreSQL. */
@Timeout(120)
class PgAlertLogTest extends AlertLogContract {
  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();

  @Override
  protected ExecutionLog open() {
    return database.log();
  }
}
