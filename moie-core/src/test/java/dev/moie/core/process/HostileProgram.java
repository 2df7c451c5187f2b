package dev.moie.core.process;

import dev.moie.api.process.ProcessResult.Ending;
import dev.moie.api.process.ProcessSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Programs that do what programs should not. Each runs in the folder {@code folder}. */
enum HostileProgram {
  HANGS("sleep 600", Ending.TIMED_OUT),
  HANGS_WITHOUT_OUTPUT("echo last; exec >&- 2>&-; sleep 600", Ending.TIMED_OUT),
  IGNORES_SIGTERM("trap '' TERM INT HUP; echo last; while :; do sleep 600; done", Ending.TIMED_OUT),
  FLOODS("yes", Ending.TIMED_OUT),
  FLOODS_AND_ENDS("head -c 3000000 /dev/zero | tr '\\0' x; echo last", Ending.EXITED),
  LEAVES_A_CHILD("sleep 600 & echo last", Ending.EXITED),
  LEAVES_A_QUIET_CHILD("sleep 600 >/dev/null 2>&1 & echo last", Ending.EXITED),
  LEAVES_A_CHILD_THAT_FLOODS("yes & echo last", Ending.EXITED),
  LEAVES_A_CHILD_THAT_IGNORES_SIGNALS(
      "(trap '' TERM HUP; while :; do sleep 600; done) & echo last", Ending.EXITED),
  FORKS_TWICE("(sh -c 'sleep 600 & sleep 600' &) ; echo last", Ending.EXITED),
  HANGS_WITH_A_CHILD_IN_ITS_OWN_SESSION("setsid sleep 600 & wait", Ending.TIMED_OUT),
  DIES_OF_A_SIGNAL("echo last; kill -SEGV $$", Ending.SIGNALLED),
  READS_STANDARD_INPUT("cat; echo last", Ending.EXITED),
  PRINTS_BINARY("head -c 20000 /dev/urandom; printf '\\377\\376\\0\\nlast\\n'", Ending.EXITED),
  PRINTS_BROKEN_UTF_8("printf '\\303'; printf '\\360\\237\\nlast\\n'", Ending.EXITED),
  REMOVES_ITS_FOLDER("mkdir $$ && cd $$ && rmdir ../$$ && echo last; exit 0", Ending.EXITED);

  /** How long those that hang are let. */
  static final Duration LIMIT = Duration.ofMillis(400);

  private final String line;
  private final Ending ending;

  HostileProgram(String line, Ending ending) {
    this.line = line;
    this.ending = ending;
  }

  Ending ending() {
    return ending;
  }

  /** Whether the end of its output is the word {@code last}. */
  boolean saysLast() {
    return line.contains("last") && this != LEAVES_A_CHILD_THAT_FLOODS;
  }

  ProcessSpec in(Path folder) {
    Duration limit = ending == Ending.TIMED_OUT ? LIMIT : Duration.ofSeconds(60);
    return ProcessSpec.program(List.of("/bin/sh", "-c", line)).in(folder).withTimeout(limit);
  }
}
