package dev.moie.core.log;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Alerts in a file. */
class SqliteAlertLogTest extends AlertLogContract {
  @TempDir Path folder;

  @Override
  protected ExecutionLog open() {
    return SqliteExecutionLog.open(folder.resolve("log.db"));
  }
}
