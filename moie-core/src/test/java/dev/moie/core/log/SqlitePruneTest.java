package dev.moie.core.log;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Old executions in a file are forgotten. */
class SqlitePruneTest extends PruneContract {
  @TempDir Path folder;

  @Override
  protected ExecutionLog open() {
    return SqliteExecutionLog.open(folder.resolve("log.db"));
  }
}
