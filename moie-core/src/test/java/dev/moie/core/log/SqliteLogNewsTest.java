package dev.moie.core.log;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A log in a file can be followed. */
class SqliteLogNewsTest extends LogNewsContract {
  @TempDir Path folder;

  @Override
  protected ExecutionLog open() {
    return SqliteExecutionLog.open(folder.resolve("log.db"));
  }
}
